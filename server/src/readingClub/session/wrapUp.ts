import { readMarkdown } from "../../markdown/read";
import type { Translate } from "../../text/message";
import { applyEdits } from "../../text/span";
import type { FoldedComment, FoldedNote } from "../annotation/fold";
import { minutes, type MinutedNote } from "../annotation/minutes";
import { plainMarkdown, plainText } from "../annotation/plainMarkdown";
import { eolOf, setFrontMatter } from "../frontMatter";
import { addToList } from "../frontMatterList";
import { headingsOf } from "./headings";
import { appendItems, findSection, insertAtEnd, languageOf, sealed, sectionHeading } from "./sections";

/** What a session ends with. */
export interface WrapUp {
  readonly participants: readonly string[];
  /** Shared notes of the session. */
  readonly notes: readonly MinutedNote[];
  /** Markdown that leads to what could be read next; undefined when nothing waits. */
  readonly next: string | undefined;
}

/**
 * The session's file with its reading notes, its participants and its end. What the facilitator wrote stays; a second
 * wrap-up adds what came since, and nothing twice: a hidden line remembers which notes are in.
 */
export function wrapUp(
  session: string,
  { participants, notes, next }: WrapUp,
  language: "en" | "ja",
  translate: Translate,
): string {
  let text = addNotes(session, notes, language, translate);
  text = nameNext(text, next, language);
  text = applyEdits(text, addToList(text, "participants", participants));
  return applyEdits(text, setFrontMatter(text, "status", "done"));
}

const memory = /(?:\r\n|\n|\r)*<!-- afterword-notes:([^>]*)-->/;

/** What tells notes apart, short: the random end of their ids. */
const shortId = (id: string): string => id.replace(/[^0-9a-z]/gi, "").slice(-12);

function addNotes(session: string, notes: readonly MinutedNote[], language: "en" | "ja", translate: Translate): string {
  const remembered = memory.exec(session);
  const ids = new Set((remembered?.[1] ?? "").split(/\s+/).filter((id) => id !== ""));
  const added = notes.flatMap((minuted) => newIn(minuted, ids, session));
  if (added.length === 0) return session;
  const eol = eolOf(session);
  let text = remembered === null ? session : session.replace(memory, "");
  text = withSection(text, language);
  for (const block of minutes(added, translate).split(/^(?=### )/m)) text = addBlock(text, block, eol);
  for (const { note } of added) for (const { id } of note.comments) ids.add(shortId(id));
  return atEndOfNotes(text, `<!-- afterword-notes: ${[...ids].sort().join(" ")} -->`, eol);
}

/** A note with those of its comments that are not in the file yet. */
function newIn({ note, at }: MinutedNote, ids: ReadonlySet<string>, session: string): readonly MinutedNote[] {
  const [first, ...rest] = note.comments.filter((each) => !ids.has(shortId(each.id)) && !isTold(each, session));
  return first === undefined ? [] : [{ at, note: withComments(note, [first, ...rest]) }];
}

const withComments = (note: FoldedNote, comments: FoldedNote["comments"]): FoldedNote => ({ ...note, comments });

/** As the minutes write it: somebody may have taken the hidden line out. */
function isTold({ author, body }: FoldedComment, session: string): boolean {
  const [line = ""] = plainMarkdown(body);
  return line.trim() !== "" && session.includes(`${plainText(author)}: ${line}`);
}

/** A session's text that has a section for reading notes. */
function withSection(text: string, language: "en" | "ja"): string {
  const headings = headingsOf(readMarkdown(text));
  if (findSection(headings, "notes") !== undefined) return text;
  return `${sealed(text)}## ${sectionHeading("notes", languageOf(headings, language))}${eolOf(text)}`;
}

/** Under the heading that names the place where there is one, else behind the other notes. */
function addBlock(text: string, block: string, eol: string): string {
  const lines = block.trimEnd().replace(/\r?\n/g, eol);
  const [title = "", ...content] = lines.split(eol);
  const headings = headingsOf(readMarkdown(text));
  const section = findSection(headings, "notes");
  const name = headingsOf(readMarkdown(title))[0]?.text;
  const place = headings.find(({ text: own, level, span }) => {
    const within = section !== undefined && span.start > section.span.start && span.start < section.end;
    return within && level > section.level && own === name;
  });
  if (place === undefined) return atEndOfNotes(text, lines, eol);
  const behind = content.join(eol).trim();
  return applyEdits(text, [insertAtEnd(text, place.span.end, place.end, behind, eol)]);
}

function atEndOfNotes(text: string, lines: string, eol: string): string {
  const section = findSection(headingsOf(readMarkdown(text)), "notes");
  const [from, to] = section === undefined ? [text.length, text.length] : [section.span.end, section.end];
  return applyEdits(text, [insertAtEnd(text, from, to, lines, eol)]);
}

/** Proposes what to read next, unless the facilitator has said so. */
function nameNext(text: string, next: string | undefined, language: "en" | "ja"): string {
  const section = findSection(headingsOf(readMarkdown(text)), "next");
  const isOpen = section === undefined || text.slice(section.span.end, section.end).trim() === "";
  return next === undefined || !isOpen ? text : appendItems(text, "next", [`- ${next}`], language);
}
