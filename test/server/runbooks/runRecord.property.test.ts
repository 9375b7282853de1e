import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { resolveConfig } from "../../../server/src/config/resolve";
import { readMarkdown } from "../../../server/src/markdown/read";
import type { TimelineEntry } from "../../../server/src/model/document";
import { readModel } from "../../../server/src/model/readModel";
import type { Writing } from "../../../server/src/rules/timelineRow";
import { insertRows } from "../../../server/src/runbooks/run/insertRows";
import { recordRows } from "../../../server/src/runbooks/run/recordRows";
import { applyEdits } from "../../../server/src/text/span";

const { config } = resolveConfig({});
const writing = (text: string): Writing => ({
  model: readModel(readMarkdown(text), { path: "incidents/queue.md", config }),
  config,
});

const minute = 60_000;
const day = Date.parse("2026-03-23T00:00:00Z");
const clock = (at: number): string => new Date(at).toISOString().slice(11, 16);
const date = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** Ways of writing a timeline of two days and more; times rise. */
const styles: Readonly<Record<string, (times: readonly number[]) => string>> = {
  "a list with dates": (times) => times.map((at) => `- ${date(at)} ${clock(at)} thing`).join("\n"),
  "a list in Japanese": (times) =>
    times.map((at) => `- **${date(at).replaceAll("-", "/")} ${clock(at)}** 出来事`).join("\n"),
  "a loose list with details": (times) =>
    times.map((at) => `* ${date(at)} ${clock(at)} – thing\n  and more`).join("\n\n"),
  "a table": (times) =>
    `| Time | What | Who |\n|:--|---|---|\n${times.map((at) => `| ${date(at)} ${clock(at)} | thing | Jon |`).join("\n")}`,
  "a table with a day": (times) =>
    `| Date | Time | Event |\n|---|---|---|\n${times.map((at) => `| ${date(at)} | ${clock(at)} | thing |`).join("\n")}`,
  headings: (times) => times.map((at) => `### ${date(at)} ${clock(at)}\n\nThing.`).join("\n\n"),
};

const entriesOf = (text: string): readonly TimelineEntry[] => writing(text).model.timelines.at(-1)?.entries ?? [];

describe("a run in any timeline", () => {
  const times = fc
    .uniqueArray(fc.integer({ min: 0, max: 3 * 24 * 60 }), { minLength: 3, maxLength: 8 })
    .map((minutes) => minutes.sort((a, b) => a - b).map((at) => day + at * minute));
  const ticks = fc.uniqueArray(fc.integer({ min: 0, max: 4 * 24 * 60 }), { minLength: 1, maxLength: 5 });

  it.each(Object.entries(styles))("only adds rows, each read at its time, others untouched, once: %s", (_, write) => {
    fc.assert(
      fc.property(times, ticks, fc.boolean(), (existing, minutes, crlf) => {
        const lf = `# Orders are late\n\n- Severity: SEV2\n\n## Timeline (UTC)\n\n${write(existing)}\n\n## Actions\n\n- Test\n`;
        const text = crlf ? lf.replaceAll("\n", "\r\n") : lf;
        const at = minutes.map((one) => day + one * minute);
        const steps = at.map((one, number) => ({
          ...{
            markdown: `Step ${number.toString()} \`a|b\``,
            number: undefined,
            heading: undefined,
            state: "done" as const,
          },
          ...{ at: one, note: "", notedAt: undefined, wrong: undefined },
        }));
        const run = { title: "Queue", by: "Mio", started: Math.min(...at), finished: undefined, steps };
        const rows = recordRows(run, "../runbooks/queue.md", "en");
        const { edits, added } = insertRows(rows, writing(text));
        expect(added).toBe(rows.length);
        expect(edits.every(({ span }) => span.start === span.end)).toBe(true);
        const result = applyEdits(text, edits);
        if (crlf) expect(result.replaceAll("\r\n", "")).not.toContain("\n");
        const read = entriesOf(result).map(({ moment }) => moment?.earliest);
        expect(read).toEqual([...read].sort((a, b) => (a ?? 0) - (b ?? 0)));
        const told = [...existing, ...rows.map((row) => row.at)].sort((a, b) => a - b);
        expect(read).toEqual(told);
        expect(insertRows(rows, writing(result))).toEqual({ edits: [], added: 0 });
      }),
      { seed: 20261122, numRuns: 25 },
    );
  });
});
