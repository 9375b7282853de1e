import { leadIns, levelPrefixes, severityWords } from "./words";

/** One level as written, in folded text. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly number: number | undefined;
  /** The folded text of the token. */
  readonly word: string;
  /** Tokens of one family belong to one scale: `sev`, `p`, `number`, `word` … */
  readonly family: string;
}

/**
 * Width, case and kinds of dashes folded character by character, so that offsets stay:
 * a character whose folded form is longer keeps its own.
 */
export function foldWidth(text: string): string {
  return text.replace(/[A-Z\u0080-\uffff]/g, (char) => {
    if (/[\u2010-\u2015\u2212]/.test(char)) return "-";
    const folded = char.normalize("NFKC").toLowerCase();
    return folded.length === 1 ? folded : char;
  });
}

const number = "(\\d{1,2}(?:\\.\\d(?!\\d))?)(?![a-z0-9%])";
const numbered = levelPrefixes.map(({ family, pattern }) => ({
  family,
  // A single letter binds one digit only and closely: P99 is a latency, not a level.
  pattern:
    family === "s" || family === "p"
      ? new RegExp(`(?:${pattern})(?:\\s?[-:#=]\\s?|\\s)?(\\d(?:\\.\\d(?!\\d))?)(?![a-z0-9%])`, "y")
      : new RegExp(`(?:${pattern})[\\s._:#=ー-]{0,4}${number}`, "y"),
}));
const ranked = /([一二三四五1-5])\s?[级級]/y;
const digit = /(\d)(?:\ufe0f?\u20e3)?(?![\d%a-z]|[.:,]\d)/y;
const label = /(?:severity(?: level)?|sev|level|priority|(?:障害)?レベル|重大度|深刻度|级别|严重程度)\s*[\s:=#-]+\s*/y;
const words = [
  ...severityWords.plain.map((word) => ({ word, bare: false })),
  ...severityWords.bare.map((word) => ({ word, bare: true })),
].sort((a, b) => b.word.length - a.word.length);
/** After a plain word: no further letter of the same script run (`highly`), no 度 or 性 that makes it another noun. */
const wordEnd = /(?![a-zà-ÿ0-9_度性])/y;
const bareEnd = /[\s*_`"'”’」』】~]*(?:$|[([{（［|/・、,，;:。.!?\n)\]}<>=]|-|から|[→⇒➡])/y;

const matchesAt = (pattern: RegExp, text: string, at: number): boolean => {
  pattern.lastIndex = at;
  return pattern.test(text);
};

/**
 * The level that begins at an offset of folded text. Behind a numbered level of the same list or change a digit
 * alone goes on with its scale (`SEV1/2/3`).
 */
export function tokenAt(folded: string, at: number, previous?: Token): Token | undefined {
  return numberedAt(folded, at) ?? digitAt(folded, at, previous) ?? wordAt(folded, at) ?? labelledAt(folded, at);
}

function numberedAt(folded: string, at: number): Token | undefined {
  for (const { family, pattern } of numbered) {
    pattern.lastIndex = at;
    const level = pattern.exec(folded)?.[1];
    if (level !== undefined) return token(folded, at, pattern.lastIndex, Number(level), family);
  }
  ranked.lastIndex = at;
  const rank = ranked.exec(folded)?.[1];
  if (rank === undefined) return undefined;
  const kanji = "一二三四五".indexOf(rank);
  return token(folded, at, ranked.lastIndex, kanji < 0 ? Number(rank) : kanji + 1, "level");
}

function digitAt(folded: string, at: number, previous: Token | undefined): Token | undefined {
  digit.lastIndex = at;
  const level = digit.exec(folded)?.[1];
  if (level === undefined) return undefined;
  const family = previous?.number === undefined ? "number" : previous.family;
  return token(folded, at, digit.lastIndex, Number(level), family);
}

function wordAt(folded: string, at: number): Token | undefined {
  for (const { word, bare } of words) {
    if (!folded.startsWith(word, at)) continue;
    const end = at + word.length;
    if (matchesAt(bare ? bareEnd : wordEnd, folded, end)) return token(folded, at, end, undefined, "word");
  }
  return undefined;
}

/** `severity: high`, `Level: P1`: the label told again inside the value. */
function labelledAt(folded: string, at: number): Token | undefined {
  if (!matchesAt(label, folded, at)) return undefined;
  const start = label.lastIndex;
  return numberedAt(folded, start) ?? wordAt(folded, start);
}

const token = (folded: string, start: number, end: number, level: number | undefined, family: string): Token => ({
  start,
  end,
  number: level,
  word: folded.slice(start, end),
  family,
});

const digitEnd = /\s*(?:$|[([（)\]}。、,;|\n*_`"'”’]|-(?!\s*\d)|[:.](?=\s|$)|から|[→⇒➡])/y;

/** A digit alone is a level only when nothing that it could count follows: `2`, `2 (high)`, `2 major`; not `2 hours`. */
export function standsAlone(folded: string, digitToken: Token): boolean {
  if (digitToken.family !== "number") return true;
  if (matchesAt(digitEnd, folded, digitToken.end)) return true;
  return folded.charAt(digitToken.end) === " " && wordAt(folded, digitToken.end + 1) !== undefined;
}

const leadIn = new RegExp(`(?:${leadIns.join("|")})[\\s.:)）-]*`, "y");

/** The offset behind words like "suspected" when a level follows them, else the offset itself. */
export function behindLeadIn(folded: string, at: number): number {
  if (!matchesAt(leadIn, folded, at)) return at;
  const next = leadIn.lastIndex;
  return numberedAt(folded, next) === undefined && wordAt(folded, next) === undefined ? at : next;
}

const blankNumber =
  "(?:\\?+|x+|n+|#+|_+|[○〇●△*]+|\\.{2,}|…+|<[^>\\n]*>|\\[(?!\\s*\\d\\s*\\])[^\\]\\n]*\\]|\\{[^}\\n]*\\}+|\\(\\s*\\d\\s*[-~〜/|,、][^)\\n]*\\))";
const unfilled = [
  new RegExp(
    `(?:severity(?:\\s+level)?|sev|level|(?:障害)?レベル|重大度|深刻度)[\\s._:-]*${blankNumber}(?![a-z0-9])`,
    "y",
  ),
  new RegExp(`[ps]-?(?:\\?+|x|n|<[^>\\n]*>|\\[[^\\]\\n]*\\]|\\{[^}\\n]*\\}+)(?![a-z0-9])`, "y"),
  /(?:severity(?:\s+level)?|sev)-?(?=[\s*_`"'\])}）］>.:]*$)/y,
];

/** End of a level whose number nobody has written yet (`SEV?`, `SEV-X`, `P<n>`, `SEV[1-4]`); undefined when none begins here. */
export function unfilledAt(folded: string, at: number): number | undefined {
  return unfilled.find((pattern) => matchesAt(pattern, folded, at))?.lastIndex;
}
