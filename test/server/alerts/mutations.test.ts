import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SourceText } from "../../../server/src/alerts/alert";
import { insertRunbookLink } from "../../../server/src/alerts/insertLink";
import { readAlerts } from "../../../server/src/alerts/readAlerts";
import type { Span } from "../../../server/src/text/span";
import { alertFile } from "./generated";

const seed = 20261123;
const shards = fc.constantFrom(
  ..."\t \n \r\n \r ' \" ''' \\ \\u \\x4 : :\t - - - # & &a *a << <<: | > |+ >- { } [ ] {{ }} {{- {% %} , ? ! % @ `".split(
    " ",
  ),
  ...[
    "\0",
    "\ud800",
    "\udc00",
    "\ufeff",
    "\u2028",
    "\ue000",
    "\u3000",
    "決",
    "---\n",
    "...\n",
    "  ",
    "\n  ",
    "\n    - alert: X\n",
  ],
  ...[
    "docs/x.md",
    "https://x.example/a_(b)",
    "{{ $labels.x }}",
    "{{- if .x }}\n",
    '\\"',
    "<<: *a\n",
    "&a",
    "/*",
    "//",
    "*/",
  ],
);
const mutation = fc.record({ at: fc.nat(2000), length: fc.nat(12), text: shards });

const inside = ({ start, end }: Span, text: string): boolean => 0 <= start && start <= end && end <= text.length;

/** A text that is written with escapes or folded over lines differs from what it means. */
const isWritten = ({ text: value, span }: SourceText, text: string): boolean => {
  const source = text.slice(span.start, span.end);
  return source === value || /\\|''|[\r\n]|\0/.test(source);
};

describe("a damaged alert file", () => {
  it(`never throws, and what is read of it stands where it says (seed ${seed})`, () => {
    fc.assert(
      fc.property(
        alertFile,
        fc.array(mutation, { minLength: 1, maxLength: 4 }),
        ({ path, text: original }, mutations) => {
          let text = original;
          for (const { at, length, text: shard } of mutations) {
            const start = at % (text.length + 1);
            text = text.slice(0, start) + shard + text.slice(start + (length % 4 === 0 ? length : 0));
          }
          const file = readAlerts(path, text);
          for (const problem of file?.problems ?? []) expect(inside(problem.span, text)).toBe(true);
          for (const alert of file?.alerts ?? []) {
            const { name, summary, texts, links, severity, span } = alert;
            const values = [name, ...(summary ? [summary] : []), ...texts];
            const raws = links.map((link) => ({ text: link.raw, span: link.span }));
            for (const value of [...values, ...raws, ...(severity ? [severity] : []), { text: "", span }])
              expect(inside(value.span, text)).toBe(true);
            for (const value of [...values, ...raws])
              if (!isWritten(value, text)) throw new Error(`${JSON.stringify(value)} in\n${text}`);
          }
          const [first] = file?.alerts ?? [];
          if (first) insertRunbookLink(path, text, first, "docs/x.md");
        },
      ),
      { seed, numRuns: 200 },
    );
  });
});
