import Ajv from "ajv";
import standalone from "ajv/dist/standalone/index.js";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { readJapanese } from "./l10n.mjs";

/**
 * Project data that bundles carry inside themselves, so that one file works anywhere (typed in
 * `server/src/generated.d.ts`). The same definitions serve esbuild and vitest.
 * @type {Readonly<Record<string, (root: string) => Record<string, unknown>>>}
 */
const exportsOf = {
  "virtual:rule-pages": (root) => ({ rulePages: readRulePages(root) }),
  "virtual:l10n-ja": (root) => ({ japanese: readJapanese(root) }),
  "virtual:product": (root) => ({ version: readVersion(root) }),
};

const names = /^virtual:(?:rule-pages|l10n-ja|product|annotation-schema)$/;

/**
 * @param {string} name
 * @param {string} root
 */
function sourceOf(name, root) {
  if (name === "virtual:annotation-schema") return schemaCheck(join(root, "schemas/annotation.schema.json"));
  const values = exportsOf[name]?.(root) ?? {};
  return Object.entries(values)
    .map(([key, value]) => `export const ${key} = ${JSON.stringify(value)};`)
    .join("\n");
}

/**
 * The pages of `docs/rules`, by rule code (`timeline-order.md` holds `timeline/order`: the code is the page's heading).
 * @param {string} root
 * @returns {Record<string, string>}
 */
export function readRulePages(root) {
  const files = list(root, "docs/rules").filter((file) => file.endsWith(".md") && basename(file) !== "README.md");
  return Object.fromEntries(
    files.map((file) => {
      const text = readFileSync(file, "utf8");
      const code = /^# (\S+\/\S+)\s*$/m.exec(text)?.[1];
      if (code === undefined) throw new Error(`${file} does not begin with "# " and a rule's code`);
      return [code, text];
    }),
  );
}

/**
 * @param {string} root
 * @param {string} folder
 */
const list = (root, folder) =>
  existsSync(join(root, folder))
    ? readdirSync(join(root, folder))
        .sort()
        .map((name) => join(root, folder, name))
    : [];

/**
 * The code that checks a value against a schema, so that the bundles carry no schema library.
 * @param {string} file
 */
function schemaCheck(file) {
  const ajv = new Ajv({ strict: false, code: { source: true, esm: true } });
  return standalone(ajv, ajv.compile(JSON.parse(readFileSync(file, "utf8"))));
}

/** @param {string} root */
function readVersion(root) {
  return JSON.parse(readFileSync(join(root, "package.json"), "utf8")).version;
}

/**
 * @param {string} root
 * @returns {import("esbuild").Plugin}
 */
export function virtualModulesForEsbuild(root) {
  return {
    name: "virtual-modules",
    setup(build) {
      build.onResolve({ filter: names }, ({ path }) => ({ path, namespace: "virtual" }));
      build.onLoad({ filter: names, namespace: "virtual" }, ({ path }) => ({
        contents: sourceOf(path, root),
        loader: "js",
        watchFiles: ["docs/rules", "l10n/ja", "schemas"].flatMap((folder) => list(root, folder)),
      }));
    },
  };
}

/**
 * @param {string} root
 * @returns {import("vite").Plugin}
 */
export function virtualModulesForVite(root) {
  return {
    name: "virtual-modules",
    resolveId: (id) => (names.test(id) ? `\0${id}` : undefined),
    load: (id) => (names.test(id.slice(1)) && id.startsWith("\0") ? sourceOf(id.slice(1), root) : undefined),
  };
}
