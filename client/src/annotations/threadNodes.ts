import type { AnnotationComment, AnnotationThread } from "../../../server/src/protocol";
import type { Say } from "../status/words";
import { shorten, type Range } from "../views/rowNodes";
import { kindInWords } from "./kindNodes";
import { isSamePerson } from "./visibilityNodes";

/** How a thread is drawn beside its text. */
export interface ThreadFace {
  readonly label: string;
  /** Words that menus look for: status, `resolved` or `open`, `draft` or `shared`, `mine` or `theirs`, `issue`. */
  readonly context: string;
  /** A person is asked something: shown open. */
  readonly asks: boolean;
}

export interface CommentFace {
  readonly context: string;
  readonly label: string | undefined;
}

export function threadFace(thread: AnnotationThread, author: string | undefined, say: Say): ThreadFace {
  const { kind, draft, resolved, status, issue, comments } = thread;
  const parts = [
    kindInWords(kind, say),
    draft ? say("draft") : "",
    resolved ? say("Resolved") : "",
    issue === undefined ? "" : say("issue {0}", issueName(issue)),
    placeInWords(thread, say),
  ];
  const context = [
    status,
    resolved ? "resolved" : "open",
    draft ? "draft" : "shared",
    isSamePerson(comments[0].author, author) ? "mine" : "theirs",
    ...(issue === undefined ? [] : ["issue"]),
  ];
  return {
    label: parts.filter(Boolean).join(" · "),
    context: context.join(" "),
    asks: !resolved && (status === "confirm" || status === "asks"),
  };
}

/** What is to be said of the place; empty when there is nothing. The editor cuts long titles, so the question is first. */
export function placeInWords({ status, quote }: Pick<AnnotationThread, "status" | "quote">, say: Say): string {
  const was = shortenToColumns(quote.replace(/\s+/g, " ").trim(), 36);
  switch (status) {
    case "attached":
      return "";
    case "item":
      return say("on the whole document");
    case "confirm":
      return was === "" ? say("Is this the place?") : say("Is this the place? It was “{0}”.", was);
    case "asks":
      return was === "" ? say("Is this the place?") : say("Its text “{0}” was replaced. Attach the note anew?", was);
    case "orphaned":
      return was === "" ? say("Its place is not known") : say("Its text is gone: “{0}”", was);
  }
}

const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}\u3000-\u303f\uff00-\uff60]/u;

/** Characters of East Asia take two columns. */
function shortenToColumns(text: string, columns: number): string {
  let [room, length] = [columns, 0];
  for (const character of text) {
    room -= wide.test(character) ? 2 : 1;
    if (room < 0) return shorten(text, length);
    length += 1;
  }
  return text;
}

export function commentFace(comment: AnnotationComment, author: string | undefined, say: Say): CommentFace {
  return {
    context: isSamePerson(comment.author, author) ? "mine" : "theirs",
    label: comment.edited === undefined ? undefined : say("edited"),
  };
}

/** `#12` of an issue's address; its last part elsewhere. */
export function issueName(address: string): string {
  const last = /([^/?#]+)\/?(?:[?#].*)?$/.exec(address)?.[1] ?? address;
  return /^\d+$/.test(last) ? `#${last}` : last;
}

/** What was chosen in the gutter is whole lines; a note is on their words. `lineAt` gives a line's text. */
export function wordsIn({ start, end }: Range, lineAt: (line: number) => string, lineCount: number): Range | undefined {
  const isSelection = start.line !== end.line || start.character !== end.character;
  if (isSelection && (start.character > 0 || end.character > 0)) return { start, end };
  // A selection that ends before a line's first character does not take that line in.
  const last = isSelection && end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
  const filled = (line: number): boolean => lineAt(line).trim() !== "";
  const inside = linesFrom(start.line, last).filter(filled);
  const near = linesFrom(start.line, lineCount - 1).find(filled) ?? linesFrom(0, start.line).findLast(filled);
  const [from, to] = inside.length > 0 ? [inside[0], inside.at(-1)] : [near, near];
  if (from === undefined || to === undefined) return undefined;
  return {
    start: { line: from, character: leadOf(lineAt(from)) },
    end: { line: to, character: lineAt(to).trimEnd().length },
  };
}

/** Marks of lists and quotes are no words: they change with the style of a page. A line of nothing else is kept whole. */
function leadOf(line: string): number {
  const indent = line.length - line.trimStart().length;
  const marks = /^\s*(?:(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?|>\s*)*/.exec(line)?.[0].length ?? indent;
  return marks < line.trimEnd().length ? marks : indent;
}

const linesFrom = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
