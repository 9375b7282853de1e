import { describe, expect, it } from "vitest";
import type { AnchorOutcome, AnchorRecord } from "../../../../server/src/readingClub/anchor/anchor";
import { anchorAll } from "../../../../server/src/readingClub/anchor/anchorAll";
import { describeAnchor } from "../../../../server/src/readingClub/anchor/describe";
import { randomFrom } from "./random";

const report = `# Checkout down on Monday

## Summary

The connection pool of the checkout service was exhausted after the release of that morning.
Customers saw an error page for forty minutes, and Robin found the cause by chance.

## Timeline

- 10:02 The alert for the error rate fired.
- 10:15 Linus rolled back the release.
- 10:42 The error rate was back to normal.

## What we learned

接続プールの上限は、負荷試験で確かめておく。
Nobody had looked at the dashboard before the alert fired.
`;

/** The record of a quote, and with it the text it was made on when there is git. */
function look(old: string, quote: string, now: string, withBase: boolean): AnchorOutcome | undefined {
  const start = old.indexOf(quote);
  expect(start).toBeGreaterThanOrEqual(0);
  const record = describeAnchor(old, { start, end: start + quote.length }, { blob: "old" });
  return anchorAll([record], now, withBase ? { base: () => old } : {})[0];
}

/** The text found, with a question mark behind one that is to be confirmed; nothing for an orphan. */
function found(old: string, quote: string, now: string, withBase: boolean): string | undefined {
  const outcome = look(old, quote, now, withBase);
  if (outcome === undefined || outcome.status === "orphaned") return undefined;
  return now.slice(outcome.span.start, outcome.span.end) + (outcome.status === "confirm" ? "?" : "");
}

const rolledBack = "10:15 Linus rolled back the release.";

describe.each([
  ["with the text it was made on", true],
  ["from what the annotation remembers", false],
])("an annotation found %s", (_, withBase) => {
  const find = (quote: string, now: string) => found(report, quote, now, withBase);

  it("stays where nothing changed, and where text was put in before it", () => {
    expect(find("rolled back", report)).toBe("rolled back");
    expect(find("rolled back", `A first line.\n\n${report}`)).toBe("rolled back");
  });

  it("follows a paragraph that was moved", () => {
    const sentence = "Nobody had looked at the dashboard before the alert fired.";
    const now = report.replace(`${sentence}\n`, "").replace("## Timeline", `${sentence}\n\n## Timeline`);
    expect(find(sentence, now)).toMatch(/^Nobody .* fired\.\??$/);
  });

  it("follows lines that were joined, split and wrapped anew", () => {
    const sentence = "Customers saw an error page for forty minutes";
    expect(find(sentence, report.replace("morning.\nCustomers", "morning. Customers"))).toBe(sentence);
    expect(find(sentence, report.replace("error page", "error\npage"))).toBe(
      sentence.replace("error page", "error\npage"),
    );
  });

  it("follows a sentence that was reworded", () => {
    const now = report.replace("was exhausted after the release", "ran full soon after the release");
    const sentence = "The connection pool of the checkout service was exhausted after the release of that morning.";
    expect(find(sentence, now)).toMatch(/^The connection pool .* of that morning\.\??$/);
  });

  it("follows an item that became a row, under another heading", () => {
    const now = report
      .replace("## Timeline\n", "## What happened, minute by minute\n\n| Time | Event |\n| --- | --- |")
      .replace(/^- (\d+:\d+) (.*)$/gm, "| $1 | $2 |");
    expect(find("Linus rolled back the release.", now)).toBe("Linus rolled back the release.");
  });

  it("follows words that were emphasised, and punctuation of another width", () => {
    expect(find("error page for forty minutes", report.replace("forty minutes", "**forty minutes**"))).toMatch(
      /^error page for \*\*forty minutes/,
    );
    const quote = "接続プールの上限は、負荷試験で確かめておく。";
    expect(find(quote, report.replace("上限は、", "上限は，").replace("おく。", "おく．"))).toBe(
      "接続プールの上限は，負荷試験で確かめておく．",
    );
  });

  it("is orphaned with its paragraph, however short", () => {
    const now = report.replace("- 10:15 Linus rolled back the release.\n", "");
    expect(find(rolledBack, now)).toBeUndefined();
    expect(find("Linus", now.replace("fired.", "fired in the chines market."))).toBeUndefined();
    expect(
      find("Robin", report.replace(/Customers.*chance\.\n/, "").replace("fired", "fired, says Robinson,")),
    ).toBeUndefined();
  });

  it("is orphaned where the same word stands for something else", () => {
    const now = report.replace(/\nCustomers.*chance\./, "").replace("Nobody had", "Robin had not");
    expect(find("Robin", now)).toBeUndefined();
  });

  it("names where an orphan stood, as far as that can be told", () => {
    const outcome = look(report, rolledBack, report.replace(`- ${rolledBack}\n`, ""), withBase);
    expect(outcome?.status).toBe("orphaned");
  });

  it("tells copies apart by what stands around them", () => {
    const steps =
      "## Disk\n\nRun the script and wait.\n\n## Memory\n\nRun the script and wait.\n\n## Network\n\nRun the script and wait.\n";
    const start = steps.indexOf("Run", steps.indexOf("## Memory"));
    const record = describeAnchor(steps, { start, end: start + "Run the script and wait.".length }, { blob: "old" });
    const now = `# Steps\n\nSome words first.\n\n${steps.replace("## Disk\n\nRun the script and wait.\n\n", "")}`;
    const [outcome] = anchorAll([record], now, withBase ? { base: () => steps } : {});
    const at = now.indexOf("Run", now.indexOf("## Memory"));
    expect(outcome).toMatchObject({ span: { start: at, end: at + "Run the script and wait.".length } });
  });

  it("has offsets of the document as given, whatever its line endings", () => {
    const now = `\ufeff${report.replace("10:02", "10:03").replaceAll("\n", "\r\n")}`;
    expect(find("Linus rolled back the release.", now)).toBe("Linus rolled back the release.");
    const crlf = report.replaceAll("\n", "\r\n");
    expect(found(crlf, "morning.\r\nCustomers", report, withBase)).toBe("morning.\nCustomers");
    expect(found(`🎉🎉 ${report}`, "rolled back", `語${report}`, withBase)).toBe("rolled back");
  });

  it("is found when it has no words, while what stands around it stays", () => {
    const old = "Done ✅ and closed.\n\n---\n\nOpen -> closed => gone.\n";
    expect(found(old, "=>", `A line.\n\n${old}`, withBase)).toBe("=>");
    expect(found(old, "✅", `A line.\n\n${old}`, withBase)).toBe("✅");
  });
});

