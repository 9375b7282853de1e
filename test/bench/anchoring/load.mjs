// The product's own anchoring, bundled from its sources so that Node can run it.
import { build } from "esbuild";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const anchor = fileURLToPath(new URL("../../../server/src/readingClub/anchor/", import.meta.url));

/** What is measured, and what its weights are fitted by. */
const modules = ["describe", "anchorAll", "find", "page", "base", "patchwork", "verbatim"];

/** @returns {Promise<import("./score.mjs").Anchoring>} */
export async function loadAnchoring() {
  const folder = mkdtempSync(join(tmpdir(), "afterword-anchoring-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  const outfile = join(folder, "anchoring.mjs");
  const contents = modules.map((name) => `export * from "./${name}";`).join("\n");
  await build({ stdin: { contents, resolveDir: anchor, loader: "ts" }, outfile, bundle: true, format: "esm", platform: "node", target: "node20", logLevel: "warning" });
  return import(pathToFileURL(outfile).href);
}
