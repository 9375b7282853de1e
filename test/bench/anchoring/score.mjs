// Samples quotes, lets everybody look for them, and counts.
import { randomFrom } from "../random.mjs";
import { caseOf, isJapanese, judge, sentencesOf, word } from "./cases.mjs";
import { publishedAnchor } from "./published.mjs";

/** @typedef {import("./cases.mjs").Case} Case */
/** @typedef {import("./cases.mjs").Edited} Edited */
/** @typedef {import("./cases.mjs").Verdict} Verdict */
/** @typedef {typeof import("../../../server/src/readingClub/anchor/describe") & typeof import("../../../server/src/readingClub/anchor/anchorAll") & typeof import("../../../server/src/readingClub/anchor/find") & typeof import("../../../server/src/readingClub/anchor/page") & typeof import("../../../server/src/readingClub/anchor/base") & typeof import("../../../server/src/readingClub/anchor/patchwork") & typeof import("../../../server/src/readingClub/anchor/verbatim")} Anchoring */
/** @typedef {{ case: Case, verdict: Verdict, asked: boolean, found: import("./cases.mjs").Span | undefined }} Answer */
/** @typedef {"with base" | "from memory" | "each alone" | "published"} Method */
/** @typedef {{ name: string, answers: Readonly<Record<Method, readonly Answer[]>>, cpu: Readonly<Record<Method, number>>, ambiguous: number }} SetResult cpu: milliseconds; ambiguous: cases left out */

/** @type {readonly Method[]} */
export const methods = ["with base", "from memory", "each alone", "published"];
const perText = 14;

/** Quotes of a text: sentences, half of them changed, and some phrases and passages. @param {Edited} edited @param {number} seed */
export function sample(edited, seed) {
  const random = randomFrom(seed);
  const sentences = sentencesOf(edited.old).map((span) => ({ span, key: random.next() }));
  sentences.sort((one, other) => one.key - other.key);
  const changed = sentences.filter(({ span }) => !edited.now.includes(edited.old.slice(span.start, span.end)));
  const twice = sentences.filter(({ span }) => repeats(edited.old, edited.old.slice(span.start, span.end)));
  const chosen = new Map([...changed.slice(0, perText / 2), ...sentences].slice(0, perText).map((each) => [each.span.start, each.span]));
  for (const { span } of twice.slice(0, 3)) chosen.set(span.start, span);
  /** @type {Case[]} */
  const cases = [];
  const add = (/** @type {Case | undefined} */ one) => void (one && cases.push(one));
  for (const span of chosen.values()) {
    add(caseOf(edited, span, "sentence"));
    if (random.happens(0.3)) add(caseOf(edited, phraseIn(edited.old, span, random), "phrase"));
    if (random.happens(0.15)) add(caseOf(edited, passageFrom(edited.old, span), "passage"));
    const term = random.happens(0.1) ? termIn(edited.old, span, random) : undefined;
    if (term !== undefined) add(caseOf(edited, term, "term"));
  }
  return cases;
}

/** @param {string} text @param {string} quote */
const repeats = (text, quote) => text.indexOf(quote) !== text.lastIndexOf(quote);

/** Two to four words. @param {string} text @param {import("./cases.mjs").Span} span @param {import("../random.mjs").Random} random */
function phraseIn(text, span, random) {
  const sentence = text.slice(span.start, span.end);
  const words = [...sentence.matchAll(isJapanese(sentence) ? word : /\S+/g)];
  const first = random.between(0, Math.max(0, words.length - 4));
  const last = words[Math.min(words.length - 1, first + random.between(1, 3))];
  const start = span.start + (words[first]?.index ?? 0);
  return { start, end: last === undefined ? span.end : span.start + last.index + last[0].length };
}

/** One word that says something. @param {string} text @param {import("./cases.mjs").Span} span @param {import("../random.mjs").Random} random */
function termIn(text, { start, end }, random) {
  const words = [...text.slice(start, end).matchAll(word)].filter(({ 0: each }) => each.length >= (isJapanese(each) ? 2 : 4) && !/\p{Script=Hiragana}/u.test(each));
  const chosen = words[random.between(0, Math.max(0, words.length - 1))];
  return chosen && { start: start + chosen.index, end: start + chosen.index + chosen[0].length };
}

/** The sentence and up to two lines behind it. @param {string} text @param {import("./cases.mjs").Span} span */
function passageFrom(text, { start, end }) {
  const lines = text.slice(end).split("\n").slice(0, 3).join("\n").trimEnd();
  return { start, end: end + lines.length };
}

/** @param {string} name @param {readonly Edited[]} texts @param {Anchoring} anchoring @returns {SetResult} */
export function measure(name, texts, anchoring) {
  /** @type {Record<Method, Answer[]>} */
  const answers = { "with base": [], "from memory": [], "each alone": [], published: [] };
  const cpu = { "with base": 0, "from memory": 0, "each alone": 0, published: 0 };
  let ambiguous = 0;
  texts.forEach((edited, index) => {
    const sampled = sample(edited, index + 1);
    const cases = sampled.filter(({ fate }) => fate !== "ambiguous");
    ambiguous += sampled.length - cases.length;
    const records = anchoring.describeAnchors(edited.old, cases.map(({ span }) => span), { blob: "old" });
    for (const method of methods) {
      const start = process.cpuUsage();
      const outcomes =
        method === "published"
          ? cases.map(({ span }) => publishedAnchor(selectors(edited.old, span), edited.now))
          : method === "each alone"
            ? records.flatMap((record) => anchoring.anchorAll([record], edited.now))
            : anchoring.anchorAll(records, edited.now, { base: method === "with base" ? () => edited.old : undefined });
      const { user, system } = process.cpuUsage(start);
      cpu[method] += (user + system) / 1000;
      cases.forEach((one, at) => {
        const outcome = outcomes[at];
        const found = outcome === undefined || "start" in outcome ? outcome : outcome.status === "orphaned" ? undefined : outcome.span;
        const asked = outcome !== undefined && "status" in outcome && outcome.status === "confirm";
        answers[method].push({ case: one, verdict: judge(one, found), asked, found });
      });
    }
  });
  return { name, answers, cpu, ambiguous };
}

/** What Hypothesis' client notes: 32 units on each side. @param {string} text @param {import("./cases.mjs").Span} span */
export const selectors = (text, { start, end }) => ({
  exact: text.slice(start, end),
  prefix: text.slice(Math.max(0, start - 32), start),
  suffix: text.slice(end, end + 32),
  start,
});
