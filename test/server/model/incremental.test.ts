import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readMarkdown, updateMarkdown } from "../../../server/src/markdown/read";
import { english, japanese, keyEvents } from "./documents";
import { facts, model, postmortem, read } from "./plain";

const seed = 20260323;

const insertions = [
  "x",
  " ",
  "\n",
  "\n\n",
  "\r\n",
  "# ",
  "## Timeline\n\n",
  "## Action items\n\n",
  "\n\n## Root cause\n\n",
  "### 11:00\n",
  "- ",
  "- 10:15 paged\n",
  "| 10:16 | more |\n",
  "|",
  "**",
  "**Severity:** P1\n",
  "**End:** 2026-03-25\n",
  "2026-03-25",
  "10:",
  "翌",
  "TBD",
  "- [x] done\n",
  "```\n",
  "<!--",
  "-->",
  "> ",
  "  ",
  "`",
  "[[",
  "owner: Kim",
  ":",
  "：",
  "\ud83d",
  "---\n",
  "Timeline:\n",
  "JST",
  "(UTC)",
  "[limits]: https://example.com/issues/8\n",
  "[limits]",
  "",
] as const;

const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.nat(8) }, fc.nat(80)),
  insert: fc.constantFrom(...insertions),
});

describe(`a model read again after each edit (seed ${seed})`, () => {
  it.each([
    ["an English postmortem", english],
    ["a Japanese report", japanese],
    ["a list of key events", keyEvents],
    ["a document with CRLF", english.replaceAll("\n", "\r\n")],
  ])("says of %s what a fresh reading says", (_, text) => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 8 }), (edits) => {
        let markdown = readMarkdown(text);
        for (const { at, remove, insert } of edits) {
          const from = Math.floor(at * markdown.text.length);
          const next = markdown.text.slice(0, from) + insert + markdown.text.slice(from + remove);
          // Read before the edit too: what is cached then must not survive it.
          model(markdown);
          markdown = updateMarkdown(markdown, next);
          expect(facts(model(markdown))).toEqual(facts(read(next)));
        }
      }),
      { seed, numRuns: 60 },
    );
  });

  it("keeps nothing from a document that shares blocks with it but stands elsewhere", () => {
    const first = readMarkdown(english);
    model(first, postmortem);
    const moved = updateMarkdown(first, `A line before.\n\n${english}`);
    expect(facts(model(moved))).toEqual(facts(read(moved.text)));
    const back = updateMarkdown(moved, english);
    expect(facts(model(back))).toEqual(facts(read(english)));
  });

  it("lets a changed day reach the times far from it", () => {
    const before = readMarkdown(english);
    model(before);
    const text = english.replace("2026-03-23 23:10", "2026-03-25 23:10");
    expect(facts(model(updateMarkdown(before, text)))).toEqual(facts(read(text)));
  });
});
