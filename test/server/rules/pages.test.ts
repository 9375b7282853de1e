import { rulePages } from "virtual:rule-pages";
import { describe, expect, it } from "vitest";
import { rules } from "../../../server/src/rules/registry";
import { findingsIn, type Setting } from "./harness";

interface Example extends Setting {
  readonly text: string;
}

/** Codes whose example cannot be shown on a page. */
const withoutExample = new Set(["document/too-large"]);

/** The parts of a page by heading; what stands in the fenced examples heads nothing. */
function partsOf(page: string): Map<string, string> {
  const parts = new Map<string, string>();
  let heading = "";
  let fenced = false;
  for (const line of page.split("\n")) {
    if (line.startsWith("~~~~")) fenced = !fenced;
    const title = fenced ? undefined : /^## (.+)$/.exec(line)?.[1];
    if (title !== undefined) heading = title;
    parts.set(heading, title === undefined ? `${parts.get(heading) ?? ""}${line}\n` : "");
  }
  return parts;
}

/** The fenced Markdown examples under a heading of a page. */
function examplesUnder(page: string, heading: string): Example[] {
  const part = partsOf(page).get(heading) ?? "";
  return [...part.matchAll(/^~~~~ *markdown(.*)\n([\s\S]*?)^~~~~$/gm)].map(([, info = "", text = ""]) => ({
    ...Object.fromEntries([...info.matchAll(/(\w+)=(\S+)/g)].map(([, key = "", value = ""]) => [key, value])),
    text,
  }));
}

/** Rules that no profile has on are shown switched on. */
const codesIn = ({ text, ...setting }: Example, code: string): string[] => {
  const on = setting.profile === undefined ? `rules: { ${code}: warning }` : undefined;
  return findingsIn(text, { ...setting, ...(on === undefined ? {} : { config: on }) }).map((found) => found.code);
};

describe.each(rules.filter(({ code }) => !withoutExample.has(code)).map(({ code }) => code))(
  "the page of %s",
  (code) => {
    const page = rulePages[code] ?? "";

    it("has every part", () => {
      expect([...partsOf(page).keys()]).toEqual(["", "Why", "Bad", "Good", "Options", "Source"]);
    });

    it("shows a bad example that is found and a good one that is not", () => {
      const bad = examplesUnder(page, "Bad");
      const good = examplesUnder(page, "Good");
      expect(bad.length).toBeGreaterThan(0);
      expect(good.length).toBeGreaterThan(0);
      for (const example of bad) expect(codesIn(example, code)).toContain(code);
      for (const example of good) expect(codesIn(example, code)).not.toContain(code);
    });
  },
);
