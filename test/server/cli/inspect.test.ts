import { describe, expect, it } from "vitest";
import { dayOf, isoDuration, wallTime } from "../../../server/src/cli/inspect/times";
import type { InspectedDocument } from "../../../server/src/cli/inspect/project";
import type { Moment } from "../../../server/src/time/moment";
import { afterword, type Surroundings } from "./memory";

const report = `---
title: Checkout down
---

# Checkout down

**Severity**: SEV-2 (checkout only)
**Status**: Resolved
**Author**: Ito
**Start**: 2026-01-10 14:00 JST
**End**: 2026-01-10 15:05
**Duration**: 65 minutes
**Affected services**: TBD

## Summary

Customers could not pay.

## Impact

TBD

## Timeline (JST)

- 2026-01-10 14:00 Deploy goes out
- 14:05 UTC Alert fires
- 13:59 Somebody looks
- around 15:00 Rolled back
- 2026-01-32 10:00 Follow-up

## Action items

| Action | Owner | Due | Status |
| --- | --- | --- | --- |
| Add a canary | Ito | 2026-02-01 | Done |
| Watch the error rate (#12) |  | 2026-02-10 | In progress |
`;

function inspect(text: string, around: Surroundings = {}): InspectedDocument {
  const files = { "/work/postmortems/a.md": text };
  const { out, code } = afterword(["inspect", "postmortems/a.md"], { files, ...around });
  expect(code).toBe(0);
  const [document] = JSON.parse(out) as readonly InspectedDocument[];
  if (document === undefined) throw new Error("one document was given");
  return document;
}

describe("afterword inspect", () => {
  it("tells path, kind, reason, language and title", () => {
    expect(inspect(report)).toMatchObject({
      path: "postmortems/a.md",
      kind: "postmortem",
      kindReason: { by: "path" },
      language: "en",
      incidents: 1,
      title: { value: "Checkout down" },
    });
  });

  it("tells the fields that are stated, with line, words and canonical value", () => {
    expect(inspect(report).fields).toEqual({
      severity: { line: 7, raw: "SEV-2 (checkout only)", value: "SEV2" },
      status: { line: 8, raw: "Resolved", value: "resolved" },
      authors: { line: 9, raw: "Ito" },
      start: { line: 10, raw: "2026-01-10 14:00 JST", value: "2026-01-10T14:00+09:00" },
      end: { line: 11, raw: "2026-01-10 15:05", value: "2026-01-10T15:05" },
      duration: { line: 12, raw: "65 minutes", value: "PT1H5M" },
    });
  });

  it("tells the sections that say something, and those that do not", () => {
    const { sections, emptySections } = inspect(report);
    expect(sections).toEqual({ summary: 15, timeline: 23, actions: 31 });
    expect(emptySections).toEqual(["impact"]);
  });

  it("takes what went well or wrong for lessons only where no section is about lessons themselves", () => {
    const wrong = `${report}\n## What went wrong\n\nThe canary was off.\n`;
    expect(inspect(wrong).sections.lessons).toBe(38);
    expect(inspect(`${wrong}\n## Lessons learned\n\nCanaries pay.\n`).sections.lessons).toBe(42);
  });

  it("tells the timeline, its zone, its steps back and its impossible times", () => {
    const { timeline, timelineZone, backwardSteps, badTimes } = inspect(report);
    expect(timeline).toEqual([
      { line: 25, time: "2026-01-10T14:00", zone: null, approximate: false, text: "Deploy goes out" },
      { line: 26, time: "2026-01-10T14:05", zone: "UTC", approximate: false, text: "Alert fires" },
      { line: 27, time: "2026-01-10T13:59", zone: null, approximate: false, text: "Somebody looks" },
      { line: 28, time: "2026-01-10T15:00", zone: null, approximate: true, text: "Rolled back" },
    ]);
    expect(timelineZone).toBe("JST");
    expect(backwardSteps.length).toBeGreaterThan(0);
    expect(badTimes).toEqual([29]);
  });

  it("tells the actions", () => {
    expect(inspect(report).actions).toMatchObject([
      { line: 35, state: "done", owner: "Ito", due: "2026-02-01", link: null, text: "Add a canary" },
      { line: 36, state: "open", owner: null, due: "2026-02-10", link: "#12" },
    ]);
  });

  it("has an object for every document, of whatever kind, and none for configurations", () => {
    const files = {
      "/work/README.md": "# Tool\n",
      "/work/.afterword.yaml": "extends: minimal\n",
      "/work/postmortems/a.md": report,
    };
    const { out } = afterword(["inspect", "."], { files });
    const documents = JSON.parse(out) as readonly InspectedDocument[];
    expect(documents.map(({ path, kind }) => [path, kind])).toEqual([
      ["README.md", "other"],
      ["postmortems/a.md", "postmortem"],
    ]);
    expect(documents[0]).toMatchObject({ title: { value: "Tool", line: 1 }, fields: {}, timeline: [], actions: [] });
  });

  it("prints a summary for people", () => {
    const files = { "/work/postmortems/a.md": report };
    const { out } = afterword(["inspect", "--format", "text", "."], { files });
    expect(out).toContain("postmortems/a.md\n");
    expect(out).toMatch(/^ {6}7 {2}severity +SEV2 ← SEV-2 \(checkout only\)$/m);
    expect(out).toMatch(/^ {5}28 {2}timeline entry +~2026-01-10T15:00 {2}Rolled back$/m);
    expect(afterword(["inspect", "--format", "text", "--lang", "ja", "."], { files }).out).toMatch(/種類 +postmortem/);
  });

  it("exits with 2 for a file it cannot read and prints the rest", () => {
    const { code, out, err } = afterword(["inspect", "none.md", "a.md"], { files: { "/work/a.md": "" } });
    expect(code).toBe(2);
    expect(err).toBe("afterword: none.md: there is no such file or folder\n");
    expect(JSON.parse(out)).toHaveLength(1);
  });
});

