import { describe, expect, it } from "vitest";
import type { DocumentModel } from "../../../server/src/model/document";
import { at, read, shownMoment } from "./plain";

const head =
  "# Postmortem of the outage on 2026-03-23\n\n## Timeline\n\n- 10:00 a\n- 10:05 b\n- 10:10 c\n\n## Root cause\n\nx\n\n## Action items\n\n- y\n\n";
const withBody = (body: string): DocumentModel => read(`${head}${body}`);

describe("good, keep, problem and try", () => {
  const items = (body: string): readonly string[] =>
    withBody(body).gkpt.map(
      ({ kind, text, label, links }) =>
        `${kind}${label ? ` ${label}` : ""}: ${text}${links.length > 0 ? ` [${links.join(" ")}]` : ""}`,
    );

  it("are read under headings of their own", () => {
    expect(
      items(
        "### Good\n\n- quick\n\n### Keep\n\n- pairing\n\n### Problem\n\n- P1: slow alert → T1, T2\n\n### Try\n\n- T1: tune it\n  - a detail\n- T2: drop it\n",
      ),
    ).toEqual([
      "good: quick",
      "keep: pairing",
      "problem P1: slow alert → T1, T2 [T1 T2]",
      "try T1: tune it",
      "try T2: drop it",
    ]);
  });

  it("are read by their letters inside of one section", () => {
    expect(items("## GKPT\n\n- G: quick\n- P1: slow alert -> T1\n- T1：tune it\n- no letter\n")).toEqual([
      "good: quick",
      "problem P1: slow alert -> T1 [T1]",
      "try T1: tune it",
    ]);
  });

  it("are not read where one heading only sounds like it", () => {
    expect(items("## Problem\n\n- checkout failed\n")).toEqual([]);
    expect(items("## constructor\n\n- a\n\n## toString\n\n- b\n")).toEqual([]);
  });
});

describe("open questions", () => {
  it.each([
    ["an item nested below it", "- Why so late?\n  - The rota was wrong.\n", true],
    ["further lines of its own", "- Why so late?\n  The rota was wrong.\n", true],
    ["a paragraph under its heading", "### Why so late?\n\nThe rota was wrong.\n", true],
    ["A: before it", "- Why so late?\n  A: The rota was wrong.\n", true],
    ["nothing", "- Why so late?\n", false],
    ["the next question", "- Why so late?\n- What else?\n", false],
    ["the next heading", "### Why so late?\n\n### Next\n\ntext\n", false],
    ["a placeholder", "- Why so late?\n  TBD\n", false],
    ["a placeholder nested below it", "- Why so late?\n  - TBD\n", false],
    ["an empty answer", "- Why so late?\n  - A:\n", false],
  ])("with %s", (_, body, answered) => {
    expect(withBody(`## Open questions\n\n${body}`).questions[0]).toMatchObject({ text: "Why so late?", answered });
  });

  it("are asked in Japanese too, and only in their section", () => {
    expect(withBody("## 問い\n\n- 何が遅れたか？\n  - 当番表が誤っていた。\n").questions).toMatchObject([
      { text: "何が遅れたか？", answered: true },
    ]);
    expect(withBody("## Background\n\n- Why so late?\n").questions).toEqual([]);
  });
});

describe("status updates", () => {
  it("have a time, a state and an outlook", () => {
    const model = withBody(
      "## Updates\n\n### 10:30 Update\n\nCurrent status: down\n\nOutlook: up by 11:00\n\n### 11:00 Update\n\nAll good.\n",
    );
    expect(model.statusUpdates.map(({ span, time }) => `${at(model, span)} at ${shownMoment(time)}`)).toEqual([
      "10:30 Update at 2026-03-23 10:30",
      "11:00 Update at 2026-03-23 11:00",
    ]);
    expect(
      model.statusUpdates.map(({ current, outlook }) => [current, outlook].map((part) => part && at(model, part))),
    ).toEqual([
      ["Current status: down", "Outlook: up by 11:00"],
      [undefined, undefined],
    ]);
  });

  it("are read in Japanese", () => {
    const model = withBody("## 経過\n\n### 第1報 10:30\n\n現状: 停止中\n\n見込み: 11時\n");
    expect(model.statusUpdates).toHaveLength(1);
  });
});

describe("mentions", () => {
  it("are ids of other incidents and wiki pages", () => {
    const model = withBody(
      "See PM-2026-031, INC-12, INC-2026-0042, [[PM-2026-036]] and [[Page|shown]]; not XINC-12, INC-12-3 or a/INC-12.\n",
    );
    expect(model.mentions.map(({ id }) => id)).toEqual([
      "PM-2026-031",
      "INC-12",
      "INC-2026-0042",
      "PM-2026-036",
      "Page",
    ]);
    expect(model.mentions.map(({ span }) => at(model, span))).toEqual([
      "PM-2026-031",
      "INC-12",
      "INC-2026-0042",
      "[[PM-2026-036]]",
      "[[Page|shown]]",
    ]);
  });
});

describe("the prose of the authors", () => {
  const prose = (body: string): readonly string[] =>
    withBody(`## Impact\n\n${body}`)
      .prose.filter(({ section }) => section === "impact")
      .map(({ text }) => text);

  it.each([
    ["Run `rm -rf` now.", ["Run        now."]],
    ["See [the page](https://example.com) today.", ["See          today."]],
    ["See https://example.com/a today.", [`See ${" ".repeat("https://example.com/a".length)} today.`]],
    ['She said "you forgot" to me.', [`She said ${" ".repeat('"you forgot"'.length)} to me.`]],
    ["「忘れた」と言った。", ["     と言った。"]],
    ["See [[PM-2026-036]] too.", [`See ${" ".repeat("[[PM-2026-036]]".length)} too.`]],
    ["**Bold** stays.", ["Bold stays."]],
    ["> A quote goes.", []],
    ["```\ncode goes\n```", []],
    ["<!-- a comment goes -->", []],
    ["- an item\n\n| a | b |\n|-|-|\n| c | d |", ["an item", "c", "d"]],
  ])("of %j", (body, expected) => {
    expect(prose(body)).toEqual(expected);
  });

  it("leads back to the document, with CRLF and a byte order mark too", () => {
    for (const text of [
      `${head}## Impact\n\nRun **the \`tool\`** now.\nAll failed.\n`,
      `\ufeff${head}## Impact\n\nRun **the \`tool\`** now.\nAll failed.\n`.replaceAll("\n", "\r\n"),
    ]) {
      const model = read(text);
      const places = model.prose
        .filter(({ section }) => section === "impact")
        .map((line) =>
          [line.text.indexOf("now"), line.text.indexOf("failed")].map((start, which) =>
            start < 0 ? "" : at(model, line.spanOf(start, start + (which === 0 ? 3 : 6))),
          ),
        );
      expect(places).toEqual([
        ["now", ""],
        ["", "failed"],
      ]);
    }
  });
});
