import { describe, expect, it } from "vitest";
import { anchorAll } from "../../../../server/src/readingClub/anchor/anchorAll";
import { describeAnchor } from "../../../../server/src/readingClub/anchor/describe";

/** What is attached silently of a quote after its sentence changed. */
function attached(quote: string, sentence: string, changed: string, withBase: boolean): string | undefined {
  const report = (text: string) => `# Report\n\nHow the day began.\n\n${text}\n\nWhat nobody had thought of before.\n`;
  const [then, now] = [report(sentence), report(changed)];
  const start = then.indexOf(quote);
  const record = describeAnchor(then, { start, end: start + quote.length }, { blob: "old" });
  const [outcome] = anchorAll([record], now, withBase ? { base: () => then } : {});
  return outcome?.status === "attached" ? now.slice(outcome.span.start, outcome.span.end) : undefined;
}

describe.each([
  ["with the text it was made on", true],
  ["from what the annotation remembers", false],
])("a word that is a part of a longer one now, %s", (_, withBase) => {
  it.each([
    ["Robin", "Robinson", "The pager went to Robin at night."],
    ["120", "1200", "About 120 users were affected in total."],
    ["30", "130", "We waited 30 minutes for the failover."],
    ["v1.2", "v1.20", "The release v1.2 of the gateway was bad."],
    ["db-1", "db-12", "We restarted db-1 by hand."],
    ["available", "unavailable", "The API was available during the window."],
    ["cause", "because", "The cause was a leak."],
    ["👨‍👩‍👧", "👨‍👩‍👧‍👦", "The family 👨‍👩‍👧 could not log in."],
  ])("is not attached: %s in %s", (quote, longer, sentence) => {
    expect(attached(quote, sentence, sentence.replace(quote, longer), withBase)).toBeUndefined();
  });

  it("is attached where scripts do not say where words end, and where the quote was a part before", () => {
    const sentence = "この障害は朝に始まった。";
    expect(attached("障害", sentence, sentence.replace("障害", "障害対応"), withBase)).toBe("障害");
    expect(attached("start", "We restarted db-1 by hand.", "We restarted db-1 by hand again.", withBase)).toBe("start");
  });
});
