import { afterEach, describe, expect, it } from "vitest";
import {
  CodeActionRequest,
  CodeLensRequest,
  CompletionRequest,
  DefinitionRequest,
  DocumentLinkRequest,
  DocumentSymbolRequest,
  ExecuteCommandRequest,
  HoverRequest,
  InlayHintRequest,
  ReferencesRequest,
  WorkspaceSymbolRequest,
  type CodeAction,
  type CompletionItem,
  type Hover,
  type MarkupContent,
  type TextDocumentEdit,
} from "vscode-languageserver-protocol";
import { at, Editor, type EditorOptions } from "./editor";

const path = "postmortems/PM-2026-030.md";

const postmortem = `---
kind: postmortem
severity: SEV2
---

# PM-2026-030: orders were lost

- **Start:** 2026-03-23 23:50 JST
- **Detected:** 2026-03-24 00:02 JST
- **End:** ~2026-03-24 00:40 JST
- **Incident Commander:** Hanako

It happened like [[PM-2026-012]] did.

## Timeline (JST)

| Time | Event |
|---|---|
| 2026-03-23 23:50 | Orders fail |
| 00:02 | Alert fires |
| 00:40 | Rolled back |

## Action items

- [ ] Test the migration
`;

const workspace = {
  [path]: postmortem,
  "postmortems/PM-2026-012.md": "# PM-2026-012: payments stood still\n\n## Timeline\n\n- 2026-01-05 10:00 UTC alert\n",
  "runbooks/OrdersFailing.md": "# Orders failing\n\n## Diagnosis\n\nSee PM-2026-030 and PM-2026-012.\n",
  "README.md": "# The shop\n",
};

let editor: Editor | undefined;

async function openIn(options: EditorOptions = {}): Promise<Editor> {
  editor = await Editor.start({ files: workspace, now: "2026-03-23T16:05:00Z", ...options });
  await editor.open(path, postmortem);
  return editor;
}

afterEach(async () => {
  await editor?.stop();
  editor = undefined;
});

const here = { textDocument: { uri: at(path) } };

async function completionsAt(editing: Editor, text: string, inside = 0): Promise<readonly CompletionItem[]> {
  const found = await editing.client.sendRequest(CompletionRequest.type, {
    ...here,
    position: editing.positionOf(path, text, inside),
  });
  return Array.isArray(found) ? found : (found?.items ?? []);
}

async function hoverAt(editing: Editor, text: string): Promise<string | undefined> {
  const found: Hover | null = await editing.client.sendRequest(HoverRequest.type, {
    ...here,
    position: editing.positionOf(path, text, 1),
  });
  return (found?.contents as MarkupContent | undefined)?.value;
}

describe("code lenses", () => {
  it("tell the times of the incident above its timeline, with what is uncertain about them", async () => {
    const editing = await openIn();
    const lenses = (await editing.client.sendRequest(CodeLensRequest.type, here)) ?? [];
    expect(lenses.map(({ command }) => command?.title)).toEqual(["TTD 12 min", "TTR ~50 min"]);
    expect(lenses[0]?.range.start.line).toBe(editing.positionOf(path, "## Timeline").line);
    expect(lenses[0]?.command?.tooltip).toBe("Time to detect: from start to detected");
  });

  it("are not shown when they are switched off", async () => {
    const editing = await openIn({ options: { settings: { codeLens: false } } });
    expect(await editing.client.sendRequest(CodeLensRequest.type, here)).toEqual([]);
  });
});

describe("inlay hints", () => {
  const everywhere = { ...here, range: { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } } };

  it("are off unless asked for", async () => {
    const editing = await openIn();
    expect(await editing.client.sendRequest(InlayHintRequest.type, everywhere)).toEqual([]);
  });

  it("tell the time since the start, and the date of the first bare time of a day", async () => {
    const editing = await openIn({ options: { settings: { inlayHints: true } } });
    const hints = (await editing.client.sendRequest(InlayHintRequest.type, everywhere)) ?? [];
    expect(hints.map(({ label }) => label)).toEqual(["2026-03-24 +12 min", "+50 min"]);
  });
});

