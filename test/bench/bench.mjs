// How fast Afterword is beside its peers, in one run:
//   npm run bench [-- --only=typing,check,start --lines=100,1000 --files=500 --rounds=5 --quick --json=file]
//   npm run bench -- --only=anchoring [--repository=PATH,PATH --quick --json=file]
// It prints a table with the goal beside each figure, fails on none of them, and writes nothing unless asked to.
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { seconds } from "../../scripts/progress.mjs";
import { install } from "./prepare.mjs";

const { values: options } = parseArgs({
  options: {
    only: { type: "string", default: "typing,check,start" },
    quick: { type: "boolean", default: false },
    lines: { type: "string" },
    files: { type: "string" },
    rounds: { type: "string" },
    json: { type: "string" },
    repository: { type: "string" },
  },
});
const sections = options.only.split(",");
const rounds = Number(options.rounds ?? (options.quick ? 2 : 5));
const sizes = numbers(options.lines) ?? (options.quick ? [100, 1_000] : [100, 1_000, 10_000]);
const folders = numbers(options.files) ?? (options.quick ? [100] : [500, 2_000]);

/** @param {string | undefined} list */
function numbers(list) {
  return list?.split(",").map(Number);
}

/** @typedef {import("./prepare.mjs").Bundles} Bundles */

// What is installed first cannot be imported before.
const modules = async () => ({
  ...(await import("./prepare.mjs")),
  ...(await import("./servers.mjs")),
  ...(await import("./keystrokes.mjs")),
  ...(await import("./folders.mjs")),
  ...(await import("./start.mjs")),
  ...(await import("./report.mjs")),
});

async function main() {
  const start = Date.now();
  if (!(await install())) return 1;
  if (sections.includes("anchoring")) return anchoring();
  const with_ = await modules();
  const bundles = await with_.buildAll();
  console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? "processor"}, ${rounds} rounds\n`);
  const results = {
    typing: sections.includes("typing") ? await typing(with_, bundles) : [],
    checks: sections.includes("check") ? await checks(with_, bundles) : [],
    started: sections.includes("start") ? await started(with_, bundles) : [],
    bundle: with_.weigh(bundles.server),
  };
  console.log(`\n${with_.goals(results)}\n\nThe bench took ${seconds(start)}.`);
  if (options.json !== undefined) writeFileSync(options.json, JSON.stringify(results, undefined, 1) + "\n");
  return 0;
}

/** How well annotations find their text again. */
async function anchoring() {
  const { benchAnchoring } = await import("./anchoring/anchoring.mjs");
  const repositories = options.repository?.split(",") ?? [];
  const results = await benchAnchoring({ repositories, quick: options.quick });
  if (options.json !== undefined) writeFileSync(options.json, JSON.stringify(results, undefined, 1) + "\n");
  return 0;
}

/** @typedef {Awaited<ReturnType<typeof modules>>} Modules */

/** @param {Modules} with_ @param {Bundles} bundles */
async function typing(with_, bundles) {
  const servers = [
    with_.afterword(bundles, "minimal"),
    with_.afterword(bundles, "mackerel"),
    with_.markdownLanguageServer(),
    with_.control(bundles, "minimal"),
    with_.empty(bundles),
  ];
  const all = [];
  for (const lines of sizes) {
    const found = await with_.measureTyping(servers, lines, { rounds, patience: 1_000 });
    console.log(with_.typingTable(found));
    all.push(...found);
  }
  return all;
}

/** @param {Modules} with_ @param {Bundles} bundles */
async function checks(with_, bundles) {
  const all = [];
  for (const count of folders) {
    const folder = join(bundles.folder, `${count}-files`);
    mkdirSync(folder);
    const bytes = with_.writeFolder(folder, count);
    const found = await with_.measureChecks(with_.checkers(bundles.cli), folder, count, rounds);
    console.log(with_.checksTable(found, bytes));
    all.push(...found);
  }
  return all;
}

/** @param {Modules} with_ @param {Bundles} bundles */
async function started(with_, bundles) {
  const servers = [with_.afterword(bundles, "minimal"), with_.empty(bundles), with_.markdownLanguageServer()];
  const found = await with_.measureStart(servers, options.quick ? 3 : 9);
  console.log(with_.startTable(found));
  return found;
}

process.exitCode = await main();
