import { describe, expect, it } from "vitest";
import { afterword, type Content, type Outcome, type Surroundings } from "./memory";

/** A report whose second entry lies before the first one. */
const backwards = [
  "# Postmortem: checkout down",
  "",
  "- Severity: SEV2",
  "- Start: 2026-01-10 14:00 UTC",
  "- End: 2026-01-10 15:00 UTC",
  "",
  "## Timeline",
  "",
  "| Time (UTC) | Event |",
  "| --- | --- |",
  "| 2026-01-10 14:30 | Alert fires |",
  "| 2026-01-10 14:10 | Deploy goes out |",
  "| 2026-01-10 15:00 | Rolled back |",
  "",
].join("\n");
const fine = backwards.replace("14:30", "14:05");
const readme = "# Tool\n\nHow to install it.\n";

interface Printed {
  readonly files: number;
  readonly diagnostics: readonly {
    readonly path: string;
    readonly code: string;
    readonly severity: string;
    readonly range: { readonly start: { readonly line: number; readonly character: number } };
  }[];
}

function check(files: Readonly<Record<string, Content>>, args: readonly string[], around: Surroundings = {}) {
  const outcome: Outcome = afterword(["check", "--format", "json", ...args], { files, ...around });
  const printed = JSON.parse(outcome.out) as Printed;
  return { ...outcome, printed, found: printed.diagnostics.map(({ path, code }) => `${path} ${code}`) };
}

