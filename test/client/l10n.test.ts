import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, "utf8"));
const keysOf = (path: string): string[] => Object.keys(readJson(path) as object);

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => readFileSync(join(folder, name), "utf8"));
}

describe("the client speaks Japanese", () => {
  const used = new Set(
    sources("client/src").flatMap((text) =>
      [...text.matchAll(/\b(?:l10n\.t|say)\(\s*"((?:[^"\\]|\\.)*)"/g)].map(([, key]) => key),
    ),
  );

  const translated = readdirSync("l10n/ja")
    .filter((name) => name.startsWith("client"))
    .flatMap((name) => keysOf(join("l10n/ja", name)));

  it("wherever it says something", () => {
    expect([...used].filter((text) => text !== undefined && !translated.includes(text))).toEqual([]);
  });

  it("and keeps no translation of what it no longer says", () => {
    expect(translated.filter((text) => !used.has(text))).toEqual([]);
  });
});

describe("the manifest speaks Japanese", () => {
  const used = new Set([...readFileSync("package.json", "utf8").matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key ?? ""));

  it.each(["package.nls.json", "package.nls.ja.json"])("%s holds what the manifest names, and nothing else", (file) => {
    expect(keysOf(file).sort()).toEqual([...used].sort());
  });
});
