import { describe, expect, it } from "vitest";
import { first, names, raws, read, written } from "./samples";

describe("Mackerel's monitors.json", () => {
  const text = `{
  "monitors": [
    // comments and a trailing comma are read, too
    { "id": "2a", "type": "host", "name": "disk \\u6c7a済", "metric": "disk%", "warning": 80, "critical": null,
      "scopes": ["Shop: db", "Shop: cache"], "isMute": true,
      "memo": "手順: docs\\/runbooks\\/\\u6c7a済.md#a を参照。\\nhttps://g.example/d/abc" },
    { "id": "2b", "type": "external", "name": "top page", "url": "https://shop.example", "service": "Front" },
    { "id": "2c", "type": "service", "name": "errors", "metric": "e", "missingDurationCritical": 10, "service": "Shop" },
    { "id": "2d", "type": "expression", "name": "e", "expression": "avg(x)", "warning": 1, "memo": null },
    { "id": "2e", "type": "anomalyDetection", "name": "a", "warningSensitivity": "insensitive", "scopes": ["A: x", "B: y"] },
    { "id": "2f", "type": "query", "name": "q", "query": "sum(x)", "critical": 1 },
    { "id": "2g", "type": "connectivity", "scopes": [], "alertStatusOnGone": "WARNING" },
  ]
}`;

  it("gives a monitor of every type", () => {
    const file = read(text, "monitors.json");
    expect(file).toMatchObject({ format: "mackerel", problems: [{ read: true }] });
    expect(names(file)).toEqual(["disk 決済", "top page", "errors", "e", "a", "q", "connectivity"]);
    expect(file.alerts.map(({ component }) => component)).toEqual([
      "Shop",
      "Front",
      "Shop",
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(file.alerts.map(({ severity }) => severity?.text)).toEqual([
      "warning",
      "critical",
      "critical",
      "warning",
      "warning",
      "critical",
      "warning",
    ]);
    expect(file.alerts.map(({ muted }) => muted)).toEqual([true, false, false, false, false, false, false]);
    expect(file.alerts.map(({ expression }) => expression)).toEqual([
      "disk%",
      "https://shop.example",
      "e",
      "avg(x)",
      undefined,
      "sum(x)",
      undefined,
    ]);
  });

  it("keeps its links in the memo, at the place they are written", () => {
    const alert = first(text, "monitors.json");
    expect(alert.links.map(({ raw, key, runbook }) => [raw, key, runbook])).toEqual([
      ["docs/runbooks/決済.md#a", "memo", true],
      ["https://g.example/d/abc", "memo", false],
    ]);
    expect(written(text, alert)).toEqual(["docs\\/runbooks\\/\\u6c7a済.md#a", "https://g.example/d/abc"]);
    expect(alert.dashboards).toEqual(["https://g.example/d/abc"]);
    expect(alert.summary?.text).toBe("手順: docs/runbooks/決済.md#a を参照。");
  });
});

describe("Grafana's provisioning", () => {
  const text = `apiVersion: 1
groups:
  - orgId: 1
    name: every minute
    folder: Shop
    interval: 60s
    rules:
      - uid: abc123
        title: Too many errors
        condition: C
        data:
          - refId: A
            model: {expr: "rate(errors[5m])"}
        isPaused: true
        labels: {severity: critical, service: shop}
        annotations:
          __dashboardUid__: dash
          __panelId__: "4"
          runbook_url: https://wiki.example.com/errors
          summary: Errors
`;
  it("gives title, uid, folder, panel and pause", () => {
    expect(read(text, "alerts.yaml")).toMatchObject({
      format: "grafana",
      alerts: [
        {
          name: { text: "Too many errors" },
          id: "abc123",
          group: "Shop",
          component: "shop",
          severity: { text: "critical" },
          muted: true,
          expression: "rate(errors[5m])",
          dashboards: ["dash#4"],
          texts: [],
          links: [{ raw: "https://wiki.example.com/errors", key: "runbook_url", runbook: true }],
        },
      ],
    });
  });

  it("may be JSON, or the list its interface gives", () => {
    const rule = '{"uid":"u","title":"T","ruleGroup":"G","condition":"A","data":[]}';
    expect(first(`[${rule}]`, "a.json")).toMatchObject({ format: "grafana", group: "G", id: "u" });
    expect(first(`{"groups":[{"name":"G","rules":[${rule}]}]}`, "a.json")).toMatchObject({ name: { text: "T" } });
  });
});

describe("Datadog monitors", () => {
  const monitor = `{"id": 7, "name": "Errors", "type": "query alert", "query": "avg(last_5m):x > 1",
    "message": "{{#is_alert}} @slack-shop\\nToo many errors.\\nRunbook: https://wiki.example.com/errors{{/is_alert}}",
    "tags": ["team:web", "service:shop"], "priority": 2, "options": {"silenced": {"*": null}}}`;

  it("may be one, a list, or the monitors of a file", () => {
    for (const text of [monitor, `[${monitor}]`, `{"monitors": [${monitor}]}`]) {
      const alert = first(text, "m.json");
      expect(alert).toMatchObject({
        format: "datadog",
        name: { text: "Errors" },
        id: "7",
        severity: { text: "P2" },
        component: "shop",
        summary: { text: "Too many errors." },
        expression: "avg(last_5m):x > 1",
        muted: true,
      });
      expect(raws(alert)).toEqual(["https://wiki.example.com/errors"]);
      expect(written(text, alert)).toEqual(raws(alert));
    }
  });

  it("tell their severity by a tag when they have no priority", () => {
    const text =
      '{"name":"a","type":"composite","query":"1","message":"","tags":["severity:high"],"options":{"silenced":{}}}';
    expect(first(text, "m.json")).toMatchObject({ severity: { text: "high" }, muted: false });
  });
});
