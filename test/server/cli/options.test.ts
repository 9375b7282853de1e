import { describe, expect, it } from "vitest";
import { languageOf } from "../../../server/src/cli/options/language";
import { editDistance, nearest } from "../../../server/src/cli/options/nearest";
import { parseNow } from "../../../server/src/cli/options/reading";
import { afterword } from "./memory";

describe("the command line", () => {
  it("prints its version and its help", () => {
    expect(afterword(["--version"])).toEqual({ code: 0, out: "1.2.3\n", err: "" });
    const { code, out } = afterword(["--help"]);
    expect(code).toBe(0);
    expect(out).toContain("afterword check|inspect|index|alerts|annotations|lsp");
  });

  it("tells the options of a command, in Japanese too", () => {
    expect(afterword(["check", "--help"]).out).toContain("--fail-on error|warning|info|hint");
    const { out } = afterword(["check", "-h", "--lang", "ja"]);
    expect(out).toContain("使い方: afterword check");
    expect(out).not.toMatch(/default|use this/);
  });

  const wrong: readonly (readonly [string, readonly string[], string])[] = [
    ["no command", [], "name a command: check, inspect, index, alerts, annotations, lsp (see afterword --help)"],
    [
      "a command there is not",
      ["chek", "a"],
      'unknown command "chek"; did you mean "check"? There are check, inspect, index, alerts, annotations, lsp',
    ],
    [
      "a command of another kind",
      ["deploy"],
      'unknown command "deploy"; there are check, inspect, index, alerts, annotations, lsp',
    ],
    ["an option there is not", ["check", "--formt", "json", "a"], 'unknown option "--formt"; did you mean "--format"?'],
    ["an option like no other", ["check", "--zzz", "a"], 'unknown option "--zzz"'],
    ["an option of another command", ["inspect", "--fail-on", "error", "a"], 'unknown option "--fail-on"'],
    ["a short option there is not", ["check", "-x", "a"], 'unknown option "-x"'],
    ["an option without its value", ["check", "a", "--format"], 'option "--format" needs a value'],
    ["a switch with a value", ["check", "--stdin=yes"], 'option "--stdin" takes no value'],
    [
      "a wrong value",
      ["check", "--format", "xml", "a"],
      '"xml" is no value of --format; there are text, json, sarif, github',
    ],
    ["a wrong threshold", ["check", "--fail-on=fatal", "a"], '"fatal" is no value of --fail-on'],
    ["a wrong language", ["check", "--lang", "fr", "a"], '"fr" is no value of --lang; there are en, ja'],
    [
      "a profile there is not",
      ["check", "--profile", "makerel", "a"],
      'there is no profile "makerel"; did you mean "mackerel"?',
    ],
    ["a time that is none", ["check", "--now", "yesterday", "a"], '"yesterday" is no ISO 8601 time'],
    ["no path", ["check"], "name at least one file or folder"],
    ["standard input and a path", ["check", "--stdin", "a.md"], "--stdin and paths do not go together"],
    [
      "a name for no standard input",
      ["check", "--stdin-filename", "a.md", "b.md"],
      "--stdin-filename goes with --stdin",
    ],
    ["paths for the server", ["lsp", "--stdio", "a.md"], 'lsp takes no paths, but "a.md" is given'],
    ["a server without a channel", ["lsp"], "the language server speaks over --stdio"],
  ];
  it.each(wrong)("exits with 2 and one line for %s", (_, args, text) => {
    const { code, out, err } = afterword(args, { files: { "/work/a": "" } });
    expect(code).toBe(2);
    expect(out).toBe("");
    expect(err).toMatch(/^afterword: .*\n$/);
    expect(err).toContain(text);
  });

  it("says what is wrong in the language asked for", () => {
    expect(afterword(["check", "--lang", "ja"]).err).toBe(
      "afterword: ファイルかフォルダーを 1 つ以上指定してください（afterword check --help をご覧ください）\n",
    );
    expect(afterword(["check"], { environment: { LANG: "ja_JP.UTF-8" } }).err).toContain("指定してください");
  });

  it("starts the language server and leaves the ending to it", () => {
    let served = 0;
    expect(afterword(["lsp", "--stdio"], { serve: () => void (served += 1) }).code).toBeUndefined();
    expect(served).toBe(1);
  });
});

describe("the language", () => {
  it("is the one asked for, then that of the locale, LC_ALL before LANG", () => {
    expect(languageOf("en", { LANG: "ja_JP.UTF-8" })).toBe("en");
    expect(languageOf(undefined, { LANG: "ja_JP.UTF-8" })).toBe("ja");
    expect(languageOf(undefined, { LC_ALL: "C", LANG: "ja" })).toBe("en");
    expect(languageOf(undefined, { LC_ALL: "", LANG: "ja" })).toBe("ja");
    expect(languageOf(undefined, { LANG: "jam_JM" })).toBe("en");
    expect(languageOf(undefined, {})).toBe("en");
  });
});

describe("the present time on the command line", () => {
  it("is UTC unless it says otherwise", () => {
    expect(parseNow("2026-01-15")).toBe(Date.UTC(2026, 0, 15));
    expect(parseNow("2026-01-15T09:30")).toBe(Date.UTC(2026, 0, 15, 9, 30));
    expect(parseNow("2026-01-15T09:30:15Z")).toBe(Date.UTC(2026, 0, 15, 9, 30, 15));
    expect(parseNow("2026-01-15T09:30+09:00")).toBe(Date.UTC(2026, 0, 15, 0, 30));
    expect(parseNow("2026-01-15T09:30+0900")).toBe(Date.UTC(2026, 0, 15, 0, 30));
  });

  it("is refused when there is no such time", () => {
    for (const text of ["", "now", "2026-02-30", "2026-13-01", "2026-01-15T25:00", "15.01.2026"]) {
      expect(parseNow(text)).toBeUndefined();
    }
  });
});

describe("the nearest word", () => {
  it("counts a swap of neighbours as one slip", () => {
    expect(editDistance("formta", "format")).toBe(1);
    expect(editDistance("", "abc")).toBe(3);
  });

  it("is found for a slip or a beginning, and for nothing far away", () => {
    expect(nearest("inspct", ["check", "inspect"])).toBe("inspect");
    expect(nearest("stdin-f", ["stdin", "stdin-filename"])).toBe("stdin");
    expect(nearest("fai", ["fail-on", "format"])).toBe("fail-on");
    expect(nearest("xyz", ["check"])).toBeUndefined();
  });
});
