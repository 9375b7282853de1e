import { describe, expect, it } from "vitest";
import type { DocumentModel, Field, FieldKey } from "../../../server/src/model/document";
import { at, read, shownMoment } from "./plain";

/** `SEV2`, `2026-03-23 10:00..12:00`, `90 minutes` …: what a field was read as. */
function value({ severity, status, time, duration, people, empty, placeholder, unknown, raw }: Field): string {
  if (empty) return "empty";
  if (placeholder) return "placeholder";
  if (unknown) return "unknown";
  if (severity) return severity.value;
  if (status) return status;
  if (time) return time.until ? `${shownMoment(time.moment)} .. ${shownMoment(time.until)}` : shownMoment(time.moment);
  if (duration) return `${duration.minutes} minutes`;
  if (people) return people.map(({ name }) => name).join(" + ");
  return raw;
}

const shown = (model: DocumentModel): readonly string[] =>
  model.fields.map((field) => `${field.key}: ${value(field)} (${field.form})`);
const fieldsIn = (text: string): readonly string[] => shown(read(text));
/** The head of a report that is one beyond doubt, without fields of its own. */
const report = (head: string): string =>
  `# Postmortem of an outage\n\n${head}\n\n## Timeline\n\n- 2026-03-23 10:00 a\n- 10:05 b\n- 10:10 c\n\n## Root cause\n\nA bad deploy.\n`;
const headOf = (head: string): readonly string[] => fieldsIn(report(head));

describe("a field in front matter", () => {
  it("is read from YAML, comments and quotes aside", () => {
    const text = `---\ntitle: "An outage"\nseverity: SEV-2 # high\nstatus: 'Resolved'\nstart: 2026-03-23T10:00:00+09:00\nresolved_at: 2026-03-23 12:00\nauthors: [Kim, Lee]\n---\n`;
    expect(fieldsIn(text)).toEqual([
      "title: An outage (front-matter)",
      "severity: SEV2 (front-matter)",
      "status: resolved (front-matter)",
      "start: 2026-03-23 10:00:00 +09:00 (front-matter)",
      "end: 2026-03-23 12:00 (front-matter)",
      "authors: Kim + Lee (front-matter)",
    ]);
  });

  it("is read from TOML", () => {
    const text = `+++\nseverity = "SEV-2"\ndate = 2026-03-23\n+++\n`;
    expect(fieldsIn(text)).toEqual(["severity: SEV2 (front-matter)", "date: 2026-03-23 (front-matter)"]);
  });

  it("of a status notice tells by a flag whether it is resolved", () => {
    expect(fieldsIn("---\nresolved: true\n---\n")).toEqual(["status: resolved (front-matter)"]);
    expect(fieldsIn("---\nresolved: false\n---\n")).toEqual(["status: investigating (front-matter)"]);
  });

  it("is not taken from a key that only sounds like a member of every object", () => {
    expect(fieldsIn("---\nconstructor: a\ntoString: b\n__proto__: c\n---\n")).toEqual([]);
  });
});

describe("a field on a line", () => {
  it.each([
    ["**Severity:** SEV-2", ["severity: SEV2 (bold)"]],
    ["**Severity**: SEV-2", ["severity: SEV2 (bold)"]],
    ["**Severity: SEV-2**", ["severity: SEV2 (bold)"]],
    ["**Severity** SEV-2", ["severity: SEV2 (bold)"]],
    ["- **Severity**: SEV-2", ["severity: SEV2 (bullet)"]],
    ["*   **Severity:** SEV-2", ["severity: SEV2 (bullet)"]],
    ["- Severity: SEV-2", ["severity: SEV2 (bullet)"]],
    ["Severity: SEV-2", ["severity: SEV2 (plain)"]],
    ["> **Severity:** P1", ["severity: SEV1 (bold)"]],
    ["**Incident ID:** `INC-1`", ["id: INC-1 (bold)"]],
    [
      "**Incident ID:** INC-7 | **Severity:** SEV-2 | **Status:** Draft",
      ["id: INC-7 (bold)", "severity: SEV2 (bold)", "status: draft (bold)"],
    ],
    ["**Severity:** SEV-2  \n**Status:** Closed", ["severity: SEV2 (bold)", "status: closed (bold)"]],
    ["**重大度：**SEV-1", ["severity: SEV1 (plain)"]],
    ["** 重大度:** SEV-1", ["severity: SEV1 (plain)"]],
    ["重大度：SEV-1", ["severity: SEV1 (plain)"]],
    ["**インシデント ＩＤ**：INC-3", ["id: INC-3 (bold)"]],
    ["- Severity: {{ SEV-2 }}", ["severity: SEV2 (bullet)"]],
    ["- First detected 2026-03-23 10:05", ["detected: 2026-03-23 10:05 (bullet)"]],
    ["- Resolved at 2026-03-23 10:50", ["end: 2026-03-23 10:50 (bullet)"]],
    ["Authors: Kim Lee, Pat Moe (SRE) and Jo", ["authors: Kim Lee + Pat Moe + Jo (plain)"]],
    ["**作成者**: 山田、佐藤（SRE）", ["authors: 山田 + 佐藤 (bold)"]],
    ["**Duration:** 1 hour 10 minutes", ["duration: 70 minutes (bold)"]],
    ["**Time to detect:** 5 minutes", ["ttd: 5 minutes (bold)"]],
  ])("%j", (head, expected) => {
    expect(headOf(head)).toEqual(expected);
  });

  it.each([
    "Severity levels are described elsewhere.",
    "**Important** words about 5 things",
    "**Detected**: by the blackbox probe",
    "Reference: the handbook",
    "`**Severity:** SEV-1`",
    "<!-- **Severity:** SEV-1 -->",
    "```\nSeverity: SEV-1\n```",
    "https://example.com/Severity: x",
  ])("is not made of %j", (head) => {
    expect(headOf(head)).toEqual([]);
  });

  it("does not count where a line speaks of something else than the incident", () => {
    const text = report("").replace("A bad deploy.", "**Severity:** SEV-1\n\nOwner: Kim");
    expect(fieldsIn(text)).toEqual(["severity: SEV1 (bold)"].slice(1));
  });
});

