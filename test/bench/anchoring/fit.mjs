// Fits the weights of server/src/readingClub/anchor/judge.ts and prints them:
//   node test/bench/anchoring/fit.mjs REPOSITORY,REPOSITORY
// Logistic regression over the places that are candidates, on generated documents, real ones beside the checkout and
// the repositories given; each set counts by the root of its size, and each method of looking the same.
import { judge } from "./cases.mjs";
import { historyOf } from "./histories.mjs";
import { loadAnchoring } from "./load.mjs";
import { sample } from "./score.mjs";
import { corpusEdits, generated, generatedJapanese } from "./synthetic.mjs";

const pairs = 500;
const rounds = 40;
/** Keeps weights small that nothing speaks for. */
const restraint = 1e-4;

/** @typedef {{ evidence: Readonly<Record<string, number>>, right: boolean, counts: number }} Example */

/** @param {readonly import("./cases.mjs").Edited[]} texts @param {Awaited<ReturnType<typeof loadAnchoring>>} anchoring @returns {Example[]} */
function examplesOf(texts, anchoring) {
  /** @type {Example[]} */
  const examples = [];
  texts.forEach((edited, index) => {
    const cases = sample(edited, index + 1).filter(({ fate }) => fate !== "ambiguous" && fate !== "rewritten");
    const records = anchoring.describeAnchors(edited.old, cases.map(({ span }) => span), { blob: "old" });
    const page = new anchoring.Page(edited.now);
    const whole = new anchoring.Base(edited.old, page);
    const together = new anchoring.Patchwork(records, page);
    records.forEach((record, at) => {
      const known = cases[at];
      if (known === undefined) return;
      const verbatim = anchoring.findVerbatim(record, page);
      for (const source of [whole, together, new anchoring.Patchwork([record], page), undefined]) {
        const passage = source?.passageOf(record);
        const isWordless = passage !== undefined && passage.quote.from === passage.quote.to;
        if ((source !== undefined && passage === undefined) || isWordless) continue;
        if (source !== whole && verbatim.sure.length === 1) continue;
        const earlier = source && passage && { passage, earlier: source.earlier };
        for (const { place, evidence } of anchoring.candidatesOf(record, page, earlier, verbatim)) {
          examples.push({ evidence: { ...evidence }, right: judge(known, place.span) === "right", counts: 1 });
        }
      }
    });
  });
  return examples.map((example) => ({ ...example, counts: 1 / Math.sqrt(examples.length) }));
}

/** Newton's method. @param {readonly Example[]} examples */
function fitted(examples) {
  const names = Object.keys(examples[0]?.evidence ?? {});
  const rows = examples.map(({ evidence }) => [...names.map((name) => evidence[name] ?? 0), 1]);
  const all = examples.reduce((sum, { counts }) => sum + counts, 0);
  const weights = new Float64Array(names.length + 1);
  for (let round = 0; round < rounds; round += 1) {
    const slope = Array.from(weights, (weight, at) => (at < names.length ? restraint * all * weight : 0));
    const bend = Array.from(weights, (_, at) => Array.from(weights, (__, other) => (at === other && at < names.length ? restraint * all : 0)));
    rows.forEach((row, index) => {
      const { right, counts } = examples[index] ?? { right: false, counts: 0 };
      const likely = 1 / (1 + Math.exp(-row.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0)));
      row.forEach((value, at) => {
        slope[at] = (slope[at] ?? 0) + counts * (likely - (right ? 1 : 0)) * value;
        if (value === 0) return;
        const into = bend[at] ?? [];
        row.forEach((another, other) => {
          into[other] = (into[other] ?? 0) + counts * likely * (1 - likely) * value * another;
        });
      });
    });
    solved(bend, slope).forEach((step, at) => {
      weights[at] = (weights[at] ?? 0) - step;
    });
  }
  return Object.fromEntries([...names, "always"].map((name, at) => [name, Number((weights[at] ?? 0).toFixed(2))]));
}

/** Gauss' elimination. @param {number[][]} matrix @param {number[]} values @returns {number[]} */
function solved(matrix, values) {
  const rows = matrix.map((row, at) => Float64Array.of(...row, values[at] ?? 0));
  const cell = (/** @type {Float64Array | undefined} */ row, /** @type {number} */ column) => row?.[column] ?? 0;
  for (let at = 0; at < rows.length; at += 1) {
    const below = rows.slice(at).sort((a, b) => Math.abs(cell(b, at)) - Math.abs(cell(a, at)));
    rows.splice(at, below.length, ...below);
    const pivot = rows[at];
    for (const [other, row] of rows.entries()) {
      if (other === at) continue;
      const factor = cell(row, at) / cell(pivot, at);
      for (let column = at; column < row.length; column += 1) row[column] = cell(row, column) - factor * cell(pivot, column);
    }
  }
  return rows.map((row, at) => cell(row, rows.length) / cell(row, at));
}

const anchoring = await loadAnchoring();
const repositories = (process.argv[2] ?? "").split(",").filter(Boolean);
const made = [generated(150, 11), generatedJapanese(150, 11), corpusEdits(7), corpusEdits(7, { japanese: true })];
const sets = [...made, ...repositories.map((path) => historyOf(path, pairs))];
console.log(fitted(sets.flatMap((texts) => examplesOf(texts, anchoring))));
