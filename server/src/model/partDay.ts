import { memoByText } from "../text/memo";
import { midnight } from "../time/civil";
import { findTimes } from "../time/readTime";
import type { Section } from "./document";
import type { Outline } from "./sections";

/** `### October 24, 2025 - Redis overload`: the day of one of several incidents, for whatever stands below. */
export function dayOfPart(section: Section | undefined, outline: Outline): number | undefined {
  for (let at = section; at; at = at.parent) if (outline.parts.includes(at)) return dayIn(at.title);
  return undefined;
}

/** The first full date in a text. */
export const dayIn = memoByText((text): number | undefined => {
  const date = findTimes(text).find(
    (reading) => reading.date?.year !== undefined && reading.date.day !== undefined && !reading.problem,
  )?.date;
  return date?.year !== undefined && date.day !== undefined ? midnight(date.year, date.month, date.day) : undefined;
});