describe("a field in a table", () => {
  it.each([
    [
      "label and value",
      "| Item | Value |\n|-|-|\n| Severity | SEV-2 |\n| Owner | Kim |",
      ["severity: SEV2 (table)", "owner: Kim (table)"],
    ],
    [
      "an empty header",
      "| | |\n|-|-|\n| Severity | SEV-2 |\n| Duration | 2 h |",
      ["severity: SEV2 (table)", "duration: 120 minutes (table)"],
    ],
    [
      "a header that is a pair itself",
      "| Severity | SEV-2 |\n|-|-|\n| Status | Draft |\n| Owner | Kim |",
      ["severity: SEV2 (table)", "status: draft (table)", "owner: Kim (table)"],
    ],
    [
      "two pairs a row",
      "| Incident Number | 12 | Incident Severity | Major |\n|-|-|-|-|\n| Authors | Kim | Duration | 2 h |",
      ["id: 12 (table)", "severity: major (table)", "authors: Kim (table)", "duration: 120 minutes (table)"],
    ],
    [
      "labels over values",
      "| Date | Severity | Status |\n|-|-|-|\n| 2026-03-23 | SEV3 | Closed |",
      ["date: 2026-03-23 (table)", "severity: SEV3 (table)", "status: closed (table)"],
    ],
    [
      "Japanese labels",
      "| 項目 | 内容 |\n|-|-|\n| 重大度 | SEV-3（一部） |\n| 影響時間 | 約2時間 |",
      ["severity: SEV3 (table)", "duration: 120 minutes (table)"],
    ],
    [
      "bold labels",
      "| | |\n|-|-|\n| **Severity:** | SEV-2 |\n| **Owner:** | Kim |",
      ["severity: SEV2 (table)", "owner: Kim (table)"],
    ],
  ])("of %s", (_, head, expected) => {
    expect(headOf(head)).toEqual(expected);
  });

  it("is not made of a table that compares", () => {
    expect(headOf("| Service | Errors | Share |\n|-|-|-|\n| checkout | 12 | 3 % |\n| cart | 4 | 1 % |")).toEqual([]);
  });
});

describe("a field with a heading of its own", () => {
  it.each([
    ["## Severity\n\nSEV-2", ["severity: SEV2 (heading)"]],
    ["## Status\n\n- Resolved", ["status: resolved (heading)"]],
    ["## Severity\n\n- [ ] P1 - Critical\n- [x] P2 - Major\n- [ ] P3 - Minor", ["severity: SEV2 (heading)"]],
    ["## 発生日時\n\n2026年3月23日 10:00頃", ["start: 2026-03-23 10:00 ~ (heading)"]],
    ["## Duration\n\n2 hours", ["duration: 120 minutes (heading)"]],
  ])("%j", (head, expected) => {
    expect(headOf(head)).toEqual(expected);
  });

  it.each([
    "## Severity\n\n- [ ] P1 - Critical\n- [ ] P2 - Major",
    "## Detected\n\nThe on-call engineer saw the graph and asked around for a while.",
    "## Severity\n\nWe talked for long about which severity would have been the right one in this case.",
  ])("is none without a value: %j", (head) => {
    expect(headOf(head)).toEqual([]);
  });
});

describe("a value that is none", () => {
  it.each([
    ["**Severity:** ", "empty"],
    ["**Severity:** TBD", "placeholder"],
    ["**Severity:** SEV1 / SEV2 / SEV3", "placeholder"],
    ["**Severity:** [P0 | P1 | P2]", "placeholder"],
    ["**Severity:** P1/P2/P3", "placeholder"],
    ["**Start:** YYYY-MM-DD HH:MM", "placeholder"],
    ["**Owner:** [Name]", "placeholder"],
    ["**Owner:** @username", "placeholder"],
    ["**Duration:** X hours Y minutes", "placeholder"],
    ["**Status:** Draft | In Review | Final", "placeholder"],
    ["**End:** 不明", "unknown"],
    ["**Reviewers:** N/A", "unknown"],
  ])("%j is %s", (head, expected) => {
    expect(read(report(head)).fields.map(value)).toEqual([expected]);
  });
});

