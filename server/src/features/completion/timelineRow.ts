import { CompletionItemKind } from "vscode-languageserver";
import type { Timeline } from "../../model/document";
import { message } from "../../text/message";
import { lineEnding } from "../../rules/style";
import { endOfEntry, entryLike, timeLike } from "../../rules/timelineRow";
import type { Span, TextEdit } from "../../text/span";
import { say, type DocumentContext } from "../context";
import type { Offer } from "./items";

/** The timeline a line belongs to: in it, or directly behind its last entry. */
export function timelineAt(context: DocumentContext, line: Span): Timeline | undefined {
  const { text } = context.model.markdown;
  return context.model.timelines.find((timeline) => {
    const last = timeline.entries.at(-1);
    if (last === undefined || timeline.keyEvents || line.start < timeline.span.start) return false;
    return line.start <= last.span.end || text.slice(last.span.end, line.start).trim() === "";
  });
}

/** Now, as the next entry of a timeline: its own marker, date style, separators and zone. */
export function nowRow(timeline: Timeline, context: DocumentContext): Offer | undefined {
  const last = timeline.entries.at(-1);
  if (last === undefined) return undefined;
  return {
    label: say(context, message("Now: {0}", timeLike(last, timeline, { at: context.now }, context))),
    newText: entryLike(last, timeline, { at: context.now, text: "" }, context),
    detail: say(context, message("A timeline entry with the present time")),
    kind: CompletionItemKind.Event,
    filter: "now いま 現在",
  };
}

/** Adds the present time below the last entry of the document's last timeline. */
export function nowEdit(context: DocumentContext): readonly TextEdit[] {
  const { model } = context;
  const timeline = model.timelines.filter(({ keyEvents, entries }) => !keyEvents && entries.length > 0).at(-1);
  const row = timeline && nowRow(timeline, context);
  const last = timeline?.entries.at(-1);
  if (row === undefined || last === undefined) return [];
  const end = endOfEntry(last, model);
  const ending = lineEnding(model.markdown.text);
  const gap = last.form === "heading" || last.form === "paragraph" ? ending : "";
  return [{ span: { start: end, end }, newText: `${ending}${gap}${row.newText}` }];
}
