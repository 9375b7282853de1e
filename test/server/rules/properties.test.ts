import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyEdits } from "../../../server/src/text/span";
import { findingsIn } from "./harness";
import { reportWith } from "./reports";

const seed = 20260302;

const clock = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }));
const two = (part: number): string => String(part).padStart(2, "0");

/** A timeline of one day in any order, as rows or as items with something nested. */
const timelines = fc
  .record({
    clocks: fc.array(clock, { minLength: 3, maxLength: 9 }),
    rows: fc.boolean(),
    dates: fc.boolean(),
    eol: fc.constantFrom("\n", "\r\n"),
  })
  .map(({ clocks, rows, dates, eol }) => {
    const times = clocks.map(
      ([hours, minutes], i) => `${dates || i === 0 ? "2026-03-02 " : ""}${two(hours)}:${two(minutes)}`,
    );
    const lines = rows
      ? ["| Time | Event |", "|---|---|", ...times.map((time, i) => `| ${time} | Step ${i} |`)]
      : times.flatMap((time, i) => [`- ${time} Step ${i}`, ...(i % 2 === 0 ? [`  - detail ${i}`] : [])]);
    return reportWith({ timeline: `## Timeline\n\n${lines.join("\n")}\n` }).replaceAll("\n", eol);
  });

const linesOf = (text: string): string[] => text.split("\n").sort();

describe("fixes of any timeline", () => {
  it("keep every line and leave no step back", () => {
    fc.assert(
      fc.property(timelines, (text) => {
        const fix = findingsIn(text).find(({ code }) => code === "timeline/order")?.fixes?.[0];
        if (fix === undefined) return;
        const fixed = applyEdits(text, fix.edits);
        expect(linesOf(fixed)).toEqual(linesOf(text));
        expect(findingsIn(fixed).filter(({ code }) => code === "timeline/order")).toEqual([]);
      }),
      { seed, numRuns: 150 },
    );
  });
});

describe("any text", () => {
  const pieces = fc.constantFrom(
    "# Incident",
    "## Timeline",
    "## Impact",
    "**Status:** TBD",
    "- **Start**: 2026-03-02 10:00",
    "- **End**: 2026-03-01",
    "| Time | Event |",
    "|---|---|",
    "| 10:00 | a |",
    "| 09:00 |",
    "- 10:00 x",
    "- [ ] do it (due 2025-01-01)",
    "重大度：SEV9",
    "影響時間: 3時間",
    "```",
    "---",
    "severity: [",
    "<!--",
    "-->",
    "",
    "\r",
    "\ud800",
  );

  it("makes no rule throw, under any profile, and gives only places inside of it", () => {
    fc.assert(
      fc.property(
        fc.array(pieces, { maxLength: 30 }),
        fc.constantFrom("minimal", "mackerel", "sre-book"),
        (lines, profile) => {
          const text = lines.join("\n");
          for (const { span, fixes = [] } of findingsIn(text, { profile })) {
            expect(span.start).toBeLessThanOrEqual(span.end);
            expect(span.end).toBeLessThanOrEqual(text.length);
            for (const fix of fixes) expect(() => applyEdits(text, fix.edits)).not.toThrow();
          }
        },
      ),
      { seed, numRuns: 300 },
    );
  });
});
