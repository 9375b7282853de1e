import fc from "fast-check";
import { expect, it } from "vitest";
import { parseElided } from "../../../server/src/markdown/elide";
import { parseChunk, asksNothing } from "../../../server/src/markdown/parse";
import { parsePlain } from "../../../server/src/markdown/plain";

const words = fc.constantFrom("word", "two words", "a.b", "10:42", "1. x", "1.", "12) y", "(brackets)", "it's", "a#b", "#", "x > y", "a + b = c", "- no", "言葉、です。", "é", "50%", "{x}", "::", "a@b.c", "www.a.b", "https://x.y", "**b**", "`c`", " ", "  ", "\u00a0", "\ud800", "\u2028", "\0", "!", "\ufeff", "=== ", "---");
const marks = fc.constantFrom("", "", "", "# ", "## ", "###### ", "####### ", "```\n", "```sh\n", "~~~~\n", "<!-- ", "    ", "\t");
const eol = fc.constantFrom("\n", "\n", "\r\n", "\r");
const tail = fc.constantFrom("", "\n", "\n\n", "\r\n\r\n", "\n```\n\n", "\n~~~~\n", "\n  ```\n\n", " -->\n\n", " --> x\n", "\n \n");
const chunk = fc
  .tuple(marks, fc.array(fc.tuple(words, fc.oneof(eol, fc.constant(" "), fc.constant(""))), { minLength: 1, maxLength: 8 }), tail)
  .map(([mark, parts, end]) => mark + parts.flat().join("") + end);

/** A chunk that something follows ends with a blank line. */
const endsBlank = /(?:\r\n|\n|\r(?!\n))[ \t]*(?:\r\n|\n|\r)$/;

it("builds plain chunks as the parser does", () => {
  let built = 0;
  fc.assert(
    fc.property(chunk, fc.boolean(), (text, last) => {
      if (!last && !endsBlank.test(text)) return;
      const plain = parsePlain(text, last);
      if (!plain) return;
      built += 1;
      expect(plain.root.children).toEqual(parseChunk(text, asksNothing, last).root.children);
    }),
    { seed: 7, numRuns: 3000 },
  );
  expect(built).toBeGreaterThan(300);
});

it("puts back what it left out of the parse", () => {
  const log = "12:00 # not a heading\n- not a *list*\n\n".repeat(4);
  for (const text of [`Run\n\`\`\`sh\n${log}\`\`\`\n*then* this\n\n`, `a\n<!--${log}--> b\nc\n\n~~~\n${log}~~~\n- x\n`, `a\n~~~\n${log}`]) {
    const parse = (source: string) => parseChunk(source, asksNothing, true);
    expect(parseElided(text, parse)?.root.children).toEqual(parse(text).root.children);
  }
});
