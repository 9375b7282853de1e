import type { DocumentModel, Field, FieldKey, StatedDuration } from "../../model/document";
import { memoByText } from "../../text/memo";
import { message } from "../../text/message";
import { day, minute } from "../../time/civil";
import { findTimes } from "../../time/readTime";
import { momentOf } from "../../time/resolve";
import { lengthText } from "../lengthText";
import { incidentKinds, type Fix, type RelatedPlace, type Rule } from "../rule";
import { isClock, minutesBetween } from "../when";
import { manyTimes, PlausibleLengths, type Length, type Measured } from "./lengths";
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
    const lengths = new PlausibleLengths(model, measured);
    for (const field of model.fields) {
      const { duration } = field;
      if (!duration || duration.basis !== undefined || field.placeholder || !(field.key in measured)) continue;
      if (contradictionOf(model, field.part) || isExplained(field, duration)) continue;
      if (lengths.some(field, (length) => fits(duration, length))) continue;
      const pair = nearestPair(model, field, duration);
      if (pair === undefined) continue;
      yield {
        span: duration.span,
        message: message(
          "No two times in this document give this duration. From {0} to {1} it is {2}. Correct the duration or the times, or say what was counted.",
          rawOf(pair.from),
          rawOf(pair.to),
          lengthText(pair.minutes),
        ),
        related: relatedOf(pair),
        fixes: correction(model, duration, pair.minutes),
      };
    }
  },
};

/** Which moments each duration may be counted between. */
const measured: Measured = {
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
function nearestPair(model: DocumentModel, field: Field, duration: StatedDuration): Pair | undefined {
  const { key, part } = field;
  const clocked = (keys: readonly FieldKey[]): TimeField[] =>
    keys
      .flatMap((one) => timeFields(model, one, part).slice(0, manyTimes))
      .filter(({ at }) => isClock(at) && at.dated && at.open === undefined);
  let nearest: Pair | undefined;
  for (const from of clocked(measured[key]?.from ?? [])) {
    for (const to of clocked(endsOf(field))) {
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

/**
 * The moment a label counts to: "time to repair" to the repair, "time to resolve" to the resolution.
 * Where that moment is not told, nothing contradicts the duration.
 */
function endsOf({ key, label }: Field): readonly FieldKey[] {
  if (/repair|mitigat|緩和|暫定/i.test(label)) return ["mitigated"];
  if (/resol|解決|完了/i.test(label)) return ["end"];
  return measured[key]?.to ?? [];
}

/** True when a range beside the duration is as long as stated: `23 minutes (02:33–02:56)` tells what was counted. */
function isExplained({ raw }: Field, duration: StatedDuration): boolean {
  // A range that ends before it starts passes midnight.
  return rangesIn(raw).some((length) => [0, day / minute].some((later) => fits(duration, moved(length, later))));
}

const rangesIn = memoByText((raw): readonly Length[] =>
  findTimes(raw).flatMap((reading) => {
    const start = momentOf(reading, 0);
    const end = reading.until && momentOf(reading.until, 0);
    return (start && end && minutesBetween(start, end)) ?? [];
  }),
);

const moved = ({ least, most }: Length, by: number): Length => ({ least: least + by, most: most + by });

/** Equal within the width of the duration's smallest unit and of the two moments. */
function fits(duration: StatedDuration, { least, most }: Length): boolean {
  const slack = Math.max(duration.unit, 2, duration.approximate ? duration.upTo / 4 : 0);
  return least <= duration.upTo + slack && most >= duration.minutes - slack;
}

const rawOf = ({ field }: TimeField): string => field.time?.reading.raw ?? field.raw;

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
