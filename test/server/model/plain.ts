import type { DocumentModel } from "../../../server/src/model/document";
import { resolveConfig } from "../../../server/src/config/resolve";
import type { MarkdownDocument } from "../../../server/src/markdown/document";
import { readMarkdown } from "../../../server/src/markdown/read";
import { readModel } from "../../../server/src/model/readModel";
import type { Moment } from "../../../server/src/time/moment";
import { formatClock, formatDate } from "../../../server/src/time/civil";
import type { Span } from "../../../server/src/text/span";

const { config } = resolveConfig({});

/** Folder and name of a file whose kind its text alone decides. */
export const postmortem = "postmortems/example.md";

export const model = (markdown: MarkdownDocument, path = postmortem): DocumentModel =>
  readModel(markdown, { path, config });

export const read = (text: string, path = postmortem): DocumentModel => model(readMarkdown(text), path);

/** What stands at a span of the model's text. */
export const at = ({ markdown }: DocumentModel, span: Span): string => markdown.text.slice(span.start, span.end);

/** `2026-03-23 10:00 JST ~ after`; a bare date without its clock, a time of an unknown day without a date. */
export function shownMoment(moment: Moment | undefined): string {
  if (!moment) return "?";
  const { dated, earliest, precision, zone, approximate, open } = moment;
  const clock = precision === "day" ? undefined : formatClock(earliest, precision === "second");
  const words = [dated ? formatDate(earliest) : undefined, clock, zone?.name, approximate ? "~" : undefined, open];
  return words.filter((word) => word !== undefined).join(" ");
}

/** Every fact of a model as plain data: getters are called, so that two models can be compared. */
export function facts(found: DocumentModel): unknown {
  const { markdown: _, sections, timelines, actions, prose, ...rest } = found;
  return {
    ...rest,
    sections: sections.map(({ parent, ...section }) => ({ ...section, parent: parent?.titleSpan })),
    timelines: timelines.map(({ section, entries, ...timeline }) => ({
      ...timeline,
      section: section?.titleSpan,
      entries: entries.map(({ span, timeSpan, form, reading, moment, until, text, textSpan, milestone, label }) => ({
        span,
        timeSpan,
        form,
        reading,
        moment,
        until,
        text,
        textSpan,
        milestone,
        label,
      })),
    })),
    actions: actions.map(({ section, ...action }) => ({ ...action, section: section.titleSpan })),
    prose: prose.map((line) => ({
      section: line.section,
      text: line.text,
      span: line.span,
      whole: line.spanOf(0, line.text.length),
    })),
  };
}
