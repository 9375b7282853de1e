import {
  CodeActionRequest,
  DefinitionRequest,
  DocumentLinkRequest,
  ExecuteCommandRequest,
  FileChangeType,
  HoverRequest,
  ReferencesRequest,
  WillRenameFilesRequest,
  type CodeAction,
  type CreateFile,
  type DocumentLink,
  type Hover,
  type Location,
  type TextDocumentEdit,
} from "vscode-languageserver-protocol";
import { TextDocument } from "vscode-languageserver-textdocument";
import { afterEach, describe, expect, it } from "vitest";
import { checkWorkspace } from "../../server/src/protocol";
import { at, Editor, type EditorOptions } from "./editor";

const runbook = `---
kind: runbook
alerts: [ApiDown]
last_reviewed: 2025-01-10
review_every: 6 months
owner: team-api
---

# The API is down

## Meaning

No instance of the API answers.

## Mitigation

1. Restart the instances one after the other.
`;

const rules = `groups:
  - name: api
    rules:
      # The API itself
      - alert: ApiDown
        expr: up{job="api"} == 0
        labels:
          severity: critical
        annotations:
          summary: The API is down
          runbook_url: docs/runbooks/api.md#mitigation
      - alert: ApiSlow
        expr: latency_seconds > 1
        annotations:
          summary: The API is slow # for users
`;

const files = {
  "docs/runbooks/api.md": runbook,
  "postmortems/2026-03-02-api.md":
    "# The API was down\n\n## Summary\n\nThe alert `ApiDown` fired, then ApiDown again.\n\n## Timeline\n\n- 2026-03-02 10:00 ApiDown fired\n",
};

const full: EditorOptions["capabilities"] = {
  textDocument: { diagnostic: { relatedInformation: true } },
  workspace: {
    diagnostics: { refreshSupport: true },
    workspaceEdit: { documentChanges: true, resourceOperations: ["create", "rename", "delete"] },
    didChangeWatchedFiles: { dynamicRegistration: true },
  },
};

let editor: Editor | undefined;

async function open(path: string, text: string, options: EditorOptions = {}): Promise<Editor> {
  editor = await Editor.start({ capabilities: full, files, ...options });
  await editor.open(path, text, path.endsWith(".json") ? "json" : "yaml");
  return editor;
}

afterEach(async () => {
  await editor?.stop();
  editor = undefined;
});

const path = "monitoring/api.yml";
const codes = async (of: Editor, file = path): Promise<unknown[]> => (await of.pull(file)).map(({ code }) => code);

const actionsAt = async (of: Editor, text: string, file = path): Promise<CodeAction[]> => {
  const start = of.positionOf(file, text);
  const found = await of.client.sendRequest(CodeActionRequest.type, {
    textDocument: { uri: at(file) },
    range: { start, end: start },
    context: { diagnostics: [] },
  });
  return (found ?? []) as CodeAction[];
};

const paramsAt = (of: Editor, text: string, file = path) => ({
  textDocument: { uri: at(file) },
  position: of.positionOf(file, text, 1),
});

const textOf = (hover: Hover | null): string => (hover === null ? "" : (hover.contents as { value: string }).value);

