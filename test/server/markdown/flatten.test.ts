import { describe, expect, it } from "vitest";
import type { Block } from "../../../server/src/markdown/blocks";
import type { Inline } from "../../../server/src/markdown/inline";
import { readMarkdown } from "../../../server/src/markdown/read";

interface PlacedLine {
  readonly line: Inline;
  readonly base: number;
}

const inlinesOf = (block: Block): readonly Inline[] => {
  switch (block.type) {
    case "heading":
      return [block.content];
    case "paragraph":
    case "item":
      return block.lines;
    case "table":
      return [block.header, ...block.rows].flatMap((row) => row.cells.map((cell) => cell.content));
    case "opaque":
      return [];
  }
};

const blocksOf = (text: string): readonly Block[] => readMarkdown(text).chunks.flatMap(({ content }) => content.blocks);
const linesOf = (text: string): readonly PlacedLine[] =>
  readMarkdown(text).chunks.flatMap(({ start, content }) =>
    content.blocks.flatMap((block) => inlinesOf(block).map((line) => ({ line, base: start }))),
  );
const textsOf = (text: string): readonly string[] => linesOf(text).map(({ line }) => line.text);

/** The source of a part of the plain text, found by searching for it. */
function sourceOf(text: string, part: string): string | undefined {
  for (const { line, base } of linesOf(text)) {
    const start = line.text.indexOf(part);
    if (start < 0) continue;
    const at = line.spanOf(start, start + part.length);
    return text.slice(base + at.start, base + at.end);
  }
  return undefined;
}

describe("the plain text of a line", () => {
  it.each([
    ["a **b** _c_ ~~d~~ `e`", ["a b c d e"]],
    ['[shown](https://example.com "t") ![alt](u)', ["shown alt"]],
    ["a &amp; b \\* &#42; &copy;", ["a & b * * ©"]],
    ["one\ntwo  \nthree\\\nfour", ["one", "two", "three", "four"]],
    ["one\r\ntwo `c`\r\nthree **d**\r\nfour", ["one", "two c", "three d", "four"]],
    ["one\rtwo\rthree", ["one", "two", "three"]],
    ["> quoted\n> again", ["quoted", "again"]],
    ["first<br>second", ["first", "second"]],
    ["<b>bold</b> text", ["bold text"]],
    ["a<%= erb %>b", ["ab"]],
    ["at {{ 06:10 }} o'clock", ["at 06:10 o'clock"]],
    ["{{< figure >}}seen", ["seen"]],
    ["**重大度：**SEV-1です", ["重大度：SEV-1です"]],
    ["see [[PM-2026-036]]", ["see [[PM-2026-036]]"]],
    ["- item\n  goes on\n- other", ["item", "goes on", "other"]],
    ["# Title `c` #", ["Title c"]],
    ["Setext\ntwo\n===", ["Setext\ntwo"]],
    ["| a | b<br>c |\n|-|-|\n| \\| | |", ["a", "b\nc", "|", ""]],
    ["😀 &#x1F600; é", ["😀 😀 é"]],
  ])("of %j", (text, expected) => {
    expect(textsOf(text)).toEqual(expected);
  });
});

describe("the way back from plain text", () => {
  it.each([
    ["a **bold** word", "bold", "bold"],
    ["a **bold** word", "bold word", "bold** word"],
    ["x &amp; y", "&", "&amp;"],
    ["R&amp;D", "R&", "R&amp;"],
    ["R&amp;D", "D", "D"],
    ["an unknown &entity; here", "&entity; here", "&entity; here"],
    ["a\\*b", "*", "*"],
    ["😀 &#x1F600; é", "é", "é"],
    ["x &#x1F600;", "x 😀", "x &#x1F600;"],
    ["one\r\ntwo `code` end\r\nthree", "two code", "two `code"],
    ["one `code`\r\ntwo", "one code", "one `code"],
    ["> quoted\n> again", "again", "again"],
    ["at {{ 06:10 }} now", "06:10", "06:10"],
    ["**重大度：**SEV-1です", "SEV-1", "SEV-1"],
    ["- item\n    deep line", "deep", "deep"],
    ["| a | `b` c |\n|-|-|\n| d | e |", "b c", "b` c"],
    ["\ufeff# Title", "Title", "Title"],
    ["---\ntitle: x\n---\n\n# Title", "Title", "Title"],
  ])("in %j %j is %j", (text, part, expected) => {
    expect(sourceOf(text, part)).toBe(expected);
  });
});

describe("the marks of a line", () => {
  const marksOf = (text: string): readonly string[] =>
    linesOf(text).flatMap(({ line }) =>
      line.marks.map(
        ({ kind, start, end, url }) => `${kind} ${line.text.slice(start, end)}${url === undefined ? "" : ` → ${url}`}`,
      ),
    );

  it.each([
    ["**a** _b_ ~~c~~ `d`", ["strong a", "emphasis b", "delete c", "code d"]],
    [
      "[a](https://example.com) and [b][ref]\n\n[ref]: https://example.com/b",
      ["link a → https://example.com", "link b → https://example.com/b"],
    ],
    ["![alt](pic.png)", ["image alt → pic.png"]],
    ["[[Page|shown]]", ["wiki [[Page|shown]] → Page"]],
    ["`two\nlines`", ["code two", "code lines"]],
    ["https://example.com/x", ["link https://example.com/x → https://example.com/x"]],
  ])("of %j", (text, expected) => {
    expect(marksOf(text)).toEqual(expected);
  });
});

describe("the blocks of a text", () => {
  const shape = (text: string): readonly string[] =>
    blocksOf(text).map((block) => {
      const quoted = block.quoted ? " quoted" : "";
      switch (block.type) {
        case "heading":
          return `h${block.level}`;
        case "item":
          return `item ${block.depth}${block.checked === undefined ? "" : block.checked ? " [x]" : " [ ]"}${quoted}`;
        case "opaque":
          return block.what;
        case "table":
          return `table of ${block.rows.length}`;
        case "paragraph":
          return `paragraph ${block.depth}${quoted}`;
      }
    });

  it.each([
    ["# a\n\nb\n\n---\n", ["h1", "paragraph 0", "rule"]],
    ["- a\n  - b\n\n    c\n- d", ["item 1", "item 2", "paragraph 2", "item 1"]],
    ["- [ ] a\n- [x] b", ["item 1 [ ]", "item 1 [x]"]],
    ["> a\n> - b", ["paragraph 1 quoted", "item 2 quoted"]],
    ["```\ncode\n```\n\n    indented\n", ["code", "code"]],
    ["<!-- note -->\n\n<div>\nx\n</div>\n", ["comment", "html"]],
    ["| a |\n|-|\n| b |\n| c |", ["table of 2"]],
    ["-\n- ```\n  x\n  ```", ["item 1", "item 1", "code"]],
    ["[a]: https://example.com", ["definition"]],
  ])("of %j", (text, expected) => {
    expect(shape(text)).toEqual(expected);
  });

  it("tells two lists apart, and an item's end with all that is nested in it", () => {
    const text = "- a\n  - b\n- c\n1. d\n";
    const items = blocksOf(text).filter((block) => block.type === "item");
    expect(items.map(({ list }) => list).map((list, _, all) => all.indexOf(list))).toEqual([0, 1, 0, 3]);
    const first = items[0];
    expect(first && text.slice(first.span.start, first.itemEnd)).toBe("- a\n  - b");
  });
});
