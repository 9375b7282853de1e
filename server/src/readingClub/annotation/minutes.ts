import { message, type Translate } from "../../text/message";
import { noteKinds } from "./event";
import type { FoldedComment, FoldedNote } from "./fold";
import { placeHeadings } from "./headings";
import { kindNames } from "./kinds";
import { plainMarkdown, plainText } from "./plainMarkdown";

/** A note with its place, for the order of the minutes. */
export interface MinutedNote {
  readonly note: FoldedNote;
  /** Where its text begins in the document; undefined for a note on the whole, or without a place. */
  readonly at: number | undefined;
}

/**
 * Notes as Markdown: by the heading they stand under in the document's order, there by kind. What people wrote is
 * escaped where it would be more than text of a list.
 * @param level of the headings: 3 is `###`
 */
export function minutes(notes: readonly MinutedNote[], translate: Translate, level = 3): string {
  const places = new Map<string, MinutedNote[]>();
  for (const minuted of [...notes].sort(inDocument)) {
    const place = placeName(minuted.note, translate);
    const same = places.get(place);
    if (same === undefined) places.set(place, [minuted]);
    else same.push(minuted);
  }
  const heading = (place: string): string => `${"#".repeat(level)} ${place}`;
  const sections = [...places].map(([place, inPlace]) =>
    [heading(place), ...byQuote(inPlace).map((same) => quoteSection(same, translate))].join("\n\n"),
  );
  return sections.length === 0 ? "" : `${sections.join("\n\n")}\n`;
}

const inDocument = (a: MinutedNote, b: MinutedNote): number =>
  (a.at ?? -1) - (b.at ?? -1) || (a.note.comments[0].created < b.note.comments[0].created ? -1 : 1);

function placeName({ target }: FoldedNote, translate: Translate): string {
  const { anchor } = target;
  if (anchor === undefined) return translate(message("On the whole"));
  const headings = placeHeadings(anchor);
  if (headings.length > 0) return headings.map(plainText).join(" › ");
  return translate(anchor.exact === "" ? message("Without a known place") : message("Before the first heading"));
}

/** Notes on the same words stand together. */
function byQuote(notes: readonly MinutedNote[]): MinutedNote[][] {
  const groups = new Map<string, MinutedNote[]>();
  for (const minuted of notes) {
    const quote = minuted.note.target.anchor?.exact ?? "";
    const same = groups.get(quote);
    if (same === undefined) groups.set(quote, [minuted]);
    else same.push(minuted);
  }
  return [...groups.values()];
}

function quoteSection(notes: readonly MinutedNote[], translate: Translate): string {
  const quote = notes[0]?.note.target.anchor?.exact ?? "";
  const ordered = [...notes].sort((a, b) => noteKinds.indexOf(a.note.kind) - noteKinds.indexOf(b.note.kind));
  const items = ordered.map(({ note }) => item(note, translate)).join("\n");
  return quote === "" ? items : `> ${plainText(shortened(quote))}\n\n${items}`;
}

const longestQuote = 300;
const shortened = (quote: string): string =>
  quote.length <= longestQuote ? quote.trim() : `${Array.from(quote.trim()).slice(0, longestQuote).join("")}…`;

/** Not “resolved”, which is said of incidents, and has another word in other languages. */
const settled = message("settled");

function item(note: FoldedNote, translate: Translate): string {
  const [first, ...replies] = note.comments;
  const { resolved, discussed, issue } = note;
  const marks = [
    ...(discussed ? [translate(message("discussed"))] : []),
    ...(resolved ? [translate(settled)] : []),
    ...(issue === undefined ? [] : [`<${issue.replace(/[<>]/g, encodeURIComponent)}>`]),
  ];
  const lead = `**${translate(kindNames[note.kind])}**`;
  const marked = marks.length === 0 ? "" : ` (${marks.join(", ")})`;
  return [`- ${lead}${marked} ${said(first, "  ")}`, ...replies.map((reply) => `  - ${said(reply, "    ")}`)].join(
    "\n",
  );
}

/** Who said what; further lines belong to the item. */
function said({ author, body }: FoldedComment, indent: string): string {
  const [first = "", ...rest] = plainMarkdown(body);
  const block = /^\s{0,3}(?:`{3}|~{3})/.test(first);
  const lines = block ? ["", first, ...rest] : [first, ...rest];
  return [
    `${plainText(author)}: ${lines[0] ?? ""}`.trimEnd(),
    ...lines.slice(1).map((line) => `${indent}${line}`.trimEnd()),
  ].join("\n");
}
