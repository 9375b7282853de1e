import { describe, expect, it } from "vitest";
import { applyFix, expectFindings, expectNone, messagesOf } from "./harness";

const code = "alert/unknown-in-document";
const alerts = "CheckoutErrorsHigh,CheckoutLatencyHigh,KubePodCrashLooping";
const report = (line: string): string =>
  `# Checkout was unavailable\n\n## Summary\n\n${line}\n\nAlert: CheckoutLatencyHigh\n\n## Timeline\n\n- 2026-03-02 10:00 The first payment failed\n- 2026-03-02 11:00 Payments worked again\n`;
const finds = (line: string): void => expectFindings(code, report(line), { alerts });
const leaves = (line: string): void => expectNone(code, report(line), { alerts });

describe("a name that no alert rule has", () => {
  it.each([
    "Alert: ⟦CheckoutErorsHigh⟧",
    "**Alert name:** `⟦CheckoutErorsHigh⟧`",
    "- Alerts: CheckoutErrorsHigh, ⟦QueueBacklogGrowing⟧",
    "The alert `⟦CheckoutErorsHigh⟧` fired at ten.",
    "`⟦QueueBacklogGrowing⟧` alerts came in.",
    "アラート `⟦CheckoutErorsHigh⟧` が発火しました。",
    "アラート「⟦QueueBacklogGrowing⟧」が発火しました。",
    "アラート名：⟦QueueBacklogGrowing⟧",
    "`⟦QueueBacklogGrowing⟧` のアラートが届きました。",
    "| Alert | Count |\n|---|---|\n| ⟦QueueBacklogGrowing⟧ | 3 |\n| CheckoutErrorsHigh | 1 |",
  ])("is found where an alert is spoken of: %s", (line) => {
    finds(line);
  });

  it.each([
    "Alert: CheckoutErrorsHigh",
    "Alert: checkout-errors-high",
    "The alert `CheckoutErrorsHigh` fired.",
    "We use GitHub, PagerDuty and CloudWatch.",
    "The alert came from PagerDuty.",
    "The alert `severity` label was wrong.",
    "The alert `rate(http_requests_total[5m])` was too slow.",
    "`PagerDuty` alert rules are kept elsewhere.",
    "Alert: the checkout failed, and nobody noticed",
    "> The alert [`GoneAway`](https://example.com) was removed.".replace("alert [", "page ["),
    "アラート対応の手順を見直しました。",
  ])("is not: %s", (line) => {
    leaves(line);
  });

  it("is found in the front matter of a report", () => {
    expectFindings(
      code,
      `---\nalerts: [CheckoutErrorsHigh, ⟦CheckoutErorsHigh⟧]\n---\n${report("Nobody could pay.")}`,
      {
        alerts,
      },
    );
  });

  it("is left to another rule in the front matter of a runbook", () => {
    const page = "---\nkind: runbook\nalerts: [CheckoutErorsHigh]\n---\n# Checkout\n\nAlert: ⟦CheckoutErorsHigh⟧\n";
    expectFindings(code, page, { alerts, path: "runbooks/checkout.md", also: ["runbook/alert-mismatch"] });
  });

  it("is changed to the likely one on request", () => {
    expect(applyFix(code, report("The alert `CheckoutErorsHigh` fired."), { alerts })).toBe(
      report("The alert `CheckoutErrorsHigh` fired."),
    );
  });

  it("is told where the rules a document speaks of are kept elsewhere only when it is misspelled", () => {
    const page = "# Queue\n\n## Meaning\n\nThe alert `NAME` fires.\n\n## Diagnosis\n\nThe alert `QueueSlow` too.\n";
    const said = (name: string): number =>
      messagesOf(code, page.replace("NAME", name), { alerts, path: "runbooks/queue.md" }).length;
    expect([said("QueueBacklogGrowing"), said("CheckoutErorsHigh"), said("CheckoutErrorsHigh")]).toEqual([0, 1, 1]);
  });

  it.each([
    ["KubeletDown", "KubeAPIDown"],
    ["ReplicaCountMin", "ReplicaCountMax"],
    ["HttpErrors5xxHigh", "HttpErrors4xxHigh"],
    ["CheckoutLatencyHigh", "CheckoutErrorsHigh"],
  ])("is not taken for another alert: %s, %s", (name, other) => {
    expectNone(code, report(`Alert: ${name}`), { alerts: `${other},SomethingElse` });
  });

  it("is not looked for while no rules are known, or where names follow no style", () => {
    expectNone(code, report("Alert: QueueBacklogGrowing"));
    expectNone(code, report("Alert: QueueBacklogGrowing"), { alerts: "connectivity,Disk is full,cpu" });
    expect(messagesOf(code, report("Alert: QueueBacklogGrowing"), { alerts })).toHaveLength(1);
  });
});
