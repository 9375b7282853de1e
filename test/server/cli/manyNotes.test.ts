import { describe, expect, it } from "vitest";
import { placeNotes } from "../../../server/src/cli/annotations/places";
import { fold } from "../../../server/src/readingClub/annotation/fold";
import { withinLines } from "../../../server/src/readingClub/annotation/limit";
import { readEvent } from "../../../server/src/readingClub/annotation/readEvent";
import { lineOf, writeNote } from "../../../server/src/readingClub/annotation/writeEvent";
import { afterword, worldOf } from "./memory";

const idOf = (n: number): string => `urn:uuid:00000000-0000-4000-8000-${n.toString().padStart(12, "0")}`;
const note = (n: number, author: string, body: string) => {
  const target = { source: "docs/a.md", external: false, anchor: undefined, commit: undefined };
  return writeNote({ id: idOf(n), author, time: "2026-01-15T00:00:00.000Z" }, "note", body, target, "commenting");
};

describe("a flood of notes", () => {
  it("is placed, however many notes one document has", () => {
    const read = readEvent(note(1, "Aoi", "x"));
    const [first] = "key" in read ? [] : fold([{ event: read, session: undefined, draft: false }]);
    if (first === undefined) throw new Error("no note");
    const notes = Array.from({ length: 150_000 }, () => first);
    expect(placeNotes(worldOf({ files: { "/work/docs/a.md": "# A\n" } }), "/work", notes)).toHaveLength(150_000);
  });

  it("is left unread from the first file on that goes beyond the limit", () => {
    const event = readEvent(note(1, "Aoi", "x"));
    if ("key" in event) throw new Error("no event");
    const asked: string[] = [];
    const sizes: Readonly<Record<string, number>> = { small: 2, other: 0, large: 9, huge: 90 };
    const { read, left } = withinLines(
      ["other", "small", "large", "huge"],
      (path) => (asked.push(path), path === "other" ? undefined : { path, events: Array(sizes[path]).fill(event) }),
      10,
    );
    expect([read.map(({ path }) => path), left, asked]).toEqual([
      ["small"],
      ["large", "huge"],
      ["other", "small", "large"],
    ]);
  });

  it("is told once a file where its ids are another person's", () => {
    const linesBy = (author: string, body: string) => [1, 2, 3].map((n) => lineOf(note(n, author, body))).join("");
    const folder = "/work/reading-club/annotations/open";
    const files = {
      "/work/.git/HEAD": "x",
      "/work/docs/a.md": "# A\n",
      [`${folder}/aoi.jsonl`]: linesBy("Aoi", "mine"),
      [`${folder}/mallory.jsonl`]: linesBy("Aoi", "not mine"),
    };
    const { out, err } = afterword(["annotations", "list"], { files });
    expect((JSON.parse(out) as { body: string }[]).map(({ body }) => body)).toEqual(["mine", "mine", "mine"]);
    expect(err).toBe(
      `afterword: reading-club/annotations/open/mallory.jsonl: Other files have something else under 3 ids, ${idOf(1)} among them: what stands here is left out.\n`,
    );
    const copied = { ...files, [`${folder}/mallory.jsonl`]: files[`${folder}/aoi.jsonl`] };
    expect(afterword(["annotations", "list"], { files: copied }).err).toBe("");
  });
});
