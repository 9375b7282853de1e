// A case: a stretch of an old text, and what is known of where its characters went in the new one.

/**
 * @typedef {object} Edited two versions of a text
 * @property {string} name
 * @property {string} old
 * @property {string} now
 * @property {Int32Array} origins for each unit of `now` the offset in `old` it comes from, or -1
 * @property {Uint8Array} moved 1 where a unit of `now` was carried to another place
 * @property {boolean} exact true when the truth is known by construction
 */
/** @typedef {{ start: number, end: number }} Span */
/** @typedef {"kept" | "edited" | "moved" | "rewritten" | "gone" | "twice" | "ambiguous"} Fate */
/**
 * @typedef {object} Case
 * @property {Edited} edited
 * @property {Span} span of the quote in `old`
 * @property {"sentence" | "phrase" | "passage"} form
 * @property {Fate} fate
 * @property {boolean} survives whether at least half of its letters are still there
 * @property {ReadonlySet<number>} places offsets in `now` of the units that are left of it
 * @property {readonly Span[]} rewrites sentences that may count as what it became
 */

const word = /[\p{Script=Han}\p{Script=Hiragana}]|[\p{L}\p{N}]+/gu;
const mostWords = 4_000;

/** @param {string} text */
export const wordsOf = (text) => text.toLowerCase().match(word) ?? [];

/**
 * Sentences, cells and items of a text, each within one line.
 * @param {string} text
 * @returns {Span[]}
 */
