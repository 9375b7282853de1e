import type { Words } from "./words";

const wordSign = /[\p{L}\p{N}\p{M}]/u;
/** What readers see as one sign: a flag, a family, a letter with its marks. */
const sign = /(?:\p{RI}\p{RI}|.)[\p{M}\p{EMod}\u{e0020}-\u{e007f}]*(?:\u200d\p{ExtPict}[\p{M}\p{EMod}]*)*/suy;
/** UTF-16 units that continue a sign: joiners, marks, the first half of a skin tone. */
const continues = /[\u0300-\u036f\u200d\u20d0-\u20f0\u3099\u309a\ufe00-\ufe0f\ud83c]/;

/**
 * A text cut into pieces that together are all of it: words, line endings, and every other sign by itself, whole as readers see it. Unlike
 * words, pieces differ in every character in which their texts do.
 */
export function readPieces(text: string): Words {
  const starts: number[] = [];
  const ids: number[] = [];
  const begins: number[] = [];
  let begin = 1;
  for (let at = 0; at < text.length;) {
    const end = endOfPiece(text, at);
    starts.push(at);
    ids.push(hashBetween(text, at, end));
    begins.push(begin);
    const ending = text.charCodeAt(end - 1);
    begin = ending === 10 || ending === 13 ? 1 : 0;
    at = end;
  }
  return {
    count: starts.length,
    ids: Int32Array.from(ids),
    starts: Int32Array.from(starts),
    ends: Int32Array.from([...starts.slice(1), text.length].slice(0, starts.length)),
    begins: Uint8Array.from(begins),
    weights: new Uint8Array(0),
  };
}

function endOfPiece(text: string, from: number): number {
  const unit = text.charCodeAt(from);
  if (unit === 13 && text.charCodeAt(from + 1) === 10) return from + 2;
  let end = from + 1;
  if (isWordUnit(unit)) while (end < text.length && isWordUnit(text.charCodeAt(end))) end += 1;
  else if (unit === 32) while (text.charCodeAt(end) === 32) end += 1;
  else if (isHigh(unit) || continues.test(text.charAt(end))) end = endOfSign(text, from);
  return end;
}

function endOfSign(text: string, from: number): number {
  sign.lastIndex = from;
  return sign.test(text) ? sign.lastIndex : from + 1;
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;

/** Letters and digits, but for scripts without spaces, each sign of which is a piece. */
function isWordUnit(unit: number): boolean {
  if (unit < 0x80) return (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122);
  return unit < 0x2e80 && wordSign.test(String.fromCharCode(unit));
}

function hashBetween(text: string, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) ^ (hash >>> 13);
  return hash;
}
