import { describe, expect, it } from "vitest";
import { annotationAttributes } from "../../../../../server/src/readingClub/annotation/files";
import type { JsonObject } from "../../../../../server/src/readingClub/annotation/event";
import { readExchange } from "../../../../../server/src/readingClub/annotation/exchange";
import { fold } from "../../../../../server/src/readingClub/annotation/fold";
import { paste } from "../../../../../server/src/readingClub/annotation/paste";
import { readLines } from "../../../../../server/src/readingClub/annotation/readLines";
import { id, stamp, target } from "../people";
import { lineOf, writeNote } from "../../../../../server/src/readingClub/annotation/writeEvent";

const time = "2026-06-01T09:00:00.000Z";
const taking = { time, known: new Set<string>() };

const foreign = (more: JsonObject = {}): JsonObject => ({
  "@context": "http://www.w3.org/ns/anno.jsonld",
  id: "https://notes.example/a/1",
  type: "Annotation",
  body: { type: "TextualBody", value: "Why so late?", format: "text/markdown" },
  target: "docs/a.md",
  ...more,
});

const takeAll = (...given: readonly JsonObject[]) => readExchange(JSON.stringify(given), taking);

function take(given: JsonObject) {
  const { events, problems } = takeAll(given);
  expect(problems).toEqual([]);
  const [event] = events;
  if (event === undefined) throw new Error("nothing was taken");
  return event;
}

const refusal = (given: JsonObject): string | undefined => takeAll(given).problems[0]?.message.key;

describe("an annotation of another tool", () => {
  it("gets an id that follows from its own, which it stays known by", () => {
    const first = take(foreign());
    expect(first.id).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(take(foreign()).id).toBe(first.id);
    expect(take(foreign({ id: "https://notes.example/a/2" })).id).not.toBe(first.id);
    expect(first.line["canonical"]).toBe("https://notes.example/a/1");
  });

  it("keeps what it is known by elsewhere, and its own id beside", () => {
    expect(take(foreign({ canonical: "urn:x:1" })).line).toMatchObject({
      canonical: "urn:x:1",
      "afterword:given": { id: "https://notes.example/a/1" },
    });
  });

  it.each(["#00000000-0000-4000-8000-000000000007", "00000000-0000-4000-8000-000000000007", id(7).toUpperCase()])(
    "keeps the UUID of the id %s",
    (given) => {
      expect(take(foreign({ id: given })).id).toBe(id(7));
    },
  );

  it("is named by its content when it has no id", () => {
    expect(take(foreign({ id: undefined })).id).toMatch(/^urn:uuid:/);
  });

  it("comes back as it was: what is said in another way here is kept, and what is unknown", () => {
    const given = foreign({
      motivation: ["commenting", "tagging"],
      creator: "acct:aoi@example.com",
      created: "2026-05-01T19:00:00.5+09:00",
      rights: "https://example.com/licence",
      "team:mood": { worried: [true] },
    });
    const { line } = take(given);
    expect(line).toMatchObject({ rights: given["rights"], "team:mood": given["team:mood"], target: "docs/a.md" });
    const { creator, created, motivation, body } = given;
    expect(line["afterword:given"]).toEqual({ creator, created, motivation, body });
    expect(readLines(lineOf(line))).toMatchObject({ problems: [], events: [{ type: "note" }] });
  });

  it("is taken in once, whoever takes it in again", () => {
    const state = { ...taking, written: () => annotationAttributes, text: () => undefined };
    const { changes } = paste(JSON.stringify(foreign({ creator: { name: "Mei" } })), "s", state);
    expect(changes).toMatchObject([{ path: "annotations/s/mei.jsonl" }]);
    const again = { ...state, known: new Set([take(foreign()).id]) };
    expect(paste(JSON.stringify(foreign()), "s", again)).toMatchObject({ changes: [] });
  });

  it("is not taken for a line of ours that is torn", () => {
    expect(takeAll({ id: "1", hello: true })).toMatchObject({ events: [], problems: { length: 1 } });
  });
});