describe("the times of fields", () => {
  const times = (head: string): readonly string[] =>
    read(head)
      .fields.filter(({ time }) => time)
      .map((field) => `${field.key} ${value(field)}`);

  it("inherit the day of the start, or the night after it", () => {
    expect(times("**Start:** 2026-03-23 23:10\n**Detected:** 23:40\n**End:** 00:30\n")).toEqual([
      "start 2026-03-23 23:10",
      "detected 2026-03-23 23:40",
      "end 2026-03-24 00:30",
    ]);
  });

  it("do so too where the title already names a day", () => {
    expect(times("# Outage 2026-03-20\n\n**Start:** 2026-03-23 23:10\n**End:** 00:30\n")).toEqual([
      "start 2026-03-23 23:10",
      "end 2026-03-24 00:30",
    ]);
    expect(times("# Outage 2026-03-23\n\n**Start:** 23:10\n**End:** 00:30\n")).toEqual([
      "start 2026-03-23 23:10",
      "end 2026-03-24 00:30",
    ]);
  });

  it("take the day from a date field", () => {
    expect(times("**Date:** 2026-03-23\n**Start:** 10:00\n**End:** 翌 9:00\n")).toEqual([
      "date 2026-03-23",
      "start 2026-03-23 10:00",
      "end 2026-03-24 09:00",
    ]);
  });

  it("stay without a day where none is told", () => {
    expect(times("**Start:** 10:00\n")).toEqual(["start 10:00"]);
  });

  it("give a start and an end for a period, whatever its label", () => {
    expect(times("**Date:** 2026-03-23 23:50 - 00:30\n").slice(1)).toEqual([
      "start 2026-03-23 23:50 .. 2026-03-24 00:30",
      "end 2026-03-24 00:30",
    ]);
    expect(times("**影響期間:** 2026-03-23 10:00 〜 12:00\n")).toEqual([
      "start 2026-03-23 10:00",
      "end 2026-03-23 12:00",
    ]);
    expect(times("**Duration:** 2026-03-23 21:45 to 23:28 (103 minutes)\n")).toEqual([
      "start 2026-03-23 21:45",
      "end 2026-03-23 23:28",
    ]);
  });

  it("keep 24 hours and more", () => {
    expect(times("**Start:** 2026-03-23 23:10\n**End:** 25:30\n")[1]).toBe("end 2026-03-24 01:30");
  });
});

describe("the spans of a field", () => {
  const spans = (text: string, key: FieldKey): readonly string[] => {
    const model = read(text);
    return model.fields
      .filter((field) => field.key === key)
      .map((field) => `${at(model, field.labelSpan)} = ${at(model, field.span)}`);
  };

  it.each([
    ["Unix line ends", (text: string) => text],
    ["CRLF", (text: string) => text.replaceAll("\n", "\r\n")],
    ["a byte order mark and CRLF", (text: string) => `\ufeff${text.replaceAll("\n", "\r\n")}`],
  ])("are exact with %s", (_, written) => {
    const text = written(
      '---\nseverity: "SEV-2" # x\n---\n\n# T\n\n**Status**: Draft `x`  \n**Owner:** R&amp;D team\n\n| | |\n|-|-|\n| Duration | 約2時間 |\n| Start |  |\n\n- **重大度：**SEV-1。\n',
    );
    expect(spans(text, "severity")).toEqual(['severity = "SEV-2"', "重大度 = SEV-1。"]);
    expect(spans(text, "status")).toEqual(["Status = Draft `x"]);
    expect(spans(text, "owner")).toEqual(["Owner = R&amp;D team"]);
    expect(spans(text, "duration")).toEqual(["Duration = 約2時間"]);
    expect(spans(text, "start").map((each) => each.trim())).toEqual(["Start ="]);
    const model = read(text);
    expect(
      model.fields
        .filter(({ severity }) => severity)
        .map(({ severity, span }) => severity && at(model, span).includes(severity.token)),
    ).toEqual([true, true]);
  });

  it("tell each of several names", () => {
    const model = read("**Authors:** Kim Lee, @pat and 山田（SRE）\n");
    expect(model.fields[0]?.people?.map(({ span }) => at(model, span))).toEqual(["Kim Lee", "@pat", "山田"]);
  });

  it("count for the time and the duration read from a value", () => {
    const model = read("**Start:** on **2026-03-23** at 10:00, roughly\n**Duration:** it took 2 hours\n");
    expect(
      model.fields.map(({ time, duration }) => at(model, time?.reading.span ?? duration?.span ?? { start: 0, end: 0 })),
    ).toEqual(["2026-03-23** at 10:00", "2 hours"]);
  });
});
