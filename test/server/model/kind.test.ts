import { describe, expect, it } from "vitest";
import { resolveConfig } from "../../../server/src/config/resolve";
import { readMarkdown } from "../../../server/src/markdown/read";
import { readModel } from "../../../server/src/model/readModel";
import { at, read } from "./plain";

const report = `# Postmortem: checkout on 2026-03-23

## Summary

Checkout failed.

## Timeline

- 10:00 a
- 10:05 b
- 10:10 c

## Root cause

x

## Action items

- y
`;
const live = `# Incident 2026-03-23: checkout

**Status:** Investigating
**Severity:** SEV-2
**Start:** 2026-03-23 10:00

## Timeline

- 10:00 a
- 10:05 b
- 10:10 c
`;
const alertSections = ["PodCrashLooping", "QueueFull", 'Alert Name: "ApiDown"']
  .map((name) => `\n## ${name}\n\nWhat it means.\n`)
  .join("");

const runbook = `# CheckoutErrors

## Meaning

Checkout fails.

## Diagnosis

\`\`\`
kubectl get pods
\`\`\`

## Mitigation

Restart it.
`;
const notice = `---
title: Checkout is slow
date: 2026-03-23 10:00:00
resolved: true
resolvedWhen: 2026-03-23 11:00:00
severity: disrupted
affected: [checkout]
section: issue
---

We are looking into it.
`;
const template = `# Postmortem: [title] YYYY-MM-DD

**Severity:** SEV1 / SEV2 / SEV3
**Owner:** [Name]

## Summary

## Impact

TBD

## Timeline

- HH:MM event

## Root cause

[Describe the cause]

## Action items
`;

