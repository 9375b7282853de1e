import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { ruleIndex } from "../../scripts/rule-index.mjs";

it("the index of the rules is what scripts/rule-index.mjs writes", async () => {
  expect(readFileSync("docs/rules/README.md", "utf8")).toBe(await ruleIndex(process.cwd()));
});
