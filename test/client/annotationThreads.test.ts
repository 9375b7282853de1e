import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LeftPlaces } from "../../client/src/annotations/leftPlaces";
import { neighbour } from "../../client/src/annotations/neighbourNodes";
import { commentFace, issueName, threadFace, wordsIn } from "../../client/src/annotations/threadNodes";
import { isVisible, type Reading } from "../../client/src/annotations/visibilityNodes";
import { nameIn, uuidOf, writingOf } from "../../client/src/annotations/writingNodes";
import type { AnnotationThread } from "../../server/src/protocol";
import { note } from "./annotationSamples";
import { english } from "./say";

describe("a thread beside its text", () => {
  const label = (sample: AnnotationThread): string => threadFace(sample, "Mio", english).label;

  it("says its kind, and whether it is a draft, settled or an issue", () => {
    expect(label(note({ kind: "question" }))).toBe("Question");
    expect(label(note({ kind: "question", draft: true }))).toBe("Question · draft");
    const issue = "https://github.com/example/shop/issues/12";
    expect(label(note({ kind: "idea", resolved: true, issue }))).toBe("Idea · Resolved · issue #12");
  });

  it("asks when its text was moved, replaced or is gone", () => {
    expect(label(note({ status: "confirm" }))).toBe("Insight · Is this the place? It was “the map was empty”.");
    expect(label(note({ status: "asks" }))).toContain("was replaced");
    expect(label(note({ status: "orphaned", quote: "word ".repeat(40) }))).toMatch(
      /^Insight · Its text is gone: “.{35}…”$/,
    );
    expect(label(note({ status: "orphaned", quote: "座席表が空になりました。".repeat(9) }))).toMatch(/: “.{17}…”$/);
    expect(label(note({ status: "orphaned", quote: "" }))).toBe("Insight · Its place is not known");
    expect(threadFace(note({ status: "confirm" }), "Mio", english).asks).toBe(true);
    expect(threadFace(note({ status: "confirm", resolved: true }), "Mio", english).asks).toBe(false);
  });

  it("tells menus what can be done with it", () => {
    const contextOf = (sample: AnnotationThread) => threadFace(sample, "ｍｉｏ", english).context;
    expect(contextOf(note())).toBe("attached open shared mine");
    expect(contextOf(note({ author: "Jon", status: "confirm", resolved: true, issue: "https://x.example/1" }))).toBe(
      "confirm resolved shared theirs issue",
    );
    const [first] = note().comments;
    expect(commentFace(first, "Jon", english)).toEqual({ context: "theirs", label: undefined });
    expect(commentFace({ ...first, edited: first.created }, "Mio", english)).toEqual({
      context: "mine",
      label: "edited",
    });
  });

  it("names an issue by its number where there is one", () => {
    expect(issueName("https://github.com/example/shop/issues/12#x")).toBe("#12");
    expect(issueName("https://tracker.example.com/browse/SHOP-9/")).toBe("SHOP-9");
  });
});

