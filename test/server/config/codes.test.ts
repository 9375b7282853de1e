import { describe, expect, it } from "vitest";
import { codeEntry, codeTable, profileNames } from "../../../server/src/config/codes";
import { resolveConfig } from "../../../server/src/config/resolve";
import { rules } from "../../../server/src/rules/registry";

describe("the table of codes", () => {
  it.each(rules.map((rule) => [rule.code, rule] as const))("agrees with the rule %s", (code, rule) => {
    const entry = codeEntry(code);
    expect(entry?.severity).toBe(rule.severity);
    expect(entry?.on.includes("minimal")).toBe(rule.onByDefault);
  });

  it("names every code once", () => {
    expect(new Set(codeTable.map(({ code }) => code)).size).toBe(codeTable.length);
  });

  it("has every check of the default profile in every other", () => {
    for (const { code, on } of codeTable) {
      if (on.includes("minimal")) expect([code, ...on]).toEqual([code, ...profileNames]);
    }
  });

  it("decides what is in force, for every code and profile", () => {
    for (const profile of profileNames) {
      const { config } = resolveConfig({ profile });
      for (const { code, severity, on } of codeTable) {
        expect(config.rules[code]?.level).toBe(on.includes(profile) ? severity : "off");
      }
    }
  });
});
