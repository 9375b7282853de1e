import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";

/** The text of a fenced block; `language` is its info string. */
const fenced = (page: string, language: string): string =>
  new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, "m").exec(page)?.[1] ?? "";

it.each([
  ["README.md", "en"],
  ["README.ja.md", "ja"],
])("the example of %s prints what it says", (path, language) => {
  const page = readFileSync(path, "utf8");
  const [, file = "", printed] = /^\$ afterword check (\S+)\n([^]*)$/.exec(fenced(page, "console")) ?? [];
  const folder = mkdtempSync(join(tmpdir(), "afterword-readme-"));
  try {
    mkdirSync(join(folder, "postmortems"));
    writeFileSync(join(folder, file), fenced(page, "markdown"));
    const command = [resolve("dist/cli.js"), "check", "--lang", language, file];
    const { stdout, status } = spawnSync(process.execPath, command, { cwd: folder, encoding: "utf8" });
    expect(stdout).toBe(printed);
    expect(status).toBe(1);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
