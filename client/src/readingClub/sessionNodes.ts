import type { ReadingSession } from "../../../server/src/protocol";
import { isSamePerson } from "../annotations/visibilityNodes";
import { keptTimer, skip, startTimer, type Minutes, type Phase, type Timer } from "./timerNodes";

/** The session this window takes part in, as it is kept with the workspace. */
export interface MySession {
  /** Address of the session's file. */
  readonly uri: string;
  readonly name: string;
  readonly title: string;
  readonly role: "facilitator" | "reader";
  /** Who takes part here, as notes name their author. */
  readonly me: string;
  readonly document: string | undefined;
  readonly url: string | undefined;
  /** The headings that are read, as people say it; undefined: the whole document. */
  readonly portion: string | undefined;
  readonly minutes: Minutes;
  /** Own notes have been revealed: those of the others may be seen. */
  readonly revealed: boolean;
  /** Only the facilitator has one. */
  readonly timer: Timer | undefined;
}

export function mySession(session: ReadingSession, me: string, role: MySession["role"], now: number): MySession {
  const { uri, name, title, document, url, minutes } = session;
  const portion = portionOf(session);
  const timer = role === "facilitator" ? startTimer(minutes, now) : undefined;
  return { uri, name, title, role, me, document, url, portion, minutes, revealed: false, timer };
}

/** One's own notes are on the table: the facilitator's reading time is over, and the discussion's begins. */
export function revealed(session: MySession, now: number): MySession {
  const { timer, minutes } = session;
  return { ...session, revealed: true, timer: timer?.phase === "read" ? skip(timer, minutes, now) : timer };
}

/** From the first heading of a portion to its last; undefined for the whole document. */
export function portionOf({ portion }: Pick<ReadingSession, "portion">): string | undefined {
  if (portion === undefined) return undefined;
  const { from, to = from } = portion;
  return from === to ? from : `${from} – ${to}`;
}

/** The facilitator who joins from another window leads on. */
export const roleOf = ({ facilitator }: ReadingSession, me: string): MySession["role"] =>
  facilitator !== undefined && isSamePerson(facilitator, me) ? "facilitator" : "reader";

/** The part of the hour; readers have no clock, they read or they discuss. */
export const phaseOf = ({ timer, revealed }: MySession): Phase => timer?.phase ?? (revealed ? "discuss" : "read");

/** What was kept, as far as it is a session; anything else is dropped. */
export function keptSession(value: unknown): MySession | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const kept = value as Readonly<Record<string, unknown>>;
  const { uri, name, title, me, role, minutes } = kept;
  if (typeof uri !== "string" || typeof name !== "string" || typeof title !== "string" || typeof me !== "string")
    return undefined;
  if ((role !== "facilitator" && role !== "reader") || !areMinutes(minutes)) return undefined;
  return {
    uri,
    name,
    title,
    role,
    me,
    document: textOr(kept.document),
    url: textOr(kept.url),
    portion: textOr(kept.portion),
    minutes,
    revealed: kept.revealed === true,
    timer: keptTimer(kept.timer),
  };
}

const textOr = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

const areMinutes = (value: unknown): value is Minutes =>
  typeof value === "object" &&
  value !== null &&
  "read" in value &&
  "discuss" in value &&
  "wrapUp" in value &&
  [value.read, value.discuss, value.wrapUp].every((each) => typeof each === "number");

/** `YYYY-MM-DD` of the person's own day, which is what a team means by the date of a meeting. */
export function dayOf(now: Date): string {
  const pad = (value: number): string => value.toString().padStart(2, "0");
  return `${now.getFullYear().toString()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}

/** A day of the calendar as somebody types it; undefined for anything else. */
export function dayIn(typed: string): string | undefined {
  const match = /^\s*(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?\s*$/.exec(typed.normalize("NFKC"));
  if (match === null) return undefined;
  const [, year = "", month = "", day = ""] = match;
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const at = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date) ? date : undefined;
}
