import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { followedLine } from "../../client/src/annotations/followedLineNodes";

const edit = (start: number, end: number, text: string) => ({
  range: { start: { line: start }, end: { line: end } },
  text,
});

describe("what hangs below a line", () => {
  it("goes with its line when lines come or go above it, and stays when they do below it", () => {
    expect(followedLine(5, [edit(0, 0, "a\nb\n")])).toBe(7);
    expect(followedLine(5, [edit(1, 3, "")])).toBe(3);
    expect(followedLine(5, [edit(6, 9, "\n")])).toBe(5);
    expect(followedLine(5, [edit(6, 6, "\n"), edit(1, 2, ""), edit(0, 0, "\r\n")])).toBe(5);
  });

  it("stays while words are typed into its line", () => {
    expect(followedLine(5, [edit(5, 5, "word")])).toBe(5);
  });

  it("is somewhere else, nobody knows where, when its line is broken or gone", () => {
    expect(followedLine(5, [edit(5, 5, "\n")])).toBeUndefined();
    expect(followedLine(5, [edit(4, 5, "")])).toBeUndefined();
    expect(followedLine(5, [edit(0, 9, "all of it")])).toBeUndefined();
  });

  it("is below the same words after any edits of other lines", () => {
    const anEdit = fc.tuple(fc.nat(9), fc.nat(9), fc.array(fc.constantFrom("x", "y"), { maxLength: 4 }));
    fc.assert(
      fc.property(fc.nat(9), anEdit, (line, [one, other, put]) => {
        const [start, end] = [Math.min(one, other), Math.max(one, other)];
        fc.pre(start > line || end < line);
        const lines = Array.from({ length: 10 }, (_, index): string => (index === line ? "here" : "-"));
        lines.splice(start, end - start + 1, ...put.join("\n").split("\n"));
        expect(followedLine(line, [edit(start, end, put.join("\n"))])).toBe(lines.indexOf("here"));
      }),
      { seed: 4 },
    );
  });
});
