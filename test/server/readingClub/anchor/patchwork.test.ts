import { describe, expect, it } from "vitest";
import { anchorAll } from "../../../../server/src/readingClub/anchor/anchorAll";
import { describeAnchors } from "../../../../server/src/readingClub/anchor/describe";
import { Page } from "../../../../server/src/readingClub/anchor/page";
import { Patchwork } from "../../../../server/src/readingClub/anchor/patchwork";

const lines = [
  "The queue of the mail service was drained by hand before noon.",
  "A long walk through the logs of that day showed nothing at all, and so did the traces. ".repeat(8),
  "The queue of the search service was drained by hand after noon.",
  "語 Then everybody went home, 🎉 and the graphs stayed flat for the whole of the night. ".repeat(8),
  "The cache of the shop was rebuilt.",
];
const text = lines.join("\n\n");
const spanOf = (quote: string) => ({ start: text.indexOf(quote), end: text.indexOf(quote) + quote.length });
const recordsOf = (quotes: readonly string[], blob?: string) => describeAnchors(text, quotes.map(spanOf), { blob });
const [mail = "", , search = "", , cache = ""] = lines;

describe("what annotations of one text remember together", () => {
  it("is the text around each, in order, with every quote in its place", () => {
    const records = recordsOf([cache, mail, search, "went home, 🎉 and"], "old");
    const patchwork = new Patchwork(records, new Page(text));
    for (const record of records) {
      const passage = patchwork.passageOf(record);
      const { start, end } = passage?.quote.span ?? { start: 0, end: 0 };
      expect(passage?.text.slice(start, end)).toBe(record.exact);
    }
  });

  it("tells a quote that is gone from another that stood there before", () => {
    const now = text.replace(`${mail}\n\n`, "");
    const statuses = anchorAll(recordsOf([mail, search, cache], "old"), now).map(({ status }) => status);
    expect(statuses).toEqual(["orphaned", "attached", "attached"]);
  });

  it("leaves out a record whose position does not agree with the others", () => {
    const [one, other] = recordsOf([mail, mail.slice(4, 30)], "old");
    if (one === undefined || other === undefined) throw new Error("two quotes, two records");
    const astray = { ...other, position: { start: 9, end: 35 } };
    const patchwork = new Patchwork([one, astray], new Page(text));
    expect(patchwork.passageOf(one)).toBeDefined();
    expect(patchwork.passageOf(astray)).toBeUndefined();
    expect(anchorAll([one, astray], text).map(({ status }) => status)).toEqual(["attached", "attached"]);
  });

  it("does not mix records of which nobody knows the text", () => {
    const outcomes = anchorAll(recordsOf([mail, search, cache]), `A line first.\n\n${text}`);
    expect(outcomes.every(({ status }) => status === "attached")).toBe(true);
  });
});
