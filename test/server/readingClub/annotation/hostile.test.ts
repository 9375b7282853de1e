import { describe, expect, it } from "vitest";
import { act } from "../../../../server/src/readingClub/annotation/act";
import { annotationAttributes } from "../../../../server/src/readingClub/annotation/files";
import { readExchange, writeCollection } from "../../../../server/src/readingClub/annotation/exchange";
import { personFile } from "../../../../server/src/readingClub/annotation/files";
import { fold, type SourcedEvent } from "../../../../server/src/readingClub/annotation/fold";
import { htmlText } from "../../../../server/src/readingClub/annotation/foreign/htmlText";
import { withinLimit } from "../../../../server/src/readingClub/annotation/limit";
import { minutes } from "../../../../server/src/readingClub/annotation/minutes";
import { readLines } from "../../../../server/src/readingClub/annotation/readLines";
import { readSource } from "../../../../server/src/readingClub/annotation/source";
import { lineOf, writeEdit, writeNote, writeReply } from "../../../../server/src/readingClub/annotation/writeEvent";
import { addressKey } from "../../../../server/src/readingClub/target";
import { translator } from "../../../../server/src/text/message";
import { eventsOf, id, shared, stamp, target } from "./people";

const good = writeNote(stamp(1), "idea", "x", target);
const notesIn = (text: string) => {
  const { events, problems } = readLines(text);
  return { notes: fold(events.map((event): SourcedEvent => ({ event, ...shared }))), problems };
};

describe("a file that floods", () => {
  it("with a million lines of no sense is told once", () => {
    expect(readLines("x\n".repeat(1_000_000))).toMatchObject({ events: [], problems: { length: 1 } });
    expect(readLines("{x}\n".repeat(1_000_000))).toMatchObject({ events: [], problems: { length: 1 } });
    expect(readLines("\0\u0001\ufffd\n".repeat(1_000))).toMatchObject({ problems: { length: 1 } });
  });

  it("in the clipboard is told once, too", () => {
    const taking = { time: stamp(1).time, known: new Set<string>() };
    expect(readExchange("x\n".repeat(1_000_000), taking).events).toEqual([]);
  });

  it("with one endless line is told once, and the other files are read", () => {
    expect(readLines("x".repeat(20 * 1024 * 1024))).toMatchObject({ events: [], problems: { length: 1 } });
  });

  it.each([
    ["side by side", () => id(1)],
    ["each to the one before", (n: number) => id(n - 1)],
  ])("with replies %s gives as many as anybody reads, and says so", (_, of) => {
    const replies = Array.from({ length: 3_000 }, (__, n) => lineOf(writeReply(stamp(n + 2, "Ren"), of(n + 2), "x")));
    const { notes, problems } = notesIn(lineOf(good) + replies.join(""));
    expect(notes[0]?.comments).toHaveLength(1_001);
    expect(problems).toMatchObject([
      { line: 1_001, message: { key: "Only the first {0} replies to a note are read." } },
    ]);
  });

  it("takes nobody else's place: of too many lines the smaller files are read", () => {
    const file = (count: number) => ({
      events: Array.from({ length: count }, () => eventsOf([good])[0]?.event).filter((event) => event !== undefined),
    });
    const [flood, mine, yours] = [file(90), file(2), file(3)] as const;
    expect(withinLimit([flood, mine, yours], 90)).toEqual(new Set([mine, yours]));
    expect(withinLimit([flood, mine, yours], 95).size).toBe(3);
  });
});

describe("a line that is nested", () => {
  const nested = (depth: number): string => `${"[".repeat(depth)}${"]".repeat(depth)}`;
  const line = (depth: number, n = 2): string =>
    lineOf({ ...writeNote(stamp(n), "idea", "deep", target), deep: 0 }).replace('"deep":0', `"deep":${nested(depth)}`);

  it("within reason is kept, also twice", () => {
    const { notes, problems } = notesIn(line(100) + line(100));
    expect([notes.length, problems]).toEqual([1, []]);
    expect(
      writeCollection(
        notes.flatMap(({ lines }) => lines),
        "x",
      ),
    ).toContain("deep");
  });

  it("deeper than anything that means something is told, and the rest is read", () => {
    const { notes, problems } = notesIn(line(200_000) + lineOf(good) + line(200_000));
    expect(notes).toHaveLength(1);
    expect(problems.map(({ message }) => message.key)).toEqual(Array(2).fill("It is nested too deeply for a note."));
    const taking = { time: stamp(1).time, known: new Set<string>() };
    expect(readExchange(`[${nested(200_000)}]`, taking)).toMatchObject({ events: [], problems: { length: 1 } });
  });

  it("counts no brackets in texts", () => {
    const body = '["\\"[{'.repeat(300);
    expect(notesIn(lineOf(writeNote(stamp(1), "idea", body, target))).notes[0]?.comments[0].body).toBe(body);
  });
});