describe("the words that a new note is on", () => {
  const lines = ["# Title", "", "  Some words. ", "", ""];
  const place = ([line, character]: readonly [number, number]) => ({ line, character });
  const words = (from: readonly [number, number], to: readonly [number, number]): string | undefined => {
    const [start, end] = [place(from), place(to)];
    const found = wordsIn({ start, end }, (line) => lines[line] ?? "", lines.length);
    if (found === undefined) return undefined;
    return `${found.start.line}:${found.start.character}-${found.end.line}:${found.end.character}`;
  };

  it("are what was selected", () => {
    expect(words([2, 2], [2, 6])).toBe("2:2-2:6");
    expect(words([0, 3], [2, 4])).toBe("0:3-2:4");
  });

  it("are those of the line when nothing was", () => {
    expect(words([2, 0], [2, 0])).toBe("2:2-2:13");
    expect(words([2, 5], [2, 5])).toBe("2:2-2:13");
  });

  it("are no marks of lists and quotes", () => {
    const start = { line: 0, character: 0 };
    const startOf = (line: string) => wordsIn({ start, end: start }, () => line, 1)?.start.character;
    expect(["- a", "  12. a", "> - [x] a", "-a", "**a**", "- ", "#12 a"].map(startOf)).toEqual([2, 6, 8, 0, 0, 0, 0]);
  });

  it("are those of whole lines, without blank ones at their ends", () => {
    expect(words([0, 0], [3, 0])).toBe("0:0-2:13");
    expect(words([0, 0], [1, 0])).toBe("0:0-0:7");
  });

  it("are the nearest where the line is blank", () => {
    expect(words([1, 0], [1, 0])).toBe("2:2-2:13");
    expect(words([4, 0], [4, 0])).toBe("2:2-2:13");
    expect(wordsIn({ start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, () => "", 1)).toBeUndefined();
  });
});

describe("who sees which notes", () => {
  const silent: Reading = {
    session: "2026-10-01-a",
    uri: "file:///w/postmortems/a.md",
    phase: "silent",
    presenting: false,
  };
  const revealed: Reading = { ...silent, phase: "revealed" };
  const seen = (sample: AnnotationThread, reading?: Reading, author: string | undefined = "Mio"): boolean =>
    isVisible(sample, { author, reading });

  it("outside of sessions everybody sees what is shared, and drafts of their own", () => {
    expect(seen(note({ author: "Jon" }))).toBe(true);
    expect(seen(note({ draft: true }))).toBe(true);
    expect(seen(note({ author: "Jon", draft: true }))).toBe(false);
    expect(isVisible(note({ draft: true }), { author: undefined, reading: undefined })).toBe(false);
  });

  it("while everybody reads silently, one sees one's own notes of the session alone on what is read", () => {
    const session = silent.session;
    expect(seen(note({ session, draft: true }), silent)).toBe(true);
    expect(seen(note({ session }), silent)).toBe(true);
    expect(seen(note({ author: "Jon", session }), silent)).toBe(false);
    expect(seen(note({ author: "Jon" }), silent)).toBe(false);
    expect(seen(note({ session: "2025-01-01-a" }), silent)).toBe(false);
    expect(seen(note({ author: "Jon", session: "2025-01-01-a" }), silent)).toBe(false);
  });

  it("notes on other documents are shown as ever", () => {
    expect(seen(note({ author: "Jon", source: "postmortems/b.md" }), silent)).toBe(true);
    expect(seen(note({ author: "Jon", session: "2025-01-01-b", source: "postmortems/b.md" }), silent)).toBe(true);
  });

  it("notes of the session on a report elsewhere are hidden as well", () => {
    const report: Reading = { ...silent, uri: undefined };
    expect(seen(note({ author: "Jon", session: report.session, uri: undefined }), report)).toBe(false);
    expect(seen(note({ author: "Jon", uri: undefined }), report)).toBe(true);
  });

  it("once revealed, one sees them all", () => {
    expect(seen(note({ author: "Jon", session: revealed.session }), revealed)).toBe(true);
    expect(seen(note({ author: "Jon", session: "2025-01-01-a" }), revealed)).toBe(true);
  });

  it("a screen that others see shows no drafts at all", () => {
    const presenting = { ...revealed, presenting: true };
    expect(seen(note({ draft: true }), presenting)).toBe(false);
    expect(seen(note({ draft: true, source: "postmortems/b.md" }), presenting)).toBe(false);
    expect(seen(note(), presenting)).toBe(true);
  });
});

describe("the way through the notes of a document", () => {
  const at = (line: number): AnnotationThread =>
    note({ range: { start: { line, character: 0 }, end: { line, character: 4 } } });
  const notes = [at(8), at(2), note({ range: undefined })];
  const lineOf = (line: number, direction: "next" | "previous") =>
    neighbour(notes, { line, character: 0 }, direction)?.range?.start.line;

  it("goes by place, around the ends", () => {
    expect([lineOf(0, "next"), lineOf(2, "next"), lineOf(8, "next")]).toEqual([2, 8, 2]);
    expect([lineOf(9, "previous"), lineOf(8, "previous"), lineOf(2, "previous")]).toEqual([8, 2, 8]);
  });

  it("ends where nothing has a place", () => {
    expect(neighbour([note({ range: undefined })], { line: 0, character: 0 }, "next")).toBeUndefined();
  });
});

describe("a writer of notes", () => {
  it("gets ids that are UUIDs of version 4, whatever the random bytes are", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
        expect(uuidOf(bytes)).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
      }),
      { seed: 4 },
    );
    const writing = writingOf(
      "Mio",
      new Date("2026-10-01T09:00:00.5Z"),
      (length) => new Uint8Array(length).fill(255),
      2,
    );
    expect(writing).toMatchObject({ author: "Mio", time: "2026-10-01T09:00:00.500Z" });
    expect(writing.ids).toHaveLength(2);
  });

  it("goes by the name that the team's people have, found by a handle", () => {
    const lines = [
      { path: "language", value: '"en"' },
      { path: "people.Mio Sakaki.github", value: '"mio-s"' },
      { path: "people.Mio Sakaki.chat", value: '"@mio"' },
    ];
    expect(nameIn(lines, "mio-s")).toBe("Mio Sakaki");
    expect(nameIn(lines, "Mio")).toBe("Mio Sakaki");
    expect(nameIn(lines, "ＭＩＯ sakaki")).toBe("Mio Sakaki");
    expect(nameIn(lines, "en")).toBe("en");
  });
});

it("a place that was turned down is none, until the note is attached again", async () => {
  const kept = new Map<string, unknown>();
  const memory = {
    get: (key: string) => kept.get(key),
    update: (key: string, value: unknown) => {
      kept.set(key, value);
      return Promise.resolve();
    },
  };
  const proposed = note({ status: "confirm" });
  await new LeftPlaces(memory).add(proposed.id);
  const left = new LeftPlaces(memory);
  expect(left.settle(proposed).status).toBe("orphaned");
  expect(left.settle({ ...proposed, status: "attached" }).status).toBe("attached");
  await left.remove(proposed.id);
  expect(left.settle(proposed).status).toBe("confirm");
});
