import { describe, expect, it } from "vitest";
import { noteAsMarkdown, noteCounts, noteTree } from "../../client/src/annotations/annotationNodes";
import { noteGroupings, type NoteGrouping } from "../../client/src/annotations/noteGroupNodes";
import { findRow, type Row } from "../../client/src/views/rowNodes";
import type { AnnotationThread } from "../../server/src/protocol";
import { note } from "./annotationSamples";
import { english, japanese } from "./say";

const tree = (
  notes: readonly AnnotationThread[],
  { grouping = "document", filter = "" }: { grouping?: NoteGrouping; filter?: string } = {},
) => noteTree(notes, [], { grouping, filter, author: "Mio" }, english);
const outline = (rows: readonly Row<unknown>[]): unknown =>
  rows.map(({ label, children }) => (children.length === 0 ? label : [label, outline(children)]));

describe("the view of notes", () => {
  const notes = [
    note({ body: "On retries", source: "postmortems/a.md", kind: "question", session: "2026-10-01-a" }),
    note({ body: "On the map", source: "postmortems/b.md", author: "Jon", resolved: true }),
    note({ body: "A word", source: "postmortems/a.md", kind: "term", draft: true }),
    note({ body: "Of a report", source: "https://example.com/reports/7", uri: undefined, status: "item", quote: "" }),
  ];

  it("is in groups by document, session, kind, author or state", () => {
    expect(noteGroupings.map((grouping) => outline(tree(notes, { grouping }).rows))).toEqual([
      [
        ["a.md", ["On retries", "A word"]],
        ["b.md", ["On the map"]],
        ["example.com/reports/7", ["Of a report"]],
      ],
      [
        ["2026-10-01-a", ["On retries"]],
        ["Outside of sessions", ["On the map", "A word", "Of a report"]],
      ],
      [
        ["Insight", ["On the map", "Of a report"]],
        ["Question", ["On retries"]],
        ["Term", ["A word"]],
      ],
      [
        ["Jon", ["On the map"]],
        ["Mio", ["On retries", "A word", "Of a report"]],
      ],
      [
        ["Drafts, for you alone", ["A word"]],
        ["Not resolved", ["On retries", "Of a report"]],
        ["Resolved", ["On the map"]],
      ],
    ]);
  });

  it("has on top what lost its place, then what asks for a look, however it is grouped", () => {
    const lost = note({ body: "Lost", status: "orphaned", range: undefined });
    const moved = note({ body: "Moved", status: "confirm" });
    const settled = note({ body: "Settled", status: "orphaned", range: undefined, resolved: true });
    for (const grouping of noteGroupings) {
      const [first, second, ...others] = tree([note(), moved, lost, settled], { grouping }).rows;
      expect(outline([first, second].filter((row) => row !== undefined))).toEqual([
        ["Without a place", ["Lost"]],
        ["Is this the place?", ["Moved"]],
      ]);
      expect(findRow(others, ({ label }) => label === "Settled")).toBeDefined();
    }
  });

  it("is grouped by the name that a document has now, with what was noted under the old one", () => {
    const uri = "file:///w/runbooks/%E5%BA%A7%E5%B8%AD.md";
    const before = note({ body: "Before", source: "postmortems/a.md", uri });
    const after = note({ body: "After", source: "runbooks/%E5%BA%A7%E5%B8%AD.md", uri });
    const { rows } = tree([before, after]);
    expect(outline(rows)).toEqual([["座席.md", ["Before", "After"]]]);
    expect(rows[0]?.description).toBe("2 · runbooks");
  });

  it("counts notes, drafts and what lost its place", () => {
    const lost = note({ status: "orphaned" });
    expect(noteCounts([...notes, lost])).toEqual({ notes: 5, orphans: 1, drafts: 1 });
  });

  it("lets through notes that hold every word, in whatever width and case", () => {
    expect(outline(tree(notes, { filter: "ＭＡＰ jon" }).rows)).toEqual([["b.md", ["On the map"]]]);
    expect(tree(notes, { filter: "question a.md" }).shown).toBe(1);
    expect(tree(notes, { filter: "nowhere" })).toEqual({ rows: [], shown: 0 });
  });

  it("keeps a row's id while its words change, and gives no id twice", () => {
    const one = note({ body: "Before" });
    const ids = (rows: readonly Row<unknown>[]): string[] => rows.flatMap((row) => [row.id, ...ids(row.children)]);
    expect(ids(tree([one]).rows)).toEqual(ids(tree([{ ...one, kind: "idea", resolved: true }]).rows));
    for (const grouping of noteGroupings) {
      const all = ids(tree(notes, { grouping }).rows);
      expect(new Set(all).size).toBe(all.length);
    }
  });

  it("tells a screen reader who said what on which words, and how it stands", () => {
    const replied = note({ kind: "question", body: "Why so late?", draft: true, replies: ["Because."] });
    expect(tree([replied]).rows[0]?.children[0]?.spoken).toBe(
      "Question by Mio: Why so late?, draft, 1 reply, on “the map was empty”",
    );
    expect(tree([replied]).rows[0]?.spoken).toBe("a.md, Notes: 1, postmortems");
  });

  it("names a row by the first words of its note, without marks of Markdown", () => {
    const labelOf = (body: string) => tree([note({ body })]).rows[0]?.children[0]?.label;
    expect(labelOf("\n> **Why** did `it` _not_ [page](https://example.com/x) us?\nMore")).toBe(
      "Why did it _not_ page us?",
    );
    expect(labelOf("# 気づき")).toBe("気づき");
    expect(labelOf("x".repeat(500))).toHaveLength(80);
  });

  it("brings no markup of a note to life in a tooltip", () => {
    const hostile = note({ body: "<img src=x> [a](command:x) ![b](https://example.com/b.png)", quote: "`q`\n\n# h" });
    const tooltip = tree([hostile]).rows[0]?.children[0]?.tooltip ?? "";
    expect(tooltip).not.toMatch(/(?<!\\)[<![\]]/);
    expect(tooltip).toContain("> \\`q\\` \\# h");
  });

  it("leads to the place, and to pages of the web alone", () => {
    const opens = (sample: AnnotationThread) => tree([sample]).rows[0]?.children[0]?.opens;
    expect(opens(note())).toEqual({ uri: "file:///w/postmortems/a.md", range: note().range });
    expect(opens(note({ uri: undefined, source: "https://example.com/7" }))).toEqual({
      address: "https://example.com/7",
    });
    expect(opens(note({ uri: undefined, source: "command:workbench.action.quit" }))).toBeUndefined();
  });

  it("shows what could not be read last, and only without a filter", () => {
    const problems = [{ uri: "file:///w/reading-club/annotations/s/mio.jsonl", line: 3, reason: "no JSON" }];
    const options = { grouping: "document", author: undefined } as const;
    const { rows } = noteTree([note()], problems, { ...options, filter: "" }, english);
    expect(outline(rows.slice(-1))).toEqual([["Lines that could not be read", ["mio.jsonl"]]]);
    expect(rows.at(-1)?.children[0]?.opens).toMatchObject({ range: { start: { line: 3, character: 0 } } });
    expect(noteTree([note()], problems, { ...options, filter: "map" }, english).rows).toHaveLength(1);
  });

  it("speaks Japanese", () => {
    const lost = note({ status: "orphaned", kind: "question" });
    const { rows } = noteTree([lost], [], { grouping: "kind", filter: "", author: "Mio" }, japanese);
    expect(outline(rows)).toEqual([["場所を失ったメモ", ["Nobody was told"]]]);
    expect(rows[0]?.children[0]?.spoken).toBe("質問（Mio）: Nobody was told、対象: 「the map was empty」");
  });

  it("copies a note as Markdown with its quote, its replies and where it stands", () => {
    const sample = note({ quote: "one\ntwo", body: "Why?", kind: "question", replies: ["Because."] });
    expect(noteAsMarkdown(sample, english)).toBe(
      "> one\n> two\n\n**Question** (Mio): Why?\n\nJon: Because.\n\n— postmortems/a.md\n",
    );
  });
});
