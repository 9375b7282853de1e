import { describe, expect, it } from "vitest";
import { codeActions, fixAllEdits, type CodeActionQuery } from "../../../server/src/features/codeActions";
import type { Diagnostic } from "../../../server/src/rules/rule";
import { message } from "../../../server/src/text/message";
import { applyEdits } from "../../../server/src/text/span";
import { contextOf, type Setting } from "./context";

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

/** The text after "Fix all … findings of" a code, and how many it says it mends. */
function fixedAll(code: string, written: string, setting: Setting): { count: number; text: string; left: number } {
  const context = contextOf(written, setting);
  const action = codeActions(context, { ...query, range: { start: 0, end: written.length } }).find(({ title }) =>
    new RegExp(`^Fix all \\d+ findings of ${code}$`).test(title),
  );
  const { lines } = context.model.markdown;
  const edits = (action?.edit?.changes?.[context.uri] ?? []).map(({ range, newText }) => ({
    span: { start: lines.offsetAt(range.start), end: lines.offsetAt(range.end) },
    newText,
  }));
  const result = applyEdits(written, edits);
  const left = contextOf(result, setting).diagnostics.filter((found) => found.code === code).length;
  return { count: Number(/\d+/.exec(action?.title ?? "")?.[0]), text: result, left };
}

describe("fixing all findings of a rule that adds something", () => {
  const rest =
    "\n\n## Summary\n\nErrors for all users.\n\n## Timeline\n\n- 2026-03-02 10:00 UTC A\n- 2026-03-02 11:00 UTC B\n";
  const 続き =
    "\n\n## 概要\n\n全利用者でエラー。\n\n## タイムライン\n\n- 2026-03-02 10:00 JST A\n- 2026-03-02 11:00 JST B\n";
  const shapes: readonly (readonly [string, string])[] = [
    ["a list", `# Checkout down\n\n- **Severity:** SEV2\n- **Owner:** Sam${rest}`],
    ["an empty last field", `# Checkout down\n\n- **Severity:** SEV2\n- **Owner:** ${rest}`],
    ["a Japanese list", `# 決済の障害\n\n- 重大度：SEV2\n- 担当：佐藤${続き}`],
    ["a table", `# Checkout down\n\n| Field | Value |\n|---|---|\n| Severity | SEV2 |\n| Owner | Sam |${rest}`],
    ["front matter", `---\nseverity: SEV2\nstart: 2026-03-02 10:00 UTC\n---\n\n# Checkout down${rest}`],
    ["hard breaks", `# Checkout down\n\n**Severity:** SEV2  \n**Owner:** Sam  ${rest}`],
    ["no fields at all", `# Checkout down${rest}`],
  ];
  const required = ["fields: { required: [status, start, end] }", "roles: { required: [commander, scribe, deputy] }"];
  const config = `${required.join("\n")}\nsections: { required: [impact, cause, actions, references] }\nrules: { field/missing: warning, role/missing: warning, section/missing: warning }\n`;

  it.each(
    shapes.flatMap(([name, written]) => [
      [name, written] as const,
      [`${name}, CRLF`, written.replaceAll("\n", "\r\n")] as const,
    ]),
  )("adds every one to %s", (_, written) => {
    for (const code of ["field/missing", "role/missing", "section/missing"]) {
      const { count, text: result, left } = fixedAll(code, written, { config });
      expect({ code, left }).toEqual({ code, left: 0 });
      expect(count).toBeGreaterThan(1);
      expect(/\r\n/.test(written) ? /[^\r]\n/.test(result) : result.includes("\r")).toBe(false);
    }
  });

  it("keeps fields a list, and their order", () => {
    const { text: result } = fixedAll("field/missing", `# Checkout down${rest}`, { config });
    expect(result).toContain("# Checkout down\n\n- **Status**: TBD\n- **Start**: TBD\n- **End**: TBD\n\n## Summary");
  });

  it("gives every section added to numbered ones a number of its own", () => {
    const numbered = `# Checkout down${rest.replace("## S", "## 1. S").replace("## T", "## 2. T")}`;
    expect(fixedAll("section/missing", numbered, { config }).text.slice(numbered.length)).toBe(
      "\n## 3. Impact\n\n## 4. Contributing factors\n\n## 5. Action items\n\n## 6. References\n",
    );
  });

  it("makes an action of every Try, with numbers that go on", () => {
    const gkpt =
      "\n## GKPT\n\n### Good\n\n- Quick call\n\n### Keep\n\n- Drills\n\n### Problem\n\n- Late alert\n\n### Try\n\n- Alert on the queue\n- Roll out in steps\n- Rehearse the failover\n";
    const actions = "\n## Action items\n\n| # | Action | Owner |\n|---|---|---|\n| 1 | Write the runbook | Sam |\n";
    const { text: result, count } = fixedAll("gkpt/try-without-action", `# Checkout down${rest}${gkpt}${actions}`, {
      config: "rules: { gkpt/try-without-action: hint }\n",
    });
    expect(count).toBe(3);
    expect(result).toContain(
      "| 2 | Alert on the queue |  |\n| 3 | Roll out in steps |  |\n| 4 | Rehearse the failover |  |\n",
    );
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
