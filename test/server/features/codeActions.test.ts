import { describe, expect, it } from "vitest";
import { codeActions, fixAllEdits, type CodeActionQuery } from "../../../server/src/features/codeActions";
import type { Diagnostic } from "../../../server/src/rules/rule";
import { message } from "../../../server/src/text/message";
import { applyEdits } from "../../../server/src/text/span";
import { contextOf } from "./context";

const text = "# Postmortem\n\nabc def ghi\n";

function finding(word: string, replacement: string, preferred = true): Diagnostic {
  const start = text.indexOf(word);
  const span = { start, end: start + word.length };
  return {
    code: "severity/invalid",
    severity: "error",
    span,
    message: message("No."),
    fixes: [{ title: message("Write it right"), edits: [{ span, newText: replacement }], preferred }],
  };
}

const query: CodeActionQuery = {
  range: { start: 0, end: text.length },
  shown: [],
  only: undefined,
  versioned: false,
  rulePageCommand: undefined,
};

describe("fix all", () => {
  it("takes the preferred fixes that do not get into each other's way", () => {
    const edits = fixAllEdits([
      finding("ghi", "GHI"),
      finding("abc def", "ABC DEF"),
      finding("def", "x"),
      finding("abc", "y", false),
    ]);
    expect(applyEdits(text, edits)).toBe("# Postmortem\n\nABC DEF GHI\n");
  });

  it("applies a fix shared by several findings once", () => {
    const first = finding("abc", "ABC");
    const second: Diagnostic = { ...first, span: { start: 20, end: 21 } };
    expect(fixAllEdits([first, second])).toHaveLength(1);
  });

  it("is a source action, offered only where one is asked for", () => {
    const context = { ...contextOf(text), diagnostics: [finding("abc", "ABC"), finding("ghi", "GHI")] };
    const asked = codeActions(context, { ...query, only: ["source.fixAll"] });
    expect(asked.map(({ kind }) => kind)).toEqual(["source.fixAll.afterword"]);
    expect(codeActions(context, query).some(({ kind }) => kind?.startsWith("source") === true)).toBe(false);
    expect(codeActions(context, { ...query, only: ["refactor"] })).toEqual([]);
  });

  it("of one rule is a quick fix when several findings have one", () => {
    const context = { ...contextOf(text), diagnostics: [finding("abc", "ABC"), finding("ghi", "GHI")] };
    const titles = codeActions(context, { ...query, range: { start: 15, end: 15 } }).map(({ title }) => title);
    expect(titles).toContain("Fix all 2 findings of severity/invalid");
  });
});

describe("quick fixes", () => {
  it("are those of the findings the cursor touches", () => {
    const context = { ...contextOf(text), diagnostics: [finding("abc", "ABC"), finding("ghi", "GHI")] };
    const at = text.indexOf("abc") + 3;
    const fixes = codeActions(context, { ...query, range: { start: at, end: at } }).filter(
      ({ isPreferred }) => isPreferred === true,
    );
    expect(fixes).toHaveLength(1);
    expect(fixes[0]?.edit?.changes?.[context.uri]).toMatchObject([{ newText: "ABC" }]);
  });
});
