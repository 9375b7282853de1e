import { afterEach, describe, expect, it } from "vitest";
import {
  CancellationTokenSource,
  WorkDoneProgress,
  WorkDoneProgressCancelNotification,
} from "vscode-languageserver-protocol";
import { checkWorkspace, documentStatus, effectiveConfiguration, explain } from "../../server/src/protocol";
import { at, Editor, type EditorOptions } from "./editor";

const broken = `# Postmortem: orders were lost

- **Severity:** SEV2

## Timeline

- 2026-03-23 14:20 UTC alert
- 2026-03-23 14:10 UTC orders fail
- 2026-03-23 14:30 UTC rolled back

## Action items

- [ ] Test the \`*\` migration
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

describe("checking the workspace", () => {
  const files = {
    "postmortems/a.md": broken,
    "postmortems/b.md": broken,
    "postmortems/fine.md": broken.replace("14:10", "14:25"),
    "README.md": "# The shop\n\n14:20 and 14:10\n",
    "big.md": "x".repeat(20_000_000),
    ".afterword.yaml": "extends: unknown\n",
  };

  it("tells the findings of every file that is not open, and of the configuration", async () => {
    const editing = await start({ files });
    await editing.open("postmortems/b.md", broken);
    const result = await editing.client.sendRequest(checkWorkspace, {});
    expect(result).toMatchObject({ checked: 5, cancelled: false, unreadable: [] });
    expect(result.files.map(({ uri, diagnostics }) => [uri, diagnostics.map(({ code }) => code)])).toEqual([
      [at(".afterword.yaml"), ["config/invalid"]],
      [at("big.md"), ["document/too-large"]],
      [at("postmortems/a.md"), ["timeline/order"]],
    ]);
  });

  it("reports its progress, and stops when the progress is cancelled", async () => {
    const many = Object.fromEntries(
      Array.from({ length: 400 }, (_, n) => [`postmortems/${n.toString()}.md`, broken + "text\n\n".repeat(200)]),
    );
    const editing = await start({ files: many });
    const kinds: string[] = [];
    editing.client.onProgress(WorkDoneProgress.type, "check", (value) => {
      kinds.push(value.kind);
      if (value.kind === "report")
        void editing.client.sendNotification(WorkDoneProgressCancelNotification.type, { token: "check" });
    });
    const result = await editing.client.sendRequest(checkWorkspace, { workDoneToken: "check" });
    expect(kinds.at(0)).toBe("begin");
    expect(result.cancelled).toBe(true);
    expect(result.checked).toBeLessThan(400);
  });

  it("stops when the request is cancelled", async () => {
    const editing = await start({ files });
    const source = new CancellationTokenSource();
    const asked = editing.client.sendRequest(checkWorkspace, {}, source.token);
    source.cancel();
    const outcome = await asked.catch((error: unknown) => error);
    expect(outcome).toSatisfy(
      (result: { cancelled?: boolean; code?: number }) => result.cancelled === true || result.code === -32800,
    );
  });
});

describe("explaining a document", () => {
  it("is a page with kind, reason, fields and timeline; text of the document has no effect on it", async () => {
    const editing = await start();
    await editing.open("postmortems/a.md", broken);
    const page = await editing.client.sendRequest(explain, { uri: at("postmortems/a.md") });
    expect(page?.markdown).toContain("**Postmortem**");
    expect(page?.markdown).toContain("2026-03-23 14:20 UTC");
    expect(page?.markdown).toContain("Test the");
  });

  it("has nothing to say of a file that is not open", async () => {
    const editing = await start();
    expect(await editing.client.sendRequest(explain, { uri: at("postmortems/a.md") })).toBeNull();
    expect(await editing.client.sendRequest(documentStatus, { uri: at("postmortems/a.md") })).toBeNull();
  });
});

describe("the configuration in force", () => {
  it("names each value's origin: built in, profile, or line of the file", async () => {
    const editing = await start({ files: { ".afterword.yaml": "extends: mackerel\ntimezone: Asia/Tokyo\n" } });
    const found = await editing.client.sendRequest(effectiveConfiguration, { uri: at("postmortems/a.md") });
    expect(found).toMatchObject({ profile: "mackerel", file: at(".afterword.yaml") });
    const lines = new Map(found.lines.map(({ path, value, origin }) => [path, { value, origin }]));
    expect(lines.get("timezone")).toEqual({ value: '"Asia/Tokyo"', origin: ".afterword.yaml:2" });
    expect(lines.get("fields.required")?.origin).toBe("profile mackerel");
    expect(lines.get("language")).toBeUndefined();
  });

  it("shows the questions of a meeting in the reader's language, each on a line of its own", async () => {
    const files = {
      ".afterword.yaml": "extends: mackerel\npostmortem:\n  questions: [What helped?, 何が助けになりましたか]\n",
    };
    const textFor = async (locale: "en" | "ja"): Promise<string> => {
      const editing = await start({ files, options: { locale } });
      const { text } = await editing.client.sendRequest(effectiveConfiguration, { uri: at("postmortems/a.md") });
      await editing.stop();
      return text;
    };
    const english = await textFor("en");
    expect(english).toContain(
      'postmortem.questions:  # .afterword.yaml:3\n  - "What helped?"\n  - "何が助けになりましたか"\n',
    );
    expect(english).toMatch(/^postmortem\.agenda: {2}# profile mackerel\n(?: {2}- "[\x20-\x7e]+"\n)+/m);
    expect(await textFor("ja")).toMatch(
      /^postmortem\.agenda: {2}# プロファイル mackerel\n(?: {2}- "[^a-z]*[。GKPT].*"\n)+/m,
    );
    expect(Math.max(...english.split("\n").map((line) => line.length))).toBeLessThan(160);
    editor = undefined;
  });

  it("says that due dates of actions come with the scale", async () => {
    const editing = await start({ files: { ".afterword.yaml": "severity: mackerel\n" } });
    const { lines } = await editing.client.sendRequest(effectiveConfiguration, { uri: at("postmortems/a.md") });
    expect(lines.find(({ path }) => path === "actions.dueDays.SEV1")?.origin).toBe(".afterword.yaml:1");
  });

  it("falls back on the profile of the settings", async () => {
    const editing = await start({ options: { settings: { profile: "sre-book" } } });
    expect((await editing.client.sendRequest(effectiveConfiguration, { uri: at("a.md") })).profile).toBe("sre-book");
  });
});
