import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { readJapanese } from "../../scripts/l10n.mjs";
import { readTexts } from "./texts";

const texts = readTexts(["client/src", "server/src"]);
const japanese = readJapanese(process.cwd());
const readKeys = (path: string): string[] => Object.keys(JSON.parse(readFileSync(path, "utf8")) as object).sort();
const placeholders = (text: string): string[] => [...new Set(text.match(/\{\d+\}/g))].sort();

it("everything that is said has a Japanese translation", () => {
  const missing = [...texts.said].filter(([text]) => japanese[text] === undefined);
  expect(missing.map(([text, path]) => `${path}: ${text}`)).toEqual([]);
});

it("no translation is left of something that is no longer said", () => {
  expect(Object.keys(japanese).filter((text) => !texts.literals.has(text))).toEqual([]);
});

it("a translation holds the same values as its English text", () => {
  const other = Object.entries(japanese).filter(
    ([english, translated]) => placeholders(english).join() !== placeholders(translated).join(),
  );
  expect(other).toEqual([]);
});

it("the manifest's texts are there in both languages, and no others", () => {
  const named = [...readFileSync("package.json", "utf8").matchAll(/"%([^%"]+)%"/g)].map(([, key = ""]) => key);
  expect(readKeys("package.nls.json")).toEqual([...new Set(named)].sort());
  expect(readKeys("package.nls.ja.json")).toEqual(readKeys("package.nls.json"));
});
