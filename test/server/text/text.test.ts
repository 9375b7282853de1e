import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LineIndex } from "../../../server/src/text/lineIndex";
import { memoByText } from "../../../server/src/text/memo";
import { message, translator } from "../../../server/src/text/message";
import { hasKana, labelKey, trimBlank } from "../../../server/src/text/normalize";
import { applyEdits, covers, overlaps, span } from "../../../server/src/text/span";

const seed = 20260323;
const text = fc
  .array(fc.constantFrom("a", "言", "😀", "\ud800", "\n", "\r\n", "\r", " ", "\t", "\u2028"), { maxLength: 30 })
  .map((parts) => parts.join(""));

describe("the lines of a text", () => {
  it("end at LF, CRLF and a lone CR, as the editor counts them", () => {
    const lines = new LineIndex("a\nb\r\nc\rd");
    expect([0, 1, 2, 3].map((line) => lines.startOf(line))).toEqual([0, 2, 5, 7]);
    expect(lines.lineCount).toBe(4);
    expect(lines.positionAt(6)).toEqual({ line: 2, character: 1 });
    expect(lines.offsetAt({ line: 3, character: 1 })).toBe(8);
  });

  it("take positions outside of the text to its nearest place", () => {
    const lines = new LineIndex("ab\ncd");
    expect(lines.positionAt(-5)).toEqual({ line: 0, character: 0 });
    expect(lines.positionAt(99)).toEqual({ line: 1, character: 2 });
    expect(lines.offsetAt({ line: -1, character: 3 })).toBe(0);
    expect(lines.offsetAt({ line: 9, character: 0 })).toBe(5);
  });

  it(`lead from every offset to a position and back (seed ${seed})`, () => {
    fc.assert(
      fc.property(text, (written) => {
        const lines = new LineIndex(written);
        for (let offset = 0; offset <= written.length; offset += 1)
          expect(lines.offsetAt(lines.positionAt(offset))).toBe(offset);
        expect(lines.spanOf(lines.rangeOf(span(0, written.length)))).toEqual(span(0, written.length));
      }),
      { seed },
    );
  });

  it(`are the same after an edit as read anew (seed ${seed})`, () => {
    fc.assert(
      fc.property(text, text, fc.nat(30), fc.nat(30), (before, inserted, from, length) => {
        const start = Math.min(from, before.length);
        const oldEnd = Math.min(start + length, before.length);
        const after = before.slice(0, start) + inserted + before.slice(oldEnd);
        const edited = new LineIndex(before).edited({ start, oldEnd, newEnd: start + inserted.length }, after);
        const fresh = new LineIndex(after);
        const starts = (lines: LineIndex): readonly number[] =>
          Array.from({ length: lines.lineCount }, (_, line) => lines.startOf(line));
        expect(starts(edited)).toEqual(starts(fresh));
      }),
      { seed, numRuns: 1000 },
    );
  });
});

describe("a label's key", () => {
  it.each([
    ["インシデント ID", "インシデントＩＤ"],
    ["Root cause", "ROOT  CAUSE"],
    ["SEV-1", "SEV\u20111"],
    ["What didn't work", "What didn’t work"],
    ["Severity", "Se\u200bverity\ufeff"],
    ["重大度", "重 大 度"],
  ])("is one for %s and %s", (a, b) => {
    expect(labelKey(a)).toBe(labelKey(b));
  });

  it("is not one for different words", () => {
    expect(labelKey("Start")).not.toBe(labelKey("Started"));
  });
});

describe("a text", () => {
  it("is trimmed of all that looks blank", () => {
    expect(trimBlank("\u3000\u00a0\u200b a b\ufeff\n")).toBe("a b");
  });

  it("is Japanese by its kana; Han alone may be Chinese", () => {
    expect(["障害", "障害が", "ｱﾗｰﾄ", "outage"].map(hasKana)).toEqual([false, true, true, false]);
  });
});

describe("spans", () => {
  it("hold their start and not their end", () => {
    expect([covers(span(2, 4), 1), covers(span(2, 4), 2), covers(span(2, 4), 4)]).toEqual([false, true, false]);
    expect([overlaps(span(0, 2), span(2, 4)), overlaps(span(0, 3), span(2, 4))]).toEqual([false, true]);
  });

  it("are edited in any order, but never twice", () => {
    expect(
      applyEdits("abcd", [
        { span: span(3, 4), newText: "D" },
        { span: span(0, 1), newText: "A" },
        { span: span(2, 2), newText: "-" },
      ]),
    ).toBe("Ab-cD");
    expect(() =>
      applyEdits("abcd", [
        { span: span(0, 3), newText: "x" },
        { span: span(2, 4), newText: "y" },
      ]),
    ).toThrow("overlapping");
  });
});

describe("a message", () => {
  it("is filled in, in the language there is", () => {
    const saying = message("{0} of {1}, {0} again", 1, message("two"));
    expect(translator()(saying)).toBe("1 of two, 1 again");
    expect(translator({ "{0} of {1}, {0} again": "{1} のうち {0}", two: "二" })(saying)).toBe("二 のうち 1");
  });

  it("keeps a gap that nothing fills", () => {
    expect(translator()(message("{0} and {1}", "a"))).toBe("a and {1}");
  });
});

describe("a memory of texts", () => {
  it("reads each text once, also one that gave nothing, and forgets all when it is full", () => {
    const reads: string[] = [];
    const memo = memoByText((each) => {
      reads.push(each);
      return undefined;
    }, 2);
    ["a", "a", "b", "c", "a"].forEach(memo);
    expect(reads).toEqual(["a", "b", "c", "a"]);
  });
});
