import type { DocumentModel, Field, FieldKey, StatedDuration } from "../../model/document";
import { message } from "../../text/message";
import { day } from "../../time/civil";
import type { Moment } from "../../time/moment";
import { findTimes } from "../../time/readTime";
import { momentOf } from "../../time/resolve";
import { incidentKinds, type Fix, type RelatedPlace, type Rule } from "../rule";
import { isClock, minutesBetween } from "../when";
import { contradictionOf, timeFields, type TimeField } from "./spans";
import { writeDuration } from "./writeDuration";

/**
 * A stated duration that none of the document's own times gives. Silent where another basis is stated, where a time is
 * missing, and where any plausible pair of times fits: authors count from different moments.
 */
export const durationMismatch: Rule = {
  code: "time/duration-mismatch",
  severity: "warning",
  onByDefault: true,
  kinds: incidentKinds,
  *check(model) {
    for (const field of model.fields) {
      const { duration } = field;
      if (!duration || duration.basis !== undefined || field.placeholder || !(field.key in measured)) continue;
      if (contradictionOf(model, field.part) || isReached(model, field, duration)) continue;
      const pair = nearestPair(model, field, duration);
      if (pair === undefined) continue;
      yield {
        span: duration.span,
        message: message(
          "None of the times in this document gives this duration: from {0} to {1} it is {2}. Correct the duration or the times, or say what was counted.",
          rawOf(pair.from),
          rawOf(pair.to),
          minutesText(pair.minutes),
        ),
        related: relatedOf(pair),
        fixes: correction(model, duration, pair.minutes),
      };
    }
  },
};

/** Which moments each duration may be counted between. */
const measured: Readonly<
  Partial<Record<FieldKey, { readonly from: readonly FieldKey[]; readonly to: readonly FieldKey[] }>>
> = {
  duration: { from: ["start", "detected", "declared", "acknowledged"], to: ["mitigated", "end"] },
  ttr: { from: ["start", "detected", "declared", "acknowledged"], to: ["end", "mitigated"] },
  ttd: { from: ["start"], to: ["detected", "declared", "acknowledged"] },
};

interface Pair {
  readonly from: TimeField;
  readonly to: TimeField;
  /** Between the two. */
  readonly minutes: number;
}

/**
 * Of the pairs of fields that are told to the minute, the one that comes nearest to the duration: the one its author
 * most likely counted between.
 */
function nearestPair(model: DocumentModel, { key, part }: Field, duration: StatedDuration): Pair | undefined {
  const clocked = (keys: readonly FieldKey[]): TimeField[] =>
    keys
      .flatMap((one) => timeFields(model, one, part))
      .filter(({ at }) => isClock(at) && at.dated && at.open === undefined);
  let nearest: Pair | undefined;
  for (const from of clocked(measured[key]?.from ?? [])) {
    for (const to of clocked(measured[key]?.to ?? [])) {
      const given = from.field === to.field ? undefined : minutesBetween(from.at, to.at);
      if (given === undefined || given.most < 0) continue;
      const minutes = Math.round((given.least + given.most) / 2);
      const isNearer =
        nearest === undefined || Math.abs(minutes - duration.minutes) < Math.abs(nearest.minutes - duration.minutes);
      if (isNearer) nearest = { from, to, minutes };
    }
  }
  return nearest;
}

/** True when some plausible pair of moments lies as far apart as stated, or a range beside the duration does. */
function isReached(model: DocumentModel, field: Field, duration: StatedDuration): boolean {
  const { from, to } = candidates(model, field);
  return (
    rangesIn(field.raw).some(([start, end]) => fits(duration, start, end)) ||
    from.some((start) => to.some((end) => fits(duration, start, end)))
  );
}

/** Beyond this the pairs are too many to try: then the ends of the timeline and its milestones stand for it. */
const manyEntries = 100;

function candidates(model: DocumentModel, { key, part }: Field): { from: Moment[]; to: Moment[] } {
  const keys = measured[key] ?? { from: [], to: [] };
  const momentsOf = (some: readonly FieldKey[]): Moment[] =>
    some.flatMap((one) => timeFields(model, one, part)).flatMap(({ at, until }) => (until ? [at, until] : [at]));
  const entries = model.timelines.filter((timeline) => timeline.part === part).flatMap((timeline) => timeline.entries);
  const telling =
    entries.length <= manyEntries
      ? entries
      : entries.filter(({ milestone }, i) => milestone !== undefined || i === 0 || i === entries.length - 1);
  const told = telling.flatMap(({ moment, until }) => [moment, until].filter((one) => one !== undefined));
  return { from: [...momentsOf([...keys.from, "date"]), ...told], to: [...momentsOf(keys.to), ...told] };
}

/** `23 minutes (02:33–02:56)`: the value tells what was counted. A range that ends before it starts passes midnight. */
function rangesIn(raw: string): [Moment, Moment][] {
  return findTimes(raw).flatMap((reading): [Moment, Moment][] => {
    const start = momentOf(reading, 0);
    const end = reading.until && momentOf(reading.until, 0);
    if (!start || !end) return [];
    const later = { ...end, earliest: end.earliest + day, latest: end.latest + day };
    return [
      [start, end],
      [start, later],
    ];
  });
}

/** Equal within the width of the duration's smallest unit and of the two moments. */
function fits(duration: StatedDuration, from: Moment, to: Moment): boolean {
  const given = minutesBetween(from, to);
  if (given === undefined) return false;
  const slack = Math.max(duration.unit, 2, duration.approximate ? duration.upTo / 4 : 0);
  return given.least <= duration.upTo + slack && given.most >= duration.minutes - slack;
}

const rawOf = ({ field }: TimeField): string => field.time?.reading.raw ?? field.raw;

function minutesText(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  return hours > 0 ? `${hours} h ${minutes % 60} min` : `${minutes} min`;
}

const relatedOf = ({ from, to }: Pair): RelatedPlace[] => [
  { span: from.field.span, message: message("Counted from here") },
  { span: to.field.span, message: message("Counted to here") },
];

function correction(model: DocumentModel, duration: StatedDuration, minutes: number): Fix[] {
  const newText = writeDuration(minutes, model.markdown.text.slice(duration.span.start, duration.span.end));
  return newText === undefined
    ? []
    : [{ title: message("Write {0}", newText), edits: [{ span: duration.span, newText }] }];
}
