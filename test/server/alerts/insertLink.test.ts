import { describe, expect, it } from "vitest";
import { insertRunbookLink, replaceLink } from "../../../server/src/alerts/insertLink";
import { applyEdits } from "../../../server/src/text/span";
import { first, read, rules } from "./samples";

const link = "docs/runbooks/a.md";

/** The file after the link has been given to one of its alerts, the first unless told. */
function linked(text: string, path = "rules.yml", which = 0): string {
  const alert = read(text, path).alerts[which];
  return alert ? applyEdits(text, insertRunbookLink(path, text, alert, link)) : text;
}

describe("a link put into YAML", () => {
  it("becomes the last annotation, in the quotes of the others", () => {
    const text = rules(
      '- alert: A\n  expr: x\n  annotations:\n      summary: "s" # why\n  # labels\n  labels: {}',
      "- alert: B\n  expr: x",
    );
    expect(linked(text)).toBe(text.replace("# why", `# why\n        runbook_url: "${link}"`));
  });

  it("takes single quotes, or none, where the others do", () => {
    expect(linked(rules("- alert: A\n  expr: x\n  annotations:\n    a: 'b'"))).toContain(
      `\n      runbook_url: '${link}'`,
    );
    expect(linked(rules("- alert: A\n  expr: x\n  annotations:\n    a: b c"))).toContain(
      `\n      runbook_url: ${link}`,
    );
  });

  it("makes annotations where there are none, as deep as the labels", () => {
    const text = rules("- alert: A\n  expr: x\n  labels:\n      severity: page", "- alert: B\n  expr: x");
    expect(linked(text)).toBe(
      text.replace("severity: page", `severity: page\n    annotations:\n        runbook_url: ${link}`),
    );
    expect(linked(text, "rules.yml", 1)).toBe(
      `${text}\n    annotations:\n        runbook_url: ${link}`.replace(/ {8}(?=run)/, "      "),
    );
  });

  it("fills the field that is empty, or says there is none yet", () => {
    for (const value of ["", ' ""', " ''", " TODO", ' "tbd"']) {
      const text = rules(`- alert: A\n  expr: x\n  annotations:\n    runbook_url:${value} # later\n    summary: s`);
      expect(first(linked(text)).links).toMatchObject([{ raw: link, key: "runbook_url" }]);
      expect(linked(text)).toMatch(/runbook_url: ["']?docs\/runbooks\/a\.md["']? # later\n {6}summary: s$/);
    }
  });

  it("goes between the braces of a flow mapping", () => {
    const text = rules("- {alert: A, expr: x, annotations: {summary: 'a'}}", "- {alert: B, expr: x}");
    expect(linked(text)).toContain(`{summary: 'a', runbook_url: '${link}'}}`);
    expect(linked(text, "rules.yml", 1)).toContain(`{alert: B, expr: x, annotations: {runbook_url: ${link}}}`);
  });

  it("keeps CRLF, and needs no line end at the end of the file", () => {
    const text = rules("- alert: A\n  expr: x\n  annotations:\n    a: |\n      b").replace(/\n/g, "\r\n");
    expect(linked(text)).toBe(`${text}\r\n      runbook_url: ${link}`);
  });

  it("stays out of a text that keeps its blank lines", () => {
    const text = rules("- alert: A\n  expr: x\n  annotations:\n    a: |+\n      b\n\n", "- alert: B\n  expr: x");
    expect(linked(text)).toBe(text.replace("a: |+", `runbook_url: ${link}\n      a: |+`));
  });

  it("takes the name the file has for the field", () => {
    const other = `- alert: B\n  expr: x\n  annotations:\n    runbook: docs/b.md`;
    expect(linked(rules("- alert: A\n  expr: x\n  annotations:\n    a: b", other))).toContain(
      `a: b\n      runbook: ${link}`,
    );
  });

  it("is not put where others would get it, where a template decides, or where one is already", () => {
    const shared = "x: &a {summary: s}\nd: &d {annotations: {summary: s}}\n";
    for (const text of [
      shared + rules("- alert: A\n  expr: x\n  annotations: *a"),
      shared + rules("- alert: A\n  expr: x\n  <<: *d"),
      rules("- alert: A\n  expr: x\n  annotations:\n    a: b\n    {{- if .x }}\n    c: d\n    {{- end }}"),
      rules("- alert: A\n  expr: x\n  annotations:\n    runbook_url: docs/other.md"),
      rules("- alert: A\n  expr: x\n  annotations: [a]"),
    ])
      expect(linked(text)).toBe(text);
  });

  it("refuses a link that is no line", () => {
    const text = rules("- alert: A\n  expr: x");
    expect(insertRunbookLink("a.yml", text, first(text), "a.md\nb")).toEqual([]);
  });
});

describe("a link put into JSON", () => {
  const monitor = (memo: string): string =>
    `{"monitors": [\n  {\n    "type": "host",\n    "name": "a"${memo}\n  }\n]}\n`;

  it("ends the memo on a line of its own, escaped as the memo is", () => {
    expect(linked(monitor(',\n    "memo": "see\\/this"'), "monitors.json")).toBe(
      monitor(',\n    "memo": "see\\/this\\nRunbook: docs\\/runbooks\\/a.md"'),
    );
    expect(linked(monitor(',\n    "memo": "確認する"'), "monitors.json")).toBe(
      monitor(`,\n    "memo": "確認する\\n手順: ${link}"`),
    );
    expect(linked(monitor(',\n    "memo": ""'), "monitors.json")).toBe(monitor(`,\n    "memo": "Runbook: ${link}"`));
  });

  it("makes a memo where there is none, pretty or compact", () => {
    expect(linked(monitor(""), "monitors.json")).toBe(monitor(`,\n    "memo": "Runbook: ${link}"`));
    expect(linked('{"monitors":[{"type":"host","name":"a"}]}', "monitors.json")).toBe(
      `{"monitors":[{"type":"host","name":"a","memo":"Runbook: ${link}"}]}`,
    );
  });

  it("ends the message of Datadog", () => {
    const text = '{"name": "a", "type": "composite", "query": "1", "message": "@x", "options": {}}';
    expect(linked(text, "m.json")).toBe(text.replace("@x", `@x\\nRunbook: ${link}`));
  });

  it("becomes an annotation of rules in JSON", () => {
    const text =
      '{\n\t"groups": [{"name": "g", "rules": [\n\t\t{\n\t\t\t"alert": "A",\n\t\t\t"expr": "x"\n\t\t}\n\t]}]\n}';
    expect(linked(text, "r.json")).toBe(
      text.replace('"x"', `"x",\n\t\t\t"annotations": {\n\t\t\t\t"runbook_url": "${link}"\n\t\t\t}`),
    );
  });
});

describe("a replaced link", () => {
  const replaced = (text: string, to: string, path?: string): string => {
    const [found] = first(text, path).links;
    return found ? applyEdits(text, replaceLink(text, found, to)) : text;
  };
  const rule = (value: string): string =>
    rules(`- alert: A\n  expr: x\n  annotations:\n    runbook_url: ${value}\n    b: c`);

  it("keeps quotes, comments and what stands around it", () => {
    expect(replaced(rule('"docs/a.md#x" # y'), "docs/b.md")).toBe(rule('"docs/b.md" # y'));
    expect(replaced(rule("'docs/a.md'"), "docs/it's.md")).toBe(rule("'docs/it''s.md'"));
    expect(replaced(rule("|\n      docs/a.md"), "docs/b.md")).toBe(rule("|\n      docs/b.md"));
    expect(replaced(rule(">-\n      see docs/a.md\n      and"), "b.md")).toBe(rule(">-\n      see b.md\n      and"));
  });

  it("gets quotes when it cannot do without", () => {
    expect(replaced(rule("docs/a.md"), "docs/a b.md")).toBe(rule("docs/a b.md"));
    expect(replaced(rule("docs/a.md"), "docs/a: b.md")).toBe(rule('"docs/a: b.md"'));
  });

  it("keeps the escapes of JSON", () => {
    const text = (path: string): string => `{"monitors":[{"type":"host","name":"a","memo":"手順: ${path} を参照"}]}`;
    expect(replaced(text("docs\\/\\u6c7a.md"), "docs/済.md", "monitors.json")).toBe(text("docs\\/\\u6e08.md"));
    expect(replaced(text("docs/決.md"), "docs/済.md", "monitors.json")).toBe(text("docs/済.md"));
  });

  it("is left alone when the text is another by now", () => {
    const text = rule("docs/a.md");
    const [found] = first(text).links;
    expect(found && replaceLink(`# moved\n${text}`, found, "b.md")).toEqual([]);
  });
});
