import { MarkupKind, type Hover } from "vscode-languageserver";
import type { FoldedComment } from "../readingClub/annotation/fold";
import { kindNames } from "../readingClub/annotation/kinds";
import { escapeInline, plainMarkdown, plainText } from "../readingClub/annotation/plainMarkdown";
import { message, type Message } from "../text/message";
import type { PlacedNote, PlacedNotes } from "../workspace/annotationStore";
import type { Audience } from "./context";

/** Notes of one place, and comments of one note, that are shown: a hover is no page. */
const mostNotes = 5;
const mostComments = 6;
/** UTF-16 units of a comment. */
const longestComment = 1_500;

/** The notes on the text at an offset, for editors that do not show them themselves. */
export function noteHover({ lines, notes }: PlacedNotes, offset: number, audience: Audience): Hover | undefined {
  const here = notes
    .filter(({ place: { span, status } }) => {
      return status !== "orphaned" && span !== undefined && span.start <= offset && offset <= span.end;
    })
    .sort((a, b) => lengthOf(a) - lengthOf(b) || (a.note.comments[0].created < b.note.comments[0].created ? -1 : 1));
  const span = here[0]?.place.span;
  if (span === undefined) return undefined;
  const texts = here.slice(0, mostNotes).map((placed) => noteMarkdown(placed, audience));
  const more = here.length - texts.length;
  if (more > 0) texts.push(audience.translate(message("{0} more notes", more)));
  return { contents: { kind: MarkupKind.Markdown, value: texts.join(ruler) }, range: lines.rangeOf(span) };
}

const ruler = "\n\n---\n\n";

/** What a place says first is what is closest to it. */
const lengthOf = ({ place: { span } }: PlacedNote): number => (span === undefined ? 0 : span.end - span.start);

function noteMarkdown({ note, place }: PlacedNote, { translate }: Audience): string {
  const { kind, draft, discussed, resolved, comments } = note;
  const states: readonly Message[] = [
    ...(draft ? [message("draft")] : []),
    ...(discussed ? [message("discussed")] : []),
    ...(resolved ? [message("settled")] : []),
    ...(place.status === "confirm" ? [message("moved or edited: is this the place?")] : []),
    ...(place.status === "asks" ? [message("its text was replaced")] : []),
  ];
  const [first, ...replies] = comments;
  const head = [`**${translate(kindNames[kind])}**`, ...states.map(translate)].join(" · ");
  const shown = replies.slice(0, mostComments - 1);
  const more = replies.length - shown.length;
  return [
    `${head} · ${signature(first)}`,
    ...said(first),
    ...shown.flatMap((reply) => [`**↳** ${signature(reply)}`, ...said(reply)]),
    ...(more > 0 ? [translate(message("{0} more replies", more))] : []),
  ].join("\n\n");
}

const signature = ({ author, created }: FoldedComment): string => `${plainText(author)}, ${created.slice(0, 10)}`;

/** Only links to the web stay links: an editor may take others for its own commands. */
const escapeLinks = (text: string): string => escapeInline(text).replace(/\](?=\((?!https?:\/\/))/gi, "\\]");

/** A person's Markdown without what would be more than text: no HTML, no pictures, no headings. Lines stay lines. */
function said({ body }: FoldedComment): readonly string[] {
  const text =
    body.length > longestComment ? `${Array.from(body.slice(0, longestComment)).slice(0, -1).join("")}…` : body;
  const lines = plainMarkdown(text, escapeLinks);
  const isCode = lines.some((line) => /^\s{0,3}(?:`{3}|~{3})/.test(line));
  return lines.length === 0 ? [] : [lines.join(isCode ? "\n" : "  \n")];
}
