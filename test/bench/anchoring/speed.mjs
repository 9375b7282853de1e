// What it takes to find 1,000 annotations of a document of 10,000 lines again.
import { incidentReport } from "../documents.mjs";
import { randomFrom } from "../random.mjs";
import { sentencesOf } from "./cases.mjs";
import { publishedAnchor } from "./published.mjs";
import { selectors } from "./score.mjs";
import { edit } from "./synthetic.mjs";

const lines = 10_000;
const annotations = 1_000;

/** @typedef {{ name: string, withBase: number, fromMemory: number, published: number }} Speed milliseconds of processor time */

/** Medians of some rounds. @param {import("./score.mjs").Anchoring} anchoring @param {number} rounds @returns {Speed[]} */
export function measureSpeed(anchoring, rounds) {
  return [0.25, 0.02].map((share) => {
    const random = randomFrom(Math.round(share * 100));
    const old = varied(incidentReport(lines, 5));
    const { now } = edit("long", old, random, { share });
    const sentences = sentencesOf(old);
    const spans = Array.from({ length: annotations }, () => random.one(sentences));
    const records = anchoring.describeAnchors(old, spans, { blob: "old" });
    const quotes = spans.map((span) => selectors(old, span));
    return {
      name: `${annotations} annotations, ${lines} lines, ${share * 100} % of them edited`,
      withBase: median(rounds, () => anchoring.anchorAll(records, now, { base: () => old })),
      fromMemory: median(rounds, () => anchoring.anchorAll(records, now)),
      published: median(Math.min(rounds, 1), () => quotes.map((quote) => publishedAnchor(quote, now))),
    };
  });
}

/** Numbers told apart by line, so that sentences differ as those that people write do. @param {string} text */
const varied = (text) => text.split("\n").map((line, at) => (/[.。]$/.test(line) ? `${line} Noted by ${word(at)}.` : line)).join("\n");

/** @param {number} number */
const word = (number) => number.toString(26).replace(/\d/g, (digit) => "qrstuvwxyz".charAt(Number(digit)));

/** @param {number} rounds @param {() => unknown} work */
function median(rounds, work) {
  const times = Array.from({ length: rounds }, () => {
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  }).sort((one, other) => one - other);
  return times[Math.floor(times.length / 2)] ?? NaN;
}