describe("completion", () => {
  it("offers the levels of the scale with their meaning as the value of a severity", async () => {
    const editing = await openIn({ files: { ...workspace, ".afterword.yaml": "extends: mackerel\n" } });
    const offered = await completionsAt(editing, "SEV2");
    expect(offered.map(({ label }) => label)).toEqual(["SEV1", "SEV2", "SEV3", "SEV4"]);
    expect(offered[0]?.detail).not.toBe("");
  });

  it("offers keys of the front matter that are not there yet", async () => {
    const editing = await openIn();
    await editing.replace(path, "severity: SEV2\n", "severity: SEV2\n\n");
    const offered = (await completionsAt(editing, "severity: SEV2\n", 15)).map(({ label }) => label);
    expect(offered).toContain("status");
    expect(offered).not.toContain("severity");
  });

  it("offers kinds behind the key", async () => {
    const editing = await openIn();
    expect((await completionsAt(editing, "kind: postmortem", 6)).map(({ label }) => label)).toContain("runbook");
  });

  it("offers now as a row of the timeline's own form, in its zone", async () => {
    const editing = await openIn();
    await editing.replace(path, "| 00:40 | Rolled back |\n", "| 00:40 | Rolled back |\n|\n");
    const [now] = await completionsAt(editing, "|\n|\n\n## Action", 3);
    expect(now).toMatchObject({ label: "Now: 01:05", textEdit: { newText: "| 01:05 |  |" } });
  });

  it("offers sections the document lacks, titled like the others", async () => {
    const editing = await openIn();
    await editing.replace(path, "## Action items", "\n## Action items");
    const offered = await completionsAt(editing, "\n\n## Action items", 1);
    expect(offered.map(({ label }) => label)).toContain("Impact");
    expect(offered.find(({ label }) => label === "Impact")?.textEdit).toMatchObject({ newText: "## Impact" });
  });

  it("offers the incidents of the workspace inside a wiki link", async () => {
    const editing = await openIn();
    const offered = await completionsAt(editing, "[[PM-2026-012", 5);
    expect(offered).toMatchObject([{ label: "PM-2026-012", detail: "PM-2026-012: payments stood still" }]);
  });

  it("offers nothing in prose", async () => {
    const editing = await openIn();
    expect(await completionsAt(editing, "happened like")).toEqual([]);
  });
});

describe("hover", () => {
  it("tells what a bare time was read as, and where its day and zone come from", async () => {
    const editing = await openIn();
    const text = await hoverAt(editing, "00:02 | Alert");
    expect(text).toContain("Read as 2026-03-24 00:02");
    expect(text).toContain("The date is taken from what stands above.");
    expect(text).toContain("JST");
  });

  it("tells the meaning of a severity", async () => {
    const editing = await openIn({ files: { ...workspace, ".afterword.yaml": "extends: mackerel\n" } });
    expect(await hoverAt(editing, "SEV2")).toContain("**SEV2**");
  });

  it.each([
    ["mackerel", "P1", "SEV1"],
    ["pagerduty", "S2", "SEV2"],
    ["google", "SEV0", "P0"],
  ])("tells on the scale of %s what %s means there: %s", async (scale, written, level) => {
    const editing = await openIn({ files: { ...workspace, ".afterword.yaml": `severity: ${scale}\n` } });
    await editing.replace(path, "SEV2", written);
    expect(await hoverAt(editing, written)).toContain(`**${level}**`);
  });

  it("tells on the title why the document is what it is", async () => {
    const editing = await openIn();
    expect(await hoverAt(editing, "PM-2026-030: orders")).toContain("The front matter says so.");
  });

  it("tells what a role does, in the reader's language", async () => {
    const editing = await openIn({ options: { locale: "ja" } });
    expect(await hoverAt(editing, "Incident Commander")).toContain("判断と調整");
  });
});

describe("incidents that name each other", () => {
  it("are linked by their ids", async () => {
    const editing = await openIn();
    const links = (await editing.client.sendRequest(DocumentLinkRequest.type, here)) ?? [];
    expect(links).toMatchObject([
      { target: at("postmortems/PM-2026-012.md"), tooltip: "PM-2026-012: payments stood still" },
    ]);
  });

  it("lead from the id to the title of the other document", async () => {
    const editing = await openIn();
    const position = editing.positionOf(path, "PM-2026-012", 3);
    expect(await editing.client.sendRequest(DefinitionRequest.type, { ...here, position })).toMatchObject([
      { uri: at("postmortems/PM-2026-012.md"), range: { start: { line: 0, character: 2 } } },
    ]);
  });

  it("are found from the title wherever they are named", async () => {
    const editing = await openIn();
    const position = editing.positionOf(path, "PM-2026-030: orders");
    const found = await editing.client.sendRequest(ReferencesRequest.type, {
      ...here,
      position,
      context: { includeDeclaration: false },
    });
    expect(found).toMatchObject([
      { uri: at("runbooks/OrdersFailing.md"), range: { start: { line: 4, character: 4 } } },
    ]);
  });

  it("are symbols of the workspace, beside its runbooks", async () => {
    const editing = await openIn();
    const named = async (query: string): Promise<readonly string[]> =>
      ((await editing.client.sendRequest(WorkspaceSymbolRequest.type, { query })) ?? []).map(({ name }) => name);
    expect(await named("")).toEqual([
      "Orders failing",
      "PM-2026-012: payments stood still",
      "PM-2026-030: orders were lost",
    ]);
    expect(await named("pm012")).toEqual(["PM-2026-012: payments stood still"]);
  });
});