describe("the kind of a document", () => {
  it.each([
    ["a finished report", report, "postmortem", "path"],
    ["a report anywhere", report, "postmortem", "evidence", "docs/x.md"],
    ["a record of an incident that lasts", live, "incident", "path"],
    ["a runbook in its folder", runbook, "runbook", "path", "runbooks/CheckoutErrors.md"],
    ["a runbook anywhere", runbook, "runbook", "evidence", "docs/CheckoutErrors.md"],
    ["one page for many alerts", `# Alert runbooks\n${alertSections}`, "runbook", "evidence", "docs/runbook.md"],
    ["alerts in any other page", `# Alerts\n${alertSections}`, "other", "too-weak", "docs/metrics.md"],
    [
      "a how-to for when something is wrong",
      "# The disk is full\n\n## Symptoms\n\nWrites fail.\n\n## Steps\n\n1. Delete old files\n",
      "runbook",
      "path",
      "docs/how-to/disk.md",
    ],
    ["a status notice", notice, "status-notice", "evidence", "content/issues/x.md"],
    ["an unfilled template", template, "template", "path", "postmortems/x.md"],
    ["a file named as a template", template, "template", "path", "docs/postmortem-template.md"],
    ["a kind in front matter", "---\nkind: runbook\n---\n\n# Anything\n", "runbook", "front-matter"],
    ["nothing", "", "other", "too-weak"],
  ])("of %s", (_, text, kind, by, path = "postmortems/example.md") => {
    const model = read(text, path);
    expect([model.kind, model.kindReason.by]).toEqual([kind, by]);
  });

  it.each([
    ["a README", "# Postmortems\n\nHow we write postmortems. See 2026-03-23-checkout.md.\n", "postmortems/README.md"],
    [
      "an index page",
      "# Incidents\n\n- [2026-03-23 checkout](a.md)\n- [2026-03-24 cart](b.md)\n- [2026-03-25 search](c.md)\n",
      "incidents/index.md",
    ],
    [
      "a guide",
      "# Incident response process\n\n## Severity\n\nSEV-1 is the worst.\n\n## Timeline\n\nWrite down times such as 10:00.\n\n## Action items\n\n- Name an owner.\n",
      "docs/incident-process.md",
    ],
    [
      "a Japanese release procedure",
      "# リリース手順書\n\n## 概要\n\n毎週のリリース。\n\n## 影響\n\nなし\n\n## 復旧\n\n切り戻す。\n",
      "docs/release.md",
    ],
    [
      "a design document",
      "# Design: retries in checkout\n\n## Summary\n\nRetry.\n\n## Impact\n\nFewer errors.\n\n## Timeline\n\nNext quarter.\n",
      "docs/design.md",
    ],
    [
      "a how-to",
      "# How to upgrade the cluster\n\n## Prerequisites\n\nAccess.\n\n## Steps\n\n```sh\nmake upgrade\n```\n",
      "docs/howto/upgrade.md",
    ],
    [
      "a standard procedure",
      "# How to order a laptop\n\n## Procedure\n\n1. Ask.\n\n```sh\nmake order\n```\n",
      "sops/laptop.md",
    ],
    [
      "a blog post",
      "# What a year of outages taught us\n\n## Background\n\nOn 2026-03-23 at 10:00 we were down.\n\n## What we learned\n\nMuch.\n",
      "blog/year.md",
    ],
    [
      "a bug report with a severity",
      "# Crash on start\n\n**Severity:** High\n**Status:** Open\n\n## Steps\n\n1. Start it.\n",
      "docs/bug.md",
    ],
    [
      "a change log",
      "# Changelog\n\n## 2026-03-23\n\n- fixed a\n\n## 2026-03-24\n\n- fixed b\n\n## 2026-03-25\n\n- fixed c\n",
      "CHANGELOG.md",
    ],
  ])("is none in particular for %s", (_, text, path) => {
    const model = read(text, path);
    expect([model.kind, model.kindReason.by]).toEqual(["other", "too-weak"]);
    expect([model.actions, model.prose, model.questions, model.gkpt]).toEqual([[], [], [], []]);
  });

  it("is what the configuration says for its path", () => {
    const { config } = resolveConfig({
      file: { path: ".afterword.yaml", text: "documents:\n  postmortem: notes/**\n" },
    });
    const model = readModel(readMarkdown("# Anything\n"), { path: "notes/x.md", config });
    expect(model.kind).toBe("postmortem");
    expect(model.kindReason).toEqual({ by: "config", glob: "notes/**" });
  });

  it("is told with the evidence for it", () => {
    const { kindReason } = read(report);
    expect(kindReason.by === "path" ? kindReason.evidence : []).toEqual(
      expect.arrayContaining(["timeline entries", "section: timeline", "section: cause", "title with a date"]),
    );
    const stated = read("---\nkind: runbook\n---\n");
    expect(stated.kindReason.by === "front-matter" ? at(stated, stated.kindReason.span) : "").toBe("runbook");
  });
});

describe("the language of a document", () => {
  it.each([
    ["en", "# Outage\n\nCheckout failed for an hour.\n"],
    ["en", "# Outage\n\nThe page 決済 of our checkout failed for an hour, and nobody could pay at all.\n"],
    ["ja", "# 障害報告\n\n決済が一時間ほど使えなくなり、多くの問い合わせが来ました。\n"],
    ["zh", "# 故障报告\n\n支付服务中断一小时，用户无法付款，我们已经修复了这个问题并恢复服务。\n"],
    [
      "no",
      "# Hendelse\n\nTjenesten var nede og vi måtte starte den på nytt, det ble meldt fra til alle som har konto hos oss.\n",
    ],
    ["en", ""],
  ])("is %s", (language, text) => {
    expect(read(text).language).toBe(language);
  });

  it("does not count code", () => {
    expect(
      read("# Outage\n\nIt failed.\n\n```\n決済が一時間ほど使えなくなり、多くの問い合わせが来ました。\n```\n").language,
    ).toBe("en");
  });
});

describe("the title of a document", () => {
  it.each([
    ["---\ntitle: From front matter\n---\n\n# From the heading\n", "From front matter"],
    ["# First\n\n# Second\n", "First"],
    ["## Only a second level\n", "Only a second level"],
    ["Setext\n======\n", "Setext"],
    ["# With `code` and **bold**\n", "With code and bold"],
  ])("of %j", (text, title) => {
    expect(read(text).title?.text).toBe(title);
  });

  it("may be missing", () => {
    expect(read("Text alone.\n").title).toBeUndefined();
  });
});
