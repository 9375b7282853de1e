import { overlaps, type Span } from "../../text/span";
import { isLeftover } from "./leftover";
import { followReplacements, reduceReplacement } from "./reduce";

/** One replacement of an edit, as VS Code tells it: offsets are those of the text before the edit. */
export interface ContentChange {
  readonly rangeOffset: number;
  readonly rangeLength: number;
  readonly text: string;
}

/** The range of an annotation in an open document. */
export interface Mark {
  readonly span: Span;
  /** Its text was replaced, but for what is left by chance: the span is what stands there now, and a person should look. */
  readonly asks: boolean;
}

/** An open document with its marks, and how they were before. */
export interface Tracked {
  readonly text: string;
  readonly marks: readonly Mark[];
  /** The states it was in, this one among them, which undo and redo bring back. */
  readonly moments: readonly Moment[];
  /** Index of this state among them. */
  readonly now: number;
}

/** What VS Code gives as the reason of an edit. */
export type Travel = "undo" | "redo";

interface Moment {
  readonly length: number;
  readonly hash: number;
  readonly marks: readonly Mark[];
}

/** Marks that are remembered in all earlier states together, and states. */
const mostRemembered = 200_000;
const mostMoments = 1_000;

export function startTracking(text: string, spans: readonly Span[]): Tracked {
  const marks = spans.map((span) => ({ span, asks: false }));
  return { text, marks, moments: [momentOf(text, marks)], now: 0 };
}

/**
 * The document after an edit. Text put in at either edge of a mark stays outside; a mark of which a part is replaced
 * shrinks to what is left, and asks when that says nothing of it; lines that are moved take their marks along; an undo or redo brings back every mark as it
 * was. What replaces several lines, such as a formatter's work, is first reduced to what it really changes.
 * @param changes of one edit, in any order, none overlapping another
 * @param travel set when the edit is an undo or a redo
 */
export function applyChanges(tracked: Tracked, changes: readonly ContentChange[], travel?: Travel): Tracked {
  const edits = sorted(changes);
  const text = applied(tracked.text, edits);
  const known = travel && recall(tracked, text, travel);
  if (known !== undefined) return { ...tracked, text, ...known };
  const fine = edits.flatMap((edit) => (isLarge(tracked.text, edit) ? refined(tracked.text, edit) : [edit]));
  const isRewrite = edits.some((edit) => isLarge(tracked.text, edit));
  const moves = movesIn(tracked.text, fine);
  return remember(
    tracked,
    text,
    tracked.marks.map((mark) => moved(mark, moves) ?? followed(mark, { text: tracked.text, edits: fine, isRewrite })),
  );
}

const sorted = (changes: readonly ContentChange[]): Replacement[] =>
  changes
    .map(({ rangeOffset: start, rangeLength, text }) => ({ span: { start, end: start + rangeLength }, text }))
    .sort((one, other) => one.span.start - other.span.start || one.span.end - other.span.end);

interface Replacement {
  readonly span: Span;
  readonly text: string;
}

function applied(text: string, edits: readonly Replacement[]): string {
  let result = "";
  let at = 0;
  for (const { span, text: put } of edits) {
    result += text.slice(at, span.start) + put;
    at = span.end;
  }
  return result + text.slice(at);
}

/** Whether whole lines, or the whole document, are replaced. */
function isLarge(text: string, { span, text: put }: Replacement): boolean {
  const old = text.slice(span.start, span.end);
  return put !== "" && (old.length === text.length || /[\r\n]/.test(old));
}

/** A large replacement as the smaller ones it consists of. */
function refined(text: string, edit: Replacement): Replacement[] {
  const old = text.slice(edit.span.start, edit.span.end);
  return reduceReplacement(old, edit.text).map(({ span, newText }) => ({
    span: { start: edit.span.start + span.start, end: edit.span.start + span.end },
    text: newText,
  }));
}

