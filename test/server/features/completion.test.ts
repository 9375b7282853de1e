import { describe, expect, it } from "vitest";
import type { CompletionItem } from "vscode-languageserver";
import { complete } from "../../../server/src/features/completion/completion";
import { contextOf, type Setting } from "./context";

/** What is offered at the mark. */
function offersAt(marked: string, setting: Setting = {}): readonly CompletionItem[] {
  const offset = marked.indexOf("⟦");
  return complete(contextOf(marked.replace("⟦", ""), setting), offset);
}

const labels = (items: readonly CompletionItem[]): readonly string[] => items.map(({ label }) => label);
const newTexts = (items: readonly CompletionItem[]): readonly string[] =>
  items.map(({ textEdit }) => textEdit?.newText ?? "");

const people = "people:\n  Hanako: { github: hanako }\n  Taro: { github: taro }\n";
const head = "# Postmortem: orders were lost\n\n- **Start:** 2026-03-23 14:00 UTC\n";
const tail = "\n## Timeline\n\n- 14:00 UTC orders fail\n- 14:10 UTC alert\n";

describe("completion of values", () => {
  it("keeps a blank between label and value", () => {
    const offered = offersAt(`${head}- **Severity:**⟦\n${tail}`, { profile: "mackerel" });
    expect(newTexts(offered)[0]).toBe(" SEV1");
  });

  it("lets a complete value give way to every other", () => {
    const offered = offersAt(`${head}- **Severity:** SEV2⟦\n${tail}`, { profile: "mackerel" });
    expect(offered.map(({ filterText }) => filterText)).toEqual(["SEV2SEV1", "SEV2SEV2", "SEV2SEV3", "SEV2SEV4"]);
  });

  it("replaces the one name of several that is being written", () => {
    const text = `${head}- **Authors:** Hanako, Ta⟦\n${tail}`;
    const [offer] = offersAt(text, { config: people });
    const line = text.split("\n").indexOf("- **Authors:** Hanako, Ta⟦");
    expect(offer?.textEdit).toMatchObject({ range: { start: { line, character: 23 }, end: { line, character: 25 } } });
    expect(labels(offersAt(text, { config: people }))).toEqual(["Hanako", "Taro"]);
  });

  it("offers people in the empty owner cell of an action", () => {
    const text = `${head}${tail}\n## Action items\n\n| Action | Owner |\n|---|---|\n| Test the migration | ⟦ |\n`;
    expect(labels(offersAt(text, { config: people }))).toEqual(["Hanako", "Taro"]);
  });

  it("offers the status words of the document's own language, those of a report first", () => {
    const text =
      "# 注文の消失 ポストモーテム\n\n| ステータス | ⟦ |\n|---|---|\n| 発生日時 | 2026-03-23 14:00 |\n\n## タイムライン\n\n- 14:00 失敗\n- 14:10 検知\n";
    expect(labels(offersAt(text)).slice(0, 2)).toEqual(["下書き", "レビュー中"]);
  });
});

describe("completion of statuses and roles", () => {
  const written = "# Incident: orders were lost\n\n- **Severity:** SEV2\n- **Status:** ⟦\n- **Scribe:** Jiro\n";

  it("offers the states of an incident first in its record, those of a report in a postmortem", () => {
    expect(labels(offersAt(written + tail, { path: "incidents/a.md" }))[0]).toBe("Triage");
    expect(labels(offersAt(written + tail))[0]).toBe("Draft");
  });

  it("offers the people of the configuration and those in other roles for a role", () => {
    const role = written.replace("**Status:**", "**Incident Commander:**") + tail;
    expect(labels(offersAt(role, { config: people }))).toEqual(["Hanako", "Taro", "Jiro"]);
  });
});

describe("completion of what is missing", () => {
  it("writes a field like the fields above it, roles included", () => {
    const offered = offersAt(`${head}⟦\n${tail}`);
    expect(labels(offered)).toContain("Scribe");
    expect(newTexts(offered).find((text) => text.includes("Severity"))).toBe("- **Severity:** TBD");
  });

  it("puts what the profile asks for first", () => {
    const [first] = offersAt(`${head}\n## Summary\n\nOrders were lost.\n\n⟦\n${tail}`, { profile: "sre-book" }).filter(
      ({ detail }) => detail === "Missing section",
    );
    expect(first).toBeDefined();
  });

  it("offers the team's open questions behind the marker of a list", () => {
    const offered = offersAt(`${head}${tail}\n## Open questions\n\n- ⟦\n`);
    expect(
      newTexts(offered)
        .filter((text) => text.endsWith("?"))
        .every((text) => text.startsWith("- ")),
    ).toBe(true);
  });

  it("is silent in code, in runbooks' text and in other documents", () => {
    expect(offersAt(`${head}${tail}\n\`\`\`\n⟦\n\`\`\`\n`)).toEqual([]);
    expect(
      offersAt("# Orders failing\n\n## Diagnosis\n\n⟦\n\n## Mitigation\n\nRestart.\n", { path: "runbooks/a.md" }),
    ).toEqual([]);
    expect(offersAt("# A tool\n\n⟦\n", { path: "README.md" })).toEqual([]);
  });
});