describe("findings in alert files", () => {
  it("are pulled: a dead link as an error on the link", async () => {
    const of = await open(path, rules.replace("docs/runbooks/api.md", "docs/runbooks/gone.md"));
    const found = await of.pull(path);
    expect(found.map(({ code, severity }) => [code, severity])).toEqual([["alert/runbook-not-found", 1]]);
    expect(found[0]?.range.start.line).toBe(10);
  });

  it("follow what is typed, in the file and in the page", async () => {
    const of = await open(path, rules);
    expect(await codes(of)).toEqual([]);
    await of.replace(path, "#mitigation", "#mitigations-old");
    expect(await codes(of)).toEqual(["alert/anchor-not-found"]);
    await of.open("docs/runbooks/api.md", runbook.replace("## Mitigation", "## Mitigations old"));
    expect(await codes(of)).toEqual([]);
  });

  it("follow pages that come and go on disk", async () => {
    const of = await open(path, rules);
    expect(await codes(of)).toEqual([]);
    of.files.texts.delete(at("docs/runbooks/api.md"));
    await of.watched("docs/runbooks/api.md", FileChangeType.Deleted);
    expect(await codes(of)).toEqual(["alert/runbook-not-found"]);
  });

  it("ask for more where the team does, and are silenced by comments", async () => {
    const config = { ".afterword.yaml": "extends: mackerel\n", ...files };
    const of = await open(path, rules, { files: config });
    expect(await codes(of)).toContain("alert/no-runbook");
    await of.replace(path, "groups:", "# afterword-disable-file\ngroups:");
    expect(await codes(of)).toEqual([]);
  });

  it("name the other place of a duplicate in its own file", async () => {
    const of = await open(path, rules, { files: { ...files, "monitoring/copy.yml": rules } });
    const [first] = await of.pull(path);
    expect(first?.code).toBe("alert/duplicate");
    expect(first?.relatedInformation?.[0]?.location.uri).toBe(at("monitoring/copy.yml"));
  });

  it("are in Mackerel's JSON too", async () => {
    const text =
      '{"monitors":[{"type":"external","name":"ApiDown","url":"https://api.example.com","memo":"Runbook: docs/gone.md"}]}';
    const of = await open("monitors.json", text);
    expect(await codes(of, "monitors.json")).toEqual(["alert/runbook-not-found"]);
  });

  it("are none in other YAML and JSON, whatever their size", async () => {
    const of = await open("package.json", `{"name": "x", "data": "${"x".repeat(6_000_000)}"}`);
    expect(await codes(of, "package.json")).toEqual([]);
    await of.open("compose.yaml", "services:\n  api:\n    image: api\n", "yaml");
    expect(await codes(of, "compose.yaml")).toEqual([]);
  });

  it("say of a huge rule file that it is too large", async () => {
    const of = await open(path, `${rules}# ${"x".repeat(6_000_000)}\n`);
    expect(await codes(of)).toEqual(["document/too-large"]);
  });

  it("are silent when checking is switched off", async () => {
    const of = await open(path, rules.replace("docs/runbooks/api.md", "gone.md"), {
      options: { settings: { enable: false } },
    });
    expect(await codes(of)).toEqual([]);
  });
});