/** Replacements in ascending order of a text. */
interface Edited {
  readonly text: string;
  readonly edits: readonly Replacement[];
  /** Whether they came as whole lines. */
  readonly isRewrite: boolean;
}

function followed(mark: Mark, { text, edits, isRewrite }: Edited): Mark {
  const { start, end } = mark.span;
  const found = followReplacements(text, mark.span, edits);
  if (found === undefined) return { span: replacedBy(mark.span, edits), asks: true };
  const { span, left } = found;
  if (left.length === end - start) return span.start === start && span.end === end ? mark : { ...mark, span };
  if (!isLeftover(text.slice(start, end), left, isRewrite)) return { ...mark, span };
  const put = replacedBy(mark.span, edits);
  return { span: { start: Math.min(span.start, put.start), end: Math.max(span.end, put.end) }, asks: true };
}

/** What stands now in the place of a span of which nothing is left. */
function replacedBy(span: Span, edits: readonly Replacement[]): Span {
  let by = 0;
  let found: Span | undefined;
  for (const { span: old, text } of edits) {
    const start = old.start + by;
    if (overlaps(old, span)) found = { start: found?.start ?? start, end: start + text.length };
    by += text.length - (old.end - old.start);
  }
  return found ?? span;
}

/** Text that an edit takes away in one place and puts in at another. */
interface Move {
  readonly from: Span;
  /** Where it begins now. */
  readonly to: number;
}

/** Shorter texts are the same by chance. */
const leastMoved = 2;

function movesIn(text: string, edits: readonly Replacement[]): Move[] {
  if (edits.length < 2) return [];
  const taken = edits.filter(({ span, text: put }) => put === "" && span.end > span.start);
  const put = edits.filter(({ span, text: added }) => added !== "" && span.start === span.end);
  return taken.flatMap(({ span }) => {
    const core = text.slice(span.start, span.end).trim();
    if (core.length < leastMoved) return [];
    const there = put.filter((edit) => edit.text.trim() === core);
    const [only, another] = there;
    if (only === undefined || another !== undefined) return [];
    const start = span.start + text.slice(span.start, span.end).indexOf(core);
    const to = only.span.start + lengthened(edits, only) + only.text.indexOf(core);
    return [{ from: { start, end: start + core.length }, to }];
  });
}

/** By how much the edits before one shift it. */
function lengthened(edits: readonly Replacement[], until: Replacement): number {
  let by = 0;
  for (const edit of edits) {
    if (edit === until) break;
    by += edit.text.length - (edit.span.end - edit.span.start);
  }
  return by;
}

function moved(mark: Mark, moves: readonly Move[]): Mark | undefined {
  const { start, end } = mark.span;
  const move = moves.find(({ from }) => start < end && from.start <= start && end <= from.end);
  if (move === undefined) return undefined;
  const by = move.to - move.from.start;
  return { ...mark, span: { start: start + by, end: end + by } };
}

function remember({ moments, now }: Tracked, text: string, marks: readonly Mark[]): Tracked {
  const most = Math.max(2, Math.min(mostMoments, Math.floor(mostRemembered / Math.max(1, marks.length))));
  const kept = moments.slice(Math.max(0, now + 2 - most), now + 1);
  return { text, marks, moments: [...kept, momentOf(text, marks)], now: kept.length };
}

/** The nearest state in that direction whose text this is; one undo may take back several edits. */
function recall({ moments, now }: Tracked, text: string, travel: Travel): Pick<Tracked, "marks" | "now"> | undefined {
  const { length, hash } = momentOf(text, []);
  const by = travel === "undo" ? -1 : 1;
  for (let at = now + by; at >= 0 && at < moments.length; at += by) {
    const moment = moments[at];
    if (moment?.length === length && moment.hash === hash) return { marks: moment.marks, now: at };
  }
  return undefined;
}

const momentOf = (text: string, marks: readonly Mark[]): Moment => ({ length: text.length, hash: hashOf(text), marks });

function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}
