import { describe, expect, it } from "vitest";
import type { MarkdownDocument } from "../../../server/src/markdown/document";
import { parseMarkdown } from "../../../server/src/markdown/parse";
import { degrade, readMarkdown, updateMarkdown } from "../../../server/src/markdown/read";
import { bodyOf, composeTree, verify } from "../../../server/src/markdown/verify";

const contents = ({ chunks }: MarkdownDocument) => chunks.map(({ content }) => content);

/** Link targets that the blocks of a document show. */
const targets = (document: MarkdownDocument): readonly (string | undefined)[] =>
  contents(document).flatMap(({ blocks }) =>
    blocks.flatMap((block) =>
      block.type === "paragraph" ? block.lines.flatMap(({ marks }) => marks.map(({ url }) => url)) : [],
    ),
  );

describe("reading", () => {
  it("covers the text with chunks, without gaps", () => {
    const text = "\ufeff---\na: 1\n---\n# A\n\ntext\n\n- a\n\n- b\n\n> q\n\nend";
    const { chunks, frontMatter } = readMarkdown(text);
    expect(chunks[0]?.start).toBe(frontMatter?.span.end);
    expect(chunks.map(({ content }) => content.text).join("")).toBe(text.slice(frontMatter?.span.end));
    chunks.forEach(({ end }, i) => {
      expect(chunks[i + 1]?.start ?? text.length).toBe(end);
    });
  });

  it("counts a byte order mark in positions", () => {
    const heading = parseMarkdown("\ufeff# A\n").children[0];
    expect(heading?.position?.start).toEqual({ line: 1, column: 2, offset: 1 });
    expect(composeTree(readMarkdown("\ufeff# A\n")).children[0]?.position?.start).toEqual({
      line: 1,
      column: 2,
      offset: 1,
    });
  });

  it("knows link definitions of other chunks, the first of a label winning", () => {
    const document = readMarkdown("see [a]\n\n[A]: /one\n\n[a]: /two\n");
    expect(document.definitions.get("a")).toBe("/one");
    expect(targets(document)).toEqual(["/one"]);
  });

  it("reads an empty text", () => {
    expect(readMarkdown("")).toMatchObject({ chunks: [], masks: [], suppressions: [] });
  });
});

describe("an edit", () => {
  const text = "# One\n\nfirst [a]\n\n## Two\n\nsecond\n\n```sh\ncode\n```\n\n[a]: /x\n\nlast\n";

  it("keeps the contents of the chunks it does not touch", () => {
    const before = readMarkdown(text);
    const after = updateMarkdown(before, text.replace("second", "second!"));
    const kept = contents(after).filter((content) => contents(before).includes(content));
    expect(kept.length).toBe(contents(before).length - 1);
    expect(after.lines.positionAt(after.text.length)).toEqual({ line: 16 - 1, character: 0 });
  });

  it("gives the same contents back when it is undone", () => {
    const before = readMarkdown(text);
    const opened = updateMarkdown(before, text.replace("first", "```\nfirst"));
    const closed = updateMarkdown(opened, text);
    contents(before).forEach((content, i) => {
      expect(contents(closed)[i]).toBe(content);
    });
  });

  it("of a definition changes only the contents that mention it", () => {
    const before = readMarkdown(text);
    const moved = updateMarkdown(before, text.replace("/x", "/y"));
    expect(targets(moved)).toEqual(["/y"]);
    const changed = contents(moved).filter((content) => !contents(before).includes(content));
    expect(changed.map((content) => content.text)).toEqual(["first [a]\n\n", "[a]: /y\n\n"]);
    expect(targets(updateMarkdown(moved, text.replace("[a]: /x", "[b]: /x")))).toEqual([]);
  });

  it("can open and close front matter", () => {
    const before = readMarkdown("---\na: 1\n\ntext\n");
    const closed = updateMarkdown(before, "---\na: 1\n---\ntext\n");
    expect(closed.frontMatter?.entries.map(({ key }) => key)).toEqual(["a"]);
    expect(updateMarkdown(closed, "---\na: 1\n\ntext\n").frontMatter).toBeUndefined();
  });
});

describe("a document that was found to differ", () => {
  it("is read as one chunk from then on", () => {
    const text = "---\na: 1\n---\n# A\n\ntext\n\nmore\n";
    const degraded = degrade(readMarkdown(text));
    expect(degraded).toMatchObject({ degraded: true, text });
    const edited = updateMarkdown(degraded, `${text}\nend\n`);
    expect(edited.degraded).toBe(true);
    expect(edited.chunks.length).toBe(1);
    expect(composeTree(edited).children).toEqual(bodyOf(parseMarkdown(edited.text)));
  });
});

describe("text that no person writes", () => {
  const n = 10_000;
  it.each([
    ["quotes", ">".repeat(n)],
    ["lists", "- ".repeat(n)],
    ["footnotes", "[^a]: ".repeat(n)],
    ["brackets", "[".repeat(n) + "]".repeat(n)],
    ["images", "![".repeat(n) + "]()".repeat(n)],
    ["emphasis", "_a ".repeat(n) + " b_".repeat(n)],
    ["comments", "a <!-- ".repeat(n)],
    ["code spans", Array.from({ length: 1000 }, (_, i) => "`".repeat(i + 1)).join(" ")],
    ["lone surrogates", "\ud800".repeat(n)],
    ["a wide table", `${"|a".repeat(2000)}|\n${"|-".repeat(2000)}|\n${"|b".repeat(2000)}|`],
  ])("is read without stalling: %s", (_name, hostile) => {
    const document = readMarkdown(`# A\n\n${hostile}\n\nend\n`);
    const blocks = contents(document).flatMap((content) => content.blocks);
    expect(blocks.at(-1)).toMatchObject({ type: "paragraph", lines: [{ text: "end" }] });
    expect(document.masks.at(-1)?.span.end ?? 0).toBeLessThan(document.text.length);
  });

  it("is left out of the check against a full parse", () => {
    expect(verify(readMarkdown(`# A\n\n${"- ".repeat(n)}\n\nend\n`))).toBe(true);
  });
});
