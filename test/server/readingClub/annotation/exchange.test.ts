import { japanese } from "virtual:l10n-ja";
import { describe, expect, it } from "vitest";
import { readExchange, writeCollection } from "../../../../server/src/readingClub/annotation/exchange";
import { fold } from "../../../../server/src/readingClub/annotation/fold";
import { minutes } from "../../../../server/src/readingClub/annotation/minutes";
import { paste } from "../../../../server/src/readingClub/annotation/paste";
import { selectNotes } from "../../../../server/src/readingClub/annotation/select";
import {
  lineOf,
  writeDelete,
  writeDiscuss,
  writeNote,
  writeReply,
  writeResolve,
} from "../../../../server/src/readingClub/annotation/writeEvent";
import { translator } from "../../../../server/src/text/message";
import { eventsOf, id, stamp, target } from "./people";

const note = writeNote(stamp(1), "question", "Why so late?", target);
const reply = writeReply(stamp(2, "Ren"), id(1), "Nobody looked.");
const time = "2026-06-01T09:00:00.000Z";
const taking = { time, known: new Set<string>() };
const nothingThere = { ...taking, written: () => undefined, text: () => undefined };

describe("a collection", () => {
  it("holds every line, unknown properties and all, and gives them back", () => {
    const lines = [{ ...note, "team:mood": { worried: true } }, reply];
    const collection: unknown = JSON.parse(writeCollection(lines, "Notes"));
    expect(collection).toMatchObject({ type: "AnnotationCollection", total: 2, first: { items: lines } });
    expect(readExchange(JSON.stringify(collection), taking).events.map(({ line }) => line)).toEqual(lines);
  });

  it("is the same for the same notes", () => {
    expect(writeCollection([note], "Notes")).toBe(writeCollection([note], "Notes"));
  });

  it.each([
    ["a page", { type: "AnnotationPage", items: [note] }],
    ["an array", [note]],
    ["one annotation", note],
  ])("may come as %s", (_, value) => {
    expect(readExchange(JSON.stringify(value, undefined, 2), taking).events).toHaveLength(1);
  });
});

describe("pasted notes", () => {
  it("go into the files of their authors, as they were written", () => {
    const text = `\`\`\`json\n${lineOf(note)}${lineOf(reply)}\`\`\`\n`;
    expect(paste(text, "s", nothingThere)).toEqual({
      changes: [
        { path: "annotations/.gitattributes", create: expect.stringContaining("merge=union") as string },
        { path: "annotations/s/aoi.jsonl", append: lineOf(note) },
        { path: "annotations/s/ren.jsonl", append: lineOf(reply) },
      ],
      refused: undefined,
    });
  });

  it("are taken once", () => {
    const { changes } = paste(lineOf(note) + lineOf(note), "s", nothingThere);
    expect(changes.filter((change) => "append" in change)).toEqual([
      { path: "annotations/s/aoi.jsonl", append: lineOf(note) },
    ]);
    expect(paste(lineOf(note), "s", { ...nothingThere, known: new Set([id(1)]) })).toMatchObject({
      changes: [],
      refused: { key: "All of these notes are here already." },
    });
  });

  it("are taken as far as they can be read, and the rest is told", () => {
    const { changes, refused } = paste(`${lineOf(note)}{"torn":`, undefined, nothingThere);
    expect(changes).toHaveLength(2);
    expect(refused).toMatchObject({ args: [1, expect.anything()] });
  });

  it.each(["", "hello", "[]", '{"type":"Annotation"}', "null", "42"])("are refused when there are none: %j", (text) => {
    expect(paste(text, undefined, nothingThere)).toMatchObject({
      changes: [],
      refused: expect.anything() as unknown,
    });
  });

  it("are told apart from what is no object at all, in words", () => {
    const { events, problems } = readExchange(JSON.stringify([5, null, note]), taking);
    expect(events).toHaveLength(1);
    const told = problems.map(({ message }) => translator()(message));
    expect(told).toEqual(["It is no annotation: it is no object.", "It is no annotation: it is no object."]);
  });

  it("cannot name a file outside of the folder", () => {
    const evil = writeNote(stamp(1, "../../../.git/hooks/x"), "idea", "x", target);
    const [, change] = paste(lineOf(evil), undefined, nothingThere).changes;
    expect(change?.path).toMatch(/^annotations\/open\/[^/]+\.jsonl$/);
    expect(change?.path).not.toContain("..");
  });
});

