import { FileChangeType } from "vscode-languageserver-protocol";
import { afterEach, describe, expect, it } from "vitest";
import { alertCatalogue, type AlertCatalogue } from "../../server/src/protocol";
import { at, Editor, type EditorOptions } from "./editor";

let editor: Editor;

afterEach(async () => {
  await editor.stop();
});

const rule = (name: string, link?: string, severity = "warning"): string =>
  [
    `      - alert: ${name}`,
    "        expr: up == 0",
    "        labels:",
    `          severity: ${severity}`,
    ...(link === undefined ? [] : ["        annotations:", `          runbook_url: ${link}`]),
  ].join("\n");

const rules = (...all: readonly string[]): string => `groups:\n  - name: queue\n    rules:\n${all.join("\n")}\n`;

const runbook = (title: string): string =>
  `# ${title}\n\n## Meaning\n\nIt is down.\n\n## Impact\n\nNobody can pay.\n\n## Diagnosis\n\nLook.\n\n## Mitigation\n\nRestart it.\n`;

async function catalogue(options: EditorOptions["files"], more: EditorOptions = {}): Promise<AlertCatalogue> {
  editor = await Editor.start({ files: options ?? {}, ...more });
  return ask();
}

const ask = (): Promise<AlertCatalogue> => editor.client.sendRequest(alertCatalogue);

const states = ({ items }: AlertCatalogue): readonly string[] =>
  items.map(({ name, state, runbook: page }) => [name, state, page?.uri.replace(at(""), "") ?? ""].join(" ").trim());