describe("code actions", () => {
  it("offer to fix, to keep a rule quiet here and in the file, and to read about it", async () => {
    const editing = await openIn({ options: { uriScheme: "vscode" } });
    await editing.replace(path, "| 00:40 |", "| 00:01 |");
    const [finding] = await editing.pull(path);
    if (finding === undefined) throw new Error("nothing found");
    const actions = ((await editing.client.sendRequest(CodeActionRequest.type, {
      ...here,
      range: finding.range,
      context: { diagnostics: [finding] },
    })) ?? []) as CodeAction[];
    expect(actions.map(({ title }) => title)).toEqual(
      expect.arrayContaining([
        "Do not report timeline/order on this line",
        "Do not report timeline/order in this file",
        "About the rule timeline/order",
      ]),
    );
    expect(actions.at(-1)?.command).toMatchObject({ command: "afterword.openRulePage", arguments: ["timeline/order"] });
    const quiet = actions.find(({ title }) => title.endsWith("on this line"));
    const [change] = (quiet?.edit?.documentChanges ?? []) as TextDocumentEdit[];
    await editing.apply(path, (change?.edits ?? []) as { range: typeof finding.range; newText: string }[]);
    expect(editing.text(path)).toContain("| 00:01 | Rolled back <!-- afterword-disable-line timeline/order --> |");
    expect(await editing.pull(path)).toEqual([]);
  });
});

describe("commands of the server", () => {
  it("insert the present time at the end of the timeline by an edit of the client's", async () => {
    const editing = await openIn();
    await editing.client.sendRequest(ExecuteCommandRequest.type, {
      command: "afterword.server.insertNow",
      arguments: [at(path)],
    });
    const [edit] = editing.applied;
    const [change] = (edit?.documentChanges ?? []) as TextDocumentEdit[];
    expect(change?.edits).toMatchObject([{ newText: "\n| 01:05 |  |" }]);
  });

  it("open a rule's page in editors without the extension", async () => {
    const editing = await openIn({ options: { pageBase: "file:///docs/rules" } });
    await editing.client.sendRequest(ExecuteCommandRequest.type, {
      command: "afterword.server.openRulePage",
      arguments: ["timeline/order"],
    });
    expect(editing.shown).toEqual(["file:///docs/rules/timeline-order.md"]);
  });
});

describe("the pages of rules", () => {
  const rulePages = "file:///afterword/docs/rules";
  const hrefs = async (settings: Parameters<typeof openIn>[0]) => {
    const editing = await openIn(settings);
    await editing.open("postmortems/b.md", postmortem.replace("SEV2", "[SEV2"));
    return new Set(
      (await editing.pull("postmortems/b.md")).map(({ codeDescription }) =>
        codeDescription?.href.replace(/[^/]*$/, ""),
      ),
    );
  };

  it("are those beside the server for a client that names none", async () => {
    expect(await hrefs({ rulePages })).toEqual(new Set(["file:///afterword/docs/rules/"]));
    expect(await hrefs({ rulePages, options: { pageBase: "file:///mine/" } })).toEqual(new Set(["file:///mine/"]));
    expect(await hrefs({})).toEqual(new Set([undefined]));
  });

  it("are opened by the extension where it is the client", async () => {
    expect(await hrefs({ rulePages, options: { uriScheme: "vscode" } })).toEqual(
      new Set(["vscode://afterword.afterword/rules/front-matter/"]),
    );
  });
});

describe("what VS Code does itself", () => {
  it("is left to it unless the editor asks for it", async () => {
    const editing = await openIn();
    expect(editing.initialized.capabilities.documentSymbolProvider).toBe(false);
    expect(editing.initialized.capabilities.foldingRangeProvider).toBe(false);
  });

  it("is there for editors that ask", async () => {
    const editing = await openIn({ options: { standard: { documentSymbols: true, foldingRanges: true } } });
    const symbols = await editing.client.sendRequest(DocumentSymbolRequest.type, here);
    expect(symbols?.map(({ name }) => name)).toContain("PM-2026-030: orders were lost");
  });
});
