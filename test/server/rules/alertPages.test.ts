import { japanese } from "virtual:l10n-ja";
import { rulePages } from "virtual:rule-pages";
import { describe, expect, it } from "vitest";
import { alertRules } from "../../../server/src/rules/alert";
import type { Diagnostic } from "../../../server/src/rules/rule";
import { checkedFiles } from "./alertFiles";

/** The fenced examples under a heading of a page: YAML is an alert file, Markdown a page of the workspace. */
function filesUnder(page: string, heading: string): { files: Record<string, string>; profile: string | undefined } {
  const part = new RegExp(`^## ${heading}$([\\s\\S]*?)(?=^## (?:Good|Options)$)`, "m").exec(page)?.[1] ?? "";
  const files: Record<string, string> = {};
  let profile: string | undefined;
  for (const [, info = "", text = ""] of part.matchAll(/^~~~~ *(?:yaml|json|markdown)(.*)\n([\s\S]*?)^~~~~$/gm)) {
    files[/path=(\S+)/.exec(info)?.[1] ?? ""] = text;
    profile ??= /profile=(\S+)/.exec(info)?.[1];
  }
  return { files, profile };
}

function findingsUnder(code: string, heading: string): readonly Diagnostic[] {
  const { files, profile } = filesUnder(rulePages[code] ?? "", heading);
  return checkedFiles(files, profile);
}

describe.each(alertRules.map(({ code }) => code))("the page of %s", (code) => {
  it("has every part", () => {
    const headings = [...(rulePages[code] ?? "").matchAll(/^## (Why|Bad|Good|Options|Source)$/gm)].map(
      ([, name]) => name,
    );
    expect(headings).toEqual(["Why", "Bad", "Good", "Options", "Source"]);
  });

  it("shows a bad example that is found and a good one that is not", () => {
    expect(findingsUnder(code, "Bad").map((found) => found.code)).toContain(code);
    expect(findingsUnder(code, "Good").map((found) => found.code)).not.toContain(code);
  });

  it("brings up nothing that has no Japanese text", () => {
    const said = findingsUnder(code, "Bad").flatMap(({ message, related = [], fixes = [] }) => [
      message.key,
      ...related.map((place) => place.message.key),
      ...fixes.map(({ title }) => title.key),
    ]);
    expect(said.filter((key) => japanese[key] === undefined)).toEqual([]);
  });
});
