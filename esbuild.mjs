// Builds everything that runs: node esbuild.mjs [--production] [--watch] [--only=server-node,cli,…] [--tests] [--out=folder]
// --tests adds the suites of test/host; with --only= they are all that is built.
import { context, build } from "esbuild";
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { readJapanese } from "./scripts/l10n.mjs";
import { virtualModulesForEsbuild } from "./scripts/virtualModules.mjs";

const root = fileURLToPath(new URL(".", import.meta.url));
// Bytes, minified. The LSP library and remark are 355 KB, yaml and jsonc-parser 110 KB, the check of a schema 20 KB, the
// rest is our own.
const largestServer = 1_350_000;

const { values: options } = parseArgs({
  options: {
    production: { type: "boolean", default: false },
    watch: { type: "boolean", default: false },
    tests: { type: "boolean", default: false },
    only: { type: "string" },
    out: { type: "string", default: "dist" },
  },
});

/** @typedef {import("esbuild").BuildOptions} BuildOptions */

/** @type {BuildOptions} */
const common = {
  absWorkingDir: root,
  // One build of it for every platform: its ES modules, of which only what is used comes along.
  alias: { yaml: join(root, "node_modules/yaml/browser/index.js") },
  bundle: true,
  target: "es2022",
  charset: "utf8",
  logLevel: "warning",
  minify: options.production,
  sourcemap: options.production ? false : "linked",
  metafile: true,
  plugins: [virtualModulesForEsbuild(root)],
};

/** @type {BuildOptions} */
const node = { ...common, platform: "node", target: "node20", format: "cjs", mainFields: ["module", "main"] };

/** @type {BuildOptions} */
const browser = { ...common, platform: "browser" };

/** @type {Readonly<Record<string, BuildOptions>>} */
const bundles = {
  "client-node": {
    ...node,
    entryPoints: ["client/src/node/extension.ts"],
    outfile: join(options.out, "client-node.cjs"),
    external: ["vscode"],
  },
  "client-browser": {
    ...browser,
    entryPoints: ["client/src/browser/extension.ts"],
    outfile: join(options.out, "client-browser.cjs"),
    format: "cjs",
    external: ["vscode"],
  },
  // What runs in the panel of a run.
  "run-page": {
    ...browser,
    entryPoints: ["client/src/runs/page/main.ts"],
    outfile: join(options.out, "run-page.js"),
    format: "iife",
  },
  // What runs in the presenter mode of the reading club.
  "presenter-page": {
    ...browser,
    entryPoints: ["client/src/readingClub/page/main.ts"],
    outfile: join(options.out, "presenter-page.js"),
    format: "iife",
  },
  "server-node": { ...node, entryPoints: ["server/src/node/main.ts"], outfile: join(options.out, "server-node.cjs") },
  "server-browser": {
    ...browser,
    entryPoints: ["server/src/browser/main.ts"],
    outfile: join(options.out, "server-browser.js"),
    format: "iife",
    // Without it remark's named character references come from a file that needs a document, and the worker dies.
    conditions: ["worker"],
  },
  cli: {
    ...node,
    entryPoints: ["server/src/cli/main.ts"],
    outfile: join(options.out, "cli.js"),
    banner: { js: "#!/usr/bin/env node" },
  },
};

/** The suites that run inside VS Code: one file each for the node host, the web worker host and the desktop. */
function suites() {
  const folder = "test/host/suite";
  const names = readdirSync(join(root, folder)).filter((name) => name.endsWith(".suite.ts"));
  return names.map((name) => ({
    ...browser,
    minify: false,
    sourcemap: /** @type {const} */ ("inline"),
    entryPoints: [`${folder}/${name}`],
    outfile: join(options.out, "test", `${basename(name, ".suite.ts")}.js`),
    format: /** @type {const} */ ("cjs"),
    external: ["vscode"],
  }));
}

/** @returns {BuildOptions[]} */
function chosen() {
  const names = options.only?.split(",").filter((name) => name !== "") ?? Object.keys(bundles);
  const configurations = names.map((name) => {
    const configuration = bundles[name];
    if (!configuration) fail(`there is no bundle "${name}"; there are ${Object.keys(bundles).join(", ")}`);
    return configuration;
  });
  return options.tests ? [...configurations, ...suites()] : configurations;
}

/** @param {BuildOptions} configuration */
function requireEntry({ entryPoints, outfile }) {
  const [entry] = /** @type {string[]} */ (entryPoints);
  if (entry !== undefined && !existsSync(join(root, entry))) fail(`${outfile} needs ${entry}, which is not there`);
}

function writeJapaneseBundle() {
  const folder = resolve(root, options.out, "l10n");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "bundle.l10n.ja.json"), JSON.stringify(readJapanese(root), undefined, 1) + "\n");
}

/** @param {import("esbuild").BuildResult} result */
function reportSize({ metafile }) {
  for (const [file, { bytes }] of Object.entries(metafile?.outputs ?? {})) {
    const name = relative(resolve(root, options.out), resolve(root, file));
    if (name.endsWith(".map") || dirname(name) === "test") continue;
    console.log(`${file.padEnd(26)} ${(bytes / 1000).toFixed(0).padStart(5)} KB`);
    if (options.production && name.startsWith("server-") && bytes > largestServer) {
      fail(`${file} is larger than ${largestServer / 1000} KB: look at what it pulls in`);
    }
  }
}

/**
 * @param {string} message
 * @returns {never}
 */
function fail(message) {
  console.error(`build: ${message}`);
  process.exit(1);
}

async function main() {
  const configurations = chosen();
  configurations.forEach(requireEntry);
  writeJapaneseBundle();
  if (!options.watch) {
    for (const result of await Promise.all(configurations.map((each) => build(each)))) reportSize(result);
    return;
  }
  for (const each of configurations) await (await context({ ...each, logLevel: "info" })).watch();
  console.log("watching; Ctrl+C ends it");
}

await main().catch((error) => fail(error instanceof Error ? error.message : String(error)));
