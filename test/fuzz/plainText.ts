import fc from "fast-check";

/** Pieces of lines: what plain lines are made of, and what makes them anything else. */
const bits = [
  "a",
  "word",
  "two words",
  "言葉",
  "、",
  "。",
  "重大度：",
  "10:42",
  "1.5",
  "foo_bar",
  "é",
  "😀",
  "「",
  "」",
  "\u00a0",
  "\u3000",
  "\ud800",
  "_",
  "__",
  "*",
  "**",
  "***",
  "**b**",
  "*em*",
  "_em_",
  "__st__",
  "**a `c` b**",
  "**[l](u)**",
  "**b**：x",
  "x**「b」**y",
  "`**`",
  "~",
  "~5",
  "~~x~~",
  "`",
  "``",
  "`c`",
  "`a b`",
  "` x `",
  "``a`b``",
  "`|`",
  "`a\\|b`",
  "\\",
  "\\*",
  "\\|",
  "C:\\Users",
  "&",
  "&amp;",
  "`&amp;`",
  "R&D",
  "<",
  ">",
  "<br>",
  "<br/>",
  "<b>",
  "< 5",
  "[l](https://e.com/a_b)",
  "[l `c` m](/u?a=b&c=d)",
  "[foo_bar](x)",
  "[l][a]",
  "![a]",
  "[[w]]",
  "[[a b]]",
  "[PM-1]",
  "[sic]",
  "[x]",
  "[sic]:",
  "[l]",
  "[[l]]",
  "[^1]",
  "[",
  "]",
  "](",
  "(",
  ")",
  "[a]",
  "[]",
  "[x](",
  "[^1](u)",
  "!",
  "![i](u)",
  "[a](<b>)",
  '[a](b "t")',
  "@",
  "a@b.co",
  "www.",
  "www.e.com",
  "http",
  "http://",
  "https://e.com",
  "(https://e.com)",
  ":",
  "://",
  "{{ x }}",
  "{% x %}",
  '"',
  "'",
  "$",
  "/",
  ".",
  ",",
  "-",
  "+",
  "=",
  "#",
  "^",
  "|",
  "{",
  "}",
  "\0",
  "\u2028",
  "\ufeff",
  "\t",
] as const;

const bit = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...bits) },
  { weight: 4, arbitrary: fc.constantFrom("a", "word", "`c`", "**b**", "foo_bar", "10:42", "言葉、", "[l](u)") },
);
const phrase = (pieces: number): fc.Arbitrary<string> =>
  fc
    .array(fc.tuple(bit, fc.constantFrom("", "", " ", " ", " ", "  ")), { minLength: 1, maxLength: pieces })
    .map((parts) => parts.flat().join("").trim());