describe("anchoring all annotations of a document", () => {
  const all = ["connection pool", "forty minutes", "Linus", "dashboard"].map((quote) => {
    const start = report.indexOf(quote);
    return describeAnchor(report, { start, end: start + quote.length }, { blob: "old" });
  });

  it("gives an outcome for each, in their order, and asks for each text once", () => {
    let asked = 0;
    const base = () => {
      asked += 1;
      return report;
    };
    const now = report.replace("Linus", "Ada");
    expect(anchorAll(all, now, { base }).map(({ status }) => status)).toEqual([
      "attached",
      "attached",
      "orphaned",
      "attached",
    ]);
    expect(asked).toBe(1);
  });

  it("does without a text that git no longer has, or that does not hold the quote", () => {
    for (const base of [() => undefined, () => "Something else altogether.\n"]) {
      expect(anchorAll(all, report, { base }).every(({ status }) => status === "attached")).toBe(true);
    }
  });

  it("needs no more than a quote", () => {
    const record: AnchorRecord = {
      exact: "forty minutes",
      prefix: "",
      suffix: "",
      position: undefined,
      headings: [],
      paragraph: undefined,
      blob: undefined,
    };
    expect(anchorAll([record], report)[0]?.status).not.toBe("orphaned");
    expect(anchorAll([record], "")).toEqual([{ status: "orphaned", near: undefined }]);
  });
});

describe("hostile input", () => {
  const record = (exact: string, rest: Partial<AnchorRecord> = {}): AnchorRecord => ({
    exact,
    prefix: "",
    suffix: "",
    position: undefined,
    headings: [],
    paragraph: undefined,
    blob: "old",
    ...rest,
  });
  const random = randomFrom(9);
  const words = (count: number) =>
    Array.from({ length: count }, () => random.next().toString(36).slice(2, 7)).join(" ");
  const long = words(17_000);
  const same = "the same line\n".repeat(40_000);
  const oneLine = words(300_000);

  it.each([
    ["an empty quote", record(""), report],
    ["a quote of 100 KB", record(long), report],
    ["a quote of 100 KB that is there, edited", record(long), `${report}${long.replace(/a/g, "b")}`],
    ["a quote that looks like a pattern", record("(a+)+$ [^]*?{99999999} \\1 (?<=x)"), report],
    ["a document of one line alone", record("one two three four", { prefix: "zz ", suffix: " yy" }), oneLine],
    ["a document of the same lines", record("the same line", { prefix: "line\n", suffix: "\nthe" }), same],
    ["a document of one character", record("aaaa".repeat(200)), "a".repeat(2_000_000)],
    [
      "a context of megabytes",
      record("back", { prefix: oneLine, suffix: oneLine, paragraph: `${oneLine}back${oneLine}` }),
      report,
    ],
    ["a position that is none", record("Linus", { position: { start: -5, end: 1e15 } }), report],
    ["lone surrogates", record("\ud83c\udf89\ud83c", { prefix: "\udf89" }), `x\udf89\ud83c\udf89\ud83c\ud83c`],
  ])("%s ends in an outcome", (_, one, text) => {
    for (const base of [undefined, () => text, () => `${report}${text}`, () => one.exact]) {
      const [outcome] = anchorAll([one], text, { base });
      expect(["attached", "confirm", "orphaned"]).toContain(outcome?.status);
    }
  });

  it("many annotations on the same lines end too", () => {
    const records = Array.from({ length: 300 }, (_, at) =>
      describeAnchor(same.slice(0, 28_000), { start: at * 14, end: at * 14 + 13 }, { blob: "old" }),
    );
    expect(anchorAll(records, same)).toHaveLength(300);
    expect(anchorAll(records, same, { base: () => same.slice(0, 28_000) })).toHaveLength(300);
  });
});
