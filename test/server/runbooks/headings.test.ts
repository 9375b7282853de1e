import { describe, expect, it } from "vitest";
import { anchorsOf, headingsOf, sameAnchor } from "../../../server/src/runbooks/headings";

const anchors = (...lines: readonly string[]): readonly string[] =>
  headingsOf(lines.join("\n")).map(({ anchor }) => anchor);

describe("headingsOf", () => {
  it("makes anchors as GitHub does", () => {
    expect(anchors("# Kube Pod Crash-Looping!", "## `HighErrorRate`: what's up?", "### a_b & **c**")).toEqual([
      "kube-pod-crash-looping",
      "higherrorrate-whats-up",
      "a_b--c",
    ]);
  });

  it("keeps Japanese, and drops its punctuation", () => {
    expect(anchors("# 障害時の対応（DB）", "## 1. ログを見る・探す")).toEqual(["障害時の対応db", "1-ログを見る探す"]);
  });

  it("numbers headings that repeat", () => {
    expect(anchors("## Steps", "## Steps", "## Steps-1", "## Steps")).toEqual([
      "steps",
      "steps-1",
      "steps-1-1",
      "steps-2",
    ]);
  });

  it("reads the text of links and drops images", () => {
    expect(anchors("## ![ok](ok.png) See [the docs](https://example.com/x)")).toEqual(["see-the-docs"]);
  });

  it("knows underlined headings", () => {
    const [title, second] = headingsOf("Title\n=====\n\ntext\nof two lines\n---\n");
    expect(title).toEqual({ text: "Title", level: 1, anchor: "title", span: { start: 0, end: 5 } });
    expect(second).toMatchObject({ text: "text of two lines", level: 2 });
  });

  it("takes no line of code, of a comment or of front matter for one", () => {
    const text = [
      "---",
      "# comment",
      "---",
      "",
      "```sh",
      "# run",
      "```",
      "<!--",
      "# hidden",
      "-->",
      "",
      "    # indented",
      "",
      "- step",
      "",
      "  ```",
      "  # inner",
      "  ```",
      "",
      "# Shown",
      "~~~",
      "# open to the end",
    ];
    expect(anchors(...text)).toEqual(["shown"]);
  });

  it("takes no rule and no table for a heading", () => {
    expect(anchors("text", "", "---", "", "| a |", "| - |", "", "- item", "---")).toEqual([]);
  });

  it("finds headings in quotes and items, with CRLF and a byte order mark", () => {
    const text = "\ufeff# One #\r\n\r\n> ## Two\r\n\r\n- ### Three\r\n";
    expect(headingsOf(text).map(({ span }) => text.slice(span.start, span.end))).toEqual(["One", "Two", "Three"]);
  });
});

describe("anchorsOf", () => {
  it("knows ids that headings and tags state", () => {
    const text = '## Restart the pod {#restart}\n\n<a id="F-001"></a>\n\n<a class="x" name=\'old\'></a>\n`<a id="no">`';
    expect(anchorsOf(text).map(({ name }) => name)).toEqual([
      "restart",
      "restart-the-pod",
      "restart-the-pod-restart",
      "F-001",
      "old",
    ]);
    expect(headingsOf(text)[0]?.text).toBe("Restart the pod");
  });

  it("compares without case and percent-encoding", () => {
    expect(sameAnchor("%E5%BE%A9%E6%97%A7", "復旧")).toBe(true);
    expect(sameAnchor("Restart", "restart")).toBe(true);
    expect(sameAnchor("100%", "100")).toBe(false);
  });
});
