import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Span } from "../../../server/src/text/span";
import type { DocumentModel } from "../../../server/src/model/document";
import { facts, read } from "./plain";

const seed = 20260323;

const tokens = [
  "# ",
  "## Timeline\n",
  "## タイムライン（JST）\n",
  "## Action items\n",
  "## Severity\n",
  "## Open questions\n",
  "## GKPT\n",
  "### Good\n",
  "### 10:00\n",
  "---\n",
  "+++\n",
  "title: x\n",
  "constructor: 1\n",
  "**Severity:** ",
  "**重大度：**",
  "SEV-1",
  "P1 / P2",
  "**Start**: ",
  "Duration: ",
  "2h",
  "2026-03-23",
  "10:00",
  "25:61",
  "HH:MM",
  "翌",
  "~",
  "〜",
  " - ",
  "| ",
  "|\n",
  "|-|-|\n",
  "- ",
  "- [ ] ",
  "- [x] ",
  "1. ",
  "> ",
  "  ",
  "\n",
  "\n\n",
  "\r\n",
  "\r",
  "\t",
  "```\n",
  "`",
  "<!-- ",
  " -->",
  "<br>",
  "{{ ",
  " }}",
  "<%",
  "%>",
  "[[",
  "]]",
  "[a](b)",
  "[a]: b\n",
  "**",
  "*",
  "~~",
  "&amp;",
  "&#x1F600;",
  "\\",
  "owner: Kim",
  "@kim",
  "TBD",
  "N/A",
  "Done",
  "T1",
  "→ T1",
  "G: ",
  "?",
  "A: ",
  "word ",
  "言葉",
  "。",
  "\ud800",
  "\udfff",
  "😀",
  "\u200b",
  "\ufeff",
  "\0",
  "\u2028",
  "toString",
  "__proto__: ",
] as const;

function spansOf(model: DocumentModel): readonly Span[] {
  const { title, fields, sections, timelines, actions, gkpt, questions, statusUpdates, mentions, prose } = model;
  return [
    ...(title ? [title.span] : []),
    ...fields.flatMap(({ span, labelSpan, people, duration }) => [
      span,
      labelSpan,
      ...(people ?? []).map((one) => one.span),
      ...(duration ? [duration.span] : []),
    ]),
    ...sections.flatMap(({ span, titleSpan, placeholderSpan }) => [
      span,
      titleSpan,
      ...(placeholderSpan ? [placeholderSpan] : []),
    ]),
    ...timelines.flatMap(({ span, entries, placeholders, zone }) => [
      span,
      ...(zone ? [zone.span] : []),
      ...placeholders.map((one) => one.span),
      ...entries.flatMap((entry) => [entry.span, entry.timeSpan, entry.textSpan, entry.reading.span]),
    ]),
    ...actions.flatMap(({ span, textSpan, ownerSpan, dueSpan, stateSpan }) =>
      [span, textSpan, ownerSpan, dueSpan, stateSpan].filter((one) => one !== undefined),
    ),
    ...[...gkpt, ...questions, ...statusUpdates, ...mentions].map(({ span }) => span),
    ...prose.flatMap((line) => [line.span, line.spanOf(0, line.text.length)]),
  ];
}

describe(`any text (seed ${seed})`, () => {
  const text = fc.oneof(
    { weight: 4, arbitrary: fc.array(fc.constantFrom(...tokens), { maxLength: 60 }).map((parts) => parts.join("")) },
    fc.string({ unit: "binary", maxLength: 120 }),
  );

  it("can be read, with every span inside of it", () => {
    fc.assert(
      fc.property(text, (written) => {
        for (const { start, end } of spansOf(read(written))) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(written.length);
        }
      }),
      { seed, numRuns: 600 },
    );
  });

  it("is read alike under any folder", () => {
    fc.assert(
      fc.property(
        text,
        fc.constantFrom("", "a.md", "/", "runbooks/x.md", "障害報告/x.md", "a/b/c/../README.md"),
        (written, path) => {
          expect(() => facts(read(written, path))).not.toThrow();
        },
      ),
      { seed, numRuns: 200 },
    );
  });
});

describe("a document out of all proportion", () => {
  const head = "# Outage 2026-03-23\n\n";
  const cells = (cell: string, count: number): string => `|${` ${cell} |`.repeat(count)}\n`;

  it.each([
    ["nothing", ""],
    ["blank lines", "\n".repeat(5_000)],
    ["a table of 2,000 columns", `${head}${cells("Time", 2_000)}${cells("-", 2_000)}${cells("10:00", 2_000)}`],
    ["5,000 nested brackets", `${head}${"[".repeat(5_000)}x${"]".repeat(5_000)}`],
    [
      "200 nested lists",
      `${head}## Action items\n\n${Array.from({ length: 200 }, (_, depth) => `${"  ".repeat(depth)}- item ${depth}`).join("\n")}`,
    ],
    [
      "2,000 headings",
      `${head}${Array.from({ length: 2_000 }, (_, n) => `${"#".repeat((n % 6) + 1)} Timeline ${n}`).join("\n")}`,
    ],
    ["a heading of 50,000 characters", `# ${"x ".repeat(25_000)}`],
    ["a line of 10,000 stars", `${head}${"**".repeat(5_000)}`],
    ["a line of 20,000 braces", `${head}${"{{ ".repeat(10_000)}${" }}".repeat(10_000)}`],
    [
      "a value of 20,000 characters",
      `${head}**Status:** ${"open ".repeat(4_000)}\n**Severity:** ${"SEV".repeat(7_000)}`,
    ],
    ["3,000 rows", `${head}## Timeline\n\n| Time | Event |\n|-|-|\n${"| 10:00 | a |\n".repeat(3_000)}`],
    ["lone surrogates", `${head}## \ud800\n\n**Severity:** \udfff\n\n- 10:00 \ud83d`],
  ])("can be read: %s", (_, written) => {
    const model = read(written);
    for (const { start, end } of spansOf(model)) expect(start <= end && end <= written.length).toBe(true);
  });
});
