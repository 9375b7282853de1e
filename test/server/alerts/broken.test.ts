import { describe, expect, it } from "vitest";
import { mayHoldAlerts, readAlerts } from "../../../server/src/alerts/readAlerts";
import { first, names, raws, read, rules, told, written } from "./samples";

const good = "- alert: Good\n  expr: x";

describe("a mistake in YAML", () => {
  it("costs only the line it is on", () => {
    const text = rules('- alert: A\n  expr: x\n  annotations:\n    summary: "open\n    description: "fine"', good);
    const file = read(text);
    expect(names(file)).toEqual(["A", "Good"]);
    expect(file.alerts[0]?.summary?.text).toBe("fine");
    expect(told(text, file)).toEqual(['summary: "open: A closing quote is missing. What stands here is left out.']);
  });

  it("in indentation is told where it is", () => {
    const text = rules(good, "- alert: B\n  expr: x\n   labels: {severity: page}\n  for: 5m", "- alert: C\n  expr: y");
    const file = read(text);
    expect(names(file)).toEqual(["Good", "B", "C"]);
    expect(told(text, file)).toHaveLength(1);
  });

  it("costs one rule whose dash is out of line", () => {
    const text = rules(good, " - alert: B\n   expr: x", "- alert: C\n  expr: y");
    const file = read(text);
    expect(names(file)).toEqual(["Good", "C"]);
    expect(file.problems).toHaveLength(1);
  });

  it("is told for tabs in words", () => {
    const text = `${rules("- alert: A\n  expr: x").replace("    expr: x", "\texpr: x")}\n  ${good.replace("\n", "\n  ")}`;
    const file = read(text);
    expect(names(file)).toEqual(["A", "Good"]);
    expect(told(text, file)).toEqual([
      "expr: x: YAML does not allow tabs for indentation; use spaces. What stands here is left out.",
    ]);
  });

  it("in one document leaves the others", () => {
    const rule = (name: string): string =>
      `kind: PrometheusRule\nspec: {groups: [{rules: [{alert: ${name}, expr: x}]}]}\n`;
    expect(names(read(`${rule("A")}---\nkind: "open\n---\n${rule("B")}`))).toEqual(["A", "B"]);
  });

  it("of a repeated key is told on the second, which counts", () => {
    const text = rules("- alert: A\n  expr: x\n  labels:\n    severity: low\n    severity: page");
    expect(first(text).severity?.text).toBe("page");
    expect(told(text, read(text))).toEqual(["severity: The key “severity” stands here twice; the last one counts."]);
  });

  it("that leaves nothing still makes the file known", () => {
    const text = 'groups: [\n  - alert: "A\n  expr: }\n';
    expect(readAlerts("a.yml", text)?.problems).not.toEqual([]);
  });
});

describe("templates in YAML", () => {
  it("of charts are read over, and kept in values", () => {
    const text = `{{- if .Values.alerts }}
groups:
- name: {{ .Release.Name }}
  rules:
{{- range $i := .Values.list }}
  - alert: {{ .name }}Down
    expr: up{job="{{ .job }}"} == 0
    labels:
      severity: {{ .severity | default "page" }}
      {{- include "x.labels" . | nindent 6 }}
    annotations:
      runbook_url: docs/{{ template "page" . }}.md
      summary: "{{\`{{ $labels.instance }}\`}} is down"
      description: |
        {{ range query "x" }}
        see docs/a.md
        {{ end }}
{{- end }}
{{- end }}
`;
    const file = read(text);
    const [alert] = file.alerts;
    expect(file.problems).toEqual([]);
    expect(alert).toMatchObject({
      group: "{{ .Release.Name }}",
      name: { text: "{{ .name }}Down" },
      severity: undefined,
      summary: { text: "{{`{{ $labels.instance }}`}} is down" },
    });
    expect(alert && raws(alert)).toEqual(['docs/{{ template "page" . }}.md', "docs/a.md"]);
    expect(alert && written(text, alert)).toEqual(alert && raws(alert));
    expect(alert?.texts[0]?.text).toContain('{{ range query "x" }}');
  });

  it("of Jinja are read over", () => {
    const text = `{% raw %}\n${rules("- alert: A\n  expr: x\n  annotations: {summary: '{{ $value }}'}")}\n{% endraw %}\n{# end #}\n`;
    expect(first(text).summary?.text).toBe("{{ $value }}");
    expect(read(text).problems).toEqual([]);
  });

  it("change nothing where they are ordinary text", () => {
    const text = rules(
      '- alert: A\n  expr: x\n  annotations:\n    description: >-\n      {{ $labels.a }}\n      {{ with query "x" }}\n      b',
    );
    expect(first(text).texts[0]?.text).toBe('{{ $labels.a }} {{ with query "x" }} b');
  });
});

