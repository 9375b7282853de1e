// Installs the peers, and builds what is measured into a folder of its own, so that a build meanwhile changes nothing.
import { build } from "esbuild";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { installIfNeeded } from "../../scripts/install.mjs";
import { run } from "../../scripts/progress.mjs";
import { virtualModulesForEsbuild } from "../../scripts/virtualModules.mjs";

export const here = fileURLToPath(new URL(".", import.meta.url));
const root = fileURLToPath(new URL("../..", import.meta.url));

/** @typedef {{ folder: string, server: string, cli: string, control: string, empty: string }} Bundles */

/** @returns {Promise<boolean>} whether product and peers are installed */
export async function install() {
  return (await installIfNeeded(root)) && (await installIfNeeded(here));
}

/**
 * The product's production bundles and the two servers it is compared with.
 * @returns {Promise<Bundles>}
 */
export async function buildAll() {
  const folder = mkdtempSync(join(tmpdir(), "afterword-bench-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  const args = ["esbuild.mjs", "--production", "--only=server-node,cli", `--out=${folder}`];
  const { code, output } = await run(process.execPath, args, { cwd: root, quiet: true, step: "build" });
  if (code !== 0) throw new Error(`the product could not be built:\n${output}`);
  const control = join(folder, "control.cjs");
  const empty = join(folder, "empty.cjs");
  await bundle("server/src/node/main.ts", control, [fullReading]);
  await bundle("test/bench/empty/server.ts", empty);
  return { folder, server: join(folder, "server-node.cjs"), cli: join(folder, "cli.js"), control, empty };
}

/**
 * @param {string} entry
 * @param {string} outfile
 * @param {readonly import("esbuild").Plugin[]} [plugins]
 */
async function bundle(entry, outfile, plugins = []) {
  await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
    alias: { yaml: join(root, "node_modules/yaml/browser/index.js") },
    bundle: true,
    minify: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    mainFields: ["module", "main"],
    logLevel: "warning",
    plugins: [...plugins, virtualModulesForEsbuild(root)],
  });
}

/** Puts a reading by a full parse in the place of ours. */
const fullReading = {
  name: "full-reading",
  /** @param {import("esbuild").PluginBuild} build */
  setup({ onResolve }) {
    onResolve({ filter: /\/read$/ }, ({ path, importer }) => {
      const wanted = path === "../markdown/read" || path === "../../markdown/read";
      return wanted && !importer.includes(join("test", "bench")) ? { path: join(here, "control/read.ts") } : undefined;
    });
  },
};

/** The entry of a peer's program; undefined when the peer is not installed. @param {string} path */
export function peer(path) {
  const file = join(here, "node_modules", path);
  return existsSync(file) ? file : undefined;
}
