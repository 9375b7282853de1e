import { describe, expect, it } from "vitest";
import { applyFix, expectFindings, expectNone, messagesOf } from "./harness";
import { reportWith, 報告 } from "./reports";

describe("field/missing", () => {
  const code = "field/missing";
  const config = "fields: { required: [severity, start] }\nrules: { field/missing: warning }";
  const only = "fields: { required: [severity] }\nrules: { field/missing: warning }";

  it("stands on the title, once for each field", () => {
    expectFindings(code, reportWith().replace("# Checkout was unavailable", "# ⟦Checkout was unavailable⟧"), {
      config,
    });
    expect(messagesOf(code, reportWith(), { config })).toHaveLength(2);
  });

  it("says nothing where the profile asks for nothing", () => {
    expectNone(code, reportWith());
  });

  it("is content with a field that is unknown or unfilled: that is told elsewhere", () => {
    expectNone(code, reportWith({ fields: "- **Severity**: unknown\n" }), { config: only });
    expectNone(code, reportWith({ fields: "- **Severity**: TBD\n" }), { config: only });
  });

  it("does not ask for the end of an incident that lasts", () => {
    const live =
      "# Checkout is unavailable\n\n- **Severity**: SEV2\n- **Status**: investigating\n\n## Timeline\n\n- 2026-03-02 10:00 The first payment failed\n";
    expectNone(code, live, {
      path: "incidents/2026-03-02.md",
      config: "fields: { required: [end] }\nrules: { field/missing: warning }",
    });
  });

  it.each([
    [
      "bullets with the colon outside",
      "- **Status**: resolved\n- **Start**: 2026-03-02 10:00\n",
      "- **Start**: 2026-03-02 10:00\n- **Severity**: TBD\n",
    ],
    [
      "bullets with the colon inside",
      "* **Status:** resolved\n* **Start:** 2026-03-02 10:00\n",
      "* **Start:** 2026-03-02 10:00\n* **Severity:** TBD\n",
    ],
    [
      "bold lines with hard breaks",
      "**Status:** resolved  \n**Start:** 2026-03-02 10:00\n",
      "**Start:** 2026-03-02 10:00  \n**Severity:** TBD\n",
    ],
    [
      "bold paragraphs",
      "**Status:** resolved\n\n**Start:** 2026-03-02 10:00\n",
      "**Start:** 2026-03-02 10:00\n\n**Severity:** TBD\n",
    ],
    [
      "a table",
      "| Field | Value |\n|---|---|\n| Status | resolved |\n| Start | 2026-03-02 10:00 |\n",
      "| Start | 2026-03-02 10:00 |\n| Severity | TBD |\n",
    ],
    [
      "a table with bold labels",
      "| Field | Value |\n|---|---|\n| **Status** | resolved |\n| **Start** | 2026-03-02 10:00 |\n",
      "| **Start** | 2026-03-02 10:00 |\n| **Severity** | TBD |\n",
    ],
    ["plain lines", "Status: resolved\nStart: 2026-03-02 10:00\n", "Start: 2026-03-02 10:00\nSeverity: TBD\n"],
    ["an empty value", "- **Status:** resolved\n- **Owner:** \n", "- **Owner:** \n- **Severity:** TBD\n"],
    ["only an empty value", "- **Owner:**\n", "- **Owner:**\n- **Severity:** TBD\n"],
    ["an empty value behind a hard break", "**Status:** resolved  \n**Owner:**  \n", "\n**Severity:** TBD  \n"],
    ["a wide colon", "- 状態：resolved\n- 担当：\n", "- 担当：\n- Severity：TBD\n"],
    ["a colon without a blank", "- 状態:resolved\n- 担当:\n", "- 担当:\n- Severity:TBD\n"],
    ["bold to the end", "- **Status: resolved**\n", "- **Status: resolved**\n- **Severity: TBD**\n"],
    ["nothing yet", "", "# Checkout was unavailable\n\n- **Severity**: TBD\n"],
  ])("adds the field in the document's own form: %s", (_form, fields, expected) => {
    expect(applyFix(code, reportWith({ fields }), { config: only })).toContain(expected);
  });

  it("adds the field to front matter that holds the others", () => {
    const text = `---\ntitle: Checkout was unavailable\nstatus: resolved\nstart: 2026-03-02 10:00\n---\n\n${reportWith()}`;
    expect(applyFix(code, text, { config: only })).toContain("start: 2026-03-02 10:00\nseverity: TBD\n---\n");
  });

  it("writes Japanese into a Japanese document and keeps its line endings", () => {
    const text = 報告({ fields: "- **ステータス**: 解決済み\n- **発生日時**: 2026-03-02 10:00\n" }).replaceAll(
      "\n",
      "\r\n",
    );
    expect(applyFix(code, text, { config: only })).toContain(
      "- **発生日時**: 2026-03-02 10:00\r\n- **重大度**: 未記入\r\n",
    );
  });
});

