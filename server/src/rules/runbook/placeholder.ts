import { isPlaceholder, readActionState } from "../../lexicon/values";
import type { TableBlock } from "../../markdown/blocks";
import type { Inline } from "../../markdown/inline";
import type { FrontMatterEntry } from "../../markdown/document";
import type { ActionState, DocumentModel } from "../../model/document";
import { boldLabels, plainLabelled } from "../../model/labels";
import { placeBlocks, textSpan } from "../../model/place";
import { message } from "../../text/message";
import type { Span } from "../../text/span";
import type { Rule } from "../rule";

/** Text of a runbook that was never filled in. `<pod-name>` in a command is an argument, and left alone. */
export const runbookPlaceholder: Rule = {
  code: "runbook/placeholder",
  severity: "info",
  onByDefault: true,
  kinds: ["runbook"],
  *check(model) {
    for (const span of unfilled(model)) {
      yield {
        span,
        message: message(
          "“{0}” was never filled in. Whoever needs it during an incident has to find out alone. Fill it in, or take the line out.",
          model.markdown.text.slice(span.start, span.end).trim(),
        ),
      };
    }
  },
};

function* unfilled(model: DocumentModel): Iterable<Span> {
  const { markdown } = model;
  for (const entry of markdown.frontMatter?.entries ?? []) if (isUnfilledEntry(entry)) yield entry.valueSpan;
  for (const { kind, span } of markdown.masks)
    if (kind === "html" && fillIn.test(markdown.text.slice(span.start, span.end))) yield span;
  for (const { block, base } of placeBlocks(markdown)) {
    if (block.type === "opaque" || block.quoted) continue;
    const lines = block.type === "table" ? cellsOf(block) : block.type === "heading" ? [block.content] : block.lines;
    for (const line of lines) for (const [start, end] of unfilledIn(line)) yield textSpan(base, line, start, end);
  }
}

/** Cells, but for those of a column that tells how far something is: TODO is a state there. */
const cellsOf = ({ header, rows }: TableBlock): readonly Inline[] =>
  header.cells.flatMap(({ content }, column) => {
    const cells = rows.flatMap((row) => row.cells[column]?.content ?? []);
    const tellsState = state.test(content.text) || cells.some(({ text }) => isUnderWay(readActionState(text)));
    return tellsState ? [] : cells;
  });

const state = /\b(?:status|state|progress|done)\b|状態|状況|進捗|ステータス/i;
const isUnderWay = (one: ActionState): boolean => one === "done" || one === "doing" || one === "declined";

const told =
  /^(?:owner|owners|team|service|services|component|components|severity|alert|alerts|last[-_]reviewed(?:[-_]on)?|review[-_](?:every|in))$/i;

function isUnfilledEntry({ key, raw }: FrontMatterEntry): boolean {
  return (
    told.test(key) &&
    /[\p{L}\p{N}?<[○〇]/u.test(raw) &&
    isPlaceholder(raw) &&
    !raw.includes("{{") &&
    !raw.startsWith("[")
  );
}

/** `<your-service>`, `<insert link>` in prose: Markdown takes it for HTML and shows nothing at all. */
const fillIn = /^<(?:your|insert|fill|enter|replace|todo|tbd|tba|fixme)(?:[-_ ][^<>=/]{0,60})?>$/i;

type Part = readonly [start: number, end: number];

function* unfilledIn(line: Inline): Iterable<Part> {
  for (const { kind, start, end, url } of line.marks)
    if (kind === "link" && end > start && url !== undefined && unfilledTarget.test(url)) yield [start, end];
  const text = withoutCode(line);
  const spoken = [partOf(text, 0, text.length), valueOf(line, text)];
  const empty = spoken.find((part) => part !== undefined && isMarker(text.slice(...part)));
  if (empty !== undefined) {
    yield empty;
    return;
  }
  for (const match of text.matchAll(marker)) {
    const [found = ""] = match;
    yield partOf(text, match.index, match.index + found.length);
  }
}

const unfilledTarget = /^(?:#?(?:todo|tbd|tba|fixme|xxx)|https?:\/\/(?:todo|tbd|fixme|xxx)\b.*)?$/i;

const valueOf = (line: Inline, text: string): Part | undefined => {
  const label = boldLabels(line)[0] ?? plainLabelled(line);
  return label && label.valueEnd > label.valueStart ? partOf(text, label.valueStart, label.valueEnd) : undefined;
};

/** The whole of a line, a cell or a value says that nothing stands there yet. */
const isMarker = (text: string): boolean => text.length <= 80 && whole.test(text.normalize("NFKC"));

const whole =
  /^[[(（【<「*_]*(?:todo|to do|tbd|tba|tbc|fixme|xxx+|to be (?:written|added|done|defined|determined|completed|filled(?: in)?)|(?:fill|add) (?:me )?(?:in )?(?:here|this|later)|coming soon|write me|work in progress|未記入|要記入|記入予定|未作成|作成中|執筆中|準備中|後で(?:書く|記入|追記)(?:する|します)?|あとで(?:書く|記入|追記)(?:する|します)?|追記予定|今後追記(?:予定)?|〇〇+|○○+|●●+|◯◯+)[\])）】>」*_.。!…]*$/i;

/** A mark for the author inside of a sentence; written small, or in the midst of words, it may be a name. */
const marker =
  /(?:^|(?<=[\s(（[:：。、]))(?:(?:TODO|FIXME|TBD|XXX)(?:\([^)\n]{1,30}\))?[:：][^\n]{0,80}|[（([【](?:TODO|FIXME|TBD|TBA|未記入|要記入|要追記|後で記入|後で追記|あとで追記)[)）\]】])|^(?:TODO|FIXME|TBD)\s[-–—]?\s?[^\n]{1,80}|(?<=^|[\s:：])(?:TBD|FIXME)(?=[\s.,;)]*$)|(?:は|を|：|:\s?)(?:未記入|要記入)(?=[。\s]*$)/g;

function partOf(text: string, start: number, end: number): Part {
  const part = text.slice(start, end);
  const from = start + (part.length - part.trimStart().length);
  return [from, Math.max(from, start + part.trimEnd().length)];
}

function withoutCode({ text, marks }: Inline): string {
  let prose = text;
  for (const { kind, start, end } of marks)
    if (kind === "code") prose = prose.slice(0, start) + " ".repeat(end - start) + prose.slice(end);
  return prose;
}
