import { afterEach, describe, expect, it } from "vitest";
import {
  CodeActionRequest,
  DidChangeConfigurationNotification,
  FileChangeType,
  type CodeAction,
  type TextDocumentEdit,
  type TextEdit,
} from "vscode-languageserver-protocol";
import { documentStatus } from "../../server/src/protocol";
import { at, Editor, type EditorOptions } from "./editor";

const path = "postmortems/2026-03-23-orders.md";

const postmortem = `# Orders were lost

- **Date:** 2026-03-23
- **Severity:** SEV2

## Summary

Orders were lost for half an hour.

## Timeline

| Time | Event |
|---|---|
| 2026-03-23 14:00 UTC | Deploy starts |
| 2026-03-23 14:20 UTC | Alert fires |
| 2026-03-23 14:10 UTC | Orders fail |
| 2026-03-23 14:30 UTC | Rolled back |

## Action items

- [ ] Test the migration
`;

let editor: Editor | undefined;

async function start(options?: EditorOptions): Promise<Editor> {
  editor = await Editor.start(options);
  return editor;
}

afterEach(async () => {
  await editor?.stop();
  editor = undefined;
});

const codesOf = (diagnostics: readonly { readonly code?: unknown }[]): unknown[] => diagnostics.map(({ code }) => code);

describe("diagnostics that are pulled", () => {
  it("tell a backward step on the later entry's time, with the earlier entry beside it", async () => {
    const editing = await start();
    await editing.open(path, postmortem);
    const found = await editing.pull(path);
    expect(codesOf(found)).toEqual(["timeline/order"]);
    expect(found[0]).toMatchObject({
      source: "afterword",
      severity: 2,
      range: { start: editing.positionOf(path, "2026-03-23 14:10") },
    });
    expect(found[0]?.relatedInformation?.[0]?.location).toMatchObject({
      uri: at(path),
      range: { start: editing.positionOf(path, "2026-03-23 14:20") },
    });
  });

  it("go away when the fix is applied, and come back when the mistake is typed again", async () => {
    const editing = await start();
    await editing.open(path, postmortem);
    const [finding] = await editing.pull(path);
    if (finding === undefined) throw new Error("nothing found");
    const actions = await editing.client.sendRequest(CodeActionRequest.type, {
      textDocument: { uri: at(path) },
      range: finding.range,
      context: { diagnostics: [finding] },
    });
    const fix = (actions ?? []).find((action): action is CodeAction => "edit" in action);
    const [change] = (fix?.edit?.documentChanges ?? []) as TextDocumentEdit[];
    await editing.apply(path, (change?.edits ?? []) as { range: typeof finding.range; newText: string }[]);
    expect(await editing.pull(path)).toEqual([]);
    await editing.replace(path, "14:30", "13:30");
    expect(codesOf(await editing.pull(path))).toEqual(["timeline/order"]);
  });

  it("are not sent again while nothing has changed", async () => {
    const editing = await start();
    await editing.open(path, postmortem);
    await editing.pull(path);
    expect((await editing.report(path)).kind).toBe("unchanged");
    await editing.replace(path, "Rolled", "rolled");
    expect((await editing.report(path)).kind).toBe("full");
  });

  it("are empty for a closed document and for one of another kind", async () => {
    const editing = await start();
    await editing.open(path, postmortem);
    await editing.close(path);
    expect(await editing.pull(path)).toEqual([]);
    await editing.open("README.md", "# A tool\n\n## Usage\n\nSEV1 14:10 14:00 TBD\n");
    expect(await editing.pull("README.md")).toEqual([]);
  });

  it("are asked for again when a document opens that was asked for too early", async () => {
    const editing = await start();
    expect(await editing.pull(path)).toEqual([]);
    await editing.open(path, postmortem);
    await editing.until(() => editing.refreshes > 0);
    expect(codesOf(await editing.pull(path))).toEqual(["timeline/order"]);
    await editing.close(path);
    await editing.open(path, postmortem);
    await editing.pull(path);
    expect(editing.refreshes).toBe(1);
  });

  it("link to the rule's page through the editor's own scheme", async () => {
    const editing = await start({ options: { uriScheme: "vscode-insiders" } });
    await editing.open(path, postmortem);
    const [finding] = await editing.pull(path);
    expect(finding?.codeDescription?.href).toBe("vscode-insiders://afterword.afterword/rules/timeline/order");
  });

  it("speak Japanese to a Japanese editor, with the texts it sends or else the server's own", async () => {
    const editing = await start({ options: { locale: "ja" } });
    await editing.open(path, postmortem);
    const [finding] = await editing.pull(path);
    expect(finding?.message).toMatch(/\p{Script=Hiragana}/u);
    expect(finding?.relatedInformation?.[0]?.message).toMatch(/\p{Script=Hiragana}/u);
    await editing.stop();
    const other = await start({ options: { locale: "ja", l10n: { Postmortem: "事後検証" } } });
    await other.open(path, postmortem);
    expect((await other.client.sendRequest(documentStatus, { uri: at(path) }))?.kindName).toBe("事後検証");
  });

  it("are all there when there are ten thousand, the worst first", async () => {
    const editing = await start();
    const entries = Array.from(
      { length: 10_000 },
      () => "### 2026-03-23 14:00 UTC\n\nStep\n\n### 2026-03-23 13:00 UTC\n\nStep\n",
    );
    await editing.open(
      path,
      `${postmortem.slice(0, postmortem.indexOf("| Time"))}${entries.join("\n")}\n- **End:** 2026-02-31 14:00\n`,
    );
    const found = await editing.pull(path);
    expect(found.length).toBeGreaterThanOrEqual(10_000);
    const severities = found.map(({ severity }) => severity ?? 0);
    expect(severities).toEqual([...severities].sort());
  });

  it("follow the configuration file, which tells its own mistakes", async () => {
    const editing = await start();
    await editing.open(path, postmortem);
    expect(codesOf(await editing.pull(path))).toEqual(["timeline/order"]);
    editing.files.texts.set(at(".afterword.yaml"), "rules:\n  timeline/order: off\n");
    await editing.watched(".afterword.yaml", FileChangeType.Created);
    await editing.until(() => editing.refreshes > 0);
    expect(await editing.pull(path)).toEqual([]);
    await editing.open(".afterword.yaml", "extends: nothing-like-it\n", "yaml");
    expect(codesOf(await editing.pull(".afterword.yaml"))).toEqual(["config/invalid"]);
  });

  it("judge the configuration file, and documents too large to be read, as the file wants it", async () => {
    const editing = await start({ files: { ".afterword.yaml": "rules: { document/too-large: off }\n" } });
    await editing.open("postmortems/log.md", `# Log\n\n${"line\n".repeat(1_100_000)}`);
    expect(await editing.pull("postmortems/log.md")).toEqual([]);
    const file = "rules:\n  config/invalid: hint\nextends: nothing-like-it\n";
    await editing.open("teams/.afterword.yaml", file, "yaml");
    expect(await editing.pull("teams/.afterword.yaml")).toMatchObject([{ code: "config/invalid", severity: 4 }]);
    await editing.replace("teams/.afterword.yaml", "hint", "off");
    expect(await editing.pull("teams/.afterword.yaml")).toEqual([]);
  });

  it("use the nearest configuration file, and none above the workspace folder", async () => {
    const editing = await start({
      files: {
        ".afterword.yaml": "rules:\n  timeline/order: error\n",
        "postmortems/.afterword.yaml": "rules:\n  timeline/order: hint\n",
      },
    });
    await editing.open(path, postmortem);
    expect((await editing.pull(path))[0]?.severity).toBe(4);
    await editing.open("incidents/orders.md", postmortem);
    expect((await editing.pull("incidents/orders.md"))[0]?.severity).toBe(1);
    expect(editing.files.reads.every((uri) => uri.startsWith(at("")))).toBe(true);
  });

  it("stop when checking is switched off, and go on when the settings say so", async () => {
    const editing = await start({ options: { settings: { enable: false } } });
    await editing.open(path, postmortem);
    expect(await editing.pull(path)).toEqual([]);
    const change = async (settings: unknown): Promise<void> =>
      editing.client.sendNotification(DidChangeConfigurationNotification.type, { settings });
    await change({});
    await change({ editor: {} });
    expect((await editing.report(path)).kind).toBe("unchanged");
    await change({ afterword: { enable: true } });
    await editing.until(() => editing.refreshes > 0);
    expect(codesOf(await editing.pull(path))).toEqual(["timeline/order"]);
  });
});

