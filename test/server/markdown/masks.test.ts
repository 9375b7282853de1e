import { describe, expect, it } from "vitest";
import { readMarkdown } from "../../../server/src/markdown/read";

function masksIn(text: string): readonly string[] {
  return readMarkdown(text).masks.map(({ kind, span }) => `${kind} ${text.slice(span.start, span.end)}`);
}

describe("masks", () => {
  it("cover front matter, code and HTML", () => {
    const text = "---\na: 1\n---\n\n```sh\n# x\n```\n\n    indented\n\nA `span` and <br> text\n\n<div>\nraw\n</div>\n";
    expect(masksIn(text)).toEqual([
      "front-matter ---\na: 1\n---",
      "fenced-code ```sh\n# x\n```",
      "indented-code     indented",
      "code-span `span`",
      "html <br>",
      "html <div>\nraw\n</div>",
    ]);
  });

  it("tell comments from the HTML around them", () => {
    expect(masksIn("a <!-- c --> b\n\n<div><!-- one\n\ntwo --></div>\n")).toEqual([
      "html-comment <!-- c -->",
      "html <div>",
      "html-comment <!-- one\n\ntwo -->",
      "html </div>",
    ]);
  });

  it("cover template tags, but not a value in double braces", () => {
    expect(masksIn('<%= erb %> {{< ref "x" >}} {{% note %}} {{ page.title }} {% if x %} {# no #}\n')).toEqual([
      "erb <%= erb %>",
      'hugo {{< ref "x" >}}',
      "hugo {{% note %}}",
      "jinja {{ page.title }}",
      "jinja {% if x %}",
      "jinja {# no #}",
    ]);
    expect(masksIn("### {{ 06:10 }}\n\n### {{ 2026-01-15 06:10 UTC }}\n")).toEqual([]);
    expect(masksIn("`{{` and `}}`\n")).toEqual(["code-span `{{`", "code-span `}}`"]);
    expect(masksIn("{{ a\n\nb }}\n")).toEqual([]);
  });

  it("take a comment that runs over blocks as its author meant it", () => {
    expect(masksIn("- item <!-- hidden\n\n  more --> shown\n")).toEqual(["html-comment <!-- hidden\n\n  more -->"]);
    expect(masksIn("text <!-- open\n\nnever closed\n")).toEqual([]);
  });

  it("cover what a program writes between marker comments", () => {
    const toc = "<!-- toc -->\n\n- [A](#a)\n\n<!-- tocstop -->";
    const block = "<!-- BEGIN GENERATED services -->\n\n| a |\n|---|\n\n`x`\n\n<!-- END GENERATED services -->";
    const tool = "<!-- AUTO-GENERATED-CONTENT:START (TOC) -->\nx\n<!-- AUTO-GENERATED-CONTENT:END -->";
    expect(masksIn(`# T\n\n${toc}\n\ntext\n\n${block}\n\n${tool}\n`)).toEqual(
      [toc, block, tool].map((text) => `generated ${text}`),
    );
    expect(
      masksIn("<!-- BEGIN SUMMARY -->\n\nmine\n\n<!-- END SUMMARY -->\n").some((mask) => mask.startsWith("generated")),
    ).toBe(false);
  });
});