describe("afterword check", () => {
  it("finds what is wrong in the documents of a folder and counts every file it looked at", () => {
    const files = { "/work/postmortems/a.md": backwards, "/work/postmortems/b.md": fine, "/work/README.md": readme };
    const { code, printed, found } = check(files, ["."]);
    expect(found).toEqual(["postmortems/a.md timeline/order"]);
    expect(printed.files).toBe(3);
    expect(printed.diagnostics[0]?.range.start).toEqual({ line: 11, character: 2 });
    expect(code).toBe(0);
  });

  it("exits with 1 from the threshold on", () => {
    const files = { "/work/postmortems/a.md": backwards };
    expect(check(files, ["--fail-on", "error", "."]).code).toBe(0);
    expect(check(files, ["--fail-on", "warning", "."]).code).toBe(1);
    expect(check(files, ["--fail-on", "hint", "."]).code).toBe(1);
    expect(check({ "/work/postmortems/a.md": fine }, ["--fail-on", "hint", "."]).code).toBe(0);
  });

  it("has the same positions with CRLF line ends and a byte order mark as an editor", () => {
    const windows = `\ufeff${backwards.replaceAll("\n", "\r\n")}`;
    const { printed } = check({ "/work/postmortems/a.md": windows }, ["."]);
    expect(printed.diagnostics.map(({ range }) => range.start)).toEqual([{ line: 11, character: 2 }]);
  });

  it("checks a document on standard input under its name", () => {
    const args = ["--stdin", "--stdin-filename", "postmortems/new.md", "--fail-on", "warning"];
    const { code, found, printed } = check({}, args, { stdin: backwards });
    expect(found).toEqual(["postmortems/new.md timeline/order"]);
    expect([code, printed.files]).toEqual([1, 1]);
  });

  it("takes the nearest configuration upward from a document, not above the work tree", () => {
    const off = "rules:\n  timeline/order: off\n";
    const files = {
      "/work/.afterword.yaml": off,
      "/work/repo/.git/HEAD": "",
      "/work/repo/postmortems/a.md": backwards,
      "/work/repo/postmortems/quiet/.afterword.yaml": off,
      "/work/repo/postmortems/quiet/b.md": backwards,
    };
    expect(check(files, ["repo"]).found).toEqual(["repo/postmortems/a.md timeline/order"]);
    expect(check(files, ["repo/postmortems/quiet/b.md"]).found).toEqual([]);
  });

  it("takes the configuration given instead of the nearest", () => {
    const files = {
      "/work/postmortems/a.md": backwards,
      "/work/postmortems/.afterword.yaml": "rules:\n  timeline/order: off\n",
      "/work/ci.yaml": "rules:\n  timeline/order: error\n",
    };
    const { printed, code } = check(files, ["--config", "ci.yaml", "postmortems/a.md"]);
    expect(printed.diagnostics.map(({ severity }) => severity)).toEqual(["error"]);
    expect(code).toBe(1);
  });

  it("reports a wrong configuration once, on its line, and applies the rest", () => {
    const files = {
      "/work/.git/HEAD": "",
      "/work/.afterword.yaml": "rules:\n  timeline/order: loud\n",
      "/work/postmortems/a.md": backwards,
      "/work/postmortems/b.md": backwards,
    };
    const expected = [
      ".afterword.yaml config/invalid",
      "postmortems/a.md timeline/order",
      "postmortems/b.md timeline/order",
    ];
    expect(check(files, ["."]).found).toEqual(expected);
    expect(check(files, ["postmortems"]).found).toEqual(expected);
    expect(check(files, ["."]).printed.diagnostics[0]?.range.start.line).toBe(1);
    expect(check(files, [".afterword.yaml"]).code).toBe(1);
  });

  it("takes a wrong configuration as seriously as the configuration says", () => {
    const of = (level: string) =>
      check({ "/work/.afterword.yaml": `rules:\n  timeline/order: loud\n  config/invalid: ${level}\n` }, ["."]);
    expect(of("warning").printed.diagnostics.map(({ severity }) => severity)).toEqual(["warning"]);
    expect(of("warning").code).toBe(0);
    expect(of("off").found).toEqual([]);
  });

  it("takes the time given for the present", () => {
    const files = { "/work/postmortems/a.md": `${fine}| 2026-01-20 10:00 | Fix goes out |\n` };
    expect(check(files, ["--now", "2026-01-15", "."]).found).toEqual(["postmortems/a.md timeline/future"]);
    expect(check(files, ["--now", "2026-02-15", "."]).found).toEqual([]);
  });

  it("checks by the profile given", () => {
    const files = { "/work/postmortems/a.md": fine };
    expect(check(files, ["."]).found).toEqual([]);
    expect(check(files, ["--profile", "mackerel", "."]).found).toContain("postmortems/a.md section/missing");
  });

  it("says one thing of a file that is too large and does not read it", () => {
    const large = new Uint8Array(16 * 1024 * 1024).fill(0x61);
    const { code, found } = check({ "/work/postmortems/a.md": large, "/work/postmortems/b.md": backwards }, ["."]);
    expect(found).toEqual(["postmortems/a.md document/too-large", "postmortems/b.md timeline/order"]);
    expect(code).toBe(0);
  });

  it("exits with 2 for named files it cannot read, one line each, and still checks the rest", () => {
    const files: Readonly<Record<string, Content>> = {
      "/work/denied.md": { is: "denied" },
      "/work/gone.md": { is: "vanishing" },
      "/work/binary.md": Uint8Array.of(0x23, 0, 1, 2),
      "/work/sjis.md": Uint8Array.of(0x8f, 0xe1),
      "/work/postmortems/a.md": backwards,
    };
    const names = ["denied.md", "gone.md", "binary.md", "sjis.md", "nothing.md", "postmortems/a.md"];
    const { code, err, found } = check(files, names);
    expect(code).toBe(2);
    expect(err.split("\n")).toEqual([
      "afterword: denied.md: permission denied",
      "afterword: gone.md: there is no such file or folder",
      "afterword: binary.md: it is a binary file",
      "afterword: sjis.md: it is not valid UTF-8",
      "afterword: nothing.md: there is no such file or folder",
      "",
    ]);
    expect(found).toEqual(["postmortems/a.md timeline/order"]);
  });

  it("sums nothing up when nothing named could be read", () => {
    const { out, err } = afterword(["check", "nothing.md"], { files: {} });
    expect([out, err]).toEqual(["", "afterword: nothing.md: there is no such file or folder\n"]);
  });

  it("calls a document on standard input by no name it was not given", () => {
    const { err } = afterword(["check", "--stdin"], { files: {}, stdin: Uint8Array.of(0x23, 0, 1) });
    expect(err).toBe("afterword: <stdin>: it is a binary file\n");
  });

  it("tells of files in a folder that are no text or vanish, without failing", () => {
    const files: Readonly<Record<string, Content>> = {
      "/work/x/binary.md": Uint8Array.of(0x23, 0, 1, 2),
      "/work/x/gone.md": { is: "vanishing" },
      "/work/x/a.md": "",
    };
    const { code, err, printed } = check(files, ["x"]);
    expect(code).toBe(0);
    expect(err).toBe("afterword: x/binary.md: it is a binary file\nafterword: x/gone.md: it is gone\n");
    expect(printed.files).toBe(1);
  });

  it("fails for a file in a folder that it may not read: nobody knows what is in it", () => {
    expect(check({ "/work/x/a.md": { is: "denied" } }, ["x"]).code).toBe(2);
    expect(check({ "/work/x/y/denied": "", "/work/x/a.md": "" }, ["x"]).code).toBe(2);
  });

  it("exits with 2 when the configuration given is not there", () => {
    const { code, err } = check({ "/work/postmortems/a.md": fine }, ["--config", "none.yaml", "."]);
    expect(code).toBe(2);
    expect(err).toBe("afterword: none.yaml: there is no such file or folder\n");
  });

  it("prints findings and summary in Japanese", () => {
    const around = { files: { "/work/postmortems/a.md": backwards }, environment: { LANG: "ja_JP.UTF-8" } };
    const { out } = afterword(["check", "."], around);
    expect(out).toContain("1 ファイルを確認しました。指摘は 1 件です（警告 1 件）。");
    expect(out).toMatch(/12:3 {2}warning {2}.*[ぁ-ん].* timeline\/order/);
  });

  it("shows progress of a long run on a terminal, and wipes it", () => {
    let clock = 0;
    const files = Object.fromEntries(Array.from({ length: 5 }, (_, i) => [`/work/n${i}.md`, ""]));
    const around = { files, now: () => (clock += 400) };
    const { err } = afterword(["check", "."], { ...around, terminal: true });
    expect(err).toMatch(/\d files checked, now n\d\.md/);
    expect(err.endsWith("\r\u001b[K")).toBe(true);
    expect(afterword(["check", "."], around).err).toBe("");
  });
});
