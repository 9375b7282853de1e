import { span, type Span } from "../text/span";
import { behindLeadIn, foldWidth, standsAlone, tokenAt, unfilledAt, type Token } from "./token";

/** A severity as written: a leading token and a free tail. Spans count in the text read. */
export interface SeverityReading {
  readonly raw: string;
  /** The token alone: `SEV-3` of `SEV-3（主要機能の…）`. */
  readonly token: string;
  readonly tokenSpan: Span;
  /** `SEV3` for any numeric spelling, else the lower-cased word. */
  readonly value: string;
  readonly number: number | undefined;
  /** What follows the token, brackets and separators included. */
  readonly tail: string;
  /** `SEV1 / SEV2 / SEV3`, `[P0|P1]`, `SEV?`: a choice nobody has made yet. */
  readonly placeholder: boolean;
}

/** What may stand before the token: blanks, emoji, left-over markup, quotes, opening brackets, a label's `~`. */
const decoration =
  /(?:~~[^~]*~~(?=[\s*_]*[^\s*_]))?[\s\u200b-\u200d\u2060\ufe0f\ufeff*_`~"'“”‘’「」『』【<〈《[({|:>•・●○◯■□▲△▼▽◆◇\p{Extended_Pictographic}-]*/uy;
const arrow = /[\s*_`]*(?:->|=>|[→⇒➡➔➜]\ufe0f?|から)[\s*_`]*/y;
const opening = /[\s*_`]*[([]/y;
const closing = /[\s*_`]*[)\]]/y;
const separator = /\s*([/|・、,~〜-]|\bor\b|または|もしくは|\bto\b)\s*/y;
const listEnd = /[\s*_`"'”’」』】>)\]}.。…:/|,、]*(?:$|[([{「—\n])/y;
const remark = /\s*[([]([^()[\]]{0,60})[)\]]/y;

/**
 * Reads the severity that leads a field's value.
 *
 * The first token counts, whatever follows it; in two cases a later one does: a change (`SEV3 → SEV2`) ends at the
 * level in force, and a number alone in brackets behind a word (`Critical (S1)`) is the level of a numbered scale.
 * Undefined when no severity leads the text: prose, `TBD`, numbers with a unit. Numbers off every scale (`SEV9`) are
 * read, so that they can be told.
 */
export function readSeverity(text: string): SeverityReading | undefined {
  const folded = foldWidth(text);
  const start = behindLeadIn(folded, endOf(decoration, folded, 0));
  const unfilled = unfilledAt(folded, start);
  if (unfilled !== undefined) return choice(text, folded, start, unfilled);
  const first = tokenAt(folded, start);
  if (first === undefined) return undefined;
  const listed = alternatives(folded, first);
  if (listed !== undefined) return choice(text, folded, first.start, listed);
  if (!standsAlone(folded, first)) return undefined;
  const token = lastOfChange(folded, numberInBrackets(folded, first) ?? first);
  return {
    raw: text,
    token: text.slice(token.start, token.end),
    tokenSpan: span(token.start, token.end),
    value: valueOf(token),
    number: token.number,
    tail: text.slice(token.end),
    placeholder: false,
  };
}

const valueOf = (token: Token): string => (token.number === undefined ? token.word : `SEV${token.number}`);

/** End of a sticky match at an offset, or the offset itself. */
function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

/** A choice not made; its token spans the brackets around it, so that one edit fills it in. */
function choice(text: string, folded: string, start: number, end: number): SeverityReading {
  let [from, to] = [start, end];
  const close = ")]}>"["([{<".indexOf(folded.charAt(start - 1) || " ")];
  const behind = folded.length - folded.slice(end).trimStart().length;
  if (close !== undefined && folded.charAt(behind) === close) [from, to] = [start - 1, behind + 1];
  const token = text.slice(from, to);
  return {
    raw: text,
    token,
    tokenSpan: span(from, to),
    value: token.toLowerCase(),
    number: undefined,
    tail: text.slice(to),
    placeholder: true,
  };
}

/** `Critical (S1)`, `高（2）`: the number alone in the brackets right behind a word. */
function numberInBrackets(folded: string, word: Token): Token | undefined {
  if (word.number !== undefined) return undefined;
  const open = endOf(opening, folded, word.end);
  if (open === word.end) return undefined;
  const inside = tokenAt(folded, open);
  if (inside?.number === undefined) return undefined;
  return endOf(closing, folded, inside.end) > inside.end ? inside : undefined;
}

/** `SEV3 → SEV2 → SEV1`: the level in force is the last. */
function lastOfChange(folded: string, first: Token): Token {
  let current = first;
  for (;;) {
    const at = endOf(arrow, folded, current.end);
    const next = at > current.end ? tokenAt(folded, at, current) : undefined;
    if (next === undefined || next.family !== first.family) return current;
    current = next;
  }
}

/**
 * End of a list of levels to choose from that begins with `first`; undefined when there is none.
 * Its members are of one family (`P1 / Critical` and `SEV2 / P1` tell one level twice), differ, and fill the value.
 * Two members with remarks that are no severities (`SEV2 (API) / SEV3 (web)`) are two judgements, not a choice.
 */
function alternatives(folded: string, first: Token): number | undefined {
  const members = [first];
  let [remarks, ranged, end] = [0, false, first.end];
  for (;;) {
    const behind = remarkEnd(folded, end);
    separator.lastIndex = behind.end;
    const mark = separator.exec(folded)?.[1];
    const next = mark === undefined ? undefined : tokenAt(folded, separator.lastIndex, first);
    if (mark === undefined || next === undefined) break;
    if (next.family !== first.family) return undefined;
    if (!behind.severity) remarks += 1;
    ranged ||= /[~〜-]|to/.test(mark);
    members.push(next);
    end = next.end;
  }
  if (members.length < 2 || new Set(members.map(valueOf)).size < members.length) return undefined;
  if (members.length === 2 && (remarks > 0 || !pairIsChoice(first, ranged))) return undefined;
  end = remarkEnd(folded, end).severity ? remarkEnd(folded, end).end : end;
  return endOf(listEnd, folded, end) > end || end === folded.length ? end : undefined;
}

/** `medium-high` is a judgement, `2/5` a mark out of five: neither waits for a choice. */
const pairIsChoice = (first: Token, ranged: boolean): boolean =>
  ranged ? first.number !== undefined && (first.family !== "number" || first.number < 2) : first.family !== "number";

/** Where the remark in brackets behind a token ends, and whether it is a severity itself (or absent). */
function remarkEnd(folded: string, at: number): { readonly end: number; readonly severity: boolean } {
  remark.lastIndex = at;
  const inside = remark.exec(folded)?.[1];
  if (inside === undefined) return { end: at, severity: true };
  return { end: remark.lastIndex, severity: tokenAt(folded, remark.lastIndex - inside.length - 1) !== undefined };
}
