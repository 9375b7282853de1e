import type { Lexicon } from "../lexicon/lexicon";
import { memoByText } from "../text/memo";
import { labelledMilestone } from "./timeline/milestones";
import type { Field, FieldKey, Timeline, TimelineEntry } from "./document";

/** Not the start: a row "Occurred: …" of a timeline often tells of one of several onsets. */
const milestones: readonly FieldKey[] = ["detected", "declared", "acknowledged", "mitigated", "end"];

/** Milestones that only the timeline names become fields too, when its row is labelled with them. */
export function timelineFields(
  timelines: readonly Timeline[],
  stated: readonly Field[],
  lexicon: Lexicon,
): readonly Field[] {
  const found: Field[] = [];
  for (const timeline of timelines)
    for (const entry of timeline.entries) {
      const label = entry.label ?? labelIn(entry.text);
      const key =
        label === undefined
          ? undefined
          : milestones.find((milestone) => milestone === labelledMilestone(label, lexicon));
      if (!key || [...stated, ...found].some((field) => field.key === key && field.part === timeline.part)) continue;
      found.push(toField(key, entry, timeline.part));
    }
  return found;
}

/** "Detection: alert fired" names the milestone; "the alert was detected" only tells of it. */
const labelIn = memoByText((text) => /^\s*([\p{L} ]{2,20})[:：]/u.exec(text)?.[1]);

function toField(key: FieldKey, entry: TimelineEntry, part: number): Field {
  return {
    key,
    raw: entry.reading.raw,
    span: entry.timeSpan,
    labelSpan: entry.textSpan,
    label: entry.label ?? entry.text,
    form: "timeline",
    part,
    placeholder: false,
    empty: false,
    unknown: false,
    time: { reading: entry.reading, moment: entry.moment, until: entry.until },
  };
}
