import { describe, expect, it } from "vitest";
import type { Action, DocumentModel, GkptItem, Section } from "../../../server/src/model/document";
import { noLesson } from "../../../server/src/rules/analysis/noLesson";
import { problemWithoutTry } from "../../../server/src/rules/analysis/problemWithoutTry";
import { saysTheSame } from "../../../server/src/rules/analysis/similar";
import { tryWithoutAction } from "../../../server/src/rules/analysis/tryWithoutAction";
import { unanswered } from "../../../server/src/rules/analysis/unanswered";
import { applyEdits } from "../../../server/src/text/span";
import { actionOf, check, modelWith, proseOf } from "./languageModel";

const at = { start: 0, end: 0 };

describe("analysis/no-lesson", () => {
  const title = { text: "Outage", span: { start: 2, end: 8 } };
  const section = (key: Section["key"], parts: Partial<Section> = {}): Section => ({
    key,
    title: "x",
    titleSpan: { start: 20, end: 25 },
    span: at,
    level: 2,
    form: "heading",
    parent: undefined,
    empty: false,
    placeholder: false,
    placeholderSpan: undefined,
    part: 0,
    ...parts,
  });
  const status = (value: "draft" | "in-review" | "approved" | "resolved") =>
    ({
      key: "status",
      raw: value,
      span: at,
      labelSpan: at,
      label: "Status",
      form: "bold",
      part: 0,
      placeholder: false,
      empty: false,
      unknown: false,
      status: value,
    }) as const;
  const spans = (parts: Partial<DocumentModel>) =>
    check(noLesson, modelWith("", { title, ...parts })).map(({ span }) => span);

  it("speaks when a finished report explains and plans, but teaches nothing", () => {
    expect(spans({ sections: [section("cause")], actions: [actionOf("Add an alert")] })).toEqual([title.span]);
    expect(spans({ fields: [status("approved")] })).toEqual([title.span]);
  });

  it("stands on the heading that waits for the lesson", () => {
    expect(spans({ fields: [status("resolved")], sections: [section("lessons", { empty: true })] })).toEqual([
      { start: 20, end: 25 },
    ]);
    expect(
      spans({ fields: [status("in-review")], sections: [section("went_well", { placeholder: true })] }),
    ).toHaveLength(1);
  });

  it("is silent on drafts and on reports that are still being written", () => {
    expect(
      spans({ fields: [status("draft")], sections: [section("cause")], actions: [actionOf("Add an alert")] }),
    ).toEqual([]);
    expect(spans({ sections: [section("timeline")] })).toEqual([]);
  });

  it("takes a lesson wherever it stands", () => {
    const done = { fields: [status("approved")] };
    expect(spans({ ...done, sections: [section("lessons")] })).toEqual([]);
    expect(spans({ ...done, sections: [section("went_wrong")] })).toEqual([]);
    expect(spans({ ...done, gkpt: [item("good", "The runbook was found at once")] })).toEqual([]);
    expect(spans({ ...done, questions: [{ text: "What was luck?", span: at, answered: true }] })).toEqual([]);
    expect(spans({ ...done, prose: [proseOf("We learned that the cache is not warm after a restart.")] })).toEqual([]);
    expect(spans({ ...done, prose: [proseOf("今回の学びは、再起動後のキャッシュが空であること。")] })).toEqual([]);
  });
});

describe("question/unanswered", () => {
  it("stands on each question that waits for its answer", () => {
    const questions = [
      { text: "What was luck?", span: { start: 0, end: 14 }, answered: false },
      { text: "What helped?", span: { start: 15, end: 27 }, answered: true },
    ];
    expect(check(unanswered, modelWith("", { questions })).map(({ span }) => span)).toEqual([{ start: 0, end: 14 }]);
  });
});

describe("gkpt/problem-without-try", () => {
  const found = (...gkpt: GkptItem[]) =>
    check(problemWithoutTry, modelWith("", { gkpt })).map(({ span }) => gkpt.find((one) => one.span === span)?.text);

  it("finds every problem when there is no Try at all", () => {
    expect(found(item("good", "a"), item("problem", "b"), item("problem", "c"))).toEqual(["b", "c"]);
  });

  it("follows the links, from either side", () => {
    expect(
      found(
        item("problem", "linked", { label: "P1", links: ["T1"] }),
        item("problem", "named by its Try", { label: "P2" }),
        item("problem", "alone", { label: "P3" }),
        item("problem", "dead link", { label: "P4", links: ["T9"] }),
        item("try", "x", { label: "T1" }),
        item("try", "y", { label: "Ｔ2", links: ["p2"] }),
      ),
    ).toEqual(["alone", "dead link"]);
  });

  it("cannot tell, and says nothing, where nothing is linked", () => {
    expect(found(item("problem", "a"), item("problem", "b"), item("try", "x"))).toEqual([]);
  });

  it("takes an acceptance for an answer", () => {
    expect(
      found(item("problem", "Rare; accepted, as the fix costs more"), item("problem", "頻度が低いため受容する")),
    ).toEqual([]);
  });
});

