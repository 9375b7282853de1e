// `afterword check` over folders of Markdown files, beside the checkers people use on such folders.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { runNode } from "./cpu.mjs";
import { folderOf } from "./documents.mjs";
import { median } from "./numbers.mjs";
import { here, peer } from "./prepare.mjs";

/** @typedef {{ name: string, args: readonly string[] }} Checker */

/**
 * @typedef {object} Checking
 * @property {string} checker
 * @property {number} files
 * @property {number} wall milliseconds
 * @property {number} cpu milliseconds
 * @property {number} memory peak, megabytes
 */

/**
 * The checkers with the files given as an argument, as their documentation does.
 * @param {string} cli
 * @returns {readonly Checker[]}
 */
export function checkers(cli) {
  const markdownlint = peer("markdownlint-cli2/markdownlint-cli2-bin.mjs");
  const remark = peer("remark-cli/cli.js");
  if (markdownlint === undefined || remark === undefined) throw new Error("the peers are not installed");
  const plugins = ["remark-preset-lint-recommended", "remark-gfm", "remark-frontmatter"];
  const using = plugins.flatMap((name) => ["--use", join(here, "node_modules", name, "index.js")]);
  return [
    { name: "afterword check", args: [cli, "check", "."] },
    { name: "markdownlint-cli2", args: [markdownlint, "**/*.md"] },
    { name: "remark-cli", args: [remark, ".", "--quiet", "--no-stdout", ...using] },
  ];
}

/** @param {string} folder @param {number} count @returns {number} bytes */
export function writeFolder(folder, count) {
  let bytes = 0;
  for (const [path, text] of folderOf(count)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
    bytes += Buffer.byteLength(text);
  }
  return bytes;
}

/**
 * @param {readonly Checker[]} all
 * @param {string} folder
 * @param {number} files
 * @param {number} rounds
 * @returns {Promise<readonly Checking[]>}
 */
export async function measureChecks(all, folder, files, rounds) {
  /** @type {Map<string, import("./cpu.mjs").Run[]>} */
  const runs = new Map(all.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, args } of all) runs.get(name)?.push(await runNode(args, folder));
  }
  return [...runs].map(([checker, done]) => ({
    checker,
    files,
    wall: median(done.map(({ wall }) => wall)),
    cpu: median(done.map(({ cpu }) => cpu)),
    memory: median(done.map(({ memory }) => memory)),
  }));
}
