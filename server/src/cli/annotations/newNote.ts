import { isSamePerson } from "../../readingClub/annotation/fold";
import { isObject } from "../../readingClub/annotation/readEvent";
import type { NoteKind } from "../../readingClub/annotation/event";
import { noteKinds } from "../../readingClub/annotation/event";
import type { Range } from "../../text/lineIndex";
import { message, type Message } from "../../text/message";

/** A note somebody wants to add. */
export interface NewNote {
  readonly path: string;
  /** Zero-based lines, UTF-16 characters; undefined for the whole document. */
  readonly range: Range | undefined;
  readonly body: string;
  readonly motivation: string;
  readonly kind: NoteKind;
  readonly author: string | undefined;
}

/** Motivations of the W3C model that a note on a document may have. */
const motivations: readonly string[] = [
  "commenting",
  "questioning",
  "assessing",
  "bookmarking",
  "classifying",
  "describing",
  "editing",
  "highlighting",
  "identifying",
  "linking",
  "tagging",
];

/**
 * Reads what is given for a note; what is wrong with it is a value. Names of kinds are motivations too.
 * @param everyAuthor who has written all of several notes
 */
export function readNewNote(given: unknown, everyAuthor?: string): NewNote | Message {
  if (!isObject(given)) return message("it is no JSON object");
  const { path, body, author = everyAuthor, motivation = "commenting" } = given;
  if (typeof path !== "string" || path === "") return message("a note needs a path");
  if (typeof body !== "string" || body.trim() === "") return message("a note needs a body");
  const isWhole = given["range"] === undefined || given["range"] === null;
  const range = isWhole ? undefined : readRange(given["range"]);
  if (!isWhole && range === undefined)
    return message("a note needs a range such as 4:0-4:12, lines and characters from 0");
  if (author !== undefined && (typeof author !== "string" || author.trim() === ""))
    return message("the author has no name");
  if (author !== undefined && everyAuthor !== undefined && !isSamePerson(author, everyAuthor))
    return message("it is by {0}, but --author says {1}; leave out one of them", author, everyAuthor);
  if (typeof motivation !== "string") return message("the motivation is no text");
  const kind = noteKinds.find((each) => each === motivation);
  if (kind === undefined && !motivations.includes(motivation))
    return message(
      '"{0}" is no motivation of a note; there are {1}',
      motivation,
      [...motivations, ...noteKinds].join(", "),
    );
  return {
    path,
    range,
    body,
    author: author?.trim(),
    kind: kind ?? (motivation === "questioning" ? "question" : "note"),
    motivation: kind === undefined ? motivation : kind === "question" ? "questioning" : "commenting",
  };
}

/** `L:C-L:C`, or the same as an object of the language server protocol. */
function readRange(given: unknown): Range | undefined {
  if (typeof given === "string") {
    const numbers = /^(\d{1,9}):(\d{1,9})-(\d{1,9}):(\d{1,9})$/.exec(given.trim())?.slice(1).map(Number);
    if (numbers === undefined) return undefined;
    const [line = 0, character = 0, endLine = 0, endCharacter = 0] = numbers;
    return { start: { line, character }, end: { line: endLine, character: endCharacter } };
  }
  if (!isObject(given)) return undefined;
  const [start, end] = [readPosition(given["start"]), readPosition(given["end"])];
  return start === undefined || end === undefined ? undefined : { start, end };
}

function readPosition(given: unknown): Range["start"] | undefined {
  if (!isObject(given)) return undefined;
  const { line, character } = given;
  const counts = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= 0;
  return counts(line) && counts(character) ? { line, character } : undefined;
}
