import type { SessionFile } from "../session/sessionFile";
import { isSameTarget } from "../target";
import type { QueueFile } from "./item";

/** What a candidate is at present: derived, so that nobody has to write it down. */
export type ItemState = "candidate" | "scheduled" | "read";

/**
 * The finished sessions that read an item, newest first; the same as given, so a session keeps what it carries. One
 * that names no item is known by what it read.
 */
export function readingsOf<S extends SessionFile>(
  item: Pick<QueueFile, "slug" | "path" | "url">,
  sessions: readonly S[],
): readonly S[] {
  return sessions
    .filter(
      (session) =>
        session.done && (session.item === undefined ? isSameTarget(session, item) : session.item === item.slug),
    )
    .sort((a, b) => (dateOf(a) < dateOf(b) ? 1 : dateOf(a) > dateOf(b) ? -1 : a.name < b.name ? 1 : -1));
}

/**
 * A session that was held meets the day an item was planned for, whichever that was. What is planned anew after it was
 * read says from which day on readings count.
 * @param readings newest first
 */
export function stateOf(
  { scheduled, rereadFrom }: Pick<QueueFile, "scheduled" | "rereadFrom">,
  readings: readonly SessionFile[],
): ItemState {
  if (readings.some((session) => rereadFrom === undefined || dateOf(session) >= rereadFrom)) return "read";
  return scheduled === undefined ? "candidate" : "scheduled";
}

/** A session without a date was some time ago. */
const dateOf = ({ date }: SessionFile): string => date ?? "";

/** The day from which readings count again: right behind the last one, whatever the clock says. */
export function dayAfter(day: string): string {
  const at = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(at) ? day : new Date(at + 24 * 60 * 60_000).toISOString().slice(0, 10);
}

/** Everybody who took part in a session. */
export const peopleOf = ({ participants, facilitator, noteTaker }: SessionFile): readonly string[] => [
  ...new Set([...participants, ...[facilitator, noteTaker].flatMap((name) => name ?? [])]),
];
