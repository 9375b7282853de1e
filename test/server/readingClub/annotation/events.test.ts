import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../../server/src/readingClub/annotation/event";
import { annotationPath, personFile, readAnnotationPath } from "../../../../server/src/readingClub/annotation/files";
import { readLines } from "../../../../server/src/readingClub/annotation/readLines";
import { readSource, writeSource } from "../../../../server/src/readingClub/annotation/source";
import {
  lineOf,
  writeAttach,
  writeDelete,
  writeDiscuss,
  writeEdit,
  writeIssue,
  writeNote,
  writeReply,
  writeResolve,
} from "../../../../server/src/readingClub/annotation/writeEvent";
import { id, stamp, target } from "./people";

const readBack = (line: JsonObject): unknown => {
  const { events, problems } = readLines(lineOf(line));
  expect(problems).toEqual([]);
  return events[0];
};

describe("a line", () => {
  it("brings a note back as it was written, with its place", () => {
    expect(readBack(writeNote(stamp(1), "surprise", "Nobody *saw* it.\nAt all.", target))).toMatchObject({
      type: "note",
      id: id(1),
      author: "Aoi",
      kind: "surprise",
      body: "Nobody *saw* it.\nAt all.",
      target,
    });
  });

  it.each(["insight", "question", "idea", "term", "note"] as const)("keeps the kind %s", (kind) => {
    expect(readBack(writeNote(stamp(1), kind, "x", target))).toMatchObject({ kind });
  });

  it("may ask for a change of what it is about", () => {
    const line = writeNote(stamp(1), "idea", "It should read …", target, "editing");
    expect(readBack(line)).toMatchObject({ type: "note", kind: "idea", target, line: { motivation: "editing" } });
  });

  it.each([
    [writeReply(stamp(2), id(1), "Why?"), { type: "reply", of: id(1), body: "Why?" }],
    [writeEdit(stamp(2), id(1), "Better.", "idea"), { type: "edit", body: "Better.", kind: "idea" }],
    [writeDelete(stamp(2), id(1)), { type: "delete", of: id(1) }],
    [writeResolve(stamp(2), id(1), true), { type: "resolve", resolved: true }],
    [writeDiscuss(stamp(2), id(1), true), { type: "discuss", discussed: true }],
    [writeAttach(stamp(2), id(1), target), { type: "attach", target }],
    [writeIssue(stamp(2), id(1), "https://example.com/issues/4"), { address: "https://example.com/issues/4" }],
  ])("brings back what happened to a note: %#", (line, expected) => {
    expect(readBack(line)).toMatchObject(expected);
  });

  it("keeps properties nobody here knows", () => {
    const line = { ...writeNote(stamp(1), "idea", "x", target), "dc:rights": "ours", via: ["a", { b: 1 }] };
    expect(readBack(line)).toMatchObject({ line });
  });

  it("takes a note of another tool: a plain body, one selector, no state", () => {
    const foreign = {
      id: id(9),
      type: "Annotation",
      motivation: "highlighting",
      created: "2026-05-01T10:00:00Z",
      creator: { type: "Person", name: "Ren", id: "mailto:ren@example.com" },
      body: "look",
      target: { source: "a.md", selector: { type: "TextQuoteSelector", exact: "x" } },
    };
    expect(readBack(foreign)).toMatchObject({ type: "note", kind: "note", body: "look" });
  });
});

describe("a file", () => {
  const good = lineOf(writeNote(stamp(1), "idea", "x", target));

  it.each([
    ["a torn last line", good.slice(0, 90)],
    ["a conflict mark", "<<<<<<< HEAD\n"],
    ["another JSON", '{"hello":1}\n[]\nnull\n"x"\n'],
    [
      "a target outside of the workspace",
      lineOf(writeNote(stamp(2), "idea", "x", { ...target, source: "../../etc/passwd" })),
    ],
    [
      "a target by another scheme",
      lineOf({ ...writeNote(stamp(2), "idea", "x", target), target: "file:///etc/passwd" }),
    ],
    ["a target in git's folder", lineOf({ ...writeNote(stamp(2), "idea", "x", target), target: ".git/config" })],
    ["an impossible time", lineOf({ ...writeNote(stamp(2), "idea", "x", target), created: "2026-13-39T10:00:00Z" })],
    ["a body as long as a book", lineOf(writeNote(stamp(2), "idea", "x".repeat(200_000), target))],
    ["an id that is none", lineOf({ ...writeNote(stamp(2), "idea", "x", target), id: "1" })],
    ["an address that is a script", lineOf(writeIssue(stamp(2), id(1), "javascript:alert(1)"))],
  ])("tells of %s and reads the rest", (_, bad) => {
    const { events, problems } = readLines(`${good}${bad.endsWith("\n") ? bad : `${bad}\n`}${good}`);
    expect(events.map((event) => event.id)).toEqual([id(1), id(1)]);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems[0]?.line).toBe(1);
  });

  it("may have Windows line endings, a byte order mark and empty lines", () => {
    expect(readLines(`\ufeff${good.trimEnd()}\r\n\r\n${good}`)).toMatchObject({ problems: [], events: { length: 2 } });
  });

  it("is not read when it is huge, and says so once", () => {
    expect(readLines("x".repeat(9 * 1024 * 1024))).toMatchObject({ events: [], problems: { length: 1 } });
  });
});

describe("a source", () => {
  it.each(["postmortems/a.md", "障害報告/二重請求 #1?.md", "a b/100%.md"])("brings the path %s back", (source) => {
    expect(readSource(writeSource({ source, external: false }))).toEqual({ source, external: false });
  });

  it.each([
    "/etc/passwd",
    "..",
    "a/../../b",
    "%2e%2e/b",
    "C:\\x",
    "\\\\host\\x",
    "file:a.md",
    "",
    "%",
    "a\u0000b",
    ".GIT/config",
  ])("refuses %j", (written) => {
    expect(readSource(written)).toBeUndefined();
  });

  it("takes a web page as it is", () => {
    expect(readSource("https://example.com/a?b=1")).toEqual({ source: "https://example.com/a?b=1", external: true });
  });
});

describe("a person's file", () => {
  it.each([
    ["Aoi Tanaka", "aoi-tanaka"],
    ["田中 葵", "田中-葵"],
    ["../../x", "x"],
    ["CON", "person-con"],
    ["...", "person"],
    ["a\u202Eb", "a-b"],
  ])("of %j is called %s", (name, file) => {
    expect(personFile(name)).toBe(file);
  });

  it("is found again by its path", () => {
    const path = annotationPath({ session: "2026-05-01-payments", draft: true, author: "Aoi" });
    expect(path).toBe(".drafts/2026-05-01-payments/aoi.jsonl");
    expect(readAnnotationPath(path)).toEqual({ session: "2026-05-01-payments", draft: true, person: "aoi" });
    expect(readAnnotationPath(annotationPath({ session: undefined, draft: false, author: "Aoi" }))).toEqual({
      person: "aoi",
      session: undefined,
      draft: false,
    });
    expect(readAnnotationPath("queue/a.md")).toBeUndefined();
  });
});
