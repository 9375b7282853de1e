import { describe, expect, it } from "vitest";
import { issueAddressIn, issueOfAction, issueOfTopic } from "../../client/src/readingClub/issueNodes";
import { namesIn } from "../../client/src/readingClub/peopleNodes";
import { givenBack, nothingTyped, readPresenterMessage } from "../../client/src/readingClub/presenterMessagesNodes";
import { authorsOf, firstOpen, topicsOf } from "../../client/src/readingClub/presenterNodes";
import {
  dayIn,
  dayOf,
  keptSession,
  mySession,
  phaseOf,
  revealed,
  roleOf,
} from "../../client/src/readingClub/sessionNodes";
import { branchNamed } from "../../client/src/readingClub/sharingWordsNodes";
import type { AnnotationThread, ReadingSession } from "../../server/src/protocol";
import { english } from "./say";

const now = Date.parse("2026-05-20T01:00:00Z");

const session: ReadingSession = {
  uri: "file:///w/reading-club/sessions/2026-05-20-retries.md",
  name: "2026-05-20-retries",
  title: "Retries",
  item: "retries",
  document: "file:///w/postmortems/retries.md",
  url: undefined,
  date: "2026-05-20",
  facilitator: "Mio Sakaki",
  noteTaker: undefined,
  participants: [],
  minutes: { read: 15, discuss: 30, wrapUp: 10 },
  portion: undefined,
  range: undefined,
  state: "open",
};

const at = (line: number, from = 0, to = 9) => ({
  start: { line, character: from },
  end: { line, character: to },
});

let count = 0;
function note(author: string, more: Partial<AnnotationThread> & { readonly body?: string } = {}): AnnotationThread {
  const { body = `${author} says`, ...rest } = more;
  count += 1;
  const created = `2026-05-20T01:00:${count.toString().padStart(2, "0")}.000Z`;
  return {
    id: `urn:uuid:${count.toString()}`,
    kind: "question",
    uri: session.document,
    source: "postmortems/retries.md",
    session: session.name,
    draft: false,
    status: "attached",
    range: at(3),
    quote: "the words",
    headings: ["Retries", "Summary"],
    resolved: false,
    discussed: false,
    issue: undefined,
    comments: [{ id: `urn:uuid:${count.toString()}`, body, author, created, edited: undefined }],
    ...rest,
  };
}

describe("my session", () => {
  it("is led by who began it, from any window; others read without a clock", () => {
    expect(roleOf(session, "ＭＩＯ SAKAKI")).toBe("facilitator");
    expect(roleOf(session, "Jon Hale")).toBe("reader");
    expect(mySession(session, "Jon Hale", "reader", now).timer).toBeUndefined();
    expect(mySession(session, "Mio Sakaki", "facilitator", now).timer?.ends).toBe(now + 15 * 60_000);
  });

  it("is the same after the window was closed", () => {
    const mine = mySession(session, "Mio Sakaki", "facilitator", now);
    expect(keptSession(JSON.parse(JSON.stringify(mine)))).toEqual(mine);
    const reader = { ...mySession(session, "Jon Hale", "reader", now), revealed: true };
    expect(keptSession(JSON.parse(JSON.stringify(reader)))).toEqual(reader);
  });

  it("is dropped when something else was kept under its name", () => {
    for (const value of [
      undefined,
      null,
      "x",
      {},
      { ...mySession(session, "a", "reader", now), minutes: { read: "x" } },
    ])
      expect(keptSession(value)).toBeUndefined();
  });

  it("a reader's hour goes from reading to discussion when their notes are revealed", () => {
    const mine = mySession(session, "Jon Hale", "reader", now);
    expect([phaseOf(mine), phaseOf(revealed(mine, now))]).toEqual(["read", "discuss"]);
  });

  it("the facilitator's clock goes on to the discussion with it, once", () => {
    const mine = revealed(mySession(session, "Mio Sakaki", "facilitator", now), now + 60_000);
    expect([phaseOf(mine), mine.timer?.ends]).toEqual(["discuss", now + 31 * 60_000]);
    expect(revealed(mine, now + 120_000).timer).toEqual(mine.timer);
  });

  it("says which headings are read, where it is not the whole", () => {
    const portions = [undefined, { from: "Impact", to: undefined }, { from: "Impact", to: "Timeline" }];
    expect(portions.map((portion) => mySession({ ...session, portion }, "a", "reader", now).portion)).toEqual([
      undefined,
      "Impact",
      "Impact – Timeline",
    ]);
  });
});

describe("days", () => {
  it("are read as people write them, and must be in the calendar", () => {
    expect(["2026-12-09", "2026/1/5", "２０２６年１月５日", " 2026.01.05 "].map(dayIn)).toEqual([
      "2026-12-09",
      "2026-01-05",
      "2026-01-05",
      "2026-01-05",
    ]);
    expect(["2026-02-31", "next week", "", "12-09"].map(dayIn)).toEqual([undefined, undefined, undefined, undefined]);
  });

  it("of a meeting are the person's own", () => {
    expect(dayOf(new Date(2026, 0, 5, 23, 59))).toBe("2026-01-05");
  });
});

