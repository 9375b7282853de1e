import { describe, expect, it } from "vitest";
import { afterword, type Content } from "./memory";

const runbook = `---
title: "Queue [full] *now*"
alerts: [QueueFull]
owner: payments
component: checkout
last_reviewed: 2026-01-01
review_every: 10 days
---

# Queue

## Diagnosis

1. Look

## KubePodCrashLooping

Wait.
`;

const report = `# Postmortem: orders were lost on 2026-01-02

**Severity:** SEV2
**Status:** Resolved
**Start:** 2026-01-02 10:00
**End:** 2026-01-02 11:00

## Impact

Late orders.

## Root cause

A bug.

## Action items

- [ ] Test
`;

const files: Readonly<Record<string, Content>> = {
  "/work/runbooks/queue (1).md": runbook,
  "/work/runbooks/old.md": "# [Deprecated] Old\n\n## Diagnosis\n\n- look\n\n## Mitigation\n\n- restart\n",
  "/work/runbooks/on-call.md": "# Links\n\n- [a](old.md)\n- [b](queue.md)\n- [c](https://example.com)\n",
  "/work/postmortems/orders.md": report,
  "/work/postmortems/binary.md": new Uint8Array([0xff, 0xfe, 0, 1, 2]),
  "/work/README.md": "# The shop\n",
};

const index = (...options: readonly string[]) => afterword(["index", ...options, "."], { files });

describe("afterword index", () => {
  it("lists runbooks and incidents as JSON, by path", () => {
    const { code, out } = index();
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({
      version: 1,
      runbooks: [
        {
          path: "runbooks/old.md",
          title: "[Deprecated] Old",
          aliases: ["old"],
          owner: null,
          component: null,
          lastReviewed: null,
          reviewDue: null,
          deprecated: true,
          alerts: [],
        },
        {
          path: "runbooks/queue (1).md",
          title: "Queue [full] *now*",
          aliases: ["QueueFull", "queue (1)", "Queue", "Queue [full] *now*", "KubePodCrashLooping"],
          owner: "payments",
          component: "checkout",
          lastReviewed: "2026-01-01",
          reviewDue: "2026-01-11",
          deprecated: false,
          alerts: ["QueueFull"],
        },
      ],
      incidents: [
        {
          path: "postmortems/orders.md",
          kind: "postmortem",
          title: "Postmortem: orders were lost on 2026-01-02",
          severity: "SEV2",
          status: "resolved",
          start: "2026-01-02T10:00",
          end: "2026-01-02T11:00",
        },
      ],
    });
  });

  it("writes a page with links, and with names as text", () => {
    const { out } = index("--format", "markdown");
    expect(out).toBe(`# Runbooks

## checkout

- [Queue \\[full\\] \\*now\\*](runbooks/queue%20%281%29.md) · **review was due on 2026-01-11** · payments · QueueFull
  - [KubePodCrashLooping](runbooks/queue%20%281%29.md#kubepodcrashlooping)

## Without a component

- [\\[Deprecated\\] Old](runbooks/old.md) · **deprecated**

## Pages of links

- [Links](runbooks/on-call.md)

## Incidents

- [Postmortem: orders were lost on 2026-01-02](postmortems/orders.md) · 2026-01-02 · SEV2 · resolved
`);
  });

  it("goes by the time it is given", () => {
    expect(index("--format", "markdown", "--now", "2026-01-05").out).not.toContain("review was due");
  });

  it("prints a table for people, in their language", () => {
    const { out } = index("--format", "text", "--lang", "ja");
    expect(out).toContain("見直し期限切れ (2026-01-11)");
    expect(out).toContain("ランブック 2 件 (見直し期限切れ 1 件、廃止 1 件)、リンク集 1 件、インシデント 1 件");
  });

  it("lists a page that alerts link as their runbook, with their names", () => {
    const rules = `groups:
  - name: all
    rules:
      - alert: PoolExhausted
        expr: up
        annotations: { runbook_url: ../docs/pools.md#busy }
      - alert: PoolSlow
        expr: up
        annotations: { runbook_url: ../docs/pools.md }
      - alert: Elsewhere
        expr: up
        annotations: { runbook_url: ../docs/gone.md }
`;
    const texts = {
      "/work/any/rules/a.yml": rules,
      "/work/any/docs/pools.md": "# Pools\n\nText.\n\n## Busy\n\nText.\n",
      "/work/any/docs/plain.md": "# Plain\n\nText.\n",
    };
    const listed = (folder: string, ...options: readonly string[]) =>
      afterword(["index", ...options, folder], { files: texts }).out;
    const { runbooks } = JSON.parse(listed("any")) as { readonly runbooks: readonly unknown[] };
    expect(runbooks).toMatchObject([
      { path: "any/docs/pools.md", title: "Pools", alerts: ["PoolExhausted", "PoolSlow"] },
    ]);
    expect(listed("any", "--format", "markdown")).toContain("[Pools](any/docs/pools.md) · PoolExhausted, PoolSlow");
  });
});
