import { DidSaveTextDocumentNotification } from "vscode-languageserver-protocol";
import { FileChangeType } from "vscode-languageserver-protocol";
import { afterEach, expect, it } from "vitest";
import { gitLog, gitRemotes, gitShow } from "../../server/src/protocol";
import { at, Editor, type EditorOptions } from "./editor";

const path = "runbooks/cache.md";
const page = (reviewed: string): string =>
  `---\nalerts: [CacheFull]\nlast_reviewed: ${reviewed}\n---\n# Cache\n\n## Meaning\n\nFull.\n\n## Mitigation\n\nRun \`tools/flush.sh\`.\n`;
const rules = (name: string): string =>
  `groups:\n  - name: cache\n    rules:\n      - alert: ${name}\n        expr: up == 0\n`;

let editor: Editor;
afterEach(() => editor.stop());

/** An editor that answers for git: commits of files by path, the newest first, with the text of each. */
async function startWithGit(
  options: EditorOptions,
  commits: Readonly<Record<string, readonly (readonly [day: string, text: string])[]>>,
): Promise<string[]> {
  const asked: string[] = [];
  editor = await Editor.start({ ...options, options: { ...options.options, git: true } });
  const statesOf = (uri: string): readonly (readonly [string, string])[] => commits[uri.slice(at("").length)] ?? [];
  editor.client.onRequest(gitRemotes, () => []);
  editor.client.onRequest(gitLog, ({ uri, limit }) => {
    asked.push(uri.slice(at("").length));
    return statesOf(uri)
      .slice(0, limit)
      .map(([day]) => ({ hash: day, time: Date.parse(`${day}T12:00:00Z`) }));
  });
  editor.client.onRequest(gitShow, ({ uri, commit }) => statesOf(uri).find(([day]) => day === commit)?.[1] ?? null);
  return asked;
}

it("finds alerts no rule defines as soon as the rules are read, and again when they change", async () => {
  editor = await Editor.start({ files: { "alerts/cache.yml": rules("CacheFull") } });
  await editor.open(path, page("2026-03-30"));
  expect(await editor.pull(path)).toEqual([]);
  await editor.until(() => editor.refreshes > 0);
  expect((await editor.report(path)).kind).toBe("full");

  const before = editor.refreshes;
  editor.files.texts.set(at("alerts/cache.yml"), rules("CacheIsFull"));
  await editor.watched("alerts/cache.yml", FileChangeType.Changed);
  await editor.until(() => editor.refreshes > before);
  expect((await editor.pull(path)).map(({ code }) => code)).toEqual(["runbook/alert-mismatch"]);
});

it("asks git in the background what has changed since the review, once until the page is saved", async () => {
  const files = { "tools/flush.sh": "echo" };
  const asked = await startWithGit(
    { files },
    { [path]: [["2026-02-01", page("2026-02-01")]], "tools/flush.sh": [["2026-03-01", "echo"]] },
  );
  await editor.open(path, page("2026-02-01"));
  expect(await editor.pull(path)).toEqual([]);
  await editor.until(() => editor.refreshes > 0);
  const [finding] = await editor.pull(path);
  expect(finding).toMatchObject({ code: "runbook/stale", severity: 3 });
  expect(finding?.message).toContain("tools/flush.sh");
  expect(asked).toEqual([path, "tools/flush.sh"]);

  await editor.replace(path, "2026-02-01", "2026-03-31");
  expect(await editor.pull(path)).toEqual([]);
  expect(asked).toHaveLength(2);
  await editor.client.sendNotification(DidSaveTextDocumentNotification.type, { textDocument: { uri: at(path) } });
  await editor.replace(path, "Full.", "It is full.");
  expect(await editor.pull(path)).toEqual([]);
  expect(asked.length).toBeGreaterThan(2);
});

it("goes on without git when the client has none after all", async () => {
  editor = await Editor.start({ options: { git: true } });
  await editor.open(path, page("2026-02-01"));
  expect(await editor.pull(path)).toEqual([]);
});