describe("what a session talks about", () => {
  it("comes in the order of the document, notes on the whole first, lost places last", () => {
    const topics = topicsOf(
      [
        note("a", { status: "orphaned", range: undefined, quote: "gone" }),
        note("b", { range: at(9) }),
        note("c", { range: at(2) }),
        note("d", { status: "item", range: undefined, quote: "" }),
      ],
      session.name,
    );
    expect(topics.map(({ threads }) => threads[0]?.comments[0].author)).toEqual(["d", "c", "b", "a"]);
    expect(topics.map(({ lost }) => lost)).toEqual([false, false, false, true]);
  });

  it("puts notes of one kind on the same or overlapping words together; other kinds stand for themselves", () => {
    const topics = topicsOf(
      [
        note("a", { range: at(3, 0, 5), quote: "short" }),
        note("b", { range: at(3, 4, 20), quote: "a longer one" }),
        note("c", { range: at(3, 4, 20), kind: "idea" }),
        note("d", { range: at(3, 30, 40) }),
      ],
      session.name,
    );
    expect(topics.map(({ kind, threads }) => `${kind}: ${authorsOf(threads).join(" ")}`)).toEqual([
      "question: a b",
      "idea: c",
      "question: d",
    ]);
    expect(topics[0]?.quote).toBe("a longer one");
  });

  it("leaves out drafts, the presenter's own among them, and notes of other sessions", () => {
    expect(topicsOf([note("me", { draft: true }), note("a", { session: "other" })], session.name)).toEqual([]);
  });

  it("is discussed when all of it is, and goes on at what is not", () => {
    const topics = topicsOf(
      [
        note("a", { range: at(1), discussed: true }),
        note("b", { range: at(2), discussed: true }),
        note("c", { range: at(2) }),
      ],
      session.name,
    );
    expect(topics.map(({ discussed }) => discussed)).toEqual([true, false]);
    expect(firstOpen(topics)).toBe(1);
    expect(firstOpen([])).toBe(0);
  });
});

describe("messages of the presenter's page", () => {
  it("are taken only as what they may be", () => {
    expect(readPresenterMessage({ kind: "learn", text: "  x " })).toEqual({ kind: "learn", text: "x" });
    expect(readPresenterMessage({ kind: "learn", text: "" })).toBeUndefined();
    expect(readPresenterMessage({ kind: "discussed", topic: "t", discussed: "yes" })).toEqual({
      kind: "discussed",
      topic: "t",
      discussed: false,
    });
    expect(readPresenterMessage({ kind: "typed", learned: "half a sen", due: 3 })).toEqual({
      kind: "typed",
      ...nothingTyped,
      learned: "half a sen",
    });
    for (const value of [undefined, null, 1, "ready", {}, { kind: "run" }, { kind: "show" }, { kind: "act", text: 4 }])
      expect(readPresenterMessage(value)).toBeUndefined();
  });
});

describe("what could not be added to the minutes", () => {
  it("stands in the form again, ahead of what was begun since", () => {
    const begun = { ...nothingTyped, action: "Watch it", owner: "Ren" };
    expect(givenBack({ action: "Limit the queue", owner: "Mei", due: "2026-06-01" }, begun)).toEqual({
      learned: "",
      action: "Limit the queue\nWatch it",
      owner: "Ren",
      due: "2026-06-01",
    });
    expect(givenBack({ learned: "Queues want limits" }, nothingTyped).learned).toBe("Queues want limits");
  });
});

describe("an issue", () => {
  it("of a topic quotes the words and tells who said what", () => {
    const [topic] = topicsOf([note("Jon", { body: "Who decides?\nAnd when?" })], session.name);
    const issue = topic && issueOfTopic(topic, english);
    expect(issue).toEqual({
      title: "Who decides?",
      body: "> the words\n\n- Jon: Who decides?\n  And when?\n\nFrom the reading of postmortems/retries.md",
      uri: session.document,
    });
  });

  it("of an action names owner and due day", () => {
    const mine = mySession(session, "Mio", "facilitator", now);
    const { title, body } = issueOfAction({ text: "Limit retries", owner: "Jon", due: "2026-06-01" }, mine, english);
    expect(title).toBe("Limit retries");
    expect(body).toBe("Limit retries\n\n- Owner: Jon\n- Due: 2026-06-01\n- From the reading of Retries");
  });

  it("is known by its address alone, not by any copied text", () => {
    expect(issueAddressIn(" https://github.com/o/r/issues/12#issuecomment-1 ")).toContain("/issues/12");
    expect(issueAddressIn("https://gitlab.example.com/g/p/-/issues/3")).toContain("/issues/3");
    for (const text of ["https://github.com/o/r/issues/new?title=x", "see https://github.com/o/r/issues/1", "x", ""])
      expect(issueAddressIn(text)).toBeUndefined();
  });
});

it("names are taken as they are typed, each once", () => {
  expect(namesIn("Mio Sakaki, 柏木 凛、mio sakaki，, Jon")).toEqual(["Mio Sakaki", "柏木 凛", "Jon"]);
});

it("the branch to share on may name the session", () => {
  expect(branchNamed("reading/{session}", "2026-05-20-retries")).toBe("reading/2026-05-20-retries");
  expect(branchNamed(" ", "x")).toBeUndefined();
});
