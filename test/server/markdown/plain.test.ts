import fc from "fast-check";
import { expect, it } from "vitest";
import type { Block } from "../../../server/src/markdown/blocks";
import { chunkMasks } from "../../../server/src/markdown/chunkMasks";
import { parseElided } from "../../../server/src/markdown/elide";
import { flattenRoot } from "../../../server/src/markdown/flatten";
import type { Inline } from "../../../server/src/markdown/inline";
import { asksNothing, parseChunk } from "../../../server/src/markdown/parse";
import { PlainChunk } from "../../../server/src/markdown/plainChunk";
import { parseVerbatim } from "../../../server/src/markdown/verbatim";
import { nearlyPlain } from "../../fuzz/plainText";

/** Chunks a kind; a thorough run asks for many more. */
const chunks = Number(process.env["AFTERWORD_FUZZ_EDITS"] ?? 1000);
const seed = Number(process.env["AFTERWORD_FUZZ_SEED"] ?? 7);

const labels = {
  definitions: new Set(["a", "l"]),
  footnotes: new Set(["1"]),
  targets: new Map([
    ["a", "/A"],
    ["l", "/L"],
  ]),
};

/** Blocks as plain data, with the place of every character. */
const written = (blocks: readonly Block[]) =>
  blocks.map((block) => {
    if (block.type === "heading") return { ...block, content: placed(block.content) };
    if (block.type === "opaque") return block;
    if (block.type !== "table") return { ...block, lines: block.lines.map(placed) };
    return [block.header, ...block.rows].map(({ span, cells }) => ({
      span,
      cells: cells.map((cell) => ({ span: cell.span, content: placed(cell.content) })),
    }));
  });

const placed = (line: Inline) => ({
  text: line.text,
  marks: line.marks,
  span: line.span,
  places: Array.from({ length: line.text.length + 1 }, (_, at) => [
    line.offsetAt(at),
    line.spanOf(0, at),
    line.spanOf(at, at + 1),
  ]),
});

it.each(["lines", "table", "list", "quote", "mixed"] as const)(
  `reads plain chunks as the parser does: %s (seed ${String(seed)})`,
  { timeout: 0 },
  (kind) => {
    let read = 0;
    fc.assert(
      fc.property(nearlyPlain[kind], (text) => {
        const plain = PlainChunk.read(text, labels);
        if (!plain) return;
        read += 1;
        const { root } = parseChunk(text, labels, true);
        expect(plain.root.children).toEqual(root.children);
        expect(written(plain.blocks(labels))).toEqual(
          written(flattenRoot(root, text, (label) => labels.targets.get(label))),
        );
        expect(plain.masks()).toEqual(chunkMasks(root, text));
      }),
      { seed, numRuns: chunks },
    );
    expect(read).toBeGreaterThan(chunks / 20);
  },
);

it.each([
  "- 1.\n  word\n",
  "- a\n  - [x](a\n        [l](u) z\n",
  "|\n|-|\n",
  "- [ ] **b**\n",
  "- a | b\n  - | -\n",
  "> a\n> `c`\n",
  "see [x]\n",
])("leaves to the parser what it reads otherwise: %j", (text) => {
  const linked = { ...labels, definitions: new Set(["x"]), targets: new Map([["x", "/X"]]) };
  const { root } = PlainChunk.read(text, linked) ?? parseChunk(text, linked, true);
  expect(root.children).toEqual(parseChunk(text, linked, true).root.children);
});

const table = (rows: readonly string[]): string => ["| Time | Event |", "| --- | --- |", ...rows, ""].join("\n");

it("gives the rows above an edit as the same objects", () => {
  const rows = (text: string) =>
    PlainChunk.read(text, labels)
      ?.blocks(labels)
      .flatMap((block) => (block.type === "table" ? block.rows : [])) ?? [];
  const edited = table(["| 10:00 | one |", "| 10:01 | two! |", "| 10:02 | three |"]);
  const before = rows(edited.replace("!", ""));
  const after = rows(edited);
  expect(after[0]).toBe(before[0]);
  const { start = 0, end = 0 } = after[2]?.cells[1]?.content.spanOf(0, 5) ?? {};
  expect(edited.slice(start, end)).toBe("three");
});

it("reads a row again when a label that it asks for is defined", () => {
  const text = table(["| 10:00 | see [x] |"]);
  const linked = { ...labels, definitions: new Set(["x"]), targets: new Map([["x", "/X"]]) };
  const marks = (known: typeof labels) =>
    PlainChunk.read(text, known)
      ?.blocks(known)
      .flatMap((block) => (block.type === "table" ? block.rows[0]?.cells[1]?.content.marks : []));
  expect(marks(labels)).toEqual([]);
  expect(marks(linked)).toMatchObject([{ kind: "link", url: "/X" }]);
});

const opening = fc.constantFrom("```\n", "```sh\n", "~~~~\n", "<!-- ", "<!--\r\n", "```js x\n");
const inside = fc
  .array(fc.constantFrom("word", "# h\n", "\n", "\r\n", "\r", "- a\n\n", "| a |\n", "`c`", "\ud800", "\u2028", "\0"), {
    maxLength: 8,
  })
  .map((parts) => parts.join(""));
const closing = fc.constantFrom(
  "",
  "\n",
  "\n```",
  "\n~~~~\n",
  "\n  ```\n\n",
  "-->",
  " -->\n\n",
  " --> x\n",
  "\n``` \t\r\n",
);
/** A chunk that something follows ends with a blank line. */
const endsBlank = /(?:\r\n|\n|\r(?!\n))[ \t]*(?:\r\n|\n|\r)$/;

it("builds fences and comments as the parser does", () => {
  let built = 0;
  fc.assert(
    fc.property(fc.tuple(opening, inside, closing), fc.boolean(), (parts, last) => {
      const text = parts.join("");
      if (!last && !endsBlank.test(text)) return;
      const verbatim = parseVerbatim(text, last);
      if (!verbatim) return;
      built += 1;
      expect(verbatim.root.children).toEqual(parseChunk(text, asksNothing, last).root.children);
    }),
    { seed, numRuns: 2000 },
  );
  expect(built).toBeGreaterThan(300);
});

it("puts back what it left out of the parse", () => {
  const log = "12:00 # not a heading\n- not a *list*\n\n".repeat(4);
  for (const text of [
    `Run\n\`\`\`sh\n${log}\`\`\`\n*then* this\n\n`,
    `a\n<!--${log}--> b\nc\n\n~~~\n${log}~~~\n- x\n`,
    `a\n~~~\n${log}`,
  ]) {
    const parse = (source: string) => parseChunk(source, asksNothing, true);
    expect(parseElided(text, parse)?.root.children).toEqual(parse(text).root.children);
  }
});
