import type { Action, ActionState, DocumentModel, KindReason, Timeline, TimelineEntry } from "../../model/document";
import type { Diagnostic } from "../../rules/rule";
import type { LineIndex } from "../../text/lineIndex";
import { inspectFields, type InspectedFields } from "./fields";
import { inspectSections, type InspectedSections } from "./sections";
import { dayOf, wallTime } from "./times";

/** What was understood of a document, as `inspect` prints it. Lines are 1-based. */
export interface InspectedDocument extends InspectedSections {
  readonly path: string;
  readonly kind: string;
  readonly kindReason: InspectedReason;
  readonly language: string;
  readonly incidents: number;
  readonly title: InspectedTitle | null;
  readonly fields: InspectedFields;
  readonly timeline: readonly InspectedEntry[];
  readonly timelineZone: string | null;
  readonly backwardSteps: readonly number[];
  readonly badTimes: readonly number[];
  readonly actions: readonly InspectedAction[];
  /** Only of files that report several incidents. */
  readonly parts?: readonly InspectedPart[];
}

export interface InspectedReason {
  readonly by: KindReason["by"];
  readonly path?: string;
  readonly glob?: string;
  readonly line?: number;
  readonly evidence?: readonly string[];
}

export interface InspectedTitle {
  readonly value: string;
  readonly line: number;
}

export interface InspectedEntry {
  readonly line: number;
  /** Null when neither day nor time of day can be told. */
  readonly time: string | null;
  readonly until?: string;
  readonly zone: string | null;
  readonly approximate: boolean;
  readonly text: string;
}

export interface InspectedAction {
  readonly line: number;
  readonly state: "open" | "done" | "unknown";
  readonly owner: string | null;
  readonly due: string | null;
  readonly link: string | null;
  readonly text: string;
}

export interface InspectedPart {
  readonly title: InspectedTitle;
  /** First and last line. */
  readonly lines: readonly [number, number];
  readonly fields: InspectedFields;
}

/**
 * @param path as printed
 * @param diagnostics what the rules found: they decide which entries go back in time
 */
export function inspectModel(
  model: DocumentModel,
  path: string,
  diagnostics: readonly Diagnostic[],
): InspectedDocument {
  const { lines } = model.markdown;
  const at = (offset: number): number => lines.lineOf(offset) + 1;
  const { sections, emptySections } = inspectSections(model);
  return {
    path,
    kind: model.kind,
    kindReason: inspectReason(model.kindReason, at),
    language: model.language,
    incidents: model.incidents,
    title: model.title === undefined ? null : { value: model.title.text, line: at(model.title.span.start) },
    fields: inspectFields(model, 0),
    sections,
    emptySections,
    timeline: model.timelines.flatMap((timeline) => inspectTimeline(timeline, lines)),
    timelineZone: model.timelines.find(({ zone }) => zone !== undefined)?.zone?.name ?? null,
    backwardSteps: diagnostics.filter(({ code }) => code === "timeline/order").map(({ span }) => at(span.start)),
    badTimes: badTimes(model, at),
    actions: model.actions.filter(({ placeholder }) => !placeholder).map((action) => inspectAction(action, at)),
    ...(model.incidents > 1 ? { parts: inspectParts(model, at) } : {}),
  };
}

type LineAt = (offset: number) => number;

function inspectReason(reason: KindReason, at: LineAt): InspectedReason {
  if (reason.by !== "front-matter") return reason;
  return { by: reason.by, line: at(reason.span.start) };
}

function inspectTimeline({ entries }: Timeline, lines: LineIndex): readonly InspectedEntry[] {
  return entries
    .filter(({ reading }) => reading.problem === undefined)
    .map(({ span, moment, until, reading, text }) => ({
      line: lines.lineOf(span.start) + 1,
      time: (moment && localTime(moment)) ?? null,
      ...(until === undefined ? {} : { until: localTime(until) }),
      zone: moment?.zone?.name ?? reading.zone?.name ?? null,
      approximate: moment?.approximate ?? reading.approximate,
      text,
    }));
}

/** Entries have their zone beside the time, so the time itself carries none. */
const localTime = (moment: NonNullable<TimelineEntry["moment"]>): string | undefined =>
  wallTime({ ...moment, zone: undefined });

/** Lines of times that are impossible or not filled in. */
function badTimes({ timelines, fields }: DocumentModel, at: LineAt): readonly number[] {
  const spans = [
    ...timelines.flatMap(({ entries }) => entries.filter(({ reading }) => reading.problem).map(({ span }) => span)),
    ...timelines.flatMap(({ placeholders }) => placeholders.map(({ span }) => span)),
    ...fields.filter(({ time }) => time?.reading.problem !== undefined).map(({ span }) => span),
  ];
  return [...new Set(spans.map(({ start }) => at(start)))].sort((a, b) => a - b);
}

const states: Readonly<Record<ActionState, InspectedAction["state"]>> = {
  open: "open",
  doing: "open",
  done: "done",
  declined: "done",
  unknown: "unknown",
};

function inspectAction({ span, state, owner, due, link, text }: Action, at: LineAt): InspectedAction {
  return {
    line: at(span.start),
    state: states[state],
    owner: owner ?? null,
    due: (due && dayOf(due)) ?? null,
    link: link ?? null,
    text,
  };
}

function inspectParts(model: DocumentModel, at: LineAt): readonly InspectedPart[] {
  return model.parts.map(({ title, titleSpan, span }, part) => ({
    title: { value: title, line: at(titleSpan.start) },
    lines: [at(span.start), at(Math.max(span.start, span.end - 1))],
    fields: inspectFields(model, part),
  }));
}
