import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Alert } from "../../../server/src/alerts/alert";
import { insertRunbookLink, replaceLink } from "../../../server/src/alerts/insertLink";
import { readAlerts } from "../../../server/src/alerts/readAlerts";
import { applyEdits } from "../../../server/src/text/span";
import { alertFile } from "./generated";

const seed = 20261122;
const links = fc.constantFrom(
  "docs/runbooks/disk.md",
  "docs/runbooks/決済.md#対応手順",
  "https://wiki.example.com/runbooks/a?b=c&d=e#f",
  "../runbooks/it's-down.md",
);

const about = (alert: Alert): unknown => [
  alert.name.text,
  alert.id,
  alert.group,
  alert.severity?.text,
  alert.component,
  alert.expression,
  alert.muted,
];

describe("an inserted link", () => {
  it(`is found again at its alert, and every other byte stays (seed ${seed})`, () => {
    fc.assert(
      fc.property(alertFile, fc.nat(3), links, ({ path, text }, which, link) => {
        const before = readAlerts(path, text);
        const alert = before?.alerts[which % before.alerts.length];
        if (before === undefined || alert === undefined) throw new Error(`no alerts in\n${text}`);
        const edits = insertRunbookLink(path, text, alert, link);
        const [edit] = edits;
        if (edit === undefined) throw new Error(`no place for ${alert.name.text} in\n${text}`);
        const after = applyEdits(text, edits);
        expect(after.slice(0, edit.span.start)).toBe(text.slice(0, edit.span.start));
        expect(after.endsWith(text.slice(edit.span.end))).toBe(true);
        expect(["", "TODO", "'TODO'", '"TODO"']).toContain(text.slice(edit.span.start, edit.span.end));
        const again = readAlerts(path, after);
        // Comments in JSON are told, and read.
        expect(again?.problems.filter(({ read }) => read !== true)).toEqual([]);
        expect(again?.alerts.map(about)).toEqual(before.alerts.map(about));
        expect(again?.alerts.map(({ links: found }) => found.map(({ raw }) => raw))).toEqual(
          before.alerts.map((each) => [...each.links.map(({ raw }) => raw), ...(each === alert ? [link] : [])]),
        );
        if (text.includes("\r\n")) expect(after.replace(/\r\n/g, "")).not.toContain("\n");
      }),
      { seed, numRuns: 250 },
    );
  });

  it(`can be replaced where it stands, in its quotes (seed ${seed})`, () => {
    fc.assert(
      fc.property(alertFile, links, links, ({ path, text }, first, second) => {
        const alert = readAlerts(path, text)?.alerts[0];
        if (alert === undefined) throw new Error(`no alerts in\n${text}`);
        const linked = applyEdits(text, insertRunbookLink(path, text, alert, first));
        const link = readAlerts(path, linked)?.alerts[0]?.links.find(({ raw }) => raw === first);
        if (link === undefined) throw new Error(`not linked:\n${linked}`);
        const edits = replaceLink(linked, link, second);
        expect(edits).toHaveLength(1);
        const raws = readAlerts(path, applyEdits(linked, edits))?.alerts[0]?.links.map(({ raw }) => raw);
        expect(raws).toContain(second);
      }),
      { seed, numRuns: 120 },
    );
  });
});
