import { describe, expect, it } from "vitest";
import type { Timeline } from "../../../server/src/model/document";
import { at, read, shownMoment } from "./plain";

const when = ({ entries }: Timeline): readonly string[] =>
  entries.map(({ moment, until }) => (until ? `${shownMoment(moment)} .. ${shownMoment(until)}` : shownMoment(moment)));
const title = "# Outage 2026-03-23\n\n";
/** The moments of a timeline under a heading, in a document about 23 March 2026. */
const timeline = (body: string): readonly string[] => read(`${title}## Timeline\n\n${body}\n`).timelines.flatMap(when);

const day = "2026-03-23";
const three = [`${day} 10:00`, `${day} 10:05`, `${day} 10:10`];

describe("the entries of a timeline", () => {
  it.each([
    ["a list", "- 10:00 a\n- 10:05 b\n- 10:10 c"],
    ["a numbered list", "1. 10:00 a\n2. 10:05 b\n3. 10:10 c"],
    ["bold times", "- **10:00** a\n- **10:05:** b\n- **10:10** - c"],
    ["code times", "- `10:00` a\n- `10:05` b\n- `10:10` c"],
    ["bare paragraphs", "10.00 Alex: a\n10.05 b\n\n10.10 c"],
    ["bold paragraphs", "**10:00:** a\n\n**10:05:** b\n\n**10:10** c"],
    ["headings", "### 10:00\n\na\n\n### 10:05 ###\n\nb\n\n### 10:10 c"],
    ["headings in braces", "### {{ 10:00 }}\n\na\n\n### {{ 10:05 }}\n\nb\n\n### {{ 10:10 }}\n\nc"],
    ["a table", "| Time | Event |\n|-|-|\n| 10:00 | a |\n| 10:05 | b |\n| 10:10 | c |"],
    ["a table with its times last", "| Event | Time |\n|-|-|\n| a | 10:00 |\n| b | 10:05 |\n| c | 10:10 |"],
    ["a table without titles", "| | |\n|-|-|\n| 10:00 | a |\n| 10:05 | b |\n| 10:10 | c |"],
    ["a table with two times a cell", "| Time | Event |\n|-|-|\n| 10:00<br>10:05 | a |\n| 10:10 | c |"],
    ["a Japanese table", "| 時刻 | 出来事 |\n|-|-|\n| 10:00 | a |\n| 10時5分 | b |\n| 10：10 | c |"],
    ["labels first", "- Alert received - 10:00\n- Paged: 10:05\n- Resolved 10:10"],
  ])("stand in %s", (_, body) => {
    expect(timeline(body)).toEqual(three);
  });

  it("leave out quotes, code and rows without a time", () => {
    const body =
      "| Time | Event |\n|-|-|\n| 10:00 | a |\n| 不明 | b |\n| — | c |\n|  | d |\n\n```\n10:30 log\n```\n\n> 10:40 quoted";
    expect(timeline(body)).toEqual([`${day} 10:00`]);
  });

  it("leave out sentences and details under time headings", () => {
    const body = "### 10:00\n\nAt 9:30 we had deployed.\n\n- 10:02 a detail\n\n### 10:05\n\nb\n\n### 10:10\n\nc";
    expect(timeline(body)).toEqual(three);
  });

  it("keep ranges, rough times, zones and parts of the day", () => {
    expect(timeline("- 10:00 – 10:05 a\n- ~10:10 b\n- 11:00 JST c\n- 16:00 以降 d\n- 夕方 e")).toEqual([
      `${day} 10:00 .. ${day} 10:05`,
      `${day} 10:10 ~`,
      `${day} 11:00 JST`,
      `${day} 16:00 after`,
      `${day} 15:00 ~`,
    ]);
  });

  it("are told apart from unfilled rows, which are placeholders", () => {
    const model = read(
      `${title}## Timeline\n\n| Time | Event |\n|-|-|\n| 10:00 | a |\n| HH:MM | b |\n| TBD | c |\n| 14:?? | d |\n`,
    );
    expect(model.timelines[0]?.placeholders.map(({ raw, span }) => [raw, at(model, span)])).toEqual([
      ["HH:MM", "HH:MM"],
      ["TBD", "TBD"],
      ["14:??", "14:??"],
    ]);
    expect(model.timelines.flatMap(when)).toEqual([`${day} 10:00`]);
  });

  it("have no moment where the time is impossible", () => {
    const [timeline] = read(`${title}## Timeline\n\n- 10:00 a\n- 31.06.2026 10:05 b\n- 10:75 c\n`).timelines;
    expect(timeline?.entries.map(({ reading }) => reading.problem?.kind)).toEqual([
      undefined,
      "impossible",
      "impossible",
    ]);
  });

  it("say what happened and where, behind the time", () => {
    const model = read(
      `${title}## Timeline\n\n- **10:00** - deployed \`v2\`\n- 10:05 **Kim:** paged\n\n| Time | Who | Event |\n|-|-|-|\n| 10:10 | Kim | fixed |\n`,
    );
    const entries = model.timelines.flatMap((timeline) => timeline.entries);
    expect(entries.map(({ text }) => text)).toEqual(["deployed v2", "Kim: paged", "Kim | fixed"]);
    expect(entries.map(({ timeSpan }) => at(model, timeSpan))).toEqual(["10:00", "10:05", "10:10"]);
    expect(entries.map(({ reading }) => at(model, reading.span))).toEqual(["10:00", "10:05", "10:10"]);
  });
});