describe("fixes in alert files", () => {
  const mackerel = { ...files, ".afterword.yaml": "extends: mackerel\n" };

  const apply = (text: string, edit: TextDocumentEdit): string =>
    TextDocument.applyEdits(TextDocument.create("x:/y", "", 0, text), edit.edits as never[]);

  it.each(["\n", "\r\n"])("create the runbook from what the alert tells, and link it (%j)", async (eol) => {
    const text = rules.replaceAll("\n", eol);
    const of = await open(path, text, { files: mackerel });
    const action = (await actionsAt(of, "ApiSlow")).find(({ title }) => title.startsWith("Create the runbook"));
    const [create, content, insert] = (action?.edit?.documentChanges ?? []) as [
      CreateFile,
      TextDocumentEdit,
      TextDocumentEdit,
    ];
    expect(create).toMatchObject({ kind: "create", uri: at("docs/runbooks/ApiSlow.md") });
    const page = apply("", content);
    expect(page).toContain('alerts: ["ApiSlow"]');
    expect(page).toContain("The API is slow\n");
    expect(page).toContain("```promql\nlatency_seconds > 1\n```");
    expect(insert.textDocument.version).toBe(1);
    const changed = apply(text, insert);
    const line = "runbook_url: docs/runbooks/ApiSlow.md";
    expect(changed).toContain(line);
    expect(
      changed
        .split(eol)
        .filter((one) => !one.includes(line))
        .join(eol),
    ).toBe(text);
  });

  it("show the page they made, in a client that can, and nothing outside of the workspace", async () => {
    const window = { showDocument: { support: true } };
    const of = await open(path, rules, { files: mackerel, capabilities: { ...full, window } });
    const action = (await actionsAt(of, "ApiSlow")).find(({ title }) => title.startsWith("Create the runbook"));
    const { command = "", arguments: args = [] } = action?.command ?? {};
    await of.client.sendRequest(ExecuteCommandRequest.type, { command, arguments: args });
    await of.client.sendRequest(ExecuteCommandRequest.type, { command, arguments: ["file:///bin/sh"] });
    expect(of.shown).toEqual([at("docs/runbooks/ApiSlow.md")]);
  });

  it("show the page once more where the editor did not have it yet", async () => {
    const window = { showDocument: { support: true } };
    const of = await open(path, rules, { files: mackerel, capabilities: { ...full, window } });
    of.refusals = 1;
    const uri = at("docs/runbooks/ApiSlow.md");
    await of.client.sendRequest(ExecuteCommandRequest.type, {
      command: "afterword.server.showFile",
      arguments: [uri],
    });
    await expect.poll(() => of.shown).toEqual([uri, uri]);
  });

  it("take the team's own template", async () => {
    const config = "extends: mackerel\ntemplates:\n  runbook: docs/template.md\n";
    const template = "# {{ alert }}\n\nSeverity: {{severity}}\n\n{{ unknown }}\n";
    const of = await open(path, rules, {
      files: { ...files, ".afterword.yaml": config, "docs/template.md": template },
    });
    const action = (await actionsAt(of, "ApiSlow")).find(({ title }) => title.startsWith("Create the runbook"));
    const [, content] = (action?.edit?.documentChanges ?? []) as [CreateFile, TextDocumentEdit];
    expect(apply("", content)).toBe("# ApiSlow\n\nSeverity: \n\n{{ unknown }}\n");
  });

  it("create the page a link already names", async () => {
    const of = await open(path, rules.replace("docs/runbooks/api.md#mitigation", "docs/runbooks/first.md"));
    const titles = (await actionsAt(of, "docs/runbooks/first.md")).map(({ title }) => title);
    expect(titles).toContain("Create the runbook docs/runbooks/first.md");
  });

  it("create nothing in a client that cannot take new files", async () => {
    const capabilities = { workspace: { workspaceEdit: { documentChanges: true } } };
    const of = await open(path, rules, { files: mackerel, capabilities });
    expect((await actionsAt(of, "ApiSlow")).map(({ title }) => title).join()).not.toContain("Create");
  });

  it("insert the link to the page that goes by the alert's name", async () => {
    const of = await open(path, rules.replace(/ *runbook_url.*\n/, ""), { files: mackerel });
    const action = (await actionsAt(of, "ApiDown")).find(({ title }) => title.startsWith("Insert the link"));
    const [insert] = (action?.edit?.documentChanges ?? []) as [TextDocumentEdit];
    expect(apply(of.text(path), insert)).toContain("runbook_url: docs/runbooks/api.md\n");
  });

  it("write and link pages where no rule asks for them too, at the alert's name only", async () => {
    const text = rules.replace(/ *runbook_url.*\n/, "");
    const of = await open(path, text);
    expect(await codes(of)).toEqual([]);
    const titlesAt = async (place: string) => (await actionsAt(of, place)).map(({ title }) => title);
    expect(await titlesAt("ApiSlow")).toEqual(["Create the runbook docs/runbooks/ApiSlow.md and link it"]);
    expect(await titlesAt("ApiDown")).toEqual(["Insert the link to docs/runbooks/api.md"]);
    expect(await titlesAt("severity")).toEqual([]);
  });

  it("point a dead anchor to the heading it most likely meant", async () => {
    const of = await open(path, rules.replace("#mitigation", "#mitigate"));
    const action = (await actionsAt(of, "#mitigate")).find(({ title }) => title.startsWith("Point"));
    const [edit] = (action?.edit?.documentChanges ?? []) as [TextDocumentEdit];
    expect(apply(of.text(path), edit)).toBe(rules);
  });

  it("silence a rule on its line or in the file, in YAML only", async () => {
    const of = await open(path, rules.replace("docs/runbooks/api.md", "gone.md"));
    for (const [i, title] of ["on this line", "in this file"].entries()) {
      const action = (await actionsAt(of, "gone.md")).find((one) => one.title.includes(title));
      const [edit] = (action?.edit?.documentChanges ?? []) as [TextDocumentEdit];
      const silent = apply(of.text(path), edit);
      await of.open(`monitoring/${i}.yml`, silent.replaceAll("Api", `Api${i}`), "yaml");
      expect(await codes(of, `monitoring/${i}.yml`)).toEqual([]);
    }
    const json =
      '{"monitors":[{"type":"external","name":"ApiDown","url":"https://api.example.com","memo":"Runbook: docs/gone.md"}]}';
    await of.open("monitors.json", json, "json");
    const titles = (await actionsAt(of, "docs/gone.md", "monitors.json")).map(({ title }) => title);
    expect(titles.filter((title) => title.startsWith("Do not report"))).toEqual([]);
  });
});

