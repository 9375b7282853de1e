import sarifSchema from "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { japanese } from "virtual:l10n-ja";
import { describe, expect, it } from "vitest";
import type { CheckReport, FileFindings } from "../../../server/src/cli/check/report";
import { formatters, type FormatContext } from "../../../server/src/cli/format/formatters";
import { displayWidth, printable } from "../../../server/src/cli/format/width";
import type { Diagnostic } from "../../../server/src/rules/rule";
import { LineIndex } from "../../../server/src/text/lineIndex";
import { message, translator } from "../../../server/src/text/message";
import { MemoryFiles } from "./memory";

/** A file with findings on ⟦marked⟧ stretches, in order. */
function file(path: string, marked: string, ...diagnostics: readonly Omit<Diagnostic, "span">[]): FileFindings {
  let text = "";
  const starts: number[] = [];
  const ends: number[] = [];
  for (const part of marked.split(/([⟦⟧])/)) {
    if (part === "⟦") starts.push(text.length);
    else if (part === "⟧") ends.push(text.length);
    else text += part;
  }
  const spans = starts.map((start, i) => ({ start, end: ends[i] ?? start }));
  const spanned = diagnostics.map((each, i) => ({ ...each, span: spans[i] ?? { start: 0, end: 0 } }));
  return { path, text, lines: new LineIndex(text), diagnostics: spanned };
}

const order = { code: "timeline/order", severity: "warning", message: message("{0} is earlier", "14:00") } as const;
const end = {
  code: "time/end-before-start",
  severity: "error",
  message: message("The end is before the start"),
} as const;

interface Around {
  readonly terminal?: boolean;
  readonly language?: "en" | "ja";
  readonly environment?: Readonly<Record<string, string>>;
  readonly files?: Readonly<Record<string, string>>;
  readonly rulePages?: Readonly<Record<string, string>>;
}

function print(format: string, report: Partial<CheckReport>, around: Around = {}): string {
  const output = { write: () => undefined, isTerminal: around.terminal ?? false };
  const language = around.language ?? "en";
  const context: FormatContext = {
    world: {
      cwd: "/work",
      environment: around.environment ?? {},
      files: new MemoryFiles(around.files ?? {}),
      writer: { check: () => undefined, create: () => undefined, append: () => undefined },
      git: { remotes: () => [], log: () => [], show: () => undefined, userName: () => undefined },
      out: output,
      err: output,
      input: () => new Uint8Array(),
      now: () => 0,
      newId: () => "",
      serve: () => undefined,
    },
    product: { version: "1.2.3", japanese, rulePages: around.rulePages ?? {} },
    translate: translator(language === "ja" ? japanese : {}),
    language,
  };
  const formatter = formatters[format];
  if (formatter === undefined) throw new Error(`no format ${format}`);
  return formatter({ files: 3, found: [], troubles: [], ...report }, context);
}

describe("JSON", () => {
  it("counts lines and UTF-16 characters from zero", () => {
    const marked = "| 14:10 | x |\r\n| 🚒 ⟦14:00⟧ | y |\r\n";
    const related = [{ span: { start: 2, end: 7 }, message: message("the entry before") }];
    const fixes = [{ title: message("Sort"), edits: [] }];
    const printed: unknown = JSON.parse(
      print("json", { found: [file("/work/docs/a.md", marked, { ...order, related, fixes })] }),
    );
    expect(printed).toEqual({
      version: 1,
      files: 3,
      diagnostics: [
        {
          path: "docs/a.md",
          code: "timeline/order",
          severity: "warning",
          message: "14:00 is earlier",
          range: { start: { line: 1, character: 5 }, end: { line: 1, character: 10 } },
          related: [
            {
              path: "docs/a.md",
              range: { start: { line: 0, character: 2 }, end: { line: 0, character: 7 } },
              message: "the entry before",
            },
          ],
          fixable: true,
        },
      ],
    });
  });

  it("is complete when nothing was found", () => {
    expect(JSON.parse(print("json", {}))).toEqual({ version: 1, files: 3, diagnostics: [] });
  });
});

