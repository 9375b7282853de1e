import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { Worker } from "./worker";

const outOfOrder = `# Checkout errors

- Severity: SEV2

## Timeline (UTC)

| Time             | Event &middot; what |
| ---------------- | ------------------- |
| 2026-01-10 09:31 | Roll back begins    |
| 2026-01-10 09:28 | The cause is found  |
| 2026-01-10 09:51 | Back to normal      |
`;

describe("the web worker server", () => {
  it("reads Markdown and finds what is wrong with it, without a document and without Node", async () => {
    const server = new Worker("dist/server-browser.js", {
      "afterword/fs/find": [],
      "afterword/fs/read": { failure: "not-found" },
    });
    const folder = "vscode-vfs://github/example/records";
    const uri = `${folder}/postmortems/2026-01-10-checkout.md`;
    const workspaceFolders = [{ uri: folder, name: "records" }];
    const capabilities = { textDocument: { diagnostic: {} } };
    await server.request("initialize", { processId: null, rootUri: folder, capabilities, workspaceFolders });
    server.notify("initialized", {});
    server.notify("textDocument/didOpen", {
      textDocument: { uri, languageId: "markdown", version: 1, text: outOfOrder },
    });
    const report = await server.request("textDocument/diagnostic", { textDocument: { uri } });
    expect(report).toMatchObject({ items: [{ code: "timeline/order" }] });
  });
});

describe("the command line", () => {
  // Alone in a folder: what it needs, it carries.
  const folder = mkdtempSync(join(tmpdir(), "afterword-cli-"));
  const cli = join(folder, "afterword.js");
  copyFileSync("dist/cli.js", cli);
  writeFileSync(join(folder, "postmortem.md"), outOfOrder);
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  const run = (...args: readonly string[]) =>
    spawnSync(process.execPath, [cli, ...args], { cwd: folder, encoding: "utf8" });

  it("works as one file, anywhere", () => {
    const { stdout, stderr } = run("check", "--format", "json", "postmortem.md");
    expect(stderr).toBe("");
    expect(JSON.parse(stdout)).toMatchObject({ files: 1, diagnostics: [{ code: "timeline/order" }] });
  });

  it("speaks Japanese", () => {
    expect(run("check", "--lang", "ja", "postmortem.md").stdout).toMatch(/[ぁ-ん]/);
  });

  it("carries the rule pages", () => {
    expect(run("check", "--format", "sarif", "postmortem.md").stdout).toContain("## Why");
  });
});

describe("a bundle", () => {
  const required = (path: string): string[] =>
    [...readFileSync(path, "utf8").matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name = ""]) => name);
  const ofNode = new Set([...builtinModules, ...builtinModules.map((name) => `node:${name}`)]);

  it.each(["dist/client-node.cjs", "dist/server-node.cjs", "dist/cli.js"])(
    "%s needs nothing but its platform",
    (path) => {
      const others = required(path).filter((name) => !ofNode.has(name) && name !== "vscode");
      expect(others).toEqual([]);
    },
  );

  it.each(["dist/client-browser.cjs", "dist/server-browser.js"])("%s needs no Node", (path) => {
    expect(required(path).filter((name) => name !== "vscode")).toEqual([]);
  });
});
