import { describe, expect, it } from "vitest";
import { suppressInFile, suppressOnLine } from "../../../server/src/features/suppress";
import { readMarkdown } from "../../../server/src/markdown/read";
import { applyEdits } from "../../../server/src/text/span";
import { contextOf } from "./context";

/** The text with the comment for the line on which the marked place stands. */
function quiet(marked: string): string | undefined {
  const offset = marked.indexOf("⟦");
  const text = marked.replace("⟦", "");
  const edit = suppressOnLine(readMarkdown(text), offset, "timeline/order");
  return edit && applyEdits(text, [edit]);
}

describe("a comment that keeps a rule quiet on a line", () => {
  it.each([
    [
      "at the end of a list item",
      "- 14:00 a\n- ⟦13:00 b\n",
      "- 14:00 a\n- 13:00 b <!-- afterword-disable-line timeline/order -->\n",
    ],
    [
      "before the two blanks of a line break",
      "⟦13:00 b  \nmore\n",
      "13:00 b <!-- afterword-disable-line timeline/order -->  \nmore\n",
    ],
    [
      "in the last cell of a row",
      "| T | E |\n|---|---|\n| ⟦13:00 | b |\n",
      "| T | E |\n|---|---|\n| 13:00 | b <!-- afterword-disable-line timeline/order --> |\n",
    ],
    [
      "above a heading",
      "text\n\n### ⟦13:00\n",
      "text\n\n<!-- afterword-disable-next-line timeline/order -->\n### 13:00\n",
    ],
    [
      "with the document's line ending",
      "a\r\n\r\n### ⟦13:00\r\n",
      "a\r\n\r\n<!-- afterword-disable-next-line timeline/order -->\r\n### 13:00\r\n",
    ],
    [
      "at the end of a text without a last line ending",
      "- ⟦13:00 b",
      "- 13:00 b <!-- afterword-disable-line timeline/order -->",
    ],
  ])("stands %s", (_, marked, expected) => {
    expect(quiet(marked)).toBe(expected);
  });

  it.each([
    ["front matter", "---\nseverity: ⟦SEV9\n---\n\ntext\n"],
    ["code", "text\n\n```\n⟦13:00\n```\n"],
  ])("is not offered in %s", (_, marked) => {
    expect(quiet(marked)).toBeUndefined();
  });

  it("takes exactly the finding of its line away, wherever that stands", () => {
    const text = [
      "# Postmortem: orders were lost",
      "",
      "| Severity | SEV2 |",
      "|---|---|",
      "| Date | 2026-03-23 |",
      "",
      "## Timeline",
      "",
      "| Time | Event |",
      "|---|---|",
      "| 14:20 | alert |",
      "| 14:10 | `a|b` fails |",
      "| 14:30 | back |",
      "",
      "## Second timeline",
      "",
      "- 2026-03-24 10:00 UTC call",
      "- 2026-03-24 09:00 UTC decision",
      "  more of it",
      "- 2026-03-24 11:00 UTC end",
      "",
      "## Action items",
      "",
      "| Action | Owner | Due |",
      "|---|---|---|",
      "| Test the migration | | 2026-01-01 |",
      "",
    ].join("\n");
    const { diagnostics, model } = contextOf(text);
    expect(diagnostics.length).toBeGreaterThan(2);
    for (const { code, span } of diagnostics) {
      const edit = suppressOnLine(model.markdown, span.start, code);
      if (edit === undefined) throw new Error(`no comment for ${code}`);
      const left = contextOf(applyEdits(text, [edit])).diagnostics.map((diagnostic) => diagnostic.code);
      const line = model.markdown.lines.lineOf(span.start);
      const others = diagnostics.filter(
        (other) => other.code !== code || model.markdown.lines.lineOf(other.span.start) !== line,
      );
      expect(left.sort()).toEqual(others.map((other) => other.code).sort());
    }
  });
});

describe("a comment that keeps a rule quiet in a file", () => {
  const inFile = (text: string): string => applyEdits(text, [suppressInFile(readMarkdown(text), "timeline/order")]);
  const comment = "<!-- afterword-disable-file timeline/order -->";

  it("stands at the top, behind a byte order mark and behind the front matter", () => {
    expect(inFile("# T\n")).toBe(`${comment}\n\n# T\n`);
    expect(inFile("\ufeff# T\r\n")).toBe(`\ufeff${comment}\r\n\r\n# T\r\n`);
    expect(inFile("---\na: 1\n---\n\n# T\n")).toBe(`---\na: 1\n---\n${comment}\n\n# T\n`);
    expect(inFile("---\na: 1\n---")).toBe(`---\na: 1\n---\n${comment}\n`);
  });
});
