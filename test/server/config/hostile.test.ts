import fc from "fast-check";
import { expect, it } from "vitest";
import { resolveConfig } from "../../../server/src/config/resolve";

const file = `extends: [mackerel, sre-book]
language: ja
documents: { postmortem: "docs/**" }
severity: { open: true, levels: { SEV1: { meaning: { en: a, ja: b }, updateEvery: 30m } } }
actions: { dueDays: { SEV1: 3, 高: 5d } }
people: &people { 田中: { github: tanaka } }
rules:
  timeline/order: { level: info, window: [1, 2] }
  time/no-zone: off
`;

it("survives any edit of a file: places inside of it, nothing thrown, a configuration all the same", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          at: fc.nat(file.length),
          drop: fc.nat(12),
          add: fc.oneof(
            fc.string({ unit: "binary", maxLength: 6 }),
            fc.constantFrom(
              "*people",
              "&a ",
              "<<: *people",
              "\t",
              "- ",
              "? ",
              "{",
              "[",
              "|\n",
              "!!binary ",
              "%YAML 9\n",
              "---\n",
              "\ud800",
              "__proto__: 1\n",
              "\r\n",
            ),
          ),
        }),
        { minLength: 1, maxLength: 6 },
      ),
      (edits) => {
        const text = edits.reduce(
          (before, { at, drop, add }) => before.slice(0, at) + add + before.slice(at + drop),
          file,
        );
        const { config, problems } = resolveConfig({ file: { path: ".afterword.yaml", text } });
        expect(config.severity.levels.length).toBeGreaterThan(0);
        for (const { span } of problems) {
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeGreaterThanOrEqual(span.start);
          expect(span.end).toBeLessThanOrEqual(text.length);
        }
      },
    ),
    { seed: 20261104, numRuns: 300 },
  );
});