describe("its author", () => {
  it.each([
    ["acct:aoi@example.com", "aoi"],
    ["mailto:ren@example.com", "ren"],
    ["https://example.com/users/%E8%91%B5/", "葵"],
    ["https://example.com", "example.com"],
    ["Aoi Tanaka", "Aoi Tanaka"],
    [{ id: "https://example.com/x", name: "Mei" }, "Mei"],
    [{ name: [{ "@value": "葵", "@language": "ja" }, "Aoi"] }, "葵"],
    [{ type: "Person", nickname: "mei" }, "mei"],
    [["", { type: "Organization", name: "SRE" }], "SRE"],
    [{ name: "A\u202Eo\u0000i\n" }, "A o i"],
    [undefined, "unknown"],
    [[], "unknown"],
    [42, "unknown"],
  ])("of %j is %s", (creator, author) => {
    expect(take(foreign({ creator })).author).toBe(author);
  });

  it("is the program where nobody else is named", () => {
    const event = take(foreign({ generator: { type: "Software", name: "Notebook 2" } }));
    expect(event.author).toBe("Notebook 2");
    expect(event.line["creator"]).toMatchObject({ type: "Software" });
  });
});

describe("its time", () => {
  it.each([
    ["2026-05-01T19:00:00+09:00", "2026-05-01T10:00:00.000Z"],
    ["2026-05-01T10:00:00.123456+00:00", "2026-05-01T10:00:00.123Z"],
    ["2026-05-01T10:00:00", "2026-05-01T10:00:00.000Z"],
    ["2026-05-01T19:00-0930", "2026-05-02T04:30:00.000Z"],
    ["2026-05-01", "2026-05-01T00:00:00.000Z"],
    [["2026-05-01T10:00:00Z"], "2026-05-01T10:00:00.000Z"],
    ["yesterday", time],
    ["2026-13-39T10:00:00Z", time],
    [undefined, time],
  ])("%j is %s", (created, expected) => {
    expect(take(foreign({ created })).created).toBe(expected);
  });

  it("is that of the last change where it does not say when it was made", () => {
    expect(take(foreign({ modified: "2026-05-02T10:00:00+01:00" })).created).toBe("2026-05-02T09:00:00.000Z");
  });
});

describe("what it says", () => {
  it.each([
    ["a text", "look", "look"],
    ["the address of something", "https://example.com/picture.png", "<https://example.com/picture.png>"],
    ["a picture", { id: "https://example.com/p.png", type: "Image" }, "<https://example.com/p.png>"],
    ["several texts", [{ value: "one" }, { type: "TextualBody", value: "two" }], "one\n\ntwo"],
    ["a specific resource", { source: { id: "https://example.com/x" } }, "<https://example.com/x>"],
    ["a choice, of which the first is meant", { type: "Choice", items: [{ value: "en" }, { value: "ja" }] }, "en"],
    ["a list", { type: "List", items: [{ value: "one" }, { value: "two" }] }, "one\n\ntwo"],
    ["HTML", { value: "<p>a &lt;b&gt;<br/>c</p><script>x()</script>", format: "text/html" }, "a <b>\nc\nx()"],
    ["a tag and a text", [{ value: "t", purpose: "oa:tagging" }, { value: "text" }], "text"],
    ["tags alone", [{ value: "t", purpose: "tagging" }], ""],
    ["nothing", undefined, ""],
    ["nothing that is known", [null, 4, {}], ""],
  ])("may be %s", (_, body, expected) => {
    expect(take(foreign({ body }))).toMatchObject({ type: "note", body: expected });
  });

  it("may be a plain value", () => {
    expect(take(foreign({ body: undefined, bodyValue: "plain" }))).toMatchObject({ body: "plain" });
    const ours = { ...writeNote(stamp(1), "idea", "x", target), body: undefined, bodyValue: "plain" };
    expect(take(ours)).toMatchObject({ id: id(1), body: "plain" });
  });

  it("keeps its tags, and the kind that one of them names", () => {
    const body = [{ value: "surprise", purpose: "tagging" }, { value: "!" }];
    const event = take(foreign({ body }));
    expect(event).toMatchObject({ kind: "surprise", body: "!" });
    expect(event.line["body"]).toContainEqual({ type: "TextualBody", value: "surprise", purpose: "tagging" });
  });

  it.each([
    [["commenting", "questioning"], "question"],
    ["http://www.w3.org/ns/oa#questioning", "question"],
    ["oa:highlighting", "note"],
    [undefined, "note"],
    [[{}], "note"],
  ])("is of the kind that the motivation %j means", (motivation, kind) => {
    expect(take(foreign({ motivation }))).toMatchObject({ kind });
  });
});

