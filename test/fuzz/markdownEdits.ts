import fc from "fast-check";

/** Pieces of Markdown whose meaning depends on what stands around them: the building blocks of hostile documents. */
const fragments = [
  "word",
  "two words",
  "言葉",
  "a line\nand its next",
  "# Heading",
  "## Closed ##",
  "####### seven",
  "#no",
  "Setext\n===",
  "Setext\n---",
  "---",
  "***",
  "- - -",
  "===",
  "```",
  "```js\ncode\n```",
  "~~~",
  "~~~~ info\ncode\n~~~~",
  "   ```",
  "    ```",
  "\t```",
  "``` a`b",
  "```\n\n# not\n\n```",
  "`code`",
  "``a`b``",
  "`",
  "- item",
  "* item",
  "+ item",
  "1. one",
  "2) two",
  "10. ten",
  "-",
  "1.",
  "- [ ] open",
  "- [x] done",
  "  nested",
  "   three",
  "    four",
  "\ttab",
  "- a\n\n  b",
  "- a\n  - b\n    - c",
  "1. a\n\n   ```\n   code\n   ```",
  "- ```\n  code",
  "-   ```\n    x\n\n    y",
  "-\n\n  gone",
  "- \t- deep",
  "  - half",
  "> quote",
  "> > deep",
  ">",
  "> - item\n> ```",
  "> ```\nlazy",
  "> [a]: /x",
  "lazy",
  "<div>",
  "</div>",
  "<div>\n\n</div>",
  "<!--",
  "-->",
  "<!-- c -->",
  "<!-- a\n\nb -->",
  "<!-->",
  "<script>",
  "</script>",
  "<pre>",
  "</pre>",
  "<style",
  "<textarea>\n\n</textarea>",
  "<?php",
  "?>",
  "<!DOCTYPE x",
  ">",
  "<![CDATA[",
  "]]>",
  "]]]>",
  "<x-y>",
  "<b>bold</b>",
  "<a href='x'>",
  "<details>\n<summary>s</summary>\n\ntext\n\n</details>",
  "- <!--",
  "> <!--",
  "<%= erb %>",
  "{{< hugo >}}",
  "[a]: /url",
  "[a]:\n/url\n'title'",
  '[b]: <x y> "t"',
  "[A]",
  "[a]",
  "[b][]",
  "[text][a]",
  "![img][b]",
  "[^1]",
  "[^1]: note",
  "[^1]: note\n\n    more",
  "[^2]:",
  "[a\nb]: /c",
  "[a b]",
  '[link](url "t")',
  "![i](u)",
  "[[wiki]]",
  "[",
  "]",
  "[x]:",
  "![^1]",
  "| a | b |\n| - | - |\n| c | d |",
  "| a |",
  "|---|",
  "a | b\n--|--\n`|` | x",
  ":-: | -",
  "| x |\n- item",
  "**bold**",
  "**",
  "*em*",
  "_a_",
  "~~gone~~",
  "**重大度：**SEV-1",
  "&amp;",
  "\\*",
  "\\",
  "hard  \nbreak",
  "https://example.com/a_b",
  "www.example.com",
  "me@example.com",
  "a\u00a0b",
  "\ufeff",
  "\u2028",
  "\ud800",
  "\0",
  "　全角",
  "+++",
  "+++\nk = 1\n+++",
  "---\nk: v\n---",
  "title: x",
  "    indented",
  "\tindented\n\n\tmore",
] as const;

/** Long enough to be left out of the parse. */
const long = "0123456789 # | `x` [a] <b>\n\n- 9876543210\n".repeat(3);
const verbatim = [
  `\`\`\`\n${long}\`\`\``,
  `~~~~ sh x\r\n${long}~~~~`,
  `<!-- ${long}--> tail`,
  `<!--\n${long}\n-->`,
  `\`\`\`\n${long}`,
  `<!--${long}`,
] as const;

const gaps = [
  "\n",
  "\n",
  "\n\n",
  "\n\n",
  "\n\n",
  "\n\n\n",
  " ",
  "",
  "\r\n",
  "\r\n\r\n",
  "\r",
  "\r\r",
  "\n \n",
  "\n\t\n",
  "\n> ",
  "\n  ",
  "\n    ",
  "\n- ",
  "\n\n- ",
  "\n\n  ",
] as const;

const fragment = fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...fragments) }, fc.constantFrom(...verbatim));
const gap = fc.constantFrom(...gaps);

const prose = fc.array(fc.tuple(fragment, gap), { minLength: 0, maxLength: 40 }).map((parts) => parts.flat().join(""));

const start = fc.oneof(
  { weight: 6, arbitrary: fc.constant("") },
  fc.constantFrom(
    "\ufeff",
    "---\nkey: value\n---\n",
    "\ufeff---\r\nkey: value\r\n---\r\n",
    "+++\nkey = 1\n+++\n",
    "---\n",
    "\n",
    "\ufeff\ufeff",
  ),
);

/** Documents made of what trips readers of Markdown. */
export const hostileDocument = fc.tuple(start, prose).map((parts) => parts.join(""));

export interface Edit {
  /** Where, as a share of the text. */
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
  /** Undo the edit before this one first. */
  readonly undo: boolean;
}

const insertion = fc.oneof(
  { weight: 4, arbitrary: fragment },
  { weight: 3, arbitrary: gap },
  { weight: 2, arbitrary: fc.tuple(gap, fragment, gap).map((parts) => parts.join("")) },
  fc.constantFrom(" ", "`", "-", "#", ">", "\n", "\t", "<", "[", "]", ":", "|", "x"),
  fc.constant(""),
);

const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.oneof({ weight: 8, arbitrary: fc.double({ min: 0, max: 1, noNaN: true }) }, fc.constantFrom(0, 1)),
  remove: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.nat(3) }, fc.nat(60)),
  insert: insertion,
  undo: fc.boolean().map((yes) => yes),
});

export const hostileEdits = (count: number): fc.Arbitrary<readonly Edit[]> =>
  fc.array(edit, { minLength: 1, maxLength: count, size: "max" });

export function applyEdit(text: string, { at, remove, insert }: Edit): string {
  const from = Math.floor(at * text.length);
  return text.slice(0, from) + insert + text.slice(from + remove);
}