describe("fix all", () => {
  const misspelt = postmortem.replace("SEV2", "Crtical").replace("2026-03-23 14:10", "2026-03-23 14:25");

  async function fixAll(text: string): Promise<readonly CodeAction[]> {
    const editing = await start();
    await editing.open(path, text);
    const actions = await editing.client.sendRequest(CodeActionRequest.type, {
      textDocument: { uri: at(path) },
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      context: { diagnostics: [], only: ["source.fixAll"] },
    });
    return (actions ?? []).filter((action): action is CodeAction => "edit" in action);
  }

  it("corrects what can only mean one thing, wherever it stands in the document", async () => {
    const [action, ...others] = await fixAll(misspelt);
    expect(others).toEqual([]);
    expect(action?.kind).toBe("source.fixAll.afterword");
    const [change] = (action?.edit?.documentChanges ?? []) as TextDocumentEdit[];
    await editor?.apply(path, (change?.edits ?? []) as TextEdit[]);
    expect(editor?.text(path)).toBe(misspelt.replace("Crtical", "Critical"));
    expect(await editor?.pull(path)).toEqual([]);
  });

  it("leaves to the author what needs a look", async () => {
    expect(await fixAll(postmortem.replace("SEV2", "SEV9"))).toEqual([]);
  });
});

describe("an editor that cannot pull", () => {
  it("is sent the findings after opening and after each edit, and none after closing", async () => {
    const editing = await start({ capabilities: {} });
    await editing.open(path, postmortem);
    await editing.until(() => editing.published.length > 0);
    expect(editing.published.at(-1)).toMatchObject({
      uri: at(path),
      version: 1,
      diagnostics: [{ code: "timeline/order" }],
    });
    await editing.replace(path, "14:10", "14:25");
    await editing.until(() => editing.published.at(-1)?.version === 2);
    expect(editing.published.at(-1)?.diagnostics).toEqual([]);
    await editing.close(path);
    await editing.until(() => editing.published.length >= 3);
    expect(editing.published.at(-1)?.diagnostics).toEqual([]);
  });
});

describe("the status of a document", () => {
  it("is told with kind, reason and counts, and again when it changes", async () => {
    const editing = await start();
    await editing.open(path, postmortem);
    await editing.pull(path);
    await editing.until(() => editing.statuses.length > 0);
    expect(editing.statuses.at(-1)).toMatchObject({
      uri: at(path),
      kind: "postmortem",
      profile: "minimal",
      language: "en",
      findings: { warning: 1 },
      tooLarge: false,
      off: false,
    });
    await editing.replace(path, "14:10", "14:25");
    await editing.pull(path);
    await editing.until(() => editing.statuses.length > 1);
    expect(editing.statuses.at(-1)?.findings.warning).toBe(0);
  });
});