describe("the catalogue of alerts", () => {
  it("tells of every alert where it stands and where its link leads", async () => {
    const { items } = await catalogue({
      "ops/rules.yml": rules(
        rule("Covered", "docs/runbooks/queue.md#impact"),
        rule("Missing", "docs/runbooks/gone.md"),
        rule("Astray", "docs/runbooks/queue.md#gone"),
        rule("Away", "https://wiki.example.com/x"),
        rule("Bare"),
      ),
      "docs/runbooks/queue.md": runbook("Queue"),
    });
    expect(items.map(({ name, state }) => `${name} ${state}`)).toEqual([
      "Covered covered",
      "Missing dead-link",
      "Astray dead-anchor",
      "Away external",
      "Bare no-runbook",
    ]);
    expect(items[0]).toMatchObject({
      uri: at("ops/rules.yml"),
      path: "ops/rules.yml",
      folder: "work",
      range: { start: { line: 3, character: 15 }, end: { line: 3, character: 22 } },
      format: "prometheus",
      group: "queue",
      severity: "warning",
      duplicate: false,
      byName: false,
      runbook: { uri: at("docs/runbooks/queue.md"), range: { start: { line: 6, character: 3 } } },
    });
    expect(items.slice(1, 4).map(({ link }) => link)).toEqual([
      "docs/runbooks/gone.md",
      "docs/runbooks/queue.md#gone",
      "https://wiki.example.com/x",
    ]);
    expect(new Set(items.map(({ id }) => id)).size).toBe(5);
  });

  it("finds runbooks by name, and those that no alert leads to", async () => {
    const found = await catalogue({
      "rules.yml": rules(rule("QueueFull")),
      "docs/runbooks/queue-full.md": runbook("What to do"),
      "docs/runbooks/disk.md": runbook("Disk"),
    });
    expect(states(found)).toEqual(["QueueFull covered docs/runbooks/queue-full.md"]);
    expect(found.items[0]?.byName).toBe(true);
    expect(found.runbooksWithoutAlert).toEqual([
      { uri: at("docs/runbooks/disk.md"), path: "docs/runbooks/disk.md", title: "Disk" },
    ]);
  });

  it("marks alerts that nothing tells apart", async () => {
    const { items } = await catalogue({
      "rules.yml": rules(rule("A"), rule("A"), rule("A", undefined, "critical"), rule("B")),
    });
    expect(items.map(({ duplicate }) => duplicate)).toEqual([true, true, false, false]);
  });

  it("looks at content, not at names; Jsonnet and other files hold no alerts", async () => {
    const found = await catalogue({
      "a/anything.json": JSON.stringify({ groups: [{ name: "g", rules: [{ alert: "InJson", expr: "up" }] }] }),
      "compose.yaml": "services:\n  web:\n    image: nginx\n",
      "rules.libsonnet": "{ groups: [{ name: 'g', rules: [{ alert: 'X', expr: 'up' }] }] }",
    });
    expect(states(found)).toEqual(["InJson no-runbook"]);
  });

  it("reads only the files the configuration names, when it names any, and follows its mapping of addresses", async () => {
    const found = await catalogue({
      ".afterword.yaml":
        "alerts:\n  files: ['live/**']\n  runbookUrl:\n    - match: https://wiki.example.com/\n      path: docs/\n",
      "live/rules.yml": rules(rule("Live", "https://wiki.example.com/queue")),
      "old/rules.yml": rules(rule("Old")),
      "docs/queue.md": runbook("Queue"),
    });
    expect(states(found)).toEqual(["Live covered docs/queue.md"]);
  });

  it("tells which files it cannot read, in the user's language, and reads the others", async () => {
    const found = await catalogue(
      {
        "alerts/huge.yml": rules(rule("Huge")).padEnd(6_000_000, "# more\n"),
        "data.json": "b".repeat(6_000_000),
        "rules.yml": rules(rule("A")),
      },
      { options: { locale: "ja" } },
    );
    expect(states(found)).toEqual(["A no-runbook"]);
    expect(found.unreadable).toEqual([
      { uri: at("alerts/huge.yml"), path: "alerts/huge.yml", reason: "ファイルが大きすぎます。" },
    ]);
  });

  it("follows files on disk, pages and configurations as they change", async () => {
    const first = await catalogue({ "rules.yml": rules(rule("A", "docs/queue.md")) });
    expect(states(first)).toEqual(["A dead-link"]);
    editor.files.texts.set(at("docs/queue.md"), runbook("Queue"));
    await editor.watched("docs/queue.md", FileChangeType.Created);
    expect(states(await ask())).toEqual(["A covered docs/queue.md"]);
    editor.files.texts.set(at("rules.yml"), rules(rule("B", "docs/queue.md#gone")));
    await editor.watched("rules.yml", FileChangeType.Changed);
    expect(states(await ask())).toEqual(["B dead-anchor docs/queue.md"]);
    editor.files.texts.set(at("docs/queue.md"), `${runbook("Queue")}\n## Gone\n`);
    await editor.watched("docs/queue.md", FileChangeType.Changed);
    expect(states(await ask())).toEqual(["B covered docs/queue.md"]);
    editor.files.texts.set(at(".afterword.yaml"), "alerts:\n  files: [none.yml]\n");
    await editor.watched(".afterword.yaml", FileChangeType.Created);
    expect(states(await ask())).toEqual([]);
    editor.files.texts.delete(at("rules.yml"));
    await editor.watched("rules.yml", FileChangeType.Deleted);
    expect((await ask()).items).toEqual([]);
  });

  it("takes files as they are in the editor, and as on disk again once they are closed", async () => {
    const text = rules(rule("A", "docs/queue.md#impact"));
    const page = runbook("Queue");
    await catalogue({ "rules.yml": text, "docs/queue.md": page });
    await editor.open("rules.yml", text, "yaml");
    await editor.replace("rules.yml", "alert: A", "alert: Renamed");
    expect(states(await ask())).toEqual(["Renamed covered docs/queue.md"]);
    await editor.open("docs/queue.md", page);
    await editor.replace("docs/queue.md", "## Impact", "## Effect");
    expect(states(await ask())).toEqual(["Renamed dead-anchor docs/queue.md"]);
    await editor.replace("rules.yml", "groups:", "nothing:");
    expect(states(await ask())).toEqual([]);
    await editor.close("rules.yml");
    await editor.close("docs/queue.md");
    expect(states(await ask())).toEqual(["A covered docs/queue.md"]);
  });

  it("asks git for the remotes, so that an address of the repository is its file", async () => {
    const link = "https://github.com/acme/shop/blob/main/docs/gone.md";
    const files = { "rules.yml": rules(rule("A", link)), ".git/HEAD": "" };
    const remotes = [{ name: "origin", url: "git@github.com:acme/shop.git" }];
    expect(states(await catalogue(files))).toEqual(["A external"]);
    await editor.stop();
    expect(states(await catalogue(files, { git: { remotes } }))).toEqual(["A dead-link"]);
  });
});