describe("text", () => {
  const found = [file("/work/a.md", "x\n⟦14:00⟧ ⟦y⟧", order, end), file("/elsewhere/b.md", "⟦14:00⟧", order)];

  it("groups findings by file, with a place as editors count it, and sums up", () => {
    expect(print("text", { found })).toBe(
      [
        "a.md",
        "  2:1  warning  14:00 is earlier             timeline/order",
        "  2:7  error    The end is before the start  time/end-before-start",
        "",
        "../elsewhere/b.md",
        "  1:1  warning  14:00 is earlier  timeline/order",
        "",
        "3 files checked, 3 findings: 1 error, 2 warnings.",
        "",
      ].join("\n"),
    );
  });

  it("speaks of one thing in the singular", () => {
    expect(print("text", { files: 1, found: [file("/work/a.md", "⟦x⟧", end)] })).toContain(
      "1 file checked, 1 finding: 1 error.",
    );
    expect(print("text", { files: 1 })).toBe("1 file checked, no findings.\n");
    expect(print("text", { files: 0 })).toBe("0 files checked, no findings.\n");
  });

  it("is Japanese when asked to be", () => {
    expect(print("text", { found }, { language: "ja" })).toContain(
      "3 ファイルを確認しました。指摘は 3 件です（エラー 1 件、警告 2 件）。",
    );
    expect(print("text", {}, { language: "ja" })).toBe("3 ファイルを確認しました。指摘はありません。\n");
  });

  it("has colours on a terminal only, and not against NO_COLOR", () => {
    const escape = "\u001b[";
    expect(print("text", { found }, { terminal: true })).toContain(`${escape}31merror`);
    expect(print("text", { found }, { terminal: true, environment: { NO_COLOR: "1" } })).not.toContain(escape);
    expect(print("text", { found }, { terminal: true, environment: { TERM: "dumb" } })).not.toContain(escape);
    expect(print("text", { found })).not.toContain(escape);
  });

  it("lets no document write to the terminal's controls", () => {
    const hostile = { ...order, message: message("{0}", "\u001b]0;pwned\u0007 a\nb \u202e") };
    const printed = print("text", { found: [file("/work/\u001b[31m.md", "⟦x⟧", hostile)] }, { terminal: true });
    expect(printed).toContain("\ufffd]0;pwned\ufffd a b \ufffd");
    expect(printed).toContain("\ufffd[31m.md");
  });
});

describe("GitHub workflow commands", () => {
  it("name file, place and rule", () => {
    expect(print("github", { found: [file("/work/a.md", "x\n⟦14:00⟧", order)] })).toBe(
      "::warning file=a.md,line=2,endLine=2,col=1,endColumn=5,title=timeline/order::14:00 is earlier\n",
    );
  });

  it("escape what would end a property or the line", () => {
    const odd = { ...end, message: message("100 % :, \r\n::error::x") };
    expect(print("github", { found: [file("/work/a:b,c %.md", "⟦x⟧", odd)] })).toBe(
      "::error file=a%3Ab%2Cc %25.md,line=1,endLine=1,col=1,endColumn=1,title=time/end-before-start::" +
        "100 %25 :, %0D%0A::error::x\n",
    );
  });

  it("leave columns out where a finding spans lines, and call small things notices", () => {
    const hint = { ...order, severity: "hint" } as const;
    expect(print("github", { found: [file("/work/a.md", "⟦x\ny⟧", hint)] })).toBe(
      "::notice file=a.md,line=1,endLine=2,title=timeline/order::14:00 is earlier\n",
    );
  });

  it("count the path from the top of the checkout", () => {
    const found = [file("/work/docs/a.md", "⟦x⟧", order)];
    const environment = { GITHUB_WORKSPACE: "/" };
    expect(print("github", { found }, { environment })).toContain("file=work/docs/a.md,");
    expect(print("github", { found }, { environment: { GITHUB_WORKSPACE: "/other" } })).toContain("file=docs/a.md,");
  });
});

function sarifValidator() {
  // The schema says it is draft 4, whose differences from later drafts it does not use.
  const { $schema: _draft, id: _address, ...schema } = sarifSchema;
  // One of its patterns has a stray bracket, which regular expressions bear without the u flag only.
  const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
  addFormats(ajv);
  return ajv.compile(schema);
}

const isSarif = sarifValidator();
const sarifProblems = (log: unknown): readonly unknown[] => (isSarif(log) ? [] : (isSarif.errors ?? []));

/** As much of a log as the tests look at. */
interface SarifRun {
  readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
  readonly originalUriBaseIds: unknown;
  readonly columnKind: unknown;
  readonly invocations: unknown;
  readonly results: readonly {
    readonly level: string;
    readonly locations: readonly unknown[];
    readonly partialFingerprints: { readonly primaryLocationLineHash: string };
  }[];
}