describe("ways between alerts, runbooks and incidents", () => {
  it("lead from a link to the heading, and from the alert's name to its page", async () => {
    const of = await open(path, rules);
    const link = (await of.client.sendRequest(DefinitionRequest.type, paramsAt(of, "docs/runbooks"))) as Location[];
    expect(link.map(({ uri, range }) => [uri, range.start.line])).toEqual([[at("docs/runbooks/api.md"), 14]]);
    const name = (await of.client.sendRequest(DefinitionRequest.type, paramsAt(of, "ApiDown"))) as Location[];
    expect(name.map(({ uri }) => uri)).toEqual([at("docs/runbooks/api.md")]);
  });

  it("make links of runbook paths, with the line of the heading", async () => {
    const of = await open(path, rules);
    const links = (await of.client.sendRequest(DocumentLinkRequest.type, {
      textDocument: { uri: at(path) },
    })) as DocumentLink[];
    expect(links.map(({ target }) => target)).toEqual([`${at("docs/runbooks/api.md")}#L15`]);
  });

  it("show on hover what the runbook says, and that its review is over", async () => {
    const of = await open(path, rules);
    const text = textOf(await of.client.sendRequest(HoverRequest.type, paramsAt(of, "docs/runbooks")));
    expect(text).toContain("The API is down");
    expect(text).toMatch(/Review was due on 2025-07-\d\d/);
    expect(text).toContain("Restart the instances one after the other.");
    const name = textOf(await of.client.sendRequest(HoverRequest.type, paramsAt(of, "ApiDown")));
    expect(name).toContain("Severity: critical");
  });

  it("lead from a name in a document to the rule, in code and in its exact spelling", async () => {
    const of = await open(path, rules);
    const page = "postmortems/2026-03-02-api.md";
    await of.open(page, files[page]);
    for (const written of ["`ApiDown`", "ApiDown again"]) {
      const found = (await of.client.sendRequest(DefinitionRequest.type, paramsAt(of, written, page))) as Location[];
      expect(found.map(({ uri, range }) => [uri, range.start.line])).toEqual([[at(path), 4]]);
      const hover = textOf(await of.client.sendRequest(HoverRequest.type, paramsAt(of, written, page)));
      expect(hover).toContain("Severity: critical");
    }
    const none = await of.client.sendRequest(DefinitionRequest.type, paramsAt(of, "again", page));
    expect(none).toEqual([]);
  });

  it("lead from the front matter of a runbook to the rule", async () => {
    const of = await open(path, rules);
    await of.open("docs/runbooks/api.md", runbook);
    const params = paramsAt(of, "ApiDown", "docs/runbooks/api.md");
    const found = (await of.client.sendRequest(DefinitionRequest.type, params)) as Location[];
    expect(found.map(({ uri }) => uri)).toEqual([at(path)]);
  });

  it("find everything that names an alert", async () => {
    const of = await open(path, rules);
    const find = async (includeDeclaration: boolean): Promise<string[]> => {
      const found = await of.client.sendRequest(ReferencesRequest.type, {
        ...paramsAt(of, "ApiDown"),
        context: { includeDeclaration },
      });
      return (found ?? []).map(({ uri, range }) => `${uri.slice(at("").length)}:${range.start.line}`).sort();
    };
    const others = [
      "docs/runbooks/api.md:2",
      "postmortems/2026-03-02-api.md:4",
      "postmortems/2026-03-02-api.md:4",
      "postmortems/2026-03-02-api.md:8",
    ];
    expect(await find(false)).toEqual(others);
    expect(await find(true)).toEqual([...others, `${path}:4`].sort());
  });

  it("find from a runbook's title the alerts that lead to it", async () => {
    const of = await open(path, rules);
    await of.open("docs/runbooks/api.md", runbook);
    const found = await of.client.sendRequest(ReferencesRequest.type, {
      ...paramsAt(of, "The API is down", "docs/runbooks/api.md"),
      context: { includeDeclaration: false },
    });
    expect((found ?? []).map(({ uri, range }) => [uri, range.start.line])).toEqual([[at(path), 10]]);
  });

  it("find from a heading the alerts whose links name it, on a page that reads like no runbook", async () => {
    const page = "docs/queues.md";
    const queues = "# Queues\n\nText.\n\n## Full\n\nText.\n\n## Slow\n\nText.\n";
    const linked = ["full", "", "full"].map(
      (anchor, i) =>
        `      - alert: A${i.toString()}\n        expr: up\n        annotations: { runbook_url: ${page}#${anchor} }\n`,
    );
    const text = `groups:\n  - name: all\n    rules:\n${linked.join("")}`;
    const of = await open(path, text, { files: { ...files, [page]: queues } });
    await of.open(page, queues);
    const linesFrom = async (heading: string) => {
      const context = { includeDeclaration: false };
      const params = { ...paramsAt(of, heading, page), context };
      const found = (await of.client.sendRequest(ReferencesRequest.type, params)) ?? [];
      return found.map(({ range }) => range.start.line);
    };
    expect(await linesFrom("Full")).toEqual([5, 11]);
    expect(await linesFrom("Slow")).toEqual([]);
    expect(await linesFrom("Queues")).toEqual([5, 8, 11]);
  });
});

