import { describe, expect, it } from "vitest";
import type { Action } from "../../../server/src/model/document";
import { at, read, shownMoment } from "./plain";

const head =
  "# Postmortem of the outage on 2026-03-23\n\n## Timeline\n\n- 10:00 a\n- 10:05 b\n- 10:10 c\n\n## Root cause\n\nx\n\n";
const actionsIn = (body: string, heading = "Action items"): readonly Action[] =>
  read(`${head}## ${heading}\n\n${body}\n`).actions;

/** `open: Add an alert (Kim, 2026-04-01)`. */
const shown = ({ state, text, owner, due, dueRaw }: Action): string => {
  const more = [owner, due ? shownMoment(due) : dueRaw].filter((part) => part !== undefined && part !== "");
  return `${state}: ${text}${more.length > 0 ? ` (${more.join(", ")})` : ""}`;
};

describe("the actions of a table", () => {
  it("have an owner, a due date and a state where its columns say so", () => {
    const table =
      "| # | Action | Owner | Due | Status |\n|-|-|-|-|-|\n| 1 | Add an alert | Kim | 2026-04-01 | Done |\n| 2 | Write docs | TBD | — | ✅ |\n| 3 | Fix the client | @pat | 4/5 | In Progress |\n| 4 | Test it | | | TODO |";
    expect(actionsIn(table).map(shown)).toEqual([
      "done: Add an alert (Kim, 2026-04-01)",
      "done: Write docs (—)",
      "doing: Fix the client (@pat, 2026-04-05)",
      "open: Test it",
    ]);
  });

  it("expect an owner and a date in the cells that are left empty", () => {
    const [named, dashed, bare] = actionsIn(
      "| Action | Owner | Due |\n|-|-|-|\n| a | Kim | 2026-04-01 |\n| b | N/A | — |\n| c | | TBD |",
    );
    expect([named?.ownerExpected, named?.dueExpected]).toEqual([false, false]);
    expect([dashed?.ownerExpected, dashed?.dueExpected]).toEqual([false, false]);
    expect([bare?.ownerExpected, bare?.dueExpected]).toEqual([true, true]);
  });

  it("expect none where the table has no such column", () => {
    const [only] = actionsIn("| 対策 | 優先度 | 状態 |\n|-|-|-|\n| 監視を追加する | 高 | 未着手 |", "再発防止策");
    expect(only && [shown(only), only.priority, only.ownerExpected, only.dueExpected]).toEqual([
      "open: 監視を追加する",
      "高",
      false,
      false,
    ]);
  });

  it("are read in Japanese, with a reason where one is declined", () => {
    const table =
      "| 対策 | 担当 | 期限 | 状態 | 理由 |\n|-|-|-|-|-|\n| 監視を追加する | 山田 | 2026年4月1日 | 未着手 | |\n| 手順書の更新 | 佐藤 | 令和8年4月10日 | **完了**（`6d8c925`） | |\n| 二重化 | | 未定 | 見送り | 費用が大きい |";
    const found = actionsIn(table, "再発防止策");
    expect(found.map(shown)).toEqual([
      "open: 監視を追加する (山田, 2026-04-01)",
      "done: 手順書の更新 (佐藤, 2026-04-10)",
      "declined: 二重化 (未定)",
    ]);
    expect(found[2]?.reason).toBe("費用が大きい");
  });

  it("carry a reason behind the word too", () => {
    expect(actionsIn("| Action | Owner | Status |\n|-|-|-|\n| a | Kim | Won't do (costs too much) |")[0]?.reason).toBe(
      "costs too much",
    );
  });

  it("leave out rows that say there is none", () => {
    expect(actionsIn("| Action | Owner |\n|-|-|\n| N/A | |\n| | |\n| Test it | Kim |").map(shown)).toEqual([
      "unknown: Test it (Kim)",
    ]);
  });

  it("link to the ticket in their cell", () => {
    expect(
      actionsIn(
        "| Action | Owner | Ticket |\n|-|-|-|\n| a | Kim | [#3](https://example.com/issues/3) |\n| b | Kim | org/repo#4 |",
      ).map(({ link }) => link),
    ).toEqual(["https://example.com/issues/3", "org/repo#4"]);
  });

  it("stand where they say", () => {
    const model = read(
      `${head}## Action items\n\n| Action | Owner | Due | Status |\n|-|-|-|-|\n| Add **an** alert |  Kim | 2026-04-01 | Open |\n`.replaceAll(
        "\n",
        "\r\n",
      ),
    );
    const [action] = model.actions;
    const spans = [action?.textSpan, action?.ownerSpan, action?.dueSpan, action?.stateSpan];
    expect(spans.map((span) => span && at(model, span))).toEqual(["Add **an** alert", "Kim", "2026-04-01", "Open"]);
  });
});

