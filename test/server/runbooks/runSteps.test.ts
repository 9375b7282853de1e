import { describe, expect, it } from "vitest";
import { readMarkdown } from "../../../server/src/markdown/read";
import { correctStep } from "../../../server/src/runbooks/run/correctStep";
import { matchSteps } from "../../../server/src/runbooks/run/matchSteps";
import { readSteps } from "../../../server/src/runbooks/run/readSteps";
import type { Step } from "../../../server/src/runbooks/run/steps";
import { applyEdits } from "../../../server/src/text/span";

const stepsIn = (text: string): readonly Step[] =>
  readSteps(readMarkdown(text), undefined).groups.flatMap(({ steps }) => steps);

/** `Heading: 1. text / - nested`, a line a step. */
const outlined = (text: string): string[] =>
  readSteps(readMarkdown(text), undefined).groups.flatMap(({ heading, steps }) =>
    steps.map(({ depth, number, text: words }) => `${heading ?? "–"} |${"  ".repeat(depth)} ${number ?? "-"} ${words}`),
  );

describe("the steps of a runbook", () => {
  it("are the numbered items, in the groups of their headings", () => {
    expect(
      outlined(
        "# Queue\n\n## Diagnosis\n\n1. Look at the panel.\n2. Compare *both* hosts.\n\n## Mitigation\n\n1) Restart.\n",
      ),
    ).toEqual(["Diagnosis | 1. Look at the panel.", "Diagnosis | 2. Compare both hosts.", "Mitigation | 1) Restart."]);
  });

  it("are boxes to tick wherever they stand", () => {
    expect(outlined("# Q\n\n## Overview\n\n- [ ] tell support\n- a plain remark\n")).toEqual([
      "Overview | - tell support",
    ]);
  });

  it("are bullets where nothing is numbered, but not in sections that only tell", () => {
    const page =
      "# Q\n\n- Owner: storefront\n\n## Impact\n\n- carts are lost\n\n## 対応\n\n- 再起動します。\n- 当番を呼びます。\n\n## 参考\n\n- 設計書\n";
    expect(outlined(page)).toEqual(["対応 | - 再起動します。", "対応 | - 当番を呼びます。"]);
  });

  it("are not the entries of a list of links", () => {
    expect(outlined("# Q\n\n## Pages\n\n- [A](a.md)\n- [B](b.md)\n")).toEqual([]);
  });

  it("nest; bullets below a numbered step are its details", () => {
    const page =
      "## Fix\n\n1. Stop the writer\n   - on both hosts\n\n   Wait a minute.\n   1. host a\n   2. host b\n2. Start it\n";
    expect(outlined(page)).toEqual([
      "Fix | 1. Stop the writer",
      "Fix |   1. host a",
      "Fix |   2. host b",
      "Fix | 2. Start it",
    ]);
    expect(stepsIn(page)[0]?.details).toEqual(["on both hosts", "Wait a minute."]);
  });

  it("keep the condition above numbered steps", () => {
    expect(outlined("## Fix\n\n- If it is full:\n  1. drain it\n- remark\n")).toEqual([
      "Fix | - If it is full:",
      "Fix |   1. drain it",
    ]);
  });

  it("hold the commands of their fences and code spans, ready to copy", () => {
    const page =
      "## Fix\n\n1. Drain it with `kubectl drain node-1`, see `node`:\n\n   ```sh\n   $ kubectl get pods \\\n     -n shop\n   NAME READY\n   ```\n\n2. Look:\n\n   ~~~\n   psql -c 'select 1'\n     | cat\n   ~~~\n";
    expect(stepsIn(page).map(({ commands }) => commands)).toEqual([
      [
        { text: "kubectl drain node-1", language: undefined },
        { text: "kubectl get pods \\\n  -n shop", language: "sh" },
      ],
      [{ text: "psql -c 'select 1'\n  | cat", language: undefined }],
    ]);
  });

  it("are paragraphs with the code below them where there are no lists", () => {
    const page =
      "# Q\n\n## Fix\n\nRestart the workers:\n\n```sh\nmake restart\n```\n\nThen look again.\n\n```sh\nmake status\n```\n";
    expect(outlined(page)).toEqual(["Fix | - Restart the workers:", "Fix | - Then look again."]);
    expect(stepsIn(page).map(({ commands }) => commands[0]?.text)).toEqual(["make restart", "make status"]);
  });

  it("are the sections of a page of prose, with what they say", () => {
    const page =
      "# Q\n\nAn intro.\n\n## Meaning\n\nIt is slow.\n\n## Rollback\n\nSwitch `flag` off.\n\n## Escalation\n\nCall the team.\n";
    expect(outlined(page)).toEqual(["Rollback | - Rollback", "Escalation | - Escalation"]);
    expect(stepsIn(page)[0]?.details).toEqual(["Switch flag off."]);
  });

  it("keep code as code and make everything else text when they are told elsewhere", () => {
    const [step] = stepsIn("## Fix\n\n1. Run `a | b` in [the *box*](../x.md), not `` c`d ``: 2 * 3_4 [x]\n");
    expect(step?.markdown).toBe("Run `a | b` in the box, not ``c`d``: 2 \\* 3_4 \\[x\\]");
  });

  it("join their lines as people read them, in both languages", () => {
    expect(stepsIn("## Fix\n\n1. Look at\n   the panel\n2. パネルを\n   見ます\n").map(({ text }) => text)).toEqual([
      "Look at the panel",
      "パネルを見ます",
    ]);
  });

  it("have ids of their own though their words are equal", () => {
    const ids = stepsIn("## A\n\n1. wait\n2. wait\n\n## B\n\n1. wait\n").map(({ id }) => id);
    expect(new Set(ids).size).toBe(3);
  });
});

