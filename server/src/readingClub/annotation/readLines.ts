import { message, type Message } from "../../text/message";
import { isTooDeep } from "./depth";
import type { AnnotationEvent } from "./event";
import { readEvent } from "./readEvent";

/** A line that is kept in its file and left out of everything else. */
export interface LineProblem {
  /** Zero-based. */
  readonly line: number;
  readonly message: Message;
}

export interface AnnotationLines {
  readonly events: readonly AnnotationEvent[];
  readonly problems: readonly LineProblem[];
}

/** UTF-16 units of a file; a person writes about 1 KB a note. */
export const longestFile = 8 * 1024 * 1024;
const mostEvents = 50_000;
const mostProblems = 20;
/** Lines that cannot be read, after which the rest is not looked at. */
const mostUnread = 10_000;
/** Replies of one person to one note in one session. */
const mostReplies = 1_000;

/**
 * Reads an annotation file. A torn, foreign or malicious line is told and passed over; the others count. A file that
 * holds no line of ours at all is told once.
 */
export function readLines(text: string): AnnotationLines {
  if (text.length > longestFile) return { events: [], problems: [{ line: 0, message: tooLarge }] };
  const events: AnnotationEvent[] = [];
  const problems: LineProblem[] = [];
  const replies = new Replies();
  let unread = 0;
  const tell = (line: number, what: Message): void => {
    unread += 1;
    if (problems.length < mostProblems) problems.push({ line, message: what });
  };
  const lines = text.replace(/^\ufeff/, "").split(/\r\n|\n|\r/);
  for (const [line, content] of lines.entries()) {
    if (content.trim() === "") continue;
    if (events.length === mostEvents || unread === mostUnread) {
      problems.push({ line, message: message("Only the first {0} lines are read.", events.length + unread) });
      break;
    }
    const read = readLine(content);
    if ("key" in read) tell(line, read);
    else if (!replies.isBeyond(read)) events.push(read);
    else if (replies.left === 1) tell(line, tooManyReplies);
  }
  const [first, another] = problems;
  if (events.length > 0 || first === undefined || another === undefined) return { events, problems };
  return {
    events,
    problems: [{ line: first.line, message: message("None of its lines can be read: {0}", first.message) }],
  };
}

/** Counts the replies to each note, those to its replies among them: nobody reads a flood of them. */
class Replies {
  readonly #roots = new Map<string, string>();
  readonly #counts = new Map<string, number>();
  /** How many were left out. */
  left = 0;

  isBeyond(event: AnnotationEvent): boolean {
    if (event.type !== "reply") return false;
    const root = this.#roots.get(event.of) ?? event.of;
    this.#roots.set(event.id, root);
    const count = (this.#counts.get(root) ?? 0) + 1;
    this.#counts.set(root, count);
    if (count > mostReplies) this.left += 1;
    return count > mostReplies;
  }
}

const tooManyReplies = message("Only the first {0} replies to a note are read.", mostReplies);
const tooLarge = message("The file is too large for notes and is not read.");
const tooDeep = message("It is nested too deeply for a note.");

const torn = message("The line is torn or no JSON. It is kept and not read.");

function readLine(given: string): AnnotationEvent | Message {
  const content = given.trim();
  // Told without an error, which takes its time: a file of something else has many such lines.
  if (!content.startsWith("{") || !content.endsWith("}")) return torn;
  try {
    return isTooDeep(content) ? tooDeep : readEvent(JSON.parse(content));
  } catch {
    return torn;
  }
}
