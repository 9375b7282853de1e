import { describe, expect, it } from "vitest";
import { linksOf } from "../../../server/src/alerts/linkText";

/** Links in ⟦…⟧; those that are runbooks in ⟦!…⟧. */
function expectLinks(marked: string): void {
  const text = marked.replace(/⟦!?([^⟧]*)⟧/g, "$1");
  let shown = "";
  let at = 0;
  for (const { raw, start, end, runbook } of linksOf(text)) {
    expect(text.slice(start, end)).toBe(raw);
    shown += `${text.slice(at, start)}⟦${runbook ? "!" : ""}${raw}⟧`;
    at = end;
  }
  expect(shown + text.slice(at)).toBe(marked);
}

describe("links of a text", () => {
  it.each([
    "see ⟦https://x.example/a⟧.",
    "(⟦https://x.example/a_(b)⟧)",
    "⟦https://x.example/a?b=c&d=1,2#e⟧, and ⟦http://y.example⟧!",
    '<⟦https://x.example/a⟧> "⟦https://y.example/b⟧" `⟦https://z.example⟧`',
    "Runbook: ⟦!https://wiki.example/x⟧",
    "Playbook ⟦!https://wiki.example/x⟧ board ⟦https://g.example/d/x⟧",
    "⟦!https://x.example/runbooks/a⟧",
    '[the runbook](⟦!https://x.example/a_(b)⟧ "title") and [x](⟦https://x.example⟧)',
    "[x](<⟦!docs/my runbook.md⟧>) [mail](mailto:a@x.example)",
    "⟦https://x.example/{{ $labels.a }}/b⟧ ok",
    "{{#is_alert}}⟦https://x.example/a⟧{{/is_alert}} @a@x.example",
    "⟦https://x.example/a⟧|⟦https://x.example/b⟧",
  ])("are addresses: %s", expectLinks);

  it.each([
    "Check ⟦!docs/runbooks/x.md#step-2⟧.",
    "(⟦!../x.md⟧), ⟦!./a/b.markdown⟧; ⟦!README.md⟧",
    "'⟦!docs/x.md⟧' and \"⟦!docs/it's-down.md⟧\"",
    "- ⟦!docs/{{ $labels.service }}.md⟧",
    "path=⟦!docs/x.md⟧ docs/x.mdx x.md5 .md",
    "* ⟦!a/b.md⟧: first",
  ])("are paths of Markdown files: %s", expectLinks);

  it.each([
    "手順: ⟦!docs/runbooks/決済.md⟧ を参照",
    "手順は⟦!docs/runbooks/決済.md⟧を参照してください。",
    "「⟦!docs/x.md#対応手順⟧」を参照、または（⟦!運用/決済.md⟧）。",
    "⟦!docs/x.md#対応手順⟧を参照",
    "詳細は⟦https://x.example/a⟧を確認。",
    "対応手順：⟦!https://x.example/a⟧、ダッシュボード：⟦https://g.example/d/a⟧。",
    "⟦!https://x.example/手順/決済.md⟧を開く",
    "⟦https://x.example/a⟧　次",
  ])("end where Japanese goes on: %s", expectLinks);

  it("stay apart from each other in long texts", () => {
    const text = "docs/x.md ".repeat(2000);
    expect(linksOf(text)).toHaveLength(2000);
    expect(linksOf(".md".repeat(100_000))).toEqual([]);
    expect(linksOf(`https://x.example/${")".repeat(100_000)}`)).toMatchObject([{ raw: "https://x.example/" }]);
  });
});
