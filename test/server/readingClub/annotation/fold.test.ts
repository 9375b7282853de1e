import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../../server/src/readingClub/annotation/event";
import { contradicting, fold } from "../../../../server/src/readingClub/annotation/fold";
import {
  writeAttach,
  writeDelete,
  writeDiscuss,
  writeEdit,
  writeIssue,
  writeNote,
  writeReply,
  writeResolve,
} from "../../../../server/src/readingClub/annotation/writeEvent";
import { eventsOf, id, shared, stamp, target } from "./people";

const note = (n: number, author?: string): JsonObject =>
  writeNote(stamp(n, author), "idea", `note ${n.toString()}`, target);

describe("the state of a note", () => {
  it("is what happened to it, in order of time", () => {
    const lines = [
      note(1),
      writeReply(stamp(2, "Ren"), id(1), "Why?"),
      writeEdit(stamp(3), id(1), "better", "question"),
      writeResolve(stamp(4, "Ren"), id(1), true),
      writeResolve(stamp(5), id(1), false),
      writeDiscuss(stamp(6), id(1), true),
      writeIssue(stamp(7), id(1), "https://example.com/1"),
      writeAttach(stamp(8, "Ren"), id(1), { ...target, source: "moved.md" }),
    ];
    expect(fold(eventsOf(lines))).toMatchObject([
      {
        id: id(1),
        kind: "question",
        resolved: false,
        discussed: true,
        issue: "https://example.com/1",
        target: { source: "moved.md" },
        comments: [
          { body: "better", edited: "2026-05-01T10:03:00.000Z" },
          { body: "Why?", author: "Ren" },
        ],
      },
    ]);
  });

  it("is changed by its author only", () => {
    const lines = [
      note(1),
      writeEdit(stamp(2, "Ren"), id(1), "mine now", undefined),
      writeDelete(stamp(3, "Ren"), id(1)),
    ];
    expect(fold(eventsOf(lines))).toMatchObject([{ comments: [{ body: "note 1" }] }]);
  });

  it("is what its author's file says where another file has the same id, and that is told", () => {
    const [own] = eventsOf([note(1)]).map((source) => ({ ...source, person: "aoi" }));
    const earlier = writeNote({ ...stamp(1, "Aoi"), time: "2026-05-01T09:00:00.000Z" }, "idea", "forged", target);
    const [forged] = eventsOf([earlier]).map((source) => ({ ...source, person: "mallory" }));
    const both = [forged, own].filter((source) => source !== undefined);
    expect(fold(both)).toMatchObject([{ comments: [{ body: "note 1" }] }]);
    expect(fold([...both].reverse())).toEqual(fold(both));
    expect(contradicting(both)).toEqual([forged]);
  });

  it("may stand in two files: a copy is told of nowhere", () => {
    const copies = ["aoi", "ren"].flatMap((person) => eventsOf([note(1)]).map((source) => ({ ...source, person })));
    expect(contradicting(copies)).toEqual([]);
    const drafted = [...eventsOf([note(1)], { session: undefined, draft: true }), ...eventsOf([note(1, "Ren")])];
    expect(contradicting(drafted)).toEqual([]);
  });

  it("knows its author by the name, however it is typed", () => {
    expect(fold(eventsOf([note(1, "Aoi"), writeDelete(stamp(2, "ＡＯＩ "), id(1))]))).toEqual([]);
  });

  it("keeps the replies of others when it is deleted", () => {
    const lines = [note(1), writeReply(stamp(2, "Ren"), id(1), "keep me"), writeDelete(stamp(3), id(1))];
    expect(fold(eventsOf(lines))).toMatchObject([{ id: id(1), comments: [{ body: "keep me" }] }]);
  });

  it("holds replies to replies, also when they answer each other", () => {
    const lines = [
      note(1),
      writeReply(stamp(2), id(1), "a"),
      writeReply(stamp(3), id(2), "b"),
      writeReply(stamp(4), id(5), "c"),
      writeReply(stamp(5), id(4), "d"),
    ];
    expect(fold(eventsOf(lines))[0]?.comments.map(({ body }) => body)).toEqual(["note 1", "a", "b"]);
  });

  it("is the shared one when a draft of it is left behind", () => {
    const both = [
      ...eventsOf([note(1)], { session: "s", draft: true }),
      ...eventsOf([note(1)], { session: "s", draft: false }),
    ];
    expect(fold(both)).toMatchObject([{ draft: false }]);
    expect(fold(both)).toHaveLength(1);
  });

  it("is there in no time with ten thousand replies, one to the other", () => {
    const replies = Array.from({ length: 10_000 }, (_, n) => writeReply(stamp(n + 2), id(n + 1), "x"));
    const files = replies.flatMap((reply) => eventsOf([reply]));
    expect(fold([...eventsOf([note(1)]), ...files])[0]?.comments).toHaveLength(10_001);
  });
});

const action = fc.record({
  kind: fc.constantFrom("note", "reply", "edit", "delete", "resolve", "discuss", "attach"),
  of: fc.nat(11),
  author: fc.constantFrom("Aoi", "Ren", "Mei"),
  minute: fc.nat(8),
  text: fc.string(),
});

function lineFor(
  n: number,
  { kind, of, author, minute, text }: typeof action extends fc.Arbitrary<infer T> ? T : never,
): JsonObject {
  const at = stamp(n, author, minute);
  switch (kind) {
    case "note":
      return writeNote(at, "idea", text, target);
    case "reply":
      return writeReply(at, id(of), text);
    case "edit":
      return writeEdit(at, id(of), text, undefined);
    case "delete":
      return writeDelete(at, id(of));
    case "resolve":
      return writeResolve(at, id(of), text.length > 2);
    case "discuss":
      return writeDiscuss(at, id(of), text.length > 2);
    default:
      return writeAttach(at, id(of), { ...target, source: "x.md" });
  }
}

describe("the fold", () => {
  it("does not depend on the order of files and lines, nor on lines that stand there twice", () => {
    fc.assert(
      fc.property(
        fc.array(action, { maxLength: 12 }),
        fc.array(fc.nat(1000), { minLength: 16, maxLength: 16 }),
        (actions, chance) => {
          const events = eventsOf(actions.map((each, n) => lineFor(n, each)));
          const mixed = [...events, ...events.filter((_, n) => n % 3 === 0)]
            .map((event, n) => ({ event, at: chance[n] ?? 0 }))
            .sort((a, b) => a.at - b.at)
            .map(({ event }) => event);
          expect(fold(mixed)).toEqual(fold(events));
        },
      ),
      { seed: 20_260_501, numRuns: 300 },
    );
  });

  it("tells sessions apart", () => {
    const sources = [...eventsOf([note(1)], { session: "a", draft: false }), ...eventsOf([note(2)], shared)];
    expect(fold(sources).map(({ session }) => session)).toEqual(["a", undefined]);
  });
});