describe("the actions of a list", () => {
  it.each([
    ["- Add an alert", "unknown: Add an alert"],
    ["- [ ] Add an alert", "open: Add an alert"],
    ["- [x] Add an alert", "done: Add an alert"],
    ["- ✅ Add an alert", "done: ✅ Add an alert"],
    ["- ~~Add an alert~~", "done: Add an alert"],
    ["- Done: add an alert", "done: Done: add an alert"],
    ["- TODO add an alert", "open: TODO add an alert"],
    ["- Add an alert (done)", "done: Add an alert (done)"],
    ["- 監視を追加する（完了）", "done: 監視を追加する（完了）"],
    [
      "- [ ] Add an alert (owner: Kim, due: 2026-04-01)",
      "open: Add an alert (owner: Kim, due: 2026-04-01) (Kim, 2026-04-01)",
    ],
    [
      "- 監視を追加する（担当: 山田、期限: 2026-05-01）",
      "unknown: 監視を追加する（担当: 山田、期限: 2026-05-01） (山田, 2026-05-01)",
    ],
    ["- Kim: add an alert", "unknown: Kim: add an alert (Kim)"],
    ["- @pat to add an alert by 2026-04-03", "unknown: @pat to add an alert by 2026-04-03 (@pat, 2026-04-03)"],
    ["- Sam Smith will add an alert", "unknown: Sam Smith will add an alert (Sam Smith)"],
    ["- Add an alert - [@lee] - [2026-04-05]", "unknown: Add an alert - [@lee] - [2026-04-05] (@lee, 2026-04-05)"],
    ["- Prevention: add an alert", "unknown: Prevention: add an alert"],
    ["- We will add an alert", "unknown: We will add an alert"],
  ])("%s", (item, expected) => {
    expect(actionsIn(item).map(shown)).toEqual([expected]);
  });

  it("take the owner or the state of the line above them", () => {
    const body = "**Alex**\n\n- a\n- b\n\nJG:\n\n- c\n\n(Completed)\n\n- d\n\n### Completed\n\n- e";
    expect(actionsIn(body).map(shown)).toEqual([
      "unknown: a (Alex)",
      "unknown: b (Alex)",
      "unknown: c (JG)",
      "done: d",
      "done: e",
    ]);
  });

  it("take the owner of the item they are nested in", () => {
    expect(actionsIn("- **Alex:**\n  - a\n  - b\n- c").map(shown)).toEqual([
      "unknown: a (Alex)",
      "unknown: b (Alex)",
      "unknown: c",
    ]);
  });

  it("do not take a kind of work for a person", () => {
    expect(
      actionsIn("**Process**\n\n- a\n\n**予防**\n\n- b\n\n### Monitoring\n\n- c").map(({ owner }) => owner),
    ).toEqual([undefined, undefined, undefined]);
  });

  it("leave details and what says nothing out", () => {
    expect(actionsIn("- a\n  - a detail\n- N/A\n- TBD\n- None so far\n-").map(shown)).toEqual(["unknown: a"]);
  });

  it.each([
    ["- See #12", "#12"],
    ["- See https://example.com/org/repo/issues/4", "https://example.com/org/repo/issues/4"],
    ["- See [docs](https://example.com/docs) and [it](https://example.com/pull/5)", "https://example.com/pull/5"],
    ["- See nothing", undefined],
  ])("%s links to %s", (item, link) => {
    expect(actionsIn(item)[0]?.link).toBe(link);
  });

  it("are none when they are the chores of the template", () => {
    expect(
      actionsIn(
        "- [ ] Sections above are filled out\n- [ ] Incident title and date are set\n- [ ] This document is reviewed",
      ),
    ).toEqual([]);
  });

  it("stand where they say", () => {
    const model = read(`${head}## Action items\n\n- [ ] Add \`an\` alert (owner: Kim, due: 2026-04-01)\n`);
    const [action] = model.actions;
    expect([action?.ownerSpan, action?.dueSpan].map((span) => span && at(model, span))).toEqual(["Kim", "2026-04-01"]);
  });
});

describe("where actions stand", () => {
  it.each([
    "Action items",
    "Follow-ups",
    "Next steps",
    "再発防止策",
    "アクションアイテム",
    "今後の対応",
    "Aksjonspunkter",
    "改进措施",
    "5. Corrective actions",
    "✅ Actions",
  ])("under %s", (heading) => {
    expect(actionsIn("- a", heading)).toHaveLength(1);
  });

  it.each(["What went well", "References", "Impact"])("not under %s", (heading) => {
    expect(actionsIn("- a", heading)).toEqual([]);
  });

  it("also under headings that sort them", () => {
    expect(actionsIn("### Detection\n\n- a\n\n### Process\n\n- b").map(shown)).toEqual(["unknown: a", "unknown: b"]);
  });

  it("not in a document of another kind", () => {
    expect(read("# Notes\n\n## Action items\n\n- a\n", "notes.md").actions).toEqual([]);
  });
});