describe("field/placeholder", () => {
  const code = "field/placeholder";

  it("finds what was never filled in", () => {
    expectFindings(
      code,
      reportWith({ fields: "- **Status**: resolved\n- **Incident Commander**: ⟦TBD⟧\n- **Authors**: ⟦[Name]⟧\n" }),
    );
    expectFindings(
      code,
      報告({ fields: "| 項目 | 内容 |\n|---|---|\n| ステータス | 解決済み |\n| 作成者 | ⟦未記入⟧ |\n" }),
    );
  });

  it("stands on the label of an empty value", () => {
    expectFindings(
      code,
      reportWith({ fields: "| Field | Value |\n|---|---|\n| Status | resolved |\n| ⟦Authors⟧ | |\n" }),
    );
  });

  it.each([["unknown"], ["不明"], ["N/A"], ["—"], ["-"], ["なし"]])("takes %s as an answer", (value) => {
    expectNone(code, reportWith({ fields: `- **Status**: resolved\n- **Authors**: ${value}\n` }));
  });

  it("does not ask for the cause and end of an incident that lasts", () => {
    const live =
      "# Checkout is unavailable\n\n- **Severity**: SEV2\n- **Status**: investigating\n- **Start**: 2026-03-02 10:00\n- **End**: TBD\n\n## Timeline\n\n- 2026-03-02 10:00 The first payment failed\n";
    expectNone(code, live, { path: "incidents/2026-03-02.md" });
  });

  it("says nothing of templates", () => {
    expectNone(
      code,
      "# Incident Title\n\n- **Status**: TBD\n- **Authors**: [Name]\n- **Start**: YYYY-MM-DD HH:MM\n\n## Summary\n\n[Describe what happened]\n",
      { path: "templates/postmortem.md" },
    );
  });
});