describe("the day of an entry", () => {
  it.each([
    ["comes from the title", "- 10:00 a", [`${day} 10:00`]],
    ["goes on from the entry before", "- 2026-04-01 10:00 a\n- 11:00 b", ["2026-04-01 10:00", "2026-04-01 11:00"]],
    ["comes from a line above", "2026-04-01\n\n- 10:00 a\n- 11:00 b", ["2026-04-01 10:00", "2026-04-01 11:00"]],
    [
      "comes from a heading above",
      "### 2026-04-01\n\n- 10:00 a\n\n### April 2\n\n- 11:00 b",
      ["2026-04-01 10:00", "2026-04-02 11:00"],
    ],
    [
      "comes from the item it is nested in",
      "- 1 April\n  - 10:00 a\n- 4/2\n  - 11:00 b",
      ["2026-04-01 10:00", "2026-04-02 11:00"],
    ],
    [
      "comes from a column of its own",
      "| Date | Time | Event |\n|-|-|-|\n| 2026-04-01 | 10:00 | a |\n| | 11:00 | b |\n| 2026-04-02 | 00:10 | c |",
      ["2026-04-01 10:00", "2026-04-01 11:00", "2026-04-02 00:10"],
    ],
    [
      "is the next one past midnight",
      "- 23:00 a\n- 23:58 b\n- 00:30 c\n- 10:00 d",
      [`${day} 23:00`, `${day} 23:58`, "2026-03-24 00:30", "2026-03-24 10:00"],
    ],
    ["is the same for a small step back", "- 23:21 a\n- 21:31 b", [`${day} 23:21`, `${day} 21:31`]],
    ["is the same for a step back in daytime", "- 15:00 a\n- 05:00 b", [`${day} 15:00`, `${day} 05:00`]],
    [
      "is the next one for 翌",
      "- 23:00 a\n- 翌 1:00 b\n- 2:00 c",
      [`${day} 23:00`, "2026-03-24 01:00", "2026-03-24 02:00"],
    ],
    [
      "is the next one for the small hours",
      "- 22:00 a\n- 未明 b\n- 3:00 c",
      [`${day} 22:00`, "2026-03-24 00:00 ~", "2026-03-24 03:00"],
    ],
    ["is the next one behind 24 hours", "- 23:00 a\n- 25:30 b", [`${day} 23:00`, "2026-03-24 01:30"]],
    ["may be all that is told", "- 2026-04-01 a\n- 2026-04-02: b", ["2026-04-01", "2026-04-02"]],
    ["passes the year's end", "- 2025-12-31 10:00 a\n- January 2, 10:00 b", ["2025-12-31 10:00", "2026-01-02 10:00"]],
    [
      "holds for the end of a range",
      "- 23:50 – 00:10 a\n- 14:00 〜 翌9:00 b",
      [`${day} 23:50 .. 2026-03-24 00:10`, `${day} 14:00 .. 2026-03-24 09:00`],
    ],
  ])("%s", (_, body, expected) => {
    expect(timeline(body)).toEqual(expected);
  });

  it("goes on past noon on a twelve-hour clock", () => {
    expect(timeline("- 11:30 a\n- 12:56 b\n- 1:10 c")).toEqual([`${day} 11:30`, `${day} 12:56`, `${day} 13:10`]);
    expect(timeline("- 11:30 a\n- 12:56 b\n- 01:10 c").at(-1)).toBe(`${day} 01:10`);
  });

  it("comes from the start field before the title, and from the file name", () => {
    expect(read(`${title}**Start:** 2026-03-25 10:00\n\n## Timeline\n\n- 10:00 a\n`).timelines.flatMap(when)).toEqual([
      "2026-03-25 10:00",
    ]);
    expect(
      read("# Outage\n\n## Timeline\n\n- 10:00 a\n", "postmortems/2026-04-05-outage.md").timelines.flatMap(when),
    ).toEqual(["2026-04-05 10:00"]);
  });

  it("is unknown where nothing tells it", () => {
    expect(read("# Outage\n\n## Timeline\n\n- 10:00 a\n").timelines.flatMap(when)).toEqual(["10:00"]);
  });

  it("is left to a clock of its own for times since the beginning", () => {
    expect(timeline("- T0 a\n- T+5m b\n- T+01:10 c")).toEqual(["00:00", "00:05", "01:10"]);
  });
});