const page = "# timeline/order\n\nAn entry lies before\nthe one above it.\n\n## Why\n\nReaders trust the order.\n";

describe("SARIF", () => {
  const found = [
    file(
      "/work/repo/docs/障害 #1.md",
      "a\n⟦14:00⟧\n⟦14:00⟧",
      { ...order, related: [{ span: { start: 0, end: 1 }, message: message("before") }] },
      order,
    ),
    file("/elsewhere/b.md", "⟦x⟧", { ...end, severity: "hint" }),
  ];
  const troubles = [{ path: "/work/c.md", message: message("permission denied"), fatal: true }];
  const files = { "/work/.git/HEAD": "" };
  const read = (report: Partial<CheckReport>, around: Around = {}): unknown =>
    JSON.parse(print("sarif", report, { files, rulePages: { "timeline/order": page }, ...around }));
  const runOf = (report: Partial<CheckReport>): SarifRun => {
    const [run] = (read(report) as { readonly runs: readonly SarifRun[] }).runs;
    if (run === undefined) throw new Error("a log has one run");
    return run;
  };

  it("is valid by the public schema, with and without findings", () => {
    expect(sarifProblems(read({ found, troubles }))).toEqual([]);
    expect(sarifProblems(read({}))).toEqual([]);
    expect(sarifProblems(read({ found }, { language: "ja", files: {} }))).toEqual([]);
    expect(sarifProblems({ version: "2.1.0", runs: [{}] })).not.toEqual([]);
  });

  it("describes the rules that found something, with their pages", () => {
    const { rules } = runOf({ found }).tool.driver;
    expect(rules.map(({ id }) => id)).toEqual(["time/end-before-start", "timeline/order"]);
    expect(rules[1]).toMatchObject({
      name: "TimelineOrder",
      shortDescription: { text: "An entry lies before the one above it." },
      help: { markdown: page },
    });
  });

  it("points to percent-encoded paths from the top of the work tree, and to files elsewhere by address", () => {
    const run = runOf({ found });
    expect(run.originalUriBaseIds).toEqual({ SRCROOT: { uri: "file:///work/" } });
    const locations = run.results.map(({ locations: [first] }) => first);
    expect(locations).toMatchObject([
      {
        physicalLocation: {
          artifactLocation: { uri: "repo/docs/%E9%9A%9C%E5%AE%B3%20%231.md", uriBaseId: "SRCROOT" },
          region: { startLine: 2, startColumn: 1, endLine: 2, endColumn: 6 },
        },
      },
      {},
      { physicalLocation: { artifactLocation: { uri: "file:///elsewhere/b.md" } } },
    ]);
    expect(run.columnKind).toBe("utf16CodeUnits");
  });

  it("gives findings fingerprints that stay when lines move, and differ from one another", () => {
    const prints = (marked: string): readonly string[] =>
      runOf({ found: [file("/work/a.md", marked, order, order)] }).results.map(
        ({ partialFingerprints }) => partialFingerprints.primaryLocationLineHash,
      );
    const [first, second] = prints("⟦14:00⟧ same\n⟦14:00⟧ same");
    expect(prints("new\n\n⟦14:00⟧  same\r\n⟦14:00⟧ same")).toEqual([first, second]);
    expect(first).not.toBe(second);
    expect(prints("⟦14:00⟧ same\n⟦14:00⟧ other")[1]).not.toBe(second);
  });

  it("maps severities to levels, and says what could not be read", () => {
    const run = runOf({ found, troubles });
    expect(run.results.map(({ level }) => level)).toEqual(["warning", "warning", "note"]);
    expect(run.invocations).toEqual([
      {
        executionSuccessful: false,
        exitCode: 2,
        toolExecutionNotifications: [{ level: "error", message: { text: "c.md: permission denied" } }],
      },
    ]);
  });
});

describe("what goes to a terminal", () => {
  it("is as wide as terminals draw it", () => {
    expect(displayWidth("abc")).toBe(3);
    expect(displayWidth("障害A")).toBe(5);
    expect(displayWidth("ｱ")).toBe(1);
    expect(displayWidth("e\u0301🚒")).toBe(3);
  });

  it("is one line without controls", () => {
    expect(printable("a\tb\r\nc\u0000")).toBe("a b c\ufffd");
  });
});
