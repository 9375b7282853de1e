import fc from "fast-check";

/** A rule or monitor in words that no format reads as its own. */
interface Written {
  readonly name: string;
  readonly expr: string;
  readonly severity: string;
  readonly summary: string;
  readonly description: string;
}

const word = fc.constantFrom("Disk", "決済", "API", "queue-lag", "it's", 'say "hi"', "50%", "a\\b", "😀", "C:d");
const phrase = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(" "));
const written: fc.Arbitrary<Written> = fc.record({
  name: fc.constantFrom("DiskFull", "ApiDown", "決済遅延", "Queue Lag"),
  expr: fc.constantFrom("up == 0", "sum(rate(x[5m])) by (job) > 0.1", 'a{b="c"}'),
  severity: fc.constantFrom("page", "warning", "critical"),
  summary: phrase,
  description: phrase,
});

type Quote = (text: string) => string;
const single: Quote = (text) => `'${text.replace(/'/g, "''")}'`;
const double: Quote = (text) => JSON.stringify(text);
const escapedSlashes: Quote = (text) =>
  JSON.stringify(text)
    .replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .replace(/\//g, "\\/");

const style = fc.record({
  quote: fc.constantFrom(single, double),
  eol: fc.constantFrom("\n", "\r\n"),
  comment: fc.constantFrom("", " # note", "  #: - {odd"),
  dash: fc.constantFrom(0, 2, 4),
  step: fc.constantFrom(2, 4),
  block: fc.constantFrom("none", "|", ">-", "|+", "|2-"),
  annotations: fc.constantFrom("block", "flow", "missing", "empty", "empty-field", "todo-field", "first"),
  flowRule: fc.boolean(),
  end: fc.constantFrom("", "\n", "\n\n# end\n"),
});
type Style = typeof style extends fc.Arbitrary<infer T> ? T : never;

function yamlRule(rule: Written, how: Style, indent: string): string[] {
  const { quote, comment } = how;
  const one = (text: string): string => quote(text) + comment;
  if (how.flowRule) {
    const annotations =
      how.annotations === "missing"
        ? ""
        : `, annotations: {summary: ${quote(rule.summary)}, d: ${quote(rule.description)}}`;
    return [
      `${indent}- {alert: ${quote(rule.name)}, expr: ${quote(rule.expr)}, labels: {severity: ${rule.severity}}${annotations}}${comment}`,
    ];
  }
  const inner = `${indent}  `;
  const deep = inner + " ".repeat(how.step);
  const labels = [`${inner}labels:${comment}`, `${deep}severity: ${rule.severity}${comment}`];
  const lines = [`${indent}- alert: ${one(rule.name)}`, `${inner}expr: ${one(rule.expr)}`];
  const summary = `${deep}summary: ${one(rule.summary)}`;
  const block = how.block === "|2-" ? "|-" : how.block;
  const description =
    how.block === "none"
      ? [`${deep}description: ${one(rule.description)}`]
      : [`${deep}description: ${block}`, `${deep}  ${rule.description}`, `${deep}  # more`, ""];
  switch (how.annotations) {
    case "block":
      return [...lines, ...labels, `${inner}annotations:${comment}`, summary, ...description];
    case "first":
      return [
        ...lines,
        `${inner}annotations:${comment}`,
        ...description,
        summary,
        "",
        `${inner}# about labels`,
        ...labels,
      ];
    case "flow":
      return [...lines, ...labels, `${inner}annotations: {summary: ${quote(rule.summary)}}${comment}`];
    case "empty":
      return [...lines, `${inner}annotations:${comment}`, ...labels];
    case "empty-field":
      return [...lines, `${inner}annotations:`, `${deep}runbook_url:${comment}`, summary, ...labels];
    case "todo-field":
      return [...lines, `${inner}annotations:`, summary, `${deep}runbook_url: ${quote("TODO")}${comment}`, ...labels];
    default:
      return [...lines, ...labels];
  }
}

const yamlFile = fc
  .tuple(fc.array(fc.tuple(written, style), { minLength: 1, maxLength: 4 }), style)
  .map(([rules, how]) => {
    const indent = " ".repeat(2 + how.dash);
    const lines = rules.flatMap(([rule, each]) => [...yamlRule(rule, each, indent), ""]);
    const text = [`# rules`, "groups:", `- name: g${how.comment}`, "  rules:", ...lines].join("\n").trimEnd() + how.end;
    return { path: "rules/a.yml", text: text.replace(/\n/g, how.eol) };
  });

const manifestFile = yamlFile.map(({ text }) => {
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  const lines = text.split(eol).map((line) => (line === "" ? "" : `  ${line}`));
  return {
    path: "k8s/rules.yaml",
    text: ["apiVersion: v1", "kind: Service", "---", "kind: PrometheusRule", "spec:", ...lines].join(eol),
  };
});

const grafanaFile = fc.tuple(fc.array(written, { minLength: 1, maxLength: 3 }), style).map(([rules, how]) => {
  const lines = rules.flatMap((rule, i) => [
    `      - uid: u${i}${how.comment}`,
    `        title: ${how.quote(rule.name)}`,
    "        condition: C",
    ...(how.annotations === "missing" ? [] : ["        annotations:", `          summary: ${how.quote(rule.summary)}`]),
    "        isPaused: false",
  ]);
  const text = [
    "apiVersion: 1",
    "groups:",
    "  - orgId: 1",
    "    name: g",
    "    folder: F",
    "    rules:",
    ...lines,
  ].join(how.eol);
  return { path: "grafana/rules.yaml", text: text + how.end.replace(/\n/g, how.eol) };
});

type JsonValue = string | number | boolean | { readonly [key: string]: JsonValue } | readonly JsonValue[];

function json(value: JsonValue, how: JsonStyle, indent = ""): string {
  if (typeof value === "string") return how.quote(value);
  if (typeof value !== "object") return String(value);
  const isList = Array.isArray(value);
  const inner = indent + how.indent;
  const parts = isList
    ? (value as readonly JsonValue[]).map((item) => json(item, how, inner))
    : Object.entries(value).map(([key, item]) => `"${key}"${how.colon}${json(item, how, inner)}`);
  const [open, close] = isList ? "[]" : "{}";
  if (parts.length === 0) return `${open}${close}`;
  if (how.indent === "") return `${open}${parts.join(how.comma)}${close}`;
  const tail = how.trailing ? "," : "";
  return `${open}${how.eol}${parts.map((part) => inner + part).join(`,${how.comment}${how.eol}`)}${tail}${how.eol}${indent}${close}`;
}

const jsonStyle = fc.record({
  quote: fc.constantFrom(double, escapedSlashes),
  indent: fc.constantFrom("", "  ", "    ", "\t"),
  colon: fc.constantFrom(":", ": ", " : "),
  comma: fc.constantFrom(",", ", "),
  eol: fc.constantFrom("\n", "\r\n"),
  comment: fc.constantFrom("", " // note"),
  trailing: fc.boolean(),
  memo: fc.constantFrom("text", "none", "empty", "line end"),
  mark: fc.constantFrom("", "\ufeff"),
});
type JsonStyle = typeof jsonStyle extends fc.Arbitrary<infer T> ? T : never;

const textOf = (rule: Written, { memo }: JsonStyle): string =>
  memo === "empty" ? "" : `${rule.description}${memo === "line end" ? "\n" : ""}`;

const monitorsFile = fc.tuple(fc.array(written, { minLength: 1, maxLength: 3 }), jsonStyle).map(([rules, how]) => {
  const monitors = rules.map((rule, i) => ({
    id: `m${i}`,
    type: "host",
    name: rule.name,
    ...(how.memo === "none" ? {} : { memo: textOf(rule, how) }),
    metric: "cpu%",
    critical: 90,
    scopes: ["Shop: db"],
  }));
  return { path: "monitors.json", text: how.mark + json({ monitors }, how) };
});

const datadogFile = fc.tuple(fc.array(written, { minLength: 1, maxLength: 3 }), jsonStyle).map(([rules, how]) => {
  const monitors = rules.map((rule) => ({
    name: rule.name,
    type: "query alert",
    query: rule.expr,
    message: how.memo === "none" ? "x" : textOf(rule, how),
    tags: ["service:shop"],
    options: { thresholds: { critical: 1 } },
  }));
  return { path: "datadog/monitors.json", text: json(monitors, how) };
});

function annotationsOf(rule: Written, { memo }: JsonStyle): Readonly<Record<string, JsonValue>> {
  if (memo === "none") return {};
  return memo === "empty" ? { annotations: {} } : { annotations: { summary: rule.summary } };
}

const jsonRules = fc.tuple(fc.array(written, { minLength: 1, maxLength: 3 }), jsonStyle).map(([rules, how]) => {
  const all = rules.map((rule) => ({
    alert: rule.name,
    expr: rule.expr,
    ...annotationsOf(rule, how),
  }));
  return { path: "rules.json", text: json({ groups: [{ name: "g", rules: all }] }, how) };
});

/** Well-formed files of every format, in many hands: quotes, indentation, comments, line ends, compact and pretty. */
export const alertFile = fc.oneof(yamlFile, manifestFile, grafanaFile, monitorsFile, datadogFile, jsonRules);
