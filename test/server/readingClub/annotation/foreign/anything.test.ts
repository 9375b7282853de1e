import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readExchange, writeCollection } from "../../../../../server/src/readingClub/annotation/exchange";
import { readLines } from "../../../../../server/src/readingClub/annotation/readLines";
import { lineOf } from "../../../../../server/src/readingClub/annotation/writeEvent";

const taking = { time: "2026-06-01T09:00:00.000Z", known: new Set<string>() };

const anything = fc.jsonValue({ maxDepth: 2 });
const oneOf = (...values: readonly unknown[]) => fc.oneof(fc.constantFrom(...values), anything);
const listed = (one: fc.Arbitrary<unknown>) => fc.oneof(one, fc.array(one, { maxLength: 3 }));

const address = oneOf(
  "https://notes.example/1",
  "https://notes.example/2",
  "urn:uuid:00000000-0000-4000-8000-000000000001",
  "#x",
);
const selector = fc.record(
  {
    type: oneOf("TextQuoteSelector", "TextPositionSelector", "FragmentSelector", "XPathSelector"),
    exact: oneOf("the queue grew", "", "🔥"),
    prefix: oneOf("At ten "),
    start: oneOf(0, 4, -1, 1.5),
    end: oneOf(0, 9, "9"),
    value: oneOf("char=1,2", "/p"),
    refinedBy: oneOf({ type: "TextQuoteSelector", exact: "grew" }),
  },
  { requiredKeys: [] },
);
const target = fc.oneof(
  oneOf("docs/a.md", "https://example.com/", "../x", "https://notes.example/1"),
  fc.record(
    {
      source: oneOf("docs/a.md", "docs/%E6%94%AF.md", { id: "docs/a.md" }, "file:///etc/passwd"),
      id: address,
      selector: listed(selector),
      state: listed(anything),
      items: anything,
    },
    { requiredKeys: [] },
  ),
);
const body = fc.oneof(
  anything,
  fc.record(
    {
      type: oneOf("TextualBody", "Choice", "Image"),
      value: oneOf("Why?", "<p>Why?</p>"),
      format: oneOf("text/html", "text/markdown"),
      purpose: oneOf("tagging", "oa:commenting"),
      items: listed(anything),
      id: address,
    },
    { requiredKeys: [] },
  ),
);
const annotation = fc.record(
  {
    "@context": anything,
    id: address,
    type: oneOf("Annotation", ["Annotation"]),
    motivation: listed(oneOf("commenting", "replying", "questioning", "editing", "moderating", "linking")),
    created: oneOf("2026-05-01T10:00:00Z", "2026-05-01T10:00:00+09:00", "2026-05-01"),
    modified: oneOf("2026-05-02T10:00:00Z"),
    creator: listed(oneOf("acct:aoi@example.com", { name: "Aoi" }, { type: "Person", name: "Aoi" })),
    body: listed(body),
    bodyValue: anything,
    target: listed(target),
    more: anything,
  },
  { requiredKeys: ["type", "target"] },
);

describe("whatever another tool writes", () => {
  it("is told or taken in as lines that are read back as they are, once", () => {
    let taken = 0;
    fc.assert(
      fc.property(fc.array(annotation, { maxLength: 4 }), (given) => {
        const { events, problems } = readExchange(JSON.stringify(given), taking);
        taken += events.length;
        expect(events.length + problems.length).toBeGreaterThanOrEqual(Math.min(1, given.length));
        const lines = events.map(({ line }) => lineOf(line)).join("");
        const again = readLines(lines);
        expect(again.problems).toEqual([]);
        const known = (all: typeof events) => all.map(({ type, id, author, created }) => [type, id, author, created]);
        expect(known(again.events)).toEqual(known(events));
        const exported = writeCollection(
          again.events.map(({ line }) => line),
          "Notes",
        );
        expect(known(readExchange(exported, taking).events)).toEqual(known(events));
      }),
      { seed: 20_260_601, numRuns: 500 },
    );
    expect(taken).toBeGreaterThan(150);
  });
});
