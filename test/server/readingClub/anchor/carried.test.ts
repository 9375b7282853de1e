import { describe, expect, it } from "vitest";
import { anchorAll } from "../../../../server/src/readingClub/anchor/anchorAll";
import { describeAnchors } from "../../../../server/src/readingClub/anchor/describe";

const quote = "Check that the queue is empty.";

const procedure = (name: string) =>
  [
    `## Restore the ${name} database\n`,
    `The ${name} database holds what its name says.\n`,
    `1. Stop the ${name} writer.\n2. ${quote}\n3. Load the ${name} dump.\n\n`,
  ].join("\n");
const step = (name: string) => `## Step ${name}\n\nDo ${name} first.\n\n- ${quote}\n\n`;

const orders = ([a, b, c]: readonly [string, string, string]) => [
  [a, c, b],
  [b, a, c],
  [b, c, a],
  [c, a, b],
  [c, b, a],
];

/** Whether the text of the note is known, or only what the note remembers of it. */
const knowing = [true, false];

describe("a sentence that several sections have", () => {
  const cases = [
    { make: procedure, names: ["orders", "users", "mails"] as const },
    { make: step, names: ["A", "B", "C"] as const },
  ];
  for (const { make, names } of cases) {
    for (const order of orders(names)) {
      it.each(knowing)(`goes with its section when ${names.join()} become ${order.join()} (known: %s)`, (known) => {
        const bookOf = (sections: readonly string[]) => `# Book\n\n${sections.map(make).join("")}`;
        const placesIn = (text: string) =>
          names
            .map((name) => text.indexOf(quote, text.indexOf(make(name))))
            .map((start) => ({ start, end: start + quote.length }));
        const then = bookOf(names);
        const now = bookOf(order);
        const records = describeAnchors(then, placesIn(then), { blob: "then" });
        const outcomes = anchorAll(records, now, known ? { base: () => then } : {});
        expect(outcomes).toEqual(placesIn(now).map((span) => ({ status: "attached", span })));
      });
    }
  }
});

describe("a row that stands elsewhere, letter for letter", () => {
  const rows = Array.from({ length: 30 }, (_, minute) => {
    const host = ["cache-1", "web-3", "db-2"][minute % 3] ?? "";
    return `10:${(10 + minute).toString()} | ${host} | ${host} ${minute % 2 === 0 ? "recovered" : "timed out"}`;
  });
  const tableOf = (lines: readonly string[]) =>
    `# Post\n\n| Time | Host | Event |\n| --- | --- | --- |\n${lines.map((line) => `| ${line} |\n`).join("")}\n## Actions\n`;

  it.each(knowing)("is found when the table is sorted anew (known: %s)", (known) => {
    const then = tableOf(rows);
    const now = tableOf([...rows].reverse());
    const spanIn = (text: string) => (row: string) => ({
      start: text.indexOf(row),
      end: text.indexOf(row) + row.length,
    });
    const records = describeAnchors(then, rows.map(spanIn(then)), { blob: "then" });
    const outcomes = anchorAll(records, now, known ? { base: () => then } : {});
    expect(outcomes.map((outcome) => "span" in outcome && outcome.span)).toEqual(rows.map(spanIn(now)));
  });
});
