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
 * @property {"sentence" | "phrase" | "passage" | "term"} form
 * @property {Fate} fate
 * @property {boolean} survives whether at least half of its letters are still there
 * @property {ReadonlySet<number>} places offsets in `now` of the letters that are left of it
 * @property {readonly Span[]} rewrites sentences that may count as what it became
 */

/** A word, or what of a text without spaces is written in one script: signs taken singly are shared by chance. */
export const word = /\p{Script=Han}+|\p{Script=Hiragana}+|[\p{Script=Katakana}ー]+|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}])+/gu;
/** The same, and all that lies between. */
export const tokens = new RegExp(`${word.source}|\\s+|[^\\p{L}\\p{N}\\s]`, "gu");
const mostWords = 4_000;

/** @param {string} text */
export const isJapanese = (text) => /[\u3040-\u9fff]/.test(text);

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
      const least = isJapanese(part) ? 8 : 20;
      if (end - start >= least && end - start <= 400 && /[\p{L}\p{N}]/u.test(part)) spans.push({ start, end });
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
  let [carried, letters] = [0, 0];
  for (const { 0: each, index } of all) {
    letters += each.length;
    for (const at of whereNow(edited, span.start + index, each.length)) {
      places.add(at);
      carried += edited.moved[at] ?? 0;
    }
  }
  const share = places.size / letters;
  const survives = share >= 0.5;
  const twice = occursTwice(edited.old, quote) || occursTwice(edited.now, quote);
  let fate = fateOf(edited, quote, share, carried > places.size / 2);
  /** @type {Span[]} */
  let rewrites = [];
  if (!edited.exact && share <= 0.999) ({ fate, rewrites } = reread(edited, span, share, fate));
  const slid = twice ? misled(edited, span, places) : contradicted(edited, quote, places);
  if (!edited.exact && slid) fate = "ambiguous";
  if (twice && fate !== "ambiguous" && fate !== "rewritten") fate = "twice";
  return { edited, span, form, fate, survives, places, rewrites };
}

/** What is left says. @param {Edited} edited @param {string} quote @param {number} share @param {boolean} carried @returns {Fate} */
function fateOf({ exact }, quote, share, carried) {
  if (share >= 0.5) return carried ? "moved" : share > 0.999 ? "kept" : "edited";
  if (exact) return share < 0.2 ? "gone" : "rewritten";
  // A third of it still stands where it stood: neither there nor gone.
  if (share >= 0.34) return "rewritten";
  return share > 0 && wordsOf(quote).length < fewWords ? "ambiguous" : "gone";
}

/** @type {WeakMap<Edited, Int32Array>} */
const placesByOrigin = new WeakMap();

/** Offsets in the new text of the units that come from some of the old one. @param {Edited} edited @param {number} start @param {number} length */
function whereNow(edited, start, length) {
  let byOrigin = placesByOrigin.get(edited);
  if (byOrigin === undefined) {
    byOrigin = new Int32Array(edited.old.length).fill(-1);
    for (let index = 0; index < edited.origins.length; index += 1) {
      const origin = edited.origins[index] ?? -1;
      if (origin >= 0) byOrigin[origin] = index;
    }
    placesByOrigin.set(edited, byOrigin);
  }
  return byOrigin.subarray(start, start + length).filter((index) => index >= 0);
}

/**
 * A second opinion where a word difference does not find all of a quote: the sentences of the new text that hold its
 * words, in whatever order. What is gone by the one and there by the other was rewritten, or nobody can say.
 * @param {Edited} edited @param {Span} span @param {number} share @param {Fate} fate
 * @returns {{ fate: Fate, rewrites: Span[] }}
 */
function reread({ old, now }, { start, end }, share, fate) {
  const quote = old.slice(start, end);
  const words = wordsOf(quote);
  const resembling = sentencesOf(now).map((span) => ({ span, overlap: overlapOf(words, wordsOf(now.slice(span.start, span.end))) }));
  const most = resembling.reduce((best, { overlap }) => Math.max(best, overlap), 0);
  const rewrites = resembling.filter(({ overlap }) => overlap >= 0.5).map(({ span }) => span);
  if (share >= 0.5) return { fate: words.length >= fewWords && most > share + 0.15 ? "ambiguous" : fate, rewrites: [] };
  if (holds(now, words) && !holds(old.slice(0, start) + old.slice(end), words)) return { fate: "ambiguous", rewrites: [] };
  const respelled = fate === "gone" && isJapanese(quote) ? sharingPairs(now, quote) : [];
  if (respelled.length > 0) return { fate: "rewritten", rewrites: respelled };
  if (words.length < fewWords || fate !== "gone") return { fate, rewrites: words.length < fewWords ? [] : rewrites };
  if (rewrites.length > 0) return { fate: "rewritten", rewrites };
  return { fate: most > 0.34 ? "ambiguous" : "gone", rewrites: [] };
}

/** Quotes of fewer words are found in other sentences by chance. */
const fewWords = 5;

/** Sentences that hold half of a quote's pairs of letters: `名前付き` and `名前つき` share no word of one script. @param {string} text @param {string} quote @returns {Span[]} */
function sharingPairs(text, quote) {
  const pairs = pairsOf(quote);
  if (pairs.length < fewWords) return [];
  return sentencesOf(text).filter(({ start, end }) => overlapOf(pairs, pairsOf(text.slice(start, end))) >= 0.5);
}

/** @param {string} text */
function pairsOf(text) {
  const letters = lettersOf(text);
  return Array.from({ length: Math.max(0, letters.length - 1) }, (_, at) => letters.slice(at, at + 2));
}

/** Share of some words that are among others. @param {readonly string[]} words @param {readonly string[]} others */
function overlapOf(words, others) {
  const there = new Map();
  for (const each of others) there.set(each, (there.get(each) ?? 0) + 1);
  let shared = 0;
  for (const each of words) {
    const count = there.get(each) ?? 0;
    if (count > 0) shared += 1;
    there.set(each, count - 1);
  }
  return shared / words.length;
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
  const before = lettersOf(old.slice(Math.max(0, start - around), start));
  const after = lettersOf(old.slice(end, end + around));
  let [chosen, other] = [0, 0];
  for (let at = now.indexOf(quote); at !== -1; at = now.indexOf(quote, at + 1)) {
    const behind = at + quote.length;
    const agreement =
      sharedEnd(before, lettersOf(now.slice(Math.max(0, at - around), at))) +
      sharedStart(after, lettersOf(now.slice(behind, behind + around)));
    if ([...places].some((each) => each >= at && each < behind)) chosen = Math.max(chosen, agreement);
    else other = Math.max(other, agreement);
  }
  return other > chosen + 16;
}

/** Units on each side of a quote that are looked at. */
const around = 400;

/** @param {string} text */
const lettersOf = (text) => text.replace(/[^\p{L}\p{N}]+/gu, "");

/** @param {string} one @param {string} other */
function sharedStart(one, other) {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}

/** @param {string} one @param {string} other */
function sharedEnd(one, other) {
  let length = 0;
  while (length < one.length && length < other.length && one.at(-1 - length) === other.at(-1 - length)) length += 1;
  return length;
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
  const meets = rewrites.some(({ start, end }) => Math.min(end, found.end) - Math.max(start, found.start) >= Math.min(end - start, length) / 2);
  return fits || meets ? "right" : "wrong";
}
