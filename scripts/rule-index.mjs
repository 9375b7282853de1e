// Writes docs/rules/README.md, the index of the rules: node scripts/rule-index.mjs
import { transform } from "esbuild";
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { readRulePages } from "./virtualModules.mjs";

/**
 * A line of the table of codes, as `server/src/config/codes.ts` has it.
 * @typedef {{ code: string, severity: string, on: readonly string[], options?: object }} CodeEntry
 */

const introduction = `# Rules

<!-- Written by scripts/rule-index.mjs from server/src/config/codes.ts and the pages beside this one. -->

Every finding carries a code, and every code has a page: why it matters, a bad and a good example, options, source.

The severity is the one a rule starts with. “On” names the profiles that look for it; \`minimal\` is the default, which
never asks for what a document does not state. Both are changed per code under \`rules:\` in
[\`.afterword.yaml\`](../configuration.md), and a [comment](../configuration.md#leaving-something-out) in a document
silences a single place.
`;

/**
 * The index as it should be.
 * @param {string} root the project's folder
 */
export async function ruleIndex(root) {
  const pages = readRulePages(root);
  const { codeTable, profileNames } = await readCodes(root);
  const unknown = Object.keys(pages).filter((code) => !codeTable.some((entry) => entry.code === code));
  if (unknown.length > 0) throw new Error(`the table of codes does not have ${unknown.join(", ")}`);
  const entries = codeTable.filter(({ code }) => pages[code] !== undefined);
  const rows = entries.sort((a, b) => (a.code < b.code ? -1 : 1)).map((entry) => row(entry, pages, profileNames));
  return `${introduction}\n| Code | What is found | Severity | On |\n| --- | --- | --- | --- |\n${rows.join("\n")}\n`;
}

/**
 * @param {CodeEntry} entry
 * @param {Readonly<Record<string, string>>} pages
 * @param {readonly string[]} profiles
 */
function row({ code, severity, on, options }, pages, profiles) {
  const [, sentence = ""] = /^# \S+\n+(.+)$/m.exec(pages[code] ?? "") ?? [];
  const where =
    options === undefined ? profilesText(on, profiles) : `${profilesText(on, profiles)}, less in \`minimal\``;
  return `| [${code}](${code.replace("/", "-")}.md) | ${sentence.replaceAll("|", "\\|")} | ${severity} | ${where} |`;
}

/**
 * @param {readonly string[]} on
 * @param {readonly string[]} profiles
 */
function profilesText(on, profiles) {
  if (on.length === 0) return "on request";
  const off = profiles.filter((name) => !on.includes(name));
  if (off.length === 0) return "everywhere";
  if (off.length === 1) return `all but \`${off.join("")}\``;
  return on.map((name) => `\`${name}\``).join(", ");
}

/**
 * The table of codes imports nothing but types, so that it runs once these are taken off.
 * @param {string} root
 * @returns {Promise<{ codeTable: readonly CodeEntry[], profileNames: readonly string[] }>}
 */
async function readCodes(root) {
  const source = readFileSync(join(root, "server/src/config/codes.ts"), "utf8");
  const { code } = await transform(source, { loader: "ts", format: "esm" });
  return import(`data:text/javascript,${encodeURIComponent(code)}`);
}

if (resolve(process.argv[1] ?? "") === fileURLToPath(import.meta.url)) {
  const root = fileURLToPath(new URL("..", import.meta.url));
  writeFileSync(join(root, "docs/rules/README.md"), await ruleIndex(root));
}