const minute = 60_000;

function moment(at: string, more: Partial<Moment> = {}): Moment {
  const earliest = Date.parse(`${at}Z`);
  return {
    earliest,
    latest: earliest + minute,
    precision: "minute",
    dated: true,
    zone: undefined,
    approximate: false,
    open: undefined,
    ...more,
  };
}

describe("times as inspect prints them", () => {
  it("are wall times, as precise as they were written", () => {
    expect(wallTime(moment("2026-03-23T21:30"))).toBe("2026-03-23T21:30");
    expect(wallTime(moment("2026-03-23T21:30:05", { precision: "second" }))).toBe("2026-03-23T21:30:05");
    expect(wallTime(moment("2026-03-23T21:00", { precision: "hour" }))).toBe("2026-03-23T21:00");
    expect(wallTime(moment("2026-03-23T12:00", { precision: "part-of-day" }))).toBe("2026-03-23");
    expect(wallTime(moment("2026-03-23T00:00", { precision: "day" }))).toBe("2026-03-23");
    expect(wallTime(moment("2026-03-01T00:00", { precision: "month" }))).toBe("2026-03");
    expect(wallTime(moment("2026-01-01T00:00", { precision: "year" }))).toBe("2026");
  });

  it("have no day when the day cannot be told", () => {
    expect(wallTime(moment("1970-01-01T21:30", { dated: false }))).toBe("21:30");
    expect(wallTime(moment("1970-01-01T06:00", { dated: false, precision: "part-of-day" }))).toBeUndefined();
    expect(dayOf(moment("1970-01-01T21:30", { dated: false }))).toBeUndefined();
  });

  it("have an offset when a zone with one meaning is written beside them", () => {
    const at = (offset: number | undefined) => wallTime(moment("2026-03-23T21:30", { zone: { name: "Z", offset } }));
    expect(at(540)).toBe("2026-03-23T21:30+09:00");
    expect(at(0)).toBe("2026-03-23T21:30+00:00");
    expect(at(-210)).toBe("2026-03-23T21:30-03:30");
    expect(at(undefined)).toBe("2026-03-23T21:30");
  });

  it("give durations in ISO 8601", () => {
    expect(isoDuration(103)).toBe("PT1H43M");
    expect(isoDuration(60)).toBe("PT1H");
    expect(isoDuration(1.5)).toBe("PT1M30S");
    expect(isoDuration(3000)).toBe("PT50H");
    expect(isoDuration(0)).toBe("PT0M");
  });
});