describe("gkpt/try-without-action", () => {
  const found = (gkpt: readonly GkptItem[], actions: readonly Action[] = []) =>
    check(tryWithoutAction, modelWith("", { gkpt, actions })).map(
      ({ span }) => gkpt.find((one) => one.span === span)?.text,
    );

  it("finds a Try that no action takes up", () => {
    expect(found([item("try", "Alert on queue length")], [actionOf("Renew the certificate by script")])).toEqual([
      "Alert on queue length",
    ]);
    expect(found([item("try", "キューの長さを監視する")])).toEqual(["キューの長さを監視する"]);
  });

  it("knows the action by its words, its label or the Try's link", () => {
    expect(found([item("try", "Alert on queue length")], [actionOf("Add an alert on the queue length")])).toEqual([]);
    expect(found([item("try", "キューの長さを監視する")], [actionOf("キューの長さの監視を追加する")])).toEqual([]);
    expect(
      found([item("try", "Show the environment", { label: "T1" })], [actionOf("Prompt with host name (T1)")]),
    ).toEqual([]);
    expect(found([item("try", "Show the environment", { label: "T1", links: ["A2"] })])).toEqual([]);
    expect(found([item("try", "Show the environment → #12", { links: ["#12"] })])).toEqual([]);
  });

  it("lets a Try be declined", () => {
    expect(
      found([
        item("try", "Second region: declined, too costly this year"),
        item("try", "二重化は見送る（費用のため）"),
      ]),
    ).toEqual([]);
  });

  it("does not take a link to a Problem for an action", () => {
    expect(
      found([item("problem", "p", { label: "P1" }), item("try", "Show it", { label: "T1", links: ["P1"] })]),
    ).toEqual(["Show it"]);
  });

  const fixed = (text: string, last: string | undefined, form: Action["form"], parts: Partial<DocumentModel> = {}) => {
    const start = last === undefined ? 0 : text.indexOf(last);
    const textSpan = { start, end: start + (last?.length ?? 0) };
    const end = text.indexOf("\n", start);
    const actions =
      last === undefined ? [] : [actionOf(last, { form, textSpan, span: { start, end: end < 0 ? text.length : end } })];
    const fix = check(
      tryWithoutAction,
      modelWith(text, { gkpt: [item("try", "T1: Alert on queue | lag → A1", { label: "T1" })], actions, ...parts }),
    )[0]?.fixes?.[0];
    return fix && applyEdits(text, fix.edits);
  };

  it("adds an action in the form of the last one", () => {
    expect(fixed("- Old\n\nEnd", "Old", "item")).toBe("- Old\n- Alert on queue | lag\n\nEnd");
    expect(fixed("  * [x] Old\r\n", "Old", "checkbox")).toBe("  * [x] Old\r\n  * [ ] Alert on queue | lag\r\n");
    expect(fixed("9. Old", "Old", "item")).toBe("9. Old\n10. Alert on queue | lag");
    expect(fixed("| 3 | Old | Sam |\n\nEnd", "Old", "row")).toBe(
      "| 3 | Old | Sam |\n| 4 | Alert on queue \\| lag |  |\n\nEnd",
    );
    expect(fixed("Old | Sam", "Old", "row")).toBe("Old | Sam\n Alert on queue \\| lag |  ");
  });

  it("opens an empty section of actions, and offers nothing where there is none", () => {
    const text = "## Actions\n\n## Notes";
    const actions: Section = {
      key: "actions",
      title: "Actions",
      titleSpan: { start: 3, end: 10 },
      span: { start: 0, end: 12 },
      level: 2,
      form: "heading",
      parent: undefined,
      empty: true,
      placeholder: false,
      placeholderSpan: undefined,
      part: 0,
    };
    expect(fixed(text, undefined, "item", { sections: [actions] })).toBe(
      "## Actions\n\n- [ ] Alert on queue | lag\n\n## Notes",
    );
    expect(fixed(text, undefined, "item")).toBeUndefined();
  });
});

describe("whether two wordings say the same", () => {
  it.each([
    ["Add an alert on queue length", "add alert on queue length."],
    ["キューの長さを監視する", "キュー長を監視する"],
    ["監視を追加", "監視を追加する（CPU）"],
  ])("%s / %s: yes", (a, b) => {
    expect(saysTheSame(a, b)).toBe(true);
  });

  it.each([
    ["Add an alert on queue length", "Renew certificates by script"],
    ["", ""],
    ["監視", "監視画面の配色を変更する"],
  ])("%s / %s: no", (a, b) => {
    expect(saysTheSame(a, b)).toBe(false);
  });
});

function item(kind: GkptItem["kind"], text: string, parts: Partial<GkptItem> = {}): GkptItem {
  return { kind, text, span: { start: 0, end: text.length }, label: undefined, links: [], ...parts };
}