describe("its target", () => {
  const quote = { type: "TextQuoteSelector", exact: "the queue grew", prefix: "ten ", suffix: "." };
  const anchored = (selector: unknown) => take(foreign({ target: { source: "docs/a.md", selector } }));

  it.each([
    ["in a list", [{ source: "docs/a.md", selector: [quote] }]],
    ["with an object for its source", { source: { id: "docs/a.md", type: "Text" }, selector: quote }],
    ["in a set", { type: "Independents", items: [{ source: "docs/a.md", selector: quote }] }],
    ["behind one that is out of reach", ["file:///etc/passwd", { source: "docs/a.md", selector: [null, quote] }]],
    [
      "with a quote within a section",
      { source: "docs/a.md", selector: { type: "FragmentSelector", value: "s", refinedBy: quote } },
    ],
  ])("may be %s", (_, given) => {
    expect(take(foreign({ target: given }))).toMatchObject({
      target: { source: "docs/a.md", external: false, anchor: { exact: "the queue grew", prefix: "ten " } },
    });
  });

  it("may be a web page that has an id", () => {
    const page = { id: "https://example.com/report", type: "Text" };
    expect(take(foreign({ target: page }))).toMatchObject({
      target: { source: "https://example.com/report", external: true },
    });
  });

  it("is meant more closely by what refines it, also in a line that is ours otherwise", () => {
    const refined = { ...quote, exact: "At ten the queue grew.", refinedBy: quote };
    const ours = { ...writeNote(stamp(1), "idea", "x", target), target: { source: "a.md", selector: refined } };
    expect(take(ours)).toMatchObject({ target: { anchor: { exact: "the queue grew" } } });
  });

  it.each([
    [{ type: "TextPositionSelector", start: 4, end: 9 }],
    [[{ type: "FragmentSelector", conformsTo: "http://tools.ietf.org/rfc/rfc5147", value: "char=4,9" }]],
  ])("may be a position: %j", (selector) => {
    expect(anchored(selector)).toMatchObject({ target: { anchor: { exact: "", position: { start: 4, end: 9 } } } });
  });

  it.each([
    ["a range of XPaths", { type: "RangeSelector", startSelector: { type: "XPathSelector", value: "/p[1]" } }],
    ["an XPath", { type: "XPathSelector", value: "/p[1]" }],
    ["a fragment", { type: "FragmentSelector", value: "impact" }],
    ["a selector's address", "https://example.com/selector"],
    ["a position that is none", { type: "TextPositionSelector", start: -1, end: "x" }],
    ["a quote of nothing", { type: "TextQuoteSelector", exact: "" }],
  ])("has no place when it is told by %s, and is not on the whole document", (_, selector) => {
    expect(anchored(selector)).toMatchObject({ target: { anchor: { exact: "", position: undefined } } });
  });

  it.each(["file:///etc/passwd", "../../etc/passwd", "javascript:alert(1)", "", {}, [], undefined, 4, { source: {} }])(
    "cannot be %j",
    (given) => {
      expect(refusal(foreign({ target: given }))).toContain("Its target is no file");
    },
  );
});