describe("renaming files", () => {
  const config = `# our team
templates:
  runbook: docs/runbooks/api.md
documents:
  runbook: ["docs/runbooks/**", 'docs/other.md']
`;
  const monitors =
    '{ "monitors": [{ "type": "external", "name": "Site", "url": "https://example.com", "memo": "Runbook: docs/runbooks/api.md" }] }\n';
  const all = { ...files, ".afterword.yaml": config, [path]: rules, "monitors.json": monitors };

  async function rename(from: string, to: string, of: Editor): Promise<Record<string, string>> {
    const edit = await of.client.sendRequest(WillRenameFilesRequest.type, {
      files: [{ oldUri: at(from), newUri: at(to) }],
    });
    const changes = (edit?.documentChanges ?? []) as TextDocumentEdit[];
    return Object.fromEntries(
      changes.map(({ textDocument: { uri }, edits }) => {
        const text = of.files.texts.get(uri) ?? "";
        return [
          uri.slice(at("").length),
          TextDocument.applyEdits(TextDocument.create(uri, "", 0, text), edits as never[]),
        ];
      }),
    );
  }

  it("is offered to the server for pages, alert files and folders", async () => {
    const of = await open("x.yml", "", { files: all });
    expect(of.initialized.capabilities.workspace?.fileOperations?.willRename?.filters).toHaveLength(2);
  });

  it("lets links and the configuration follow a runbook", async () => {
    const of = await open("x.yml", "", { files: all });
    expect(await rename("docs/runbooks/api.md", "docs/runbooks/web/api-down.md", of)).toEqual({
      [path]: rules.replace("docs/runbooks/api.md#", "docs/runbooks/web/api-down.md#"),
      "monitors.json": monitors.replace("runbooks/api.md", "runbooks/web/api-down.md"),
      ".afterword.yaml": config.replace("runbooks/api.md", "runbooks/web/api-down.md"),
    });
  });

  it("lets them follow a folder, patterns too", async () => {
    const of = await open("x.yml", "", { files: all });
    expect(await rename("docs/runbooks", "runbooks", of)).toEqual({
      [path]: rules.replace("docs/runbooks", "runbooks"),
      "monitors.json": monitors.replace("docs/runbooks", "runbooks"),
      ".afterword.yaml": config.replaceAll("docs/runbooks", "runbooks"),
    });
  });

  it("keeps relative links of an alert file that is moved", async () => {
    const relative = rules.replace("docs/runbooks", "../docs/runbooks");
    const of = await open("x.yml", "", { files: { ...files, [path]: relative } });
    expect(await rename(path, "ops/rules/api.yml", of)).toEqual({
      [path]: relative.replace("../docs", "../../docs"),
    });
    expect(await rename(path, "ops/api.yml", of)).toEqual({});
  });

  it("goes by what is typed, and names the version it is for", async () => {
    const of = await open(path, `# new\n${rules}`, { files: all });
    const edit = await of.client.sendRequest(WillRenameFilesRequest.type, {
      files: [{ oldUri: at("docs/runbooks/api.md"), newUri: at("docs/runbooks/web.md") }],
    });
    const change = ((edit?.documentChanges ?? []) as TextDocumentEdit[]).find(
      ({ textDocument: { uri } }) => uri === at(path),
    );
    expect(change?.textDocument.version).toBe(1);
    expect(change?.edits[0]?.range.start.line).toBe(11);
  });

  it("changes nothing for other files", async () => {
    const of = await open("x.yml", "", { files: all });
    expect(await rename("postmortems/2026-03-02-api.md", "postmortems/api.md", of)).toEqual({});
  });
});

describe("checking the workspace", () => {
  it("checks alert files that nobody has open, and shows related places in theirs", async () => {
    const copy = rules.replace("docs/runbooks/api.md", "docs/gone.md");
    const of = await open("x.yml", "", {
      files: { ...files, [path]: rules, "monitoring/copy.yml": copy, "compose.yml": "a: 1\n" },
    });
    const found = await of.client.sendRequest(checkWorkspace, {});
    const shown = found.files.flatMap(({ uri, diagnostics }) =>
      diagnostics.map(({ code, relatedInformation }) => [
        uri.slice(at("").length),
        code,
        ...(relatedInformation ?? []).map(({ location }) => location.uri.slice(at("").length)),
      ]),
    );
    expect(shown).toContainEqual(["monitoring/copy.yml", "alert/runbook-not-found"]);
    expect(shown).toContainEqual([path, "alert/duplicate", "monitoring/copy.yml"]);
    expect(found.checked).toBe(4);
  });
});
