import { describe, expect, it } from "vitest";
import { anchorAll } from "../../../../server/src/readingClub/anchor/anchorAll";
import { describeAnchor } from "../../../../server/src/readingClub/anchor/describe";

const report = `---
last_reviewed_on: 2026-05-04
---

# Outage

## Timeline

| Time | Event |
| --- | --- |
| 10:00 | The first payment fails |
| 10:20 | The alert fires |
| 10:40 | The configuration is rolled back |

## Impact

About 1,200 customers could not pay for 40 minutes. Nobody noticed for a long time. It took the workers of the pool.
The queue was drained by hand, with \`kubectl drain\` (says Kim). The pool was full, and **the cache** was cold.

## Actions

- [ ] Add an alert for the queue of the mail service (owner: Ren)
- [ ] Write a runbook for the queue (owner: Mei)
- Fix the build of the shop (#10708).

## 影響

決済サービスが停止しました。原因は設定ミスです。復旧までに三時間かかりました。
`;

const ways: readonly (readonly [string, boolean])[] = [
  ["with the text it was made on", true],
  ["from memory", false],
];

/** The text found after some words were replaced by others, with a question mark behind one that is to be confirmed. */
function found(quote: string, replaced: Readonly<Record<string, string>>, hasBase: boolean): string | undefined {
  const start = report.indexOf(quote);
  const record = describeAnchor(report, { start, end: start + quote.length }, { blob: "old" });
  const now = Object.entries(replaced).reduce((text, [from, to]) => {
    expect(text).toContain(from);
    return text.replace(from, to);
  }, report);
  const [outcome] = anchorAll([record], now, hasBase ? { base: () => report } : {});
  if (outcome === undefined || outcome.status === "orphaned") return undefined;
  return now.slice(outcome.span.start, outcome.span.end) + (outcome.status === "confirm" ? "?" : "");
}

describe.each(ways)("a range found %s", (_, hasBase) => {
  const find = (quote: string, replaced: Readonly<Record<string, string>>) => found(quote, replaced, hasBase);

  it.each([
    ["a full stop", "The queue was drained by hand, with `kubectl drain` (says Kim).", { Kim: "Robin" }],
    ["the mark of a row", "| 10:40 | The configuration is rolled back |", { "rolled back": "rolled out" }],
    ["a bracket", "Write a runbook for the queue (owner: Mei)", { Mei: "Aoi" }],
    ["the box of a task", "- [ ] Write a runbook for the queue (owner: Mei)", { "Write a": "Write the" }],
    ["a sign of code", "drained by hand, with `kubectl drain`", { "kubectl drain": "kubectl cordon" }],
    ["emphasis", "**the cache** was cold.", { "the cache": "our cache" }],
  ])("keeps %s at its edge when the word next to it changes", (_name, quote, replaced: Record<string, string>) => {
    const expected = Object.entries(replaced).reduce((text, [from, to]) => text.replace(from, to), quote);
    expect(find(quote, replaced)?.replace(/\?$/, "")).toBe(expected);
  });

  it("keeps the box of a task that was ticked, and has its bracket closed", () => {
    expect(
      find("- [ ] Write a runbook for the queue (owner: Mei)", {
        "- [ ] Write a runbook for the queue (owner: Mei)":
          "- [ ] Tell support (owner: Mei)\n- [x] Write the runbook for the queue (owner: Aoi)",
      }),
    ).toMatch(/^- \[x\] Write the runbook for the queue \(owner: Aoi\)\??$/);
  });

  it("leaves a row outside that was put before it, though it shares words", () => {
    const replaced = { "| 10:20 | The alert": "| 10:10 | Customers call |\n| 10:21 | The alert" };
    expect(find("| 10:20 | The alert fires |", replaced)).toBe("| 10:21 | The alert fires |?");
  });

  it("leaves sentences and items outside that were put next to it", () => {
    const sentence = "Nobody noticed for a long time.";
    const around = { [sentence]: "It was bad. No one noticed for a long time. It was late for a time." };
    expect(find(sentence, around)?.replace(/\?$/, "")).toBe("No one noticed for a long time.");
    const item = "- [ ] Add an alert for the queue of the mail service (owner: Ren)";
    const now = item.replace("Add an alert", "Add alerts");
    expect(find(item, { [item]: `${now}\n- [ ] Add a page for the mail service (owner: Ren)` })).toBe(now);
  });

  it("is in the text of a link that its words became, or holds all of the link", () => {
    const link = { "#10708": "[#10708](https://example.com/issues/10708)" };
    expect(find("#10708", link)).toBe("#10708");
    expect(find("Fix the build of the shop (#10708).", link)).toBe(
      "Fix the build of the shop ([#10708](https://example.com/issues/10708)).",
    );
  });

  it("asks where a number of it changed", () => {
    const more = { "1,200": "12,000", "40 minutes": "4 hours" };
    expect(find("About 1,200 customers could not pay for 40 minutes.", more)).toBe(
      "About 12,000 customers could not pay for 4 hours.?",
    );
    expect(find("復旧までに三時間かかりました。", { 三時間: "四時間" })).toBe("復旧までに四時間かかりました。?");
    const swapped = { "| 10:00 | The first": "| 10:20 | The first", "| 10:20 | The alert": "| 10:00 | The alert" };
    expect(find("| 10:20 | The alert fires |", swapped)).toBe("| 10:00 | The alert fires |?");
    expect(find("10:20", swapped)).not.toBe("10:00");
  });

  it("asks where a negation came or went", () => {
    expect(find("About 1,200 customers could not pay for 40 minutes.", { "could not": "could" })).toMatch(/\?$/);
    expect(find("could not pay", { "could not": "could" })).toBe("could pay?");
    expect(find("決済サービスが停止しました。", { 停止しました: "停止しませんでした" })).toMatch(/\?$/);
  });

  it("asks where a word of a short quote was replaced", () => {
    expect(find("原因", { 原因: "真因" })).toBe("真因?");
    expect(find("The alert fires", { "The alert fires": "The pager fires" })).toBe("The pager fires?");
  });

  it("holds all of a link that begins in it, and nothing of one that it stands in", () => {
    const page = "[rolled back](https://example.com/roll)";
    expect(find("is rolled back", { "rolled back": page })).toBe(`is ${page}`);
    expect(find("The configuration is rolled back", { "is rolled": `[is rolled` })).toMatch(/rolled back$/);
  });

  it("does not ask for a field of the front matter whose date is kept current, or a word spelled otherwise", () => {
    const field = "last_reviewed_on: 2026-05-04";
    expect(find(field, { "05-04": "05-11" })).toBe("last_reviewed_on: 2026-05-11");
    expect(find("The first payment fails |\n| 10:20", { "10:20": "10:25" })).toMatch(/\?$/);
    expect(find("the workers of the pool", { workers: "worker" })).toBe("the worker of the pool");
  });

  it("does not ask where little of a long quote changed", () => {
    expect(find("- [ ] Add an alert for the queue of the mail service (owner: Ren)", { "Add an": "Add another" })).toBe(
      "- [ ] Add another alert for the queue of the mail service (owner: Ren)",
    );
  });
});