describe("the zone of a timeline", () => {
  const zone = (text: string): readonly (string | undefined)[] => {
    const model = read(text);
    return model.timelines.map((found) => found.zone && `${found.zone.name} at ${at(model, found.zone.span)}`);
  };
  const list = "- 10:00 a\n- 10:05 b\n";

  it.each([
    ["its heading", `## Timeline (all times in JST)\n\n${list}`, "JST at JST"],
    ["a sentence before it", `## Timeline\n\n_All times in CET._\n\n${list}`, "CET at CET"],
    ["a Japanese sentence", `## タイムライン\n\n全時刻は JST。\n\n${list}`, "JST at JST"],
    ["a column title", "## Timeline\n\n| Time (UTC) | Event |\n|-|-|\n| 10:00 | a |\n| 10:05 | b |\n", "UTC at UTC"],
    ["nothing", `## Timeline\n\n${list}`, undefined],
    ["no word in capitals that is none", `## Timeline\n\nThe API was down.\n\n${list}`, undefined],
  ])("is told by %s", (_, text, expected) => {
    expect(zone(text)).toEqual([expected]);
  });

  it("of two columns is that of the one read", () => {
    const model = read(
      "## Timeline\n\n| JST | UTC | Event |\n|-|-|-|\n| 2026-03-23 10:00 | 01:00 | a |\n| 10:05 | 01:05 | b |\n",
    );
    expect(model.timelines.flatMap(when)).toEqual([`${day} 10:00`, `${day} 10:05`]);
    expect(model.timelines[0]?.zone?.name).toBe("JST");
  });
});

describe("which parts of a document are timelines", () => {
  const shape = (text: string): readonly string[] =>
    read(text).timelines.map(
      ({ form, entries, section, keyEvents }) =>
        `${entries.length} ${form} in ${section?.title ?? "-"}${keyEvents ? ", key events" : ""}`,
    );

  it.each([
    [
      "each section of that name",
      "## Timeline\n\n- 10:00 a\n\n## Timeline of recovery\n\n- 11:00 b\n",
      ["1 item in Timeline", "1 item in Timeline of recovery"],
    ],
    ["a bold label", "## Summary\n\nx\n\n**Timeline:**\n\n- 10:00 a\n- 10:05 b\n", ["2 item in Timeline"]],
    [
      "a list after a table",
      "## Timeline\n\n| Time | Event |\n|-|-|\n| 10:00 | a |\n\n- 09:00 b\n- 09:05 c\n",
      ["1 row in Timeline", "2 item in Timeline"],
    ],
    [
      "three dated items in a row under any heading",
      "## Context\n\n- 2026-03-20 a\n- 2026-03-21 b\n- 2026-03-22 c\n",
      ["3 item in Context"],
    ],
    ["a section without entries", "## Timeline\n\nSee the chat.\n", ["0 row in Timeline"]],
    [
      "not dated actions or links",
      "## Action items\n\n- 2026-03-20 a\n- 2026-03-21 b\n- 2026-03-22 c\n\n## References\n\n- 2026-03-20 a\n- 2026-03-21 b\n- 2026-03-22 c\n",
      [],
    ],
    ["not two dated items", "## Context\n\n- 2026-03-20 a\n- 2026-03-21 b\n", []],
    [
      "a table of fields as key events",
      "| | |\n|-|-|\n| Start | 2026-03-23 10:00 |\n| End | 12:00 |\n| Detected | 10:05 |\n",
      ["3 row in -, key events"],
    ],
    [
      "a table of events that are named like fields as a timeline",
      "## タイムライン\n\n| 時刻 | 出来事 |\n|-|-|\n| 10:00 | 発生 |\n| 10:05 | 検知 |\n",
      ["2 row in タイムライン"],
    ],
    [
      "labels in a fixed order as key events",
      "## Key events\n\n- First detected 2026-03-23 10:05\n- Repaired 10:30\n- Resolved 10:50\n",
      ["3 item in Key events, key events"],
    ],
  ])("%s", (_, text, expected) => {
    expect(shape(text)).toEqual(expected);
  });
});

describe("the milestones of a timeline", () => {
  it("are named by a label or said in words", () => {
    const body =
      "- 10:00 Incident started\n- 10:05 Detected by an alert\n- 10:06 Incident declared\n- 10:30 Impact mitigated\n- 10:50 Incident resolved\n- 11:00 lunch\n";
    const [found] = read(`${title}## Timeline\n\n${body}`).timelines;
    expect(found?.entries.map(({ milestone }) => milestone)).toEqual([
      "start",
      "detected",
      "declared",
      "mitigated",
      "end",
      undefined,
    ]);
  });

  it("are named in Japanese too", () => {
    const [found] = read(
      "# 障害 2026-03-23\n\n## タイムライン\n\n- 10:00 障害発生\n- 10:05 検知\n- 10:30 暫定復旧\n- 10:50 復旧を確認\n",
    ).timelines;
    expect(found?.entries.map(({ milestone }) => milestone)).toEqual(["start", "detected", "mitigated", "end"]);
  });
});
