import fc from "fast-check";
import { expect, it } from "vitest";
import { plainWords } from "../../client/src/readingClub/plainWordsNodes";

it.each([
  ["**one** and *two*, ~~three~~ and __four__", "one and two, three and four"],
  ["***both*** and **strong with *more* in it**", "both and strong with more in it"],
  ["see [the graph](https://example.com/a_(b)) and [x][y]", "see the graph and x"],
  ["![a picture](x.png) <https://example.com>", "a picture https://example.com"],
  ["run `kubectl **get**` now", "run kubectl **get** now"],
  ["| 10:00 | `5xx` rises | **page** |", "10:00 · 5xx rises · page"],
  ["| a | b |\n| --- | :-: |\n| 1 | 2 |", "a · b\n1 · 2"],
  ["## What happened ##\n\n- [ ] first\n- second", "What happened\n\n• first\n• second"],
  ["> quoted\n> twice", "quoted\ntwice"],
  ["```sh\necho *a* | wc\n```", "echo *a* | wc"],
  ["text[^1] and [y]\n\n[y]: https://example.com", "text[^1] and [y]"],
  ["\\*not emphasis\\*, snake_case_name, 2 * 3 * 4, a || b", "*not emphasis*, snake_case_name, 2 * 3 * 4, a || b"],
  ["**障害**は*すぐ*に", "障害はすぐに"],
])("shows %j in plain words", (markdown, words) => {
  expect(plainWords(markdown)).toBe(words);
});

it("keeps every letter and digit of text without links, code or definitions", () => {
  const signs = fc.constantFrom("*", "_", "~", "|", "#", ">", "-", " ", "\n", "a", "b", "1", "障", "<b>", "\\");
  const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, "");
  fc.assert(
    fc.property(fc.array(signs, { maxLength: 40 }), (parts) => {
      const text = parts.join("");
      expect(lettersOf(plainWords(text))).toBe(lettersOf(text));
    }),
    { seed: 20260420 },
  );
});
