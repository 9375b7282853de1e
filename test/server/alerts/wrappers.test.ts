import { describe, expect, it } from "vitest";
import { insertRunbookLink } from "../../../server/src/alerts/insertLink";
import { readAlerts } from "../../../server/src/alerts/readAlerts";
import { applyEdits } from "../../../server/src/text/span";
import { first, names, raws, read, written } from "./samples";

const group = (name: string): string =>
  [
    "groups:",
    "  - name: shop",
    "    rules:",
    `      - alert: ${name}`,
    "        expr: x",
    "        annotations:",
    "          runbook_url: docs/shop.md",
  ].join("\n");

const indented = (text: string, by: number): string => text.replace(/^/gm, " ".repeat(by));

const configMap = [
  "kind: ConfigMap",
  "metadata: {name: rules}",
  "data:",
  "  app.conf: |",
  "    # alert: none",
  "    workers = 2",
  "  shop.yml: |",
  indented(group("ShopDown"), 4),
  "  pay.yml: |-",
  indented(group("PayDown"), 6),
  "---",
  "kind: Service",
  "",
].join("\n");

describe("rules in the files of a ConfigMap", () => {
  it.each(["\n", "\r\n"])("are read, and stand where they stand in the manifest (%j)", (end) => {
    const text = configMap.replaceAll("\n", end);
    const file = read(text);
    expect(file.format).toBe("prometheus");
    expect(names(file)).toEqual(["ShopDown", "PayDown"]);
    expect(file.alerts.map((alert) => text.slice(alert.name.span.start, alert.name.span.end))).toEqual(names(file));
    expect(file.alerts.flatMap((alert) => written(text, alert))).toEqual(["docs/shop.md", "docs/shop.md"]);
    expect(file.problems).toEqual([]);
  });

  it("are given links there", () => {
    const text = configMap.replaceAll(/\n *annotations:\n *runbook_url: docs\/shop.md/g, "");
    const [, pay] = read(text).alerts;
    const after = pay && applyEdits(text, insertRunbookLink("rules.yml", text, pay, "docs/pay.md"));
    expect(read(after ?? "").alerts.map(raws)).toEqual([[], ["docs/pay.md"]]);
  });

  it("are read of lists of manifests, and of a block whose mistakes are told", () => {
    const list = `kind: List\nitems:\n  - ${indented(configMap.slice(0, configMap.indexOf("---")), 4).trim()}\n`;
    expect(names(read(list))).toEqual(["ShopDown", "PayDown"]);
    const broken = configMap.replace("      - alert: PayDown", "      - alert: PayDown\n             a: [");
    expect(read(broken).problems).toHaveLength(1);
    expect(names(read(broken))).toContain("ShopDown");
  });
});

describe("a rule by itself, as partials of charts hold it", () => {
  const partial = `{{- $alert := "ShopDown" -}}
{{- if not (has $alert .excludeRules) -}}
alert: {{ $alert }}
annotations:
  summary: The shop is down.
  runbook_url: docs/ShopDown.md
expr: |
  up{namespace="{{ .namespace }}"} == 0
labels:
  severity: critical
  namespace: {{ .namespace }}
{{- range $key, $val := .more }}
  {{ $key }}: {{ $val | quote }}
{{- end }}
{{- end -}}
`;

  it("is read by the name its variable holds", () => {
    const file = read(partial);
    expect(names(file)).toEqual(["ShopDown"]);
    expect(file.problems).toEqual([]);
    expect(first(partial)).toMatchObject({ severity: { text: "critical" }, group: undefined });
    expect(written(partial, first(partial))).toEqual(["docs/ShopDown.md"]);
  });

  it("keeps the variable as its name when nothing tells what it holds", () => {
    expect(names(read(partial.replace(":=", "=="))).length).toBe(1);
    expect(first(partial.replace(':= "ShopDown"', ":= .name")).name.text).toBe("{{ $alert }}");
  });

  it("needs an expression: other files have an alert, too", () => {
    expect(readAlerts("a.yml", "alert: email\nto: someone\nexpression: x\n")).toBeUndefined();
  });
});

describe("other manifests and wrappers", () => {
  it.each(["PrometheusRule", "VMRule", "AlertingRule", "Rules", "ClusterRules", "GlobalRules"])("%s", (kind) => {
    const file = read(`kind: ${kind}\nspec:\n${indented(group("ShopDown"), 2)}\n`);
    expect(file.format).toBe("prometheus-rule");
    expect(names(file)).toEqual(["ShopDown"]);
  });

  it("of a chart's values are read, whatever they are called", () => {
    const map = `additionalPrometheusRulesMap:\n  shop:\n${indented(group("ShopDown"), 4)}\n`;
    const list = `additionalPrometheusRules:\n  - name: shop\n${indented(group("PayDown"), 4)}\n`;
    expect(names(read(`replicas: 2\n${map}${list}`))).toEqual(["ShopDown", "PayDown"]);
  });

  it("of Mimir's and Loki's tools, with a namespace and several documents, are read", () => {
    const text = `namespace: shop\n${group("ShopDown")}\n---\nnamespace: pay\n${group("PayDown")}\n`;
    expect(names(read(text))).toEqual(["ShopDown", "PayDown"]);
  });

  it("of the tests of a chart are none", () => {
    expect(readAlerts("a.yml", `suite: rules\ntests:\n  - set:\n      rules:\n${indented(group("A"), 8)}\n`)).toBe(
      undefined,
    );
  });
});
