import { describe, expect, it } from "vitest";
import type { AnchorRecord } from "../../../../server/src/readingClub/anchor/anchor";
import { describeAnchor } from "../../../../server/src/readingClub/anchor/describe";
import { placeAll } from "../../../../server/src/readingClub/annotation/placeAll";

const text = "\ufeff# 題 🔥\r\n\r\nAt ten the queue grew.\r\n";
const bare = (start: number, end: number): AnchorRecord => ({
  exact: "",
  prefix: "",
  suffix: "",
  position: { start, end },
  headings: [],
  paragraph: undefined,
  blob: undefined,
});

const found = (record: AnchorRecord): unknown => {
  const [outcome] = placeAll([record], text);
  if (outcome === undefined) throw new Error("an outcome for each record");
  const span = outcome.status === "orphaned" ? outcome.near : outcome.span;
  return [outcome.status, span && text.slice(span.start, span.end)];
};

describe("a place without words", () => {
  it("counts code points, with each line ending as one, without the mark at the start", () => {
    expect(found(bare(4, 5))).toEqual(["attached", "🔥"]);
    const start = Array.from("# 題 🔥\n\nAt ten ").length;
    expect(found(bare(start, start + 9))).toEqual(["attached", "the queue"]);
    expect(found(bare(0, Array.from(text.replaceAll("\r", "")).length - 1))).toEqual(["attached", text.slice(1)]);
  });

  it("is none where the text ends before it, or nothing stands there", () => {
    expect(found(bare(25, 900))).toEqual(["orphaned", expect.any(String)]);
    expect(found(bare(900, 910))).toEqual(["orphaned", ""]);
    expect(found(bare(5, 5))).toEqual(["orphaned", ""]);
    expect(found({ ...bare(0, 0), position: undefined })).toEqual(["orphaned", undefined]);
  });

  it("stands beside places with words, each in its turn", () => {
    const at = text.indexOf("the queue grew");
    const worded = describeAnchor(text, { start: at, end: at + 14 });
    expect(
      placeAll([bare(0, 1), worded, bare(2, 3), worded], text).map((outcome) => "span" in outcome && outcome.span),
    ).toEqual([
      { start: 1, end: 2 },
      { start: at, end: at + 14 },
      { start: 3, end: 4 },
      { start: at, end: at + 14 },
    ]);
  });
});