describe("values over several lines", () => {
  it.each([
    ["folded", ">-\n      see the runbook\n      docs/x.md#a\n      now"],
    ["literal", "|\n      a\n        docs/x.md#a\n\n      b"],
    ["plain", "see\n      docs/x.md#a\n      now"],
    ["in quotes", '"see \\u6c7a \\\n      docs/x.md#a\\n now"'],
    ["in single quotes", "'it''s\n\n      docs/x.md#a'"],
  ])("keep the places of links: %s", (_, value) => {
    for (const eol of ["\n", "\r\n"]) {
      const text = `\ufeff${rules(`- alert: A\n  expr: x\n  annotations:\n    description: ${value}`)}`.replace(
        /\n/g,
        eol,
      );
      expect(written(text, first(text))).toEqual(["docs/x.md#a"]);
    }
  });
});

describe("JSON", () => {
  it("that breaks off is read as far as it goes, and told", () => {
    const text = '{"monitors": [{"type": "host", "name": "a"}, {"type": "host", "name": "b", "memo": "x';
    const file = read(text, "monitors.json");
    expect(names(file)).toEqual(["a", "b"]);
    expect(file.problems).toHaveLength(1);
  });

  it("with a missing comma is told there", () => {
    const text = '{"monitors": [{"type": "host" "name": "a"}]}';
    expect(told(text, read(text, "monitors.json"))).toEqual(['"name": A comma is missing before this.']);
  });

  const refused = "It is read here, but the system that takes this file will refuse it.";
  it.each([
    ['{"monitors": [{"type": "host", "name": "a",}]}', `,: JSON has no comma before a closing bracket. ${refused}`],
    ['{"monitors": [{"type": "host", "name": "a"} , ], }', `,: JSON has no comma before a closing bracket. ${refused}`],
    ['// ours\n{"monitors": [{"type": "host", "name": "a"}], }', `// ours: JSON has no comments. ${refused}`],
  ])("that its system refuses is read, and told once: %s", (text, expected) => {
    const file = read(text, "monitors.json");
    expect(names(file)).toEqual(["a"]);
    expect(told(text, file)).toEqual([expected]);
    expect(file.problems[0]?.read).toBe(true);
    for (const path of ["monitors.jsonc", "monitors.json5"]) expect(read(text, path).problems).toEqual([]);
    expect(read(`\ufeff${text.replace(/,(?=\s*[\]}])|\/\/.*/g, "")}`, "monitors.json").problems).toEqual([]);
  });
});

describe("a hostile file", () => {
  const rule = "groups:\n- rules:\n  - alert: A\n    expr: x\n";

  it("that is too large is not read, and says so", () => {
    const text = rule + "  - alert: B\n    expr: x\n".repeat(900_000);
    expect(mayHoldAlerts("a.yml", text)).toBe(true);
    expect(told(text, read(text))).toEqual([": This file is larger than 5 MB and is not read."]);
  });

  it.each([
    ["lists in YAML", "a.yml", `${rule}x: ${"[".repeat(100_000)}`],
    ["dashes", "a.yml", `${rule}x: \n${"- ".repeat(100_000)}`],
    ["mappings in JSON", "a.json", `{"groups":[{"alert":1,"expr":1,"x":${'{"a":'.repeat(100_000)}`],
  ])("that is nested a hundred thousand times is told so: %s", (_, path, text) => {
    expect(() => readAlerts(path, text)).not.toThrow();
  });

  it("cannot make itself large by references", () => {
    const bomb = Array.from({ length: 60 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`).join()}]`).join(
      "\n",
    );
    const text = `a0: &a0 [x]\n${bomb}\n${rule}    labels: *a60\n  - *a60\n`;
    expect(names(read(text))).toEqual(["A"]);
    const merges = Array.from({ length: 40 }, (_, i) => `m${i + 1}: &m${i + 1} {<<: [*m${i}, *m${i}]}`).join("\n");
    expect(first(`m0: &m0 {severity: page}\n${merges}\n${rule}    labels: {<<: *m40}\n`).severity?.text).toBe("page");
    expect(first(`${rule}    labels: &l {<<: *l, severity: low}\n`).severity?.text).toBe("low");
  });

  it("may hold anything in its names", () => {
    const text = rules('- alert: "A\\ud800\\0"\n  expr: x', "- alert: B\ud800\0\n  expr: x");
    expect(names(read(text))).toEqual(["A\ud800\0", "B\ud800\0"]);
  });
});
