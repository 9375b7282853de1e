import type { JsonObject, NoteTarget } from "../../../../server/src/readingClub/annotation/event";
import type { EventSource, SourcedEvent } from "../../../../server/src/readingClub/annotation/fold";
import { readLines } from "../../../../server/src/readingClub/annotation/readLines";
import { lineOf, type Stamp } from "../../../../server/src/readingClub/annotation/writeEvent";

/** `urn:uuid:` with a number in it. */
export const id = (n: number): string => `urn:uuid:00000000-0000-4000-8000-${n.toString(16).padStart(12, "0")}`;

/** A stamp of the nth minute of a day. */
export const stamp = (n: number, author = "Aoi", minute = n): Stamp => ({
  id: id(n),
  author,
  time: new Date(Date.UTC(2026, 4, 1, 10, minute)).toISOString(),
});

export const target: NoteTarget = {
  source: "postmortems/2026-05-20 payment retries.md",
  external: false,
  anchor: {
    exact: "the queue grew",
    prefix: "At ten ",
    suffix: " without anybody seeing it.",
    position: { start: 20, end: 34 },
    headings: ["Payment retries", "Timeline"],
    paragraph: "At ten the queue grew without anybody seeing it.",
    blob: "0123456789abcdef0123456789abcdef01234567",
  },
  commit: undefined,
};

export const shared: EventSource = { session: undefined, draft: false };

/** Lines as events of one file. */
export function eventsOf(lines: readonly JsonObject[], from: EventSource = shared): SourcedEvent[] {
  const { events, problems } = readLines(lines.map(lineOf).join(""));
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  return events.map((event) => ({ event, ...from }));
}