export function sentencesOf(text) {
  const spans = [];
  for (const { 0: line, index } of text.matchAll(/[^\n\r]+/g)) {
    const lead = /^[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+|#+[ \t]+|\|)?[ \t]*/.exec(line)?.[0].length ?? 0;
    for (const { 0: part, index: within } of line.slice(lead).matchAll(/(?:[^.!?。|]|[.!?](?=\S))+[.!?。]?/gu)) {
      const blank = part.length - part.trimStart().length;
      const start = index + lead + within + blank;
      const end = start + part.trim().length;
      const least = /[\u3040-\u9fff]/.test(part) ? 8 : 20;
      if (end - start >= least && end - start <= 400) spans.push({ start, end });
    }
  }
  return spans;
}

/**
 * Says what became of a quote; undefined for one without words.
 * @param {Edited} edited @param {Span} span @param {Case["form"]} form @returns {Case | undefined}
 */
export function caseOf(edited, span, form) {
  const quote = edited.old.slice(span.start, span.end);
  const all = [...quote.matchAll(word)].slice(0, mostWords);
  if (all.length === 0) return undefined;
  const places = new Set();
  const alive = new Set();
  let carried = 0;
  for (const index of originsWithin(edited, span)) {
    const origin = edited.origins[index] ?? -1;
    alive.add(origin);
    places.add(index);
    carried += edited.moved[index] ?? 0;
  }
  let [left, letters] = [0, 0];
  for (const { 0: each, index } of all) {
    letters += each.length;
    for (let at = span.start + index; at < span.start + index + each.length; at += 1) if (alive.has(at)) left += 1;
  }
  const share = left / letters;
  const survives = share >= 0.5;
  /** @type {Span[]} */
  let rewrites = [];
  /** @type {Fate} */
  let fate = share > 0.999 ? "kept" : "edited";
  if (survives && carried > places.size / 2) fate = "moved";
  if (!survives) ({ fate, rewrites } = lost(edited, quote, span, share));
  if (!edited.exact && contradicted(edited, quote, places)) fate = "ambiguous";
  if (fate !== "ambiguous" && (occursTwice(edited.old, quote) || occursTwice(edited.now, quote))) {
    fate = edited.exact || !misled(edited, span, places) ? "twice" : "ambiguous";
  }
  return { edited, span, form, fate, survives, places, rewrites };
}

/** @type {WeakMap<Edited, Int32Array>} */
const placesByOrigin = new WeakMap();

/** Offsets in the new text of the units that come from a span of the old one. @param {Edited} edited @param {Span} span */
function originsWithin(edited, span) {
  let byOrigin = placesByOrigin.get(edited);
  if (byOrigin === undefined) {
    byOrigin = new Int32Array(edited.old.length).fill(-1);
    for (let index = 0; index < edited.origins.length; index += 1) {
      const origin = edited.origins[index] ?? -1;
      if (origin >= 0) byOrigin[origin] = index;
    }
    placesByOrigin.set(edited, byOrigin);
  }
  return [...byOrigin.subarray(span.start, span.end)].filter((index) => index >= 0);
}

/**
 * @param {Edited} edited @param {string} quote @param {Span} span @param {number} share
 * @returns {{ fate: Fate, rewrites: Span[] }}
 */
function lost(edited, quote, span, share) {
  if (edited.exact) return { fate: share < 0.2 ? "gone" : "rewritten", rewrites: [] };
  // A third of it still stands where it stood: neither there nor gone.
  if (share >= 0.34) return { fate: "rewritten", rewrites: [] };
  const words = wordsOf(quote);
  let most = 0;
  const rewrites = [];
  for (const sentence of sentencesOf(edited.now)) {
    const there = new Map();
    for (const each of wordsOf(edited.now.slice(sentence.start, sentence.end))) there.set(each, (there.get(each) ?? 0) + 1);
    let shared = 0;
    for (const each of words) {
      const count = there.get(each) ?? 0;
      if (count > 0) shared += 1;
      there.set(each, count - 1);
    }
    const overlap = shared / words.length;
    if (overlap >= 0.5) rewrites.push(sentence);
    most = Math.max(most, overlap);
  }
  const rest = edited.old.slice(0, span.start) + edited.old.slice(span.end);
  if (holds(edited.now, words) && !holds(rest, words)) return { fate: "ambiguous", rewrites: [] };
  if (words.length < 5) return { fate: share > 0 ? "ambiguous" : "gone", rewrites: [] };
  if (most >= 0.5) return { fate: "rewritten", rewrites };
  return { fate: most > 0.34 ? "ambiguous" : "gone", rewrites: [] };
}

/** @param {string} text @param {string} quote */
function occursTwice(text, quote) {
  const first = text.indexOf(quote);
  return first !== -1 && text.indexOf(quote, first + 1) !== -1;
}

/**
 * True when a quote stands letter for letter, once in both texts, where the difference did not put it.
 * @param {Edited} edited @param {string} quote @param {ReadonlySet<number>} places
 */
function contradicted({ old, now }, quote, places) {
  const there = now.indexOf(quote);
  if (there === -1 || occursTwice(old, quote) || occursTwice(now, quote)) return false;
  return [...places].filter((at) => at >= there && at < there + quote.length).length < places.size / 2 || places.size === 0;
}

/** The same words in a row. @param {string} text @param {readonly string[]} words */
const holds = (text, words) => ` ${wordsOf(text).join(" ")} `.includes(` ${words.join(" ")} `);

/**
 * A word difference may slide over repeated text: true when another copy of the quote stands in much more of its old
 * surroundings than the one that the difference chose.
 * @param {Edited} edited @param {Span} span @param {ReadonlySet<number>} places
 */
function misled({ old, now }, { start, end }, places) {
  const quote = old.slice(start, end);
  const around = (/** @type {number} */ at) => {
    let [before, after] = [0, 0];
    while (before < 200 && start > before && at > before && old[start - 1 - before] === now[at - 1 - before]) before += 1;
    while (after < 200 && end + after < old.length && old[end + after] === now[at + quote.length + after]) after += 1;
    return before + after;
  };
  let [chosen, other] = [0, 0];
  for (let at = now.indexOf(quote); at !== -1; at = now.indexOf(quote, at + 1)) {
    if (places.has(at)) chosen = Math.max(chosen, around(at));
    else other = Math.max(other, around(at));
  }
  return other > chosen + 20;
}

/** @typedef {"right" | "wrong" | "orphan"} Verdict */

/**
 * Right: covers at least half of what is left and is at most three times as long; for text that is gone, an orphan.
 * @param {Case} one @param {Span | undefined} found @returns {Verdict}
 */
export function judge({ survives, places, rewrites, fate, span }, found) {
  if (found === undefined) return survives ? "orphan" : fate === "rewritten" ? "orphan" : "right";
  let covered = 0;
  for (const index of places) if (index >= found.start && index < found.end) covered += 1;
  const length = found.end - found.start;
  const most = 3 * (span.end - span.start);
  const fits = places.size > 0 && covered >= places.size / 2 && length <= most;
  if (survives) return fits ? "right" : "wrong";
  if (fate !== "rewritten") return "wrong";
  const meets = rewrites.some(({ start, end }) => Math.min(end, found.end) - Math.max(start, found.start) >= (end - start) / 2);
  return fits || meets ? "right" : "wrong";
}