describe("text that is no text", () => {
  const half = "\ud83d";

  it("may hold halves of surrogate pairs and NULs wherever people write", () => {
    const anchor = target.anchor && { ...target.anchor, exact: `a${half}`, prefix: half, headings: [half, "\0"] };
    const line = writeNote(stamp(1, `Ao${half}i\0`), "idea", `x${half}\0`, { ...target, anchor });
    const { notes, problems } = notesIn(lineOf(line));
    expect(problems).toEqual([]);
    expect(notes).toHaveLength(1);
    expect(
      minutes(
        notes.map((note) => ({ note, at: 0 })),
        translator(),
      ),
    ).toContain("x");
    expect(() => writeCollection([line], half)).not.toThrow();
    expect(personFile(`Ao${half}i\0`)).toBe("ao-i");
  });

  it("is no path and no address", () => {
    expect(readSource(`a${half}.md`)).toBeUndefined();
    expect(readSource(`https://example.com/${half}`)).toBeUndefined();
    expect(readSource(`https://example.com/${"a".repeat(100_000)}`)).toBeUndefined();
  });

  it("is refused as a name of a person when it is a book", () => {
    expect(readLines(lineOf(writeNote(stamp(1, "A".repeat(5_000)), "idea", "x", target))).events).toEqual([]);
  });
});

describe("lines at odds with each other", () => {
  it("of one id and different content are one note, whichever is read first", () => {
    const [a, b] = [writeNote(stamp(1), "idea", "a", target), writeNote(stamp(1), "idea", "b", target)];
    const there = fold(eventsOf([a, b]));
    expect(there).toEqual(fold(eventsOf([b, a])));
    expect(there).toHaveLength(1);
  });

  it("of one id and different kinds do no harm", () => {
    const lines = [good, writeReply(stamp(1), id(1), "of itself"), writeEdit(stamp(2), id(1), "still here", undefined)];
    expect(fold(eventsOf(lines))).toEqual(fold(eventsOf([...lines].reverse())));
  });

  it("reply to themselves and to each other, and are nobody's", () => {
    const lines = [
      good,
      writeReply(stamp(2), id(2), "me"),
      writeReply(stamp(3), id(4), "you"),
      writeReply(stamp(4), id(3), "me"),
    ];
    expect(fold(eventsOf(lines)).map(({ comments }) => comments.length)).toEqual([1]);
  });

  it("come from the future, and what is done today still counts", () => {
    const future = { ...writeNote(stamp(2), "idea", "tomorrow", target), created: "9999-12-31T23:59:59Z" };
    const notes = fold(eventsOf([future, good]));
    expect(notes.map(({ comments: [{ body }] }) => body)).toEqual(["x", "tomorrow"]);
    const acted = act({ do: "reply", id: id(2), body: "today" }, stamp(3), {
      notes,
      written: () => annotationAttributes,
    });
    expect("changes" in acted && acted.changes).toHaveLength(1);
    const reply = fold(eventsOf([future, writeReply(stamp(3), id(2), "today")]));
    expect(reply[0]?.comments.map(({ body }) => body)).toEqual(["tomorrow", "today"]);
  });

  it("call things as the language does", () => {
    const line = lineOf(good).replace(/}\n$/, ',"__proto__":{"polluted":true},"constructor":1,"key":"x"}\n');
    const { notes, problems } = notesIn(line);
    expect([notes.length, problems, "polluted" in {}]).toEqual([1, [], false]);
  });
});

it("what would take a careless reader minutes takes no time", () => {
  const spaces = " ".repeat(100_000);
  expect(htmlText(`<p>${spaces}</p>${"<a ".repeat(30_000)}${"&#".repeat(30_000)}`)).toContain("&#");
  expect(addressKey(`https://example.com${"/".repeat(8_000)}x`)).toContain("x");
  const body = "`".repeat(50_000) + "a`".repeat(20_000) + spaces;
  expect(
    minutes(
      notesIn(lineOf(writeNote(stamp(1), "idea", body.slice(0, 99_000), target))).notes.map((note) => ({
        note,
        at: 0,
      })),
      translator(),
    ),
  ).toContain("`");
});
