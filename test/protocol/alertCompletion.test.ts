import { CompletionRequest, type CompletionItem } from "vscode-languageserver-protocol";
import { TextDocument } from "vscode-languageserver-textdocument";
import { afterEach, describe, expect, it } from "vitest";
import { at, Editor } from "./editor";

const page = (title: string, ...headings: readonly string[]): string =>
  [`# ${title}`, "## Meaning", "It is bad.", "## Mitigation", "1. Restart it", ...headings, ""].join("\n\n");

const files = {
  "docs/runbooks/api.md": page("The API is down", "## ApiSlow"),
  "docs/runbooks/キュー.md": page("キューが詰まる"),
  "docs/design.md": "# A design\n\n## Limits\n",
};

let editor: Editor | undefined;

afterEach(async () => {
  await editor?.stop();
  editor = undefined;
});

/** The text with each offer taken at `|`, which is removed; in the order of the offers. */
async function offers(path: string, marked: string, more: Readonly<Record<string, string>> = {}) {
  const offset = marked.indexOf("|");
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  editor = await Editor.start({ files: { ...files, ...more, [path]: text } });
  await editor.open(path, text, path.endsWith(".json") ? "json" : "yaml");
  const document = TextDocument.create(at(path), "", 1, text);
  const position = document.positionAt(offset);
  const answer = await editor.client.sendRequest(CompletionRequest.type, {
    textDocument: { uri: at(path) },
    position,
  });
  const items: readonly CompletionItem[] = Array.isArray(answer) ? answer : [];
  const sorted = items.toSorted((a, b) => ((a.sortText ?? "") < (b.sortText ?? "") ? -1 : 1));
  return sorted.map(({ label, textEdit }) => {
    const edits = textEdit !== undefined && "range" in textEdit ? [textEdit] : [];
    const line = TextDocument.applyEdits(document, edits).split("\n")[position.line]?.trim();
    return { label, line };
  });
}

const rule = (annotation: string, name = "ApiDown"): string =>
  `groups:\n  - name: api\n    rules:\n      - alert: ${name}\n        expr: up == 0\n        annotations:\n          summary: It is down\n          ${annotation}\n`;

const labels = (found: readonly { readonly label: string }[]): readonly string[] => found.map(({ label }) => label);

describe("the runbook of an alert", () => {
  it.each([
    ["runbook_url: |", "runbook_url: docs/runbooks/api.md"],
    ["runbook_url: docs/ru|", "runbook_url: docs/runbooks/api.md"],
    ["runbook: 'docs/|x.md' # for us", "runbook: 'docs/runbooks/api.md' # for us"],
    ['"runbook_url": "|"', '"runbook_url": "docs/runbooks/api.md"'],
    ["runbook_url: docs/| # for us", "runbook_url: docs/runbooks/api.md # for us"],
  ])("is offered where it is written: %s", async (annotation, line) => {
    const found = await offers("alerts/api.yml", rule(annotation));
    expect(labels(found)).toEqual(["docs/runbooks/api.md", "docs/runbooks/キュー.md"]);
    expect(found[0]?.line).toBe(line);
  });

  it.each(["summary: |", "runbook_url:|", "# runbook_url: |", "runbook_url: a b|"])(
    "is not offered elsewhere: %s",
    async (annotation) => {
      expect(await offers("alerts/api.yml", rule(annotation))).toEqual([]);
    },
  );

  it("is spelt as the other links are", async () => {
    const more = { "alerts/other.yml": rule("runbook_url: https://wiki.example.com/runbooks/api", "ApiGone") };
    const config = "alerts:\n  runbookUrl:\n    - { match: 'https://wiki.example.com/', path: docs }\n";
    const found = await offers("alerts/api.yml", rule("runbook_url: |"), { ...more, ".afterword.yaml": config });
    expect(labels(found)).toContain("https://wiki.example.com/runbooks/api");
  });

  it("comes first where a section goes by the alert's name", async () => {
    const found = await offers("alerts/api.yml", rule("runbook_url: |", "ApiSlow"));
    expect(labels(found)).toEqual(["docs/runbooks/api.md#apislow", "docs/runbooks/api.md", "docs/runbooks/キュー.md"]);
  });

  it("is a section of any page behind a #", async () => {
    const found = await offers("alerts/api.yml", rule("runbook_url: docs/runbooks/api.md#mi|"));
    expect(labels(found)).toEqual([
      "docs/runbooks/api.md#apislow",
      "docs/runbooks/api.md#meaning",
      "docs/runbooks/api.md#mitigation",
      "docs/runbooks/api.md#the-api-is-down",
    ]);
    await editor?.stop();
    expect(labels(await offers("alerts/api.yml", rule("runbook_url: docs/design.md#|")))).toContain(
      "docs/design.md#limits",
    );
  });

  it.each([
    ['{"memo": "Runbook: |", "name": "x", "type": "external"}', "Runbook: docs/runbooks/api.md"],
    ['{"memo": "止まった。\\n手順書：|", "name": "x", "type": "external"}', "手順書：docs/runbooks/api.md"],
    ['{"memo": "See docs/| first", "name": "x", "type": "external"}', "See docs/runbooks/api.md first"],
  ])("is offered in a memo behind a word for it, and where a path is begun: %s", async (monitor, expected) => {
    const [first] = await offers("monitors.json", `{"monitors": [\n${monitor}\n]}\n`);
    expect(first?.line).toContain(expected);
  });

  it.each(['{"memo": "Somebody |", "name": "x", "type": "external"}', '{"name": "docs/|", "type": "external"}'])(
    "is not offered among other words of a monitor: %s",
    async (monitor) => {
      expect(await offers("monitors.json", `{"monitors": [\n${monitor}\n]}\n`)).toEqual([]);
    },
  );

  it("is offered in files of alerts alone", async () => {
    expect(await offers("values.yaml", "app:\n  runbook_url: |\n")).toEqual([]);
  });
});
