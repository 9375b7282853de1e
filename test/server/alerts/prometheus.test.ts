import { describe, expect, it } from "vitest";
import { readAlerts } from "../../../server/src/alerts/readAlerts";
import { first, names, raws, read, rules, written } from "./samples";

const full = `groups:
  - name: shop.rules
    interval: 30s
    rules:
      - record: job:up:sum
        expr: sum(up)
      - alert: ShopDown # pages
        expr: up{job="shop"} == 0
        for: 5m
        labels:
          severity: 'page'
          service: shop
          team: web
        annotations:
          summary: "The shop is down on {{ $labels.instance }}"
          description: |
            Nobody can buy.

            Runbook: docs/runbooks/shop.md#down
          runbook_url: "https://wiki.example.com/shop"
          dashboard_url: https://grafana.example.com/d/abc/shop?var-x=1
      # the next one
      - alert: ShopSlow
        expr: slow
`;

describe("a Prometheus rule file", () => {
  it("gives its alerts, not its recording rules, with what their labels and annotations say", () => {
    const file = read(full);
    expect(file.format).toBe("prometheus");
    expect(names(file)).toEqual(["ShopDown", "ShopSlow"]);
    expect(file.problems).toEqual([]);
    expect(file.alerts[0]).toMatchObject({
      group: "shop.rules",
      severity: { text: "page" },
      component: "shop",
      summary: { text: "The shop is down on {{ $labels.instance }}" },
      expression: 'up{job="shop"} == 0',
      muted: false,
      id: undefined,
      dashboards: ["https://grafana.example.com/d/abc/shop?var-x=1"],
    });
    expect(file.alerts[1]).toMatchObject({ severity: undefined, component: undefined, links: [], texts: [] });
  });

  it("gives places to the character: the whole rule, the name, the severity without its quotes", () => {
    const [down, slow] = read(full).alerts;
    const at = (span = { start: 0, end: 0 }): string => full.slice(span.start, span.end);
    expect(at(down?.span)).toMatch(/^alert: ShopDown # pages[\s\S]*var-x=1$/);
    expect(at(slow?.span)).toBe("alert: ShopSlow\n        expr: slow");
    expect(at(down?.name.span)).toBe("ShopDown");
    expect(at(down?.severity?.span)).toBe("page");
  });

  it("finds the links of fields and of texts, in the order of the file", () => {
    const alert = first(full);
    expect(alert.links.map(({ key, raw, runbook }) => [key, raw, runbook])).toEqual([
      ["description", "docs/runbooks/shop.md#down", true],
      ["runbook_url", "https://wiki.example.com/shop", true],
      ["dashboard_url", "https://grafana.example.com/d/abc/shop?var-x=1", false],
    ]);
    expect(written(full, alert)).toEqual(raws(alert));
  });

  it("may be one group, a list of groups or a list of rules", () => {
    expect(names(read("name: g\nrules:\n- alert: A\n  expr: x\n"))).toEqual(["A"]);
    expect(names(read("- name: g\n  rules:\n  - alert: A\n    expr: x\n"))).toEqual(["A"]);
    expect(names(read("- alert: A\n  expr: x\n- record: r\n  expr: y\n- alert: B\n  expr: z\n"))).toEqual(["A", "B"]);
    expect(names(read('{"groups": [{"name": "g", "rules": [{"alert": "A", "expr": "x"}]}]}', "r.json"))).toEqual(["A"]);
  });

  it("takes labels from its group and through merge keys; a rule's own go first", () => {
    const text = `x-page: &page\n  severity: page\n  service: shop\n${rules(
      "- alert: A\n  expr: x\n  labels:\n    <<: *page\n    service: cart",
      "- alert: B\n  expr: x\n  labels: *page",
    )}`;
    expect(read(text).alerts.map(({ severity, component }) => [severity?.text, component])).toEqual([
      ["page", "cart"],
      ["page", "shop"],
    ]);
    const grouped =
      "groups:\n- name: g\n  labels: {severity: low, component: db}\n  rules:\n  - alert: A\n    expr: x\n";
    expect(first(grouped)).toMatchObject({ severity: { text: "low" }, component: "db" });
  });

  it("names no component by a template or a team", () => {
    expect(
      first(rules("- alert: A\n  expr: x\n  labels: {service: '{{ $labels.s }}', team: web}")).component,
    ).toBeUndefined();
  });

  it("knows the many names of the field for runbooks", () => {
    for (const key of [
      "runbook_url",
      "runbook",
      "runbookUrl",
      "runbook_link",
      "playbook",
      "playbook_url",
      "Runbook-URL",
      "手順書",
    ])
      expect(first(rules(`- alert: A\n  expr: x\n  annotations:\n    ${key}: wiki/x`)).links).toMatchObject([
        { raw: "wiki/x", runbook: true, key },
      ]);
    expect(first(rules("- alert: A\n  expr: x\n  labels: {runbook: a/b.md}")).links).toMatchObject([{ raw: "a/b.md" }]);
  });

  it("takes no words for links", () => {
    for (const value of ["TODO", "tbd", "n/a", "N/A", "-", "なし", "未作成", '""', "~", "ask the team", "{}"])
      expect(first(rules(`- alert: A\n  expr: x\n  annotations:\n    runbook: ${value}`)).links).toEqual([]);
  });

  it("keeps templates in links", () => {
    const text = rules(
      '- alert: A\n  expr: x\n  annotations:\n    runbook: "docs/{{ $labels.type }}/README.md#{{ $labels.x }}"',
    );
    expect(raws(first(text))).toEqual(["docs/{{ $labels.type }}/README.md#{{ $labels.x }}"]);
  });
});

describe("a PrometheusRule manifest", () => {
  it("is found among other documents and in lists", () => {
    const rule = (name: string): string => `spec: {groups: [{name: g, rules: [{alert: ${name}, expr: x}]}]}`;
    const text = `kind: Service\nmetadata: {name: x}\n---\napiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\n${rule("A")}
---
kind: List
items:
- kind: ConfigMap
  data: {a: b}
- kind: PrometheusRule
  ${rule("B")}
...
---
# nothing
`;
    const file = read(text);
    expect(file.format).toBe("prometheus-rule");
    expect(names(file)).toEqual(["A", "B"]);
  });
});

describe("a file of something else", () => {
  const others: readonly (readonly [string, string, string])[] = [
    [
      "a unit test of rules",
      "a_test.yml",
      "rule_files: [a.yml]\ntests:\n- interval: 1m\n  alert_rule_test:\n  - alertname: A\n    exp_alerts: []\n    expr: x\n",
    ],
    [
      "a Prometheus configuration",
      "prometheus.yml",
      "rule_files: [x]\nalerting:\n  alertmanagers: []\nscrape_configs: []\n",
    ],
    [
      "an Alertmanager configuration",
      "alertmanager.yml",
      "route: {receiver: x}\nreceivers:\n- name: x\n  webhook_configs: [{url: 'http://x'}]\n",
    ],
    ["recording rules", "r.yml", "groups:\n- name: g\n  rules:\n  - record: a\n    expr: alert\n"],
    [
      "a manifest of another kind",
      "x.yml",
      "kind: Service\nspec:\n  groups:\n  - rules:\n    - alert: A\n      expr: x\n",
    ],
    ["Helm values", "values.yaml", "alertmanager:\n  enabled: true\nalert: x\nexpr: y\nrules:\n- a\n"],
    ["a package", "package.json", '{"name":"x","scripts":{"alert":"x","expr":"y"}}'],
    [
      "an OpenAPI file",
      "openapi.json",
      '{"paths":{"/monitors":{}},"monitors":{"type":"host"},"alert":{"type":"x"},"expr":{}}',
    ],
    ["a search", "q.json", '{"name":"x","query":"a","message":"b","options":["a"]}'],
    ["a form", "form.yml", "title: x\nrules:\n- required: true\ncondition: y\n"],
  ];
  it.each(others)("is none: %s", (_, path, text) => {
    expect(readAlerts(path, text)).toBeUndefined();
  });
});
