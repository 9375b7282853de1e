import type { FrontMatter } from "../../markdown/document";
import { dayOf, entryOf, frontMatterOf, listOf, textOf, yamlScalar } from "../frontMatter";
import { readTarget, writePath } from "../target";

/** Minutes of the parts of a session. */
export interface SessionMinutes {
  readonly read: number;
  readonly discuss: number;
  readonly wrapUp: number;
}

/** From one heading to the end of the section of another, by their texts; of `from`'s own section without `to`. */
export interface Portion {
  readonly from: string;
  readonly to: string | undefined;
}

/** A file of `sessions/` as it says of itself. */
export interface SessionFile {
  /** Name of the file without its ending. */
  readonly name: string;
  readonly title: string;
  /** Slug of the queue's item. */
  readonly item: string | undefined;
  /** What is read, as the item said: it may leave the queue. From the repository root, `/` separated. */
  readonly path: string | undefined;
  readonly url: string | undefined;
  /** `YYYY-MM-DD`. */
  readonly date: string | undefined;
  readonly facilitator: string | undefined;
  readonly noteTaker: string | undefined;
  readonly participants: readonly string[];
  readonly minutes: SessionMinutes;
  readonly portion: Portion | undefined;
  /** Wrapped up: the item counts as read. */
  readonly done: boolean;
}

/** Those of `status`. */
export const sessionStates = ["open", "done"] as const;

/** A proven hour. */
export const usualMinutes: SessionMinutes = { read: 15, discuss: 30, wrapUp: 10 };

/** UTF-16 units. */
const longestSession = 2 * 1024 * 1024;

/** Reads a session; undefined for a file that is none. */
export function readSession(name: string, text: string, usual: SessionMinutes = usualMinutes): SessionFile | undefined {
  if (text.length > longestSession) return undefined;
  const head = frontMatterOf(text);
  if (textOf(head, "kind")?.toLowerCase() !== "reading-session") return undefined;
  const date = dayOf(head, "date") ?? /^\d{4}-\d{2}-\d{2}/.exec(name)?.[0];
  return {
    name,
    title: textOf(head, "title") ?? /^#[ \t]+(.+?)[ \t]*#*$/m.exec(text)?.[1] ?? name,
    item: textOf(head, "item"),
    ...readTarget(head),
    date,
    facilitator: textOf(head, "facilitator"),
    noteTaker: textOf(head, "note_taker"),
    participants: listOf(head, "participants"),
    minutes: minutesOf(head, usual),
    portion: portionOf(head),
    done: textOf(head, "status")?.toLowerCase() === "done",
  };
}

/** Of a part of a session: nobody sits there for longer than four hours. */
export const isMinutes = (value: unknown): value is number => typeof value === "number" && value > 0 && value <= 240;

function minutesOf(head: FrontMatter | undefined, usual: SessionMinutes): SessionMinutes {
  const number = (key: string, otherwise: number): number => {
    const value = entryOf(head, `minutes.${key}`)?.value;
    return isMinutes(value) ? value : otherwise;
  };
  return {
    read: number("read", usual.read),
    discuss: number("discuss", usual.discuss),
    wrapUp: number("wrap_up", usual.wrapUp),
  };
}

function portionOf(head: FrontMatter | undefined): Portion | undefined {
  const from = textOf(head, "portion.from") ?? textOf(head, "portion");
  return from === undefined || from.startsWith("{") ? undefined : { from, to: textOf(head, "portion.to") };
}

/** What a new session's file says in its front matter; the body follows from the language. */
export function writeSessionHead(session: Omit<SessionFile, "name" | "done">): string {
  const { read, discuss, wrapUp } = session.minutes;
  const people = session.participants.map((name) => JSON.stringify(name)).join(", ");
  const lines = [
    "---",
    "kind: reading-session",
    `title: ${yamlScalar(session.title)}`,
    ...given("item", session.item),
    ...given("path", session.path && writePath(session.path)),
    ...given("url", session.url),
    ...given("date", session.date),
    ...given("facilitator", session.facilitator),
    ...given("note_taker", session.noteTaker),
    `participants: [${people}]`,
    `minutes: { read: ${read.toString()}, discuss: ${discuss.toString()}, wrap_up: ${wrapUp.toString()} }`,
    ...(session.portion === undefined ? [] : ["portion:", ...portionLines(session.portion)]),
    "status: open",
    "---",
    "",
  ];
  return lines.join("\n");
}

const portionLines = ({ from, to }: Portion): readonly string[] => [
  `  from: ${yamlScalar(from)}`,
  ...(to === undefined ? [] : [`  to: ${yamlScalar(to)}`]),
];

const given = (key: string, value: string | undefined): readonly string[] =>
  value === undefined || value.trim() === "" ? [] : [`${key}: ${yamlScalar(value.trim())}`];
