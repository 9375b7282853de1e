import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { seconds } from "../../scripts/progress.mjs";
import { openWindow, root } from "./window.mjs";

/** What a line of the suite's own report begins with; everything else VS Code logs is chatter (see suite/sentences.ts). */
const mark = "afterword-suite ";

/**
 * @typedef {object} SuiteOptions
 * @property {"node" | "worker"} host
 * @property {string} suite the name of test/host/suite/<suite>.suite.ts
 * @property {string} [workspace] a folder, relative to the project; test/host/workspace unless told
 * @property {"en" | "ja"} [locale]
 * @property {boolean} [trust]
 * @property {Readonly<Record<string, unknown>>} [settings]
 * @property {string} [extension] the extension's folder, if not this project
 * @property {number} [within] seconds for the whole suite
 */

/**
 * Runs a compiled suite in a real VS Code and prints its sentences.
 * @param {SuiteOptions} options
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runSuite({
  suite,
  workspace = "test/host/workspace",
  within = 180,
  extension = root,
  ...options
}) {
  const testsPath = join(extension, "dist/test", `${suite}.js`);
  if (!existsSync(testsPath)) throw new Error(`${testsPath} is missing: node esbuild.mjs --tests builds it`);
  const start = Date.now();
  const name = `${suite} (${options.host} host${options.locale === "ja" ? ", Japanese" : ""}${options.trust === false ? ", restricted" : ""})`;
  console.log(`\n${name}`);
  const report = listen();
  const window = await openWindow({
    ...options,
    extension,
    testsPath,
    workspace: join(root, workspace),
    prepare: report.attach,
  });
  try {
    const code = await Promise.race([report.exit, timeout(within)]);
    const { passed, failed } = report.counts();
    const broken = code !== 0 && failed === 0 ? 1 : 0;
    if (broken) console.log(`  ✗ the suite ${code === undefined ? `did not end within ${within} s` : `could not run`}`);
    if (broken || failed > 0) await showFailure(name, window, report.chatter());
    console.log(`  ${passed} passed, ${failed + broken} failed (${seconds(start)})`);
    return { passed, failed: failed + broken };
  } finally {
    await window.close();
  }
}

/** @param {number} within @returns {Promise<undefined>} */
const timeout = (within) =>
  new Promise((resolve) => {
    setTimeout(() => resolve(undefined), within * 1000).unref();
  });

function listen() {
  let passed = 0;
  let failed = 0;
  /** @type {string[]} */
  const chatter = [];
  /** @type {(code: number) => void} */
  let ended = () => undefined;
  /** @type {Promise<number>} */
  const exit = new Promise((resolve) => (ended = resolve));
  const hear = (/** @type {string} */ _type, /** @type {unknown[]} */ args) => {
    const line = args.map((each) => (typeof each === "string" ? each : JSON.stringify(each))).join(" ");
    if (!line.startsWith(mark)) return void chatter.push(line);
    const { sentence, problem, milliseconds } = JSON.parse(line.slice(mark.length));
    if (problem === undefined) passed++;
    else failed++;
    console.log(`  ${problem === undefined ? "✓" : "✗"} ${sentence} (${milliseconds} ms)`);
    if (problem !== undefined) console.log(problem.replace(/^/gm, "      "));
  };
  return {
    exit,
    counts: () => ({ passed, failed }),
    chatter: () => chatter,
    attach: async (/** @type {import("playwright-core").Page} */ page) => {
      await page.exposeFunction("codeAutomationLog", hear);
      await page.exposeFunction("codeAutomationExit", (/** @type {number} */ code) => ended(code));
      page.on("console", (line) => line.type() === "error" && chatter.push(line.text()));
    },
  };
}

/**
 * @param {string} name
 * @param {import("./window.mjs").Window} window
 * @param {readonly string[]} chatter
 */
async function showFailure(name, window, chatter) {
  const picture = join(root, "dist/test/failed", `${name.replace(/[^a-z0-9]+/gi, "-")}.png`);
  await mkdir(join(root, "dist/test/failed"), { recursive: true });
  await window.page.screenshot({ path: picture }).catch(() => undefined);
  console.log(`  the window: ${picture}`);
  const telling = chatter.filter((line) => !/AgentHost|ChatModelSelection|[Ss]ign.?in|copilot|telemetry/.test(line));
  console.log(telling.slice(-30).join("\n").slice(-4000).replace(/^/gm, "      | "));
}
