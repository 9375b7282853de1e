// How well annotations find their text again, beside the published algorithm of Hypothesis' client, in one run:
//   npm run bench -- --only=anchoring [--repository=PATH,PATH --quick --json=file]
// Sets: generated documents and, when they are beside the checkout, real ones, both with edits whose truth is known,
// those in Japanese by themselves too; and the history of each repository given. docs/anchoring.md says how the truth is made and what the classes mean.
import { basename } from "node:path";
import { seconds } from "../../../scripts/progress.mjs";
import { historyOf } from "./histories.mjs";
import { loadAnchoring } from "./load.mjs";
import { measure, methods } from "./score.mjs";
import { measureSpeed } from "./speed.mjs";
import { corpusEdits, generated, generatedJapanese } from "./synthetic.mjs";
import { counts, goalTable, setTable, speedTable } from "./tables.mjs";

/** Pairs of versions taken of a repository. */
const mostPairs = 500;

/** @param {{ repositories: readonly string[], quick: boolean }} options */
export async function benchAnchoring({ repositories, quick }) {
  const start = Date.now();
  const anchoring = await loadAnchoring();
  const sets = [
    { name: "generated, 25 % of the lines edited", texts: () => generated(quick ? 40 : 150, 11) },
    { name: "generated Japanese, the same", texts: () => generatedJapanese(quick ? 40 : 150, 11) },
    { name: "corpus, the same", texts: () => corpusEdits(7).filter((_, index) => !quick || index % 6 === 0) },
    { name: "corpus in Japanese, the same", texts: () => corpusEdits(7, { japanese: true }).filter((_, index) => !quick || index % 6 === 0) },
    ...repositories.map((path) => ({ name: repositoryName(path), texts: () => historyOf(path, quick ? 100 : mostPairs) })),
  ];
  const results = [];
  for (const { name, texts } of sets) {
    const edited = texts();
    if (edited.length === 0) {
      console.log(`${name}: not there, left out\n`);
      continue;
    }
    const result = measure(`${name} (${edited.length} pairs)`, edited, anchoring);
    console.log(`${setTable(result)}\n`);
    results.push(result);
  }
  const speed = measureSpeed(anchoring, quick ? 1 : 3);
  console.log(`${speedTable(speed)}\n\n${goalTable(results)}\n\nThe bench took ${seconds(start)}.`);
  const summary = results.map(({ name, answers, cpu }) => ({
    name,
    methods: methods.map((method) => ({ method, cpu: cpu[method], ...counts(answers[method]) })),
  }));
  return { sets: summary, speed };
}

/** @param {string} path */
const repositoryName = (path) => basename(path.replace(/(?:\/repo|\/\.git|\/)+$/, ""));
