// The published algorithm of Hypothesis' client, written from its description, to measure beside ours: a recorded
// position counts when the text there is the quote; else the quote is searched, exactly and then with up to half its
// length in errors, and the place with the best sum of quote (50), prefix (20), suffix (20) and position (2) wins.
// Nothing is too bad to be taken.
import search from "approx-string-match";

const mostErrors = 256;
const weights = { quote: 50, prefix: 20, suffix: 20, position: 2 };

/** @typedef {{ exact: string, prefix: string, suffix: string, start: number }} Selectors `start` in UTF-16 units */

/**
 * @param {Selectors} selectors
 * @param {string} text
 * @returns {{ start: number, end: number } | undefined}
 */
export function publishedAnchor({ exact, prefix, suffix, start }, text) {
  if (exact === "") return undefined;
  if (text.startsWith(exact, start)) return { start, end: start + exact.length };
  const matches = matchesOf(text, exact, Math.min(mostErrors, exact.length / 2));
  let best;
  let bestScore = -1;
  for (const match of matches) {
    const before = text.slice(Math.max(0, match.start - prefix.length), match.start);
    const after = text.slice(match.end, match.end + suffix.length);
    const score =
      weights.quote * (1 - match.errors / exact.length) +
      weights.prefix * (prefix === "" ? 1 : likeness(before, prefix)) +
      weights.suffix * (suffix === "" ? 1 : likeness(after, suffix)) +
      weights.position * (1 - Math.abs(match.start - start) / text.length);
    if (score > bestScore) [best, bestScore] = [match, score];
  }
  return best && { start: best.start, end: best.end };
}

/** @param {string} text @param {string} quote @param {number} errors */
function matchesOf(text, quote, errors) {
  const exact = [];
  for (let at = text.indexOf(quote); at !== -1; at = text.indexOf(quote, at + 1)) {
    exact.push({ start: at, end: at + quote.length, errors: 0 });
  }
  return exact.length > 0 ? exact : search(text, quote, errors);
}

/** @param {string} text @param {string} wanted */
function likeness(text, wanted) {
  if (text === "") return 0;
  const [best] = matchesOf(text, wanted, wanted.length);
  return best === undefined ? 0 : 1 - best.errors / wanted.length;
}