describe("a runbook that was changed during a run", () => {
  const known = (text: string): { id: string; heading: string | undefined; text: string }[] =>
    readSteps(readMarkdown(text), undefined).groups.flatMap(({ heading, steps }) =>
      steps.map(({ id, text: words }) => ({ id, heading, text: words })),
    );
  const before = "## Fix\n\n1. Stop the writer on host a\n2. Wait a minute\n3. Start it again\n";

  it("keeps its steps when they moved or others came between them", () => {
    const after = "## Fix\n\n1. Page the owner\n2. Wait a minute\n3. Stop the writer on host a\n4. Start it again\n";
    const changes = matchSteps(known(before), readSteps(readMarkdown(after), undefined));
    expect([[...changes.changed], changes.gone]).toEqual([[], []]);
    expect([...changes.added]).toEqual(["fix/pagetheowner"]);
  });

  it("shows a step whose words changed, and one that is gone", () => {
    const after = "## Fix\n\n1. Stop the writer on both hosts\n2. Start it again\n";
    const { changed, gone, added } = matchSteps(known(before), readSteps(readMarkdown(after), undefined));
    expect([...changed.values()].map(({ text }) => text)).toEqual(["Stop the writer on host a"]);
    expect(gone.map(({ text }) => text)).toEqual(["Wait a minute"]);
    expect(added.size).toBe(0);
  });
});

describe("a corrected step", () => {
  const text = "## Fix\r\n\r\n1. Stop the\r\n   writer\r\n   - on both\r\n2. Start\r\n";
  const [first] = stepsIn(text);

  it("changes its own words only, in the file's line endings", () => {
    const edit = first && correctStep(text, first, "Drain the\nwriter first");
    expect(edit && applyEdits(text, [edit])).toBe(
      "## Fix\r\n\r\n1. Drain the\r\n   writer first\r\n   - on both\r\n2. Start\r\n",
    );
  });

  it("is nothing when the words stay", () => {
    expect(first && correctStep(text, first, "  ")).toBeUndefined();
  });
});
