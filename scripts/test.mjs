// Everything that must hold, as the first command after a clone: npm test [-- --only=lint,unit]
// No dependencies: it installs them.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { installIfNeeded } from "./install.mjs";
import { run, seconds } from "./progress.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const reports = join(root, "node_modules/.cache/afterword-tests");

/** @typedef {{ passed: number, failed: number }} Counts */

/** @type {readonly (readonly [name: string, step: (name: string) => Promise<Counts>])[]} */
const steps = [
  ["typecheck", command("scripts/typecheck.mjs")],
  ["lint", command("node_modules/eslint/bin/eslint.js", ".", "--max-warnings=0")],
  ["format", command("node_modules/prettier/bin/prettier.cjs", "--check", "--log-level=warn", ".")],
  ["knip", command("node_modules/knip/bin/knip.js")],
  ["unit", vitest("vitest.config.mts")],
  ["build", command("esbuild.mjs", "--production", "--tests")],
  ["grammar", grammar],
  ["bundles", vitest("test/bundle/vitest.config.mts")],
  ["host", counted("test/host/run.mjs")],
];

/** Without a build these would only repeat its failure, slowly. */
const afterBuild = new Set(["bundles", "host"]);

const notBuilt = () => {
  console.log("  not run: the build failed");
  return { passed: 0, failed: 1 };
};

/**
 * A program that is right or wrong as a whole.
 * @param {readonly string[]} args
 */
function command(...args) {
  return async (/** @type {string} */ name) => {
    const { code } = await run(process.execPath, args, { cwd: root, step: name });
    return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  };
}

/**
 * A program whose last line is "N passed, N failed".
 * @param {readonly string[]} args
 */
function counted(...args) {
  return async (/** @type {string} */ name) => {
    const { code, output } = await run(process.execPath, args, { cwd: root, step: name });
    const [, passed = "0", failed = "0"] = /(\d+) passed, (\d+) failed\s*$/.exec(output) ?? [];
    return atLeastOneFailure(code, { passed: Number(passed), failed: Number(failed) });
  };
}

/** @param {string} config */
function vitest(config) {
  return async (/** @type {string} */ name) => {
    const report = join(reports, `${name}.json`);
    rmSync(report, { force: true });
    const args = ["node_modules/vitest/vitest.mjs", "run", "--config", config, "--reporter=dot", "--reporter=json"];
    const { code } = await run(process.execPath, [...args, `--outputFile=${report}`], { cwd: root, step: name });
    const counts = existsSync(report) ? JSON.parse(readFileSync(report, "utf8")) : {};
    return atLeastOneFailure(code, { passed: counts.numPassedTests ?? 0, failed: counts.numFailedTests ?? 0 });
  };
}

/** @param {string} name @returns {Promise<Counts>} */
async function grammar(name) {
  const folder = "test/grammar";
  if (!existsSync(join(root, folder))) return { passed: 0, failed: 0 };
  const files = readdirSync(join(root, folder)).filter((file) => file.endsWith(".md"));
  const markdown = "node_modules/tm-grammars/grammars/markdown.json";
  const args = ["node_modules/vscode-tmgrammar-test/dist/unit.js", "--grammar", markdown, `${folder}/*.md`];
  const { code, output } = await run(process.execPath, args, { cwd: root, step: name });
  const failed = Math.max(new Set(output.match(/^\S*✖ .+ failed$/gm)).size, code === 0 ? 0 : 1);
  return { passed: files.length - failed, failed };
}

/**
 * @param {number} code
 * @param {Counts} counts
 * @returns {Counts}
 */
const atLeastOneFailure = (code, counts) => (code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts);

async function main() {
  const { values } = parseArgs({ options: { only: { type: "string" } } });
  const only = values.only?.split(",");
  const start = Date.now();
  const total = { passed: 0, failed: 0 };
  let broken = false;
  if (await installIfNeeded(root)) {
    mkdirSync(reports, { recursive: true });
    for (const [name, step] of steps) {
      if (only !== undefined && !only.includes(name)) continue;
      const stepStart = Date.now();
      console.log(`▶ ${name}`);
      /** @type {Counts} */
      const { passed, failed } = broken && afterBuild.has(name) ? notBuilt() : await step(name);
      if (name === "build") broken = failed > 0;
      console.log(`${failed === 0 ? "✓" : "✗"} ${name}: ${passed} passed, ${failed} failed (${seconds(stepStart)})`);
      total.passed += passed;
      total.failed += failed;
    }
  } else {
    total.failed = 1;
  }
  console.log(`All steps took ${seconds(start)}.`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed === 0 ? 0 : 1;
}

await main();