const eol = fc.constantFrom("\n", "\n", "\n", "\n", "\n", "\r\n", "\r");
const joined = (...parts: fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
  fc.tuple(...parts).map((all) => all.join(""));
const several = (part: fc.Arbitrary<string>, most: number, least = 1): fc.Arbitrary<string> =>
  fc.array(part, { minLength: least, maxLength: most }).map((all) => all.join(""));
/** What stands mostly where something else may. */
const mostly = (usual: fc.Arbitrary<string>, else_: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof({ weight: 3, arbitrary: usual }, { weight: 1, arbitrary: else_ });

const simple = fc.constantFrom("a", "word b", "`c` d", "**b** c", "10:42 x", "[l](u)", "(p)", "言葉", "x `y`");
const odd = fc.constantFrom(
  "# h",
  "- n",
  "1. n",
  "```",
  "> q",
  "1.",
  "2)",
  "|",
  "| a",
  "-",
  "---",
  "===",
  "[a]: x",
  "<div>",
  "+5",
  "-> x",
  "* * *",
  "a | b",
  "- | -",
  "-|-",
  ": x",
  "",
  "    code",
  "a ",
  "a  ",
);
const content = fc.oneof(
  { weight: 6, arbitrary: simple },
  { weight: 3, arbitrary: phrase(4) },
  { weight: 1, arbitrary: odd },
);
const tail = fc.constantFrom(
  "",
  "",
  "",
  "\n",
  "\n\n",
  "x",
  "# h\n",
  "- a\n",
  "\n- a\n",
  "> q",
  "```\nx\n```\n",
  "| x",
  "  | x |\n",
);

const lines = joined(
  fc.constantFrom("", "", "", "# ", "## ", "###### ", "#", "#  "),
  several(joined(phrase(5), eol), 4),
);

const cell = joined(
  fc.constantFrom("", " ", " ", "  "),
  mostly(simple, phrase(4)),
  fc.constantFrom("", " ", " ", "  "),
);
const plainRow = fc
  .array(fc.constantFrom(" a ", "b", " 言葉 ", "`c`", " **b** ", "", " "), { minLength: 2, maxLength: 2 })
  .map((cells) => `|${cells.join("|")}|`);
const anyRow = joined(
  fc.constantFrom("|", "|", "|", "|", "|", "", " |"),
  fc.array(cell, { minLength: 1, maxLength: 4 }).map((cells) => cells.join("|")),
  fc.constantFrom("|", "|", "|", "|", "", "| ", "||"),
);
const row = mostly(plainRow, anyRow);
const dashes = mostly(
  fc.constantFrom("|-|-|", "| - | - |", "|:-:|--:|", "| :- | - |"),
  fc.constantFrom("|-|", "|-|-|-|", "-|-", "|- -|-|", "|:|-|", "| | |", "|-|-| ", "|-|-"),
);
const table = joined(row, eol, dashes, eol, several(joined(row, eol), 5, 0), tail);

const flatItem = joined(
  fc.constantFrom("- ", "- ", "- ", "1. ", "2. ", "  - ", "    - ", "   - "),
  fc.constantFrom("a", "b `c`", "[x] d", "**e**"),
  fc.constant("\n"),
);
const task = joined(fc.constantFrom("[ ] ", "[x] ", "[X] ", "[ ]", "[x]  "), phrase(2));
const mark = fc.constantFrom("-", "-", "-", "-", "-", "*", "+", "1.", "1.", "2.", "3.", "10.", "1)", "2)", "0.");
const anyItem = joined(
  fc.constantFrom("", "", "", "  ", "  ", "   ", "    ", " ", "     "),
  mark,
  fc.constantFrom(" ", " ", " ", "  ", "   ", "    ", "     ", ""),
  mostly(content, task),
  mostly(eol, fc.constantFrom("\n\n", "\r\n\r\n", "\n \n", "\n\n\n")),
);
const further = joined(fc.constantFrom("  ", "  ", "  ", "   ", "    ", "      ", "        ", " ", ""), content, eol);
const block = fc.oneof(
  fc.constantFrom(
    "# h\n",
    "text\n",
    "text\nmore\n",
    "\n",
    "```\nx\n```\n",
    "~~~ js\n",
    "```sh\n- x\n\n  ```\n",
    "| a |\n|-|\n| b |\n",
    "---\n",
    "===\n",
    "  lazy\n",
    "-|-\n",
    "> q\n",
    "    code\n",
    "<div>\n",
    "<!-- c -->\n",
    "[a]: /x\n",
    "1. x\n",
    "\n\n",
    "| a | b |\n",
    "|-|-|\n",
  ),
  joined(phrase(3), fc.constant("\n")),
);
const list = several(
  fc.oneof(
    { weight: 4, arbitrary: flatItem },
    { weight: 3, arbitrary: anyItem },
    { weight: 2, arbitrary: further },
    { weight: 1, arbitrary: block },
  ),
  7,
);
const quote = joined(several(joined(fc.constantFrom("> ", "> ", "> ", "> ", ">", ">  ", ""), content, eol), 4), tail);
const mixed = several(
  fc.oneof(
    { weight: 3, arbitrary: block },
    { weight: 2, arbitrary: flatItem },
    { weight: 1, arbitrary: anyItem },
    { weight: 1, arbitrary: plainRow.map((each) => `${each}\n|-|-|\n`) },
  ),
  8,
);

/** Chunks that are plain or nearly so, by what they are made of. */
export const nearlyPlain = { lines, table, list, quote, mixed } as const;
