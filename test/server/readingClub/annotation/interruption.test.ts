import { describe, expect, it } from "vitest";
import { act, reveal, type ClubChange } from "../../../../server/src/readingClub/annotation/act";
import { annotationAttributes } from "../../../../server/src/readingClub/annotation/files";
import { readAnnotationPath } from "../../../../server/src/readingClub/annotation/files";
import { fold, type FoldedNote } from "../../../../server/src/readingClub/annotation/fold";
import { readLines } from "../../../../server/src/readingClub/annotation/readLines";
import { lineOf, writeDelete, writeEdit, writeNote } from "../../../../server/src/readingClub/annotation/writeEvent";
import { id, stamp, target } from "./people";

type Bytes = ReadonlyMap<string, Buffer>;

/** Files after the first changes, and of the next one only so many bytes. A replacement is made whole or not at all. */
function interrupted(before: Bytes, changes: readonly ClubChange[], done: number, bytes: number): Bytes {
  const files = new Map(before);
  changes.slice(0, done + 1).forEach((change, index) => {
    const part = (text: string): Buffer => Buffer.from(text).subarray(0, index < done ? undefined : bytes);
    if ("append" in change) {
      const old = files.get(change.path) ?? Buffer.alloc(0);
      const torn = old.length > 0 && old.at(-1) !== 0x0a ? Buffer.from("\n") : Buffer.alloc(0);
      files.set(change.path, Buffer.concat([old, torn, part(change.append)]));
    } else if ("create" in change) files.set(change.path, part(change.create));
    else if (index < done) files.set(change.path, Buffer.from(change.replace.to));
  });
  return files;
}

function notesIn(files: Bytes): readonly FoldedNote[] {
  return fold(
    [...files].flatMap(([path, content]) => {
      const source = readAnnotationPath(path);
      return source === undefined
        ? []
        : readLines(content.toString("utf8")).events.map((event) => ({ event, ...source }));
    }),
  );
}

const bodies = (notes: readonly FoldedNote[]): readonly string[] => notes.map(({ comments: [{ body }] }) => body);

const sizeOf = (change: ClubChange): number =>
  "append" in change ? Buffer.byteLength(change.append) : "create" in change ? Buffer.byteLength(change.create) : 0;

describe("a writer that is killed", () => {
  const before: Bytes = new Map([
    ["annotations/open/aoi.jsonl", Buffer.from(lineOf(writeNote(stamp(1), "idea", "一つ目 🔥", target)))],
    ["annotations/open/ren.jsonl", Buffer.from(lineOf(writeNote(stamp(2, "Ren"), "idea", "Ren's", target)))],
  ]);

  it("leaves what was there readable, after every byte of a new note", () => {
    const acted = act(
      { do: "create", target, kind: "idea", body: "二つ目 🔥", session: undefined, draft: false },
      stamp(3),
      { notes: notesIn(before), written: () => undefined },
    );
    const changes = "changes" in acted ? acted.changes : [];
    changes.forEach((change, done) => {
      for (let bytes = 0; bytes <= sizeOf(change); bytes += 1) {
        const files = interrupted(before, changes, done, bytes);
        expect(bodies(notesIn(files)).slice(0, 2)).toEqual(["一つ目 🔥", "Ren's"]);
        // Whoever writes next loses nothing either.
        const next: ClubChange = {
          path: "annotations/open/aoi.jsonl",
          append: lineOf(writeNote(stamp(9), "idea", "next", target)),
        };
        expect(bodies(notesIn(interrupted(files, [next], 1, 0)))).toContain("next");
      }
    });
  });

  it("loses no draft and shows none twice, wherever revealing stops", () => {
    const torn = '{"torn":';
    const drafts =
      [1, 2, 3].map((n) => lineOf(writeNote(stamp(n), "idea", `draft ${n.toString()}`, target))).join("") +
      lineOf(writeEdit(stamp(4), id(2), "draft 2, better", undefined)) +
      torn;
    const path = ".drafts/s/aoi.jsonl";
    const files: Bytes = new Map([[path, Buffer.from(drafts)]]);
    const revealed = reveal({ path, text: drafts }, "s", "Aoi", { written: () => undefined });
    const changes = "changes" in revealed ? revealed.changes : [];
    expect(changes).toHaveLength(3);
    changes.forEach((change, done) => {
      for (let bytes = 0; bytes <= sizeOf(change); bytes += 1) {
        const after = interrupted(files, changes, done, bytes);
        expect(bodies(notesIn(after))).toEqual(["draft 1", "draft 2, better", "draft 3"]);
        expect(after.get(path)?.toString()).toContain(torn);
      }
    });
    expect(notesIn(interrupted(files, changes, 3, 0)).every(({ draft }) => !draft)).toBe(true);
  });

  it("can reveal again after it was stopped", () => {
    const text = lineOf(writeNote(stamp(1), "idea", "one", target));
    const path = ".drafts/open/aoi.jsonl";
    const first = reveal({ path, text }, undefined, "Aoi", { written: () => annotationAttributes });
    const changes = "changes" in first ? first.changes : [];
    const stopped = interrupted(new Map([[path, Buffer.from(text)]]), changes, 0, 40);
    const again = reveal({ path, text: stopped.get(path)?.toString() ?? "" }, undefined, "Aoi", {
      written: () => annotationAttributes,
    });
    const done = interrupted(stopped, "changes" in again ? again.changes : [], 2, 0);
    expect(notesIn(done)).toMatchObject([{ draft: false, comments: [{ body: "one" }] }]);
  });

  it("reveals nothing that was deleted while it was a draft", () => {
    const text = [
      writeNote(stamp(1), "idea", "oops", target),
      writeDelete(stamp(2), id(1)),
      writeNote(stamp(3), "idea", "kept", target),
    ]
      .map(lineOf)
      .join("");
    const revealed = reveal({ path: ".drafts/open/aoi.jsonl", text }, undefined, "Aoi", {
      written: () => annotationAttributes,
    });
    expect(JSON.stringify(revealed).match(/"append":"(.*?)\\n"/)?.[1]).not.toContain("oops");
  });
});