describe("what is given to others", () => {
  const shared = eventsOf([note, reply], { session: "s", draft: false });
  const drafts = eventsOf([writeNote(stamp(3), "idea", "private", target)], { session: "s", draft: true });

  it("holds no drafts", () => {
    expect(selectNotes([...shared, ...drafts], {}).events).toHaveLength(2);
  });

  it("holds a person's own drafts, and nobody else's notes, when these are copied", () => {
    const { notes } = selectNotes([...shared, ...drafts], { author: "Aoi", session: "s" });
    expect(notes.map(({ comments }) => comments.map(({ body }) => body))).toEqual([["Why so late?"], ["private"]]);
    expect(selectNotes([...shared, ...drafts], { author: "Ren" }).notes).toEqual([]);
  });

  it("leaves out what was deleted while it was a draft", () => {
    const gone = eventsOf([writeNote(stamp(4), "idea", "oops", target), writeDelete(stamp(5), id(4))], {
      session: "s",
      draft: true,
    });
    expect(selectNotes(gone, { author: "Aoi" }).events).toEqual([]);
  });

  it("is about one document when that is asked for", () => {
    const other = eventsOf([writeNote(stamp(6), "idea", "x", { ...target, source: "other.md" })]);
    expect(selectNotes([...shared, ...other], { source: "other.md" }).events).toHaveLength(1);
    expect(selectNotes([...shared, ...other], { source: target.source }).events).toHaveLength(2);
  });
});

describe("minutes", () => {
  const t = translator();
  const of = (...lines: Parameters<typeof eventsOf>[0]) =>
    fold(eventsOf(lines)).map((each, at) => ({ note: each, at }));

  it("tell by place who said what", () => {
    expect(minutes(of(note, reply, writeDiscuss(stamp(3), id(1), true)), t)).toBe(
      [
        "### Payment retries › Timeline",
        "",
        "> the queue grew",
        "",
        "- **Question** (discussed) Aoi: Why so late?",
        "  - Ren: Nobody looked.",
        "",
      ].join("\n"),
    );
  });

  it("speak one language, with the words for notes", () => {
    const lines = [writeNote(stamp(1), "note", "x", target), writeResolve(stamp(2), id(1), true)];
    const text = minutes(of(...lines, writeDiscuss(stamp(3), id(1), true)), translator(japanese));
    expect(text).toContain(`- **${japanese["Plain note"] ?? ""}** (議論済み, 解決済み) Aoi: x`);
    expect(minutes(of(...lines), t)).toContain("- **Plain note** (settled) Aoi: x");
    const whole = minutes(
      of(writeNote(stamp(1), "insight", "x", { ...target, anchor: undefined })),
      translator(japanese),
    );
    expect(whole).toBe("### 全体について\n\n- **気づき** Aoi: x\n");
  });

  it("put notes in the order of the document, those on the whole first", () => {
    const elsewhere = {
      ...target,
      anchor: target.anchor && { ...target.anchor, headings: ["Impact"], exact: "later" },
    };
    const [whole, late, early] = of(
      writeNote(stamp(1), "idea", "whole", { ...target, anchor: undefined }),
      writeNote(stamp(2), "idea", "late", elsewhere),
      writeNote(stamp(3), "idea", "early", target),
    );
    if (whole === undefined || late === undefined || early === undefined) throw new Error("three notes");
    const text = minutes(
      [
        { ...late, at: 90 },
        { ...early, at: 10 },
        { ...whole, at: undefined },
      ],
      t,
    );
    expect([...text.matchAll(/^### (.*)$/gm)].map(([, heading]) => heading)).toEqual([
      "On the whole",
      "Payment retries › Timeline",
      "Impact",
    ]);
  });

  it.each([
    ["# Orders were lost", "### Orders were lost\n"],
    ["# Orders were lost #", "### Orders were lost\n"],
    ["Orders were lost\n===", "### Orders were lost\n"],
    ["Orders were lost by us", "### Before the first heading\n"],
  ])("name the title's own words for a note on it: %j", (paragraph, heading) => {
    const anchor = target.anchor && { ...target.anchor, exact: "were lost", headings: [], paragraph };
    expect(minutes(of(writeNote(stamp(1), "idea", "x", { ...target, anchor })), t)).toContain(heading);
  });

  it.each([
    ["<script>alert(1)</script>", "Aoi: \\<script>alert(1)\\</script>"],
    ["![x](http://tracker.example/p.png)", "Aoi: !\\[x](http://tracker.example/p.png)"],
    ["# not a heading", "Aoi: \\# not a heading"],
    ["one\n# two", "Aoi: one\n  \\# two"],
    ["one\n---\ntwo", "Aoi: one\n  \\---\n  two"],
    ["1. first\n2) second", "Aoi: 1\\. first\n  2\\) second"],
    ["keep `<b>` and **bold**", "Aoi: keep `<b>` and **bold**"],
    ["```\n<b>\n```", "Aoi:\n  ```\n  <b>\n  ```"],
    ["```\nnever closed", "Aoi: \\```\n  never closed"],
  ])("keep %j as the text of a list", (body, expected) => {
    const written = writeNote(stamp(1), "idea", body, { ...target, anchor: undefined });
    expect(minutes(of(written), t)).toBe(`### On the whole\n\n- **Idea** ${expected}\n`);
  });

  it("escape quotes and names", () => {
    const anchor = target.anchor && { ...target.anchor, exact: "a *b* <c>\n- d", headings: ["<h>"] };
    const text = minutes(of(writeNote(stamp(1, "A*o*i"), "idea", "x", { ...target, anchor })), t);
    expect(text).toContain("> a \\*b\\* \\<c\\> - d\n");
    expect(text).toContain("### \\<h\\>\n");
    expect(text).toContain("A\\*o\\*i: x");
  });
});