describe("section/missing", () => {
  const code = "section/missing";
  const config = "sections: { required: [impact] }\nrules: { section/missing: warning }";

  it("stands on the title", () => {
    expectFindings(code, reportWith().replace("# Checkout was unavailable", "# ⟦Checkout was unavailable⟧"), {
      config,
    });
  });

  it("is content with another title of the same meaning, or with a field", () => {
    expectNone(code, reportWith({ timeline: "## Customer impact\n\nEverybody.\n" }), { config });
    expectNone(code, reportWith({ rest: "## What went well\n\n- The alert fired\n" }), {
      config: "sections: { required: [lessons] }\nrules: { section/missing: warning }",
    });
  });

  it("adds it where the story wants it, in the document's own style", () => {
    expect(applyFix(code, reportWith(), { config })).toContain("\n\n## Impact\n\n## Timeline\n");
    expect(applyFix(code, reportWith().replaceAll("## ", "### "), { config })).toContain(
      "\n\n### Impact\n\n### Timeline\n",
    );
    expect(applyFix(code, reportWith().replace(/^## (.*)$/gm, "## $1 ##"), { config })).toContain(
      "\n\n## Impact ##\n\n## Timeline ##\n",
    );
    expect(applyFix(code, 報告(), { config })).toContain("\n\n## 影響\n\n## タイムライン\n");
    expect(applyFix(code, reportWith().replaceAll("\n", "\r\n"), { config })).toContain(
      "\r\n\r\n## Impact\r\n\r\n## Timeline\r\n",
    );
  });

  it("adds what belongs last at the end", () => {
    const last = "sections: { required: [references] }\nrules: { section/missing: warning }";
    expect(applyFix(code, reportWith(), { config: last }).endsWith("first\n\n## References\n")).toBe(true);
  });

  it.each([
    ["## 1. ", "## 3. Impact"],
    ["## 1) ", "## 3) Impact"],
    ["## 1．", "## 3．Impact"],
  ])("counts on behind the last of sections numbered like %s, and renumbers none", (first, title) => {
    const second = first.replace("1", "2");
    const text = `# Checkout was unavailable\n\n${first}Summary\n\nErrors.\n\n${second}Timeline\n\n- 2026-03-02 10:00 A\n- 2026-03-02 11:00 B\n`;
    expect(applyFix(code, text, { config })).toBe(`${text.trimEnd()}\n\n${title}\n`);
    expect(applyFix(code, `${text}\n## Appendix\n\nLogs.\n`, { config })).toBe(
      `${text}\n${title}\n\n## Appendix\n\nLogs.\n`,
    );
  });

  it("draws a line under a title where the others have one", () => {
    const text =
      "Checkout was unavailable\n========================\n\nSummary\n-------\n\nErrors.\n\nTimeline\n--------\n\n- 2026-03-02 10:00 A\n- 2026-03-02 11:00 B\n";
    expect(applyFix(code, text, { config })).toContain("Errors.\n\nImpact\n------\n\nTimeline\n--------\n");
  });
});

describe("section/empty", () => {
  const code = "section/empty";

  it("finds a section in which nothing stands", () => {
    expectFindings(code, reportWith({ rest: "## ⟦Impact⟧\n\n## Action items\n\n- Roll out gradually\n" }));
    expectFindings(code, 報告({ rest: "## ⟦影響⟧\n\n<!-- 影響を書く -->\n\n## 再発防止策\n\n- 段階的に反映する\n" }));
  });

  it("tells the innermost one", () => {
    expectFindings(
      code,
      reportWith({
        rest: "## Lessons learned\n\n### ⟦What went well⟧\n\n### What went wrong\n\n- The alert was late\n",
      }),
    );
  });

  it("says nothing of sections that stand in subsections, or say that there is nothing", () => {
    expectNone(
      code,
      reportWith({
        rest: "## Lessons learned\n\n### What went well\n\n- The alert fired\n\n## Action items\n\nNone.\n",
      }),
    );
  });

  it("does not ask for the cause of an incident that lasts", () => {
    const live =
      "# Checkout is unavailable\n\n- **Severity**: SEV2\n- **Status**: investigating\n\n## Timeline\n\n- 2026-03-02 10:00 The first payment failed\n\n## Cause\n\n## Action items\n";
    expectNone(code, live, { path: "incidents/2026-03-02.md" });
  });
});

describe("section/placeholder", () => {
  const code = "section/placeholder";

  it("finds a section that holds only what the template put there", () => {
    expectFindings(code, reportWith({ rest: "## Impact\n\n⟦TBD⟧\n\n## Action items\n\n- Roll out gradually\n" }));
  });

  it("says nothing where something stands beside it", () => {
    expectNone(code, reportWith({ rest: "## Impact\n\nTBD\n\nAll customers in one region.\n" }));
  });
});

describe("status/invalid", () => {
  const code = "status/invalid";
  const config = "rules: { status/invalid: info }";

  it("finds a word that is no status", () => {
    expectFindings(code, reportWith({ fields: "- **Status**: ⟦purple⟧\n" }), { config });
  });

  it.each([
    ["resolved"],
    ["In Review"],
    ["✅ Resolved"],
    ["解決済み"],
    ["Complete, action items in progress"],
    ["Draft"],
    ["TBD"],
    ["unknown"],
  ])("knows %s", (status) => {
    expectNone(code, reportWith({ fields: `- **Status**: ${status}\n` }), { config });
  });
});
