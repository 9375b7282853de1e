import { japanese } from "virtual:l10n-ja";
import { describe, expect, it } from "vitest";
import type { DocumentContext } from "../../../server/src/features/context";
import { explainDocument } from "../../../server/src/features/explain";
import { reasonText } from "../../../server/src/features/kinds";
import { translator } from "../../../server/src/text/message";
import { contextOf } from "./context";

const report = `# Orders were lost | twice

- **Status:** draft
- **Severity:** S2
- **Start:** 2026-03-23 14:00 UTC
- **End:** 2026-03-23 16:05 UTC

## Summary

Orders were lost.

## Impact

Many orders.

## Timeline

- 2026-03-23 14:00 UTC Deploy
- 2026-03-23 14:10 UTC Orders fail
- 2026-03-23 16:05 UTC Rolled back

## Root cause

The migration was not tested.

## Action items

- [x] Test the migration
`;

const inJapanese = (context: DocumentContext): DocumentContext => ({
  ...context,
  audience: { ...context.audience, locale: "ja", translate: translator(japanese) },
});

const words = (text: string): string | undefined => {
  const context = contextOf(text);
  return translator()(reasonText(context.model.kindReason, "en"));
};

describe("the explanation of a document", () => {
  it("tells kind and reason, each in a paragraph of its own", () => {
    expect(explainDocument(contextOf(report))).toMatch(/^\*\*Postmortem\*\*\n\nBecause of its place \(/m);
  });

  it("names statuses, states and severities as the reader knows them", () => {
    const context = contextOf(report, { profile: "mackerel" });
    const english = explainDocument(context);
    expect(english).toContain("| Status | draft | Draft |");
    expect(english).toContain("| Severity | S2 | SEV2 |");
    expect(english).toMatch(/\| Test the migration \| *\| *\| Done \|/);
    const page = explainDocument(inJapanese(context));
    expect(page).toContain("| ステータス | draft | 下書き |");
    expect(page).toMatch(/\| Test the migration \| *\| *\| 完了 \|/);
    expect(page).toContain("言語: 英語");
    expect(page).toContain("| 2 時間 5 分 |");
  });

  it("lists the findings with line, severity and rule, and all of each", () => {
    const page = explainDocument(contextOf(report, { profile: "mackerel", now: "2026-05-01T00:00:00Z" }));
    expect(page).toMatch(/^\| 3 \| Warning \| .*2026-03-23.*\. \| `postmortem\/overdue` \|$/m);
    expect(page).not.toContain("…");
  });

  it("gives text of the document no effect", () => {
    expect(explainDocument(contextOf(report))).toContain("# Orders were lost \\| twice");
  });
});

describe("why a document is of its kind", () => {
  it("is told by the five strongest pieces of evidence, and how many more there are", () => {
    expect(words(report)).toMatch(
      /: a timeline with times, section “Timeline”, section “Contributing factors”, section “Impact”, section “Action items” and \d more\.$/,
    );
  });

  it("is told with what speaks against it when it is of none", () => {
    const guide = "# The incident process\n\n## Detection\n\nLook at the graphs first.\n";
    const context = contextOf(guide, { path: "docs/process.md" });
    expect(translator()(reasonText(context.model.kindReason, "en"))).toBe(
      "Too little points to an incident or a runbook: its title, section “Detection”. Against it: its title speaks of a procedure, it tells no date or time, its title speaks of something else.",
    );
    const none = contextOf("# A tool\n\nText.\n", { path: "docs/tool.md" });
    expect(translator()(reasonText(none.model.kindReason, "en"))).toBe(
      "Nothing in it looks like an incident or a runbook.",
    );
  });

  it("leaves no evidence without words", () => {
    const page = translator(japanese)(reasonText(inJapanese(contextOf(report)).model.kindReason, "ja"));
    expect(page).not.toMatch(/[a-z]{4,} [a-z]/);
  });
});
