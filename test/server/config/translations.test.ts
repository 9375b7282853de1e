import { readFileSync, readdirSync } from "node:fs";
import { expect, it } from "vitest";
import { japanese } from "virtual:l10n-ja";
import { criteria } from "../../../server/src/severity/criteria";

const sources = ["config", "severity", "rules/severity"].flatMap((folder) => {
  const path = new URL(`../../../server/src/${folder}/`, import.meta.url);
  return readdirSync(path)
    .filter((name) => name.endsWith(".ts"))
    .map((name) => readFileSync(new URL(name, path), "utf8"));
});
const keys = [
  ...sources.flatMap((source) =>
    [...source.matchAll(/message\(\s*"((?:[^"\\]|\\.)*)"/g)].map(([, key = ""]) => key.replace(/\\(.)/g, "$1")),
  ),
  ...Object.values(criteria)
    .flat()
    .map(({ topic }) => topic),
];

it("has a Japanese text for every message of the configuration and the severity rules", () => {
  expect(keys.length).toBeGreaterThan(40);
  expect([...new Set(keys)].filter((key) => japanese[key] === undefined)).toEqual([]);
});

it("uses the same places in both languages", () => {
  const places = (text: string): string[] => [...new Set(text.match(/\{\d\}/g) ?? [])].sort();
  for (const key of keys) expect(places(japanese[key] ?? "")).toEqual(places(key));
});