describe("its replies", () => {
  const parent = foreign();
  const reply = foreign({
    id: "https://notes.example/a/2",
    motivation: "replying",
    target: "https://notes.example/a/1",
  });

  it("stay replies, in whatever order they come", () => {
    const { events, problems } = takeAll({ ...reply, body: "two" }, parent);
    expect(problems).toEqual([]);
    const [note] = fold(events.map((event) => ({ event, session: undefined, draft: false })));
    expect(note?.comments.map(({ body }) => body)).toEqual(["Why so late?", "two"]);
  });

  it("are what comments on another annotation, too", () => {
    const comment = { ...reply, motivation: "commenting", target: [{ source: "https://notes.example/a/1" }] };
    expect(takeAll(parent, comment).events).toMatchObject([{ type: "note" }, { type: "reply" }]);
  });

  it("may follow later", () => {
    const known = new Set([take(parent).id]);
    expect(readExchange(JSON.stringify(reply), { time, known }).events).toMatchObject([{ type: "reply" }]);
  });

  it("are told when what they reply to is not there", () => {
    expect(refusal(reply)).toBe("It replies to a note that is not there.");
  });
});

describe("a collection of another tool", () => {
  it.each([
    ["pages within it", { type: "AnnotationCollection", first: { type: "AnnotationPage", items: [foreign()] } }],
    ["its items at once", { type: ["AnnotationCollection"], items: [foreign()] }],
    ["a graph", { "@graph": [foreign()] }],
    ["a list of pages", [{ type: "AnnotationPage", items: [foreign()] }]],
  ])("may have %s", (_, given) => {
    expect(readExchange(`\ufeff${JSON.stringify(given, undefined, 2)}`, taking)).toMatchObject({
      events: { length: 1 },
      problems: [],
    });
  });

  it("may stand between fences", () => {
    const text = `\`\`\`json\n${JSON.stringify([foreign()], undefined, 2)}\n\`\`\`\n`;
    expect(readExchange(text, taking).events).toHaveLength(1);
  });

  it.each([
    ["a page", { type: "AnnotationCollection", first: "https://notes.example/page1" }],
    ["the next page", { type: "AnnotationPage", items: [foreign()], next: "https://notes.example/page2" }],
    ["an annotation", { type: "AnnotationPage", items: ["https://notes.example/a/1"] }],
  ])("tells of %s that is only named by its address", (_, given) => {
    expect(readExchange(JSON.stringify(given), taking).problems).toMatchObject([
      { message: { key: "It is only named by its address, and nothing is fetched." } },
    ]);
  });
});

describe("taking in notes without words", () => {
  const text = "# 題 🔥\r\n\r\nAt ten the queue grew.\r\n";
  const start = Array.from("# 題 🔥\n\nAt ten ").length;
  const positioned = foreign({
    target: { source: "docs/a.md", selector: { type: "TextPositionSelector", start, end: start + 14 } },
  });
  const state = {
    ...taking,
    written: () => annotationAttributes,
    text: (path: string) => (path === "docs/a.md" ? text : undefined),
  };
  const written = (given: JsonObject): unknown => {
    const [change] = paste(JSON.stringify(given), undefined, state).changes;
    return JSON.parse(change !== undefined && "append" in change ? change.append : "null");
  };

  it("remembers the words that stand at their position", () => {
    expect(written(positioned)).toMatchObject({
      target: {
        selector: [
          { type: "TextQuoteSelector", exact: "the queue grew" },
          { type: "TextPositionSelector", start, end: start + 14 },
        ],
        "afterword:headings": ["題 🔥"],
      },
    });
  });

  it("leaves a position that the text does not have", () => {
    const beyond = { source: "docs/a.md", selector: [{ type: "TextPositionSelector", start: 900, end: 910 }] };
    expect(written(foreign({ target: beyond }))).toMatchObject({ target: beyond });
  });

  it("says once how many have no place", () => {
    const lost = [1, 2].map((n) =>
      foreign({
        id: `https://notes.example/a/${n.toString()}`,
        target: { source: "docs/a.md", selector: { type: "XPathSelector", value: "/p" } },
      }),
    );
    const { changes, refused } = paste(JSON.stringify([...lost, positioned, { type: "Annotation" }]), "s", state);
    expect(changes).not.toEqual([]);
    expect(refused).toMatchObject({
      key: "{0} {1}",
      args: [
        { args: [1, expect.anything()] },
        { key: expect.stringContaining("attach them anew") as string, args: [2] },
      ],
    });
  });
});
