import { afterEach, describe, expect, it } from "vitest";
import {
  firingHistory,
  reviewComponents,
  reviewWorksheet,
  runCorrection,
  runIntoTimeline,
  runPage,
  runSteps,
  runTargets,
  verdictFollowUps,
  type RunRecordParams,
} from "../../server/src/protocol";
import { at, Editor, type EditorOptions } from "./editor";

const runbook = `---
kind: runbook
component: queue
---

# Queue is stuck

## Diagnosis

1. Look at the panel.

## Mitigation

1. Restart the worker:

   \`\`\`sh
   make restart
   \`\`\`
`;

const incident = `---
kind: incident
---

# Orders are late

- Status: investigating
- Severity: SEV2

## Timeline (UTC)

- 2026-03-23 14:00 orders are late
- 14:05 alert QueueStuck
`;

const rules = `groups:
  - name: queue
    rules:
      - alert: QueueStuck
        expr: queue_oldest_seconds > 300
        labels: { severity: SEV2, component: queue }
        annotations:
          summary: Orders wait for longer than five minutes.
          runbook_url: ../runbooks/queue.md
      - alert: QueueLong
        expr: queue_length > 1000
        labels: { component: queue }
        annotations: { summary: "Long queue" }
`;

const postmortem = `# Postmortem: coupons were not sent

- Severity: SEV3
- Services: queue
- Detection: a customer called support

## Timeline

- 2026-02-01 10:00 UTC coupons stop
- 2026-02-01 10:30 UTC a customer calls
- 2026-02-01 11:00 UTC the false alarm QueueLong had hidden it (false positive)

## Root cause

- The consumer had been paused by a deploy.

## Action items

- [ ] Watch the consumer
`;

const files = {
  "runbooks/queue.md": runbook,
  "incidents/2026-03-23-orders.md": incident,
  "postmortems/2026-02-01-coupons.md": postmortem,
  "alerts/queue.rules.yaml": rules,
  "README.md": "# Shop\n",
};

let editor: Editor | undefined;

async function start(options: EditorOptions = {}): Promise<Editor> {
  editor = await Editor.start({ files, ...options });
  return editor;
}

afterEach(async () => {
  await editor?.stop();
  editor = undefined;
});

const time = (clock: string): number => Date.parse(`2026-03-23T${clock}:00Z`);

const run: RunRecordParams = {
  runbook: at("runbooks/queue.md"),
  title: "Queue is stuck",
  by: "Mio",
  started: time("14:10"),
  finished: undefined,
  steps: [
    {
      markdown: "Look at the panel.",
      number: "1.",
      heading: "Diagnosis",
      state: "done",
      at: time("14:12"),
      note: "",
      notedAt: undefined,
      wrong: undefined,
    },
  ],
};

describe("a run", () => {
  it("gets the steps of a runbook, open or not, as they are now", async () => {
    const editing = await start();
    const uri = at("runbooks/queue.md");
    const steps = await editing.client.sendRequest(runSteps, { uri, known: [] });
    expect(steps?.title).toBe("Queue is stuck");
    expect(steps?.groups.map(({ heading }) => heading)).toEqual(["Diagnosis", "Mitigation"]);
    expect(steps?.groups[1]?.steps[0]).toMatchObject({
      text: "Restart the worker:",
      commands: [{ text: "make restart", language: "sh" }],
      range: { start: { line: 13, character: 3 } },
      isNew: false,
    });
    const known = steps?.groups.flatMap(({ heading, steps: all }) =>
      all.map(({ id, text }) => ({ id, heading, text })),
    );
    await editing.open("runbooks/queue.md", runbook.replace("Look at the panel.", "Look at both panels."));
    const again = await editing.client.sendRequest(runSteps, { uri, known: known ?? [] });
    expect(again?.groups[0]?.steps[0]).toMatchObject({
      text: "Look at both panels.",
      was: { text: "Look at the panel." },
    });
    expect(again?.gone).toEqual([]);
  });

  it("has no steps of files that are none of ours, or not there", async () => {
    const editing = await start();
    for (const path of ["runbooks/none.md", "alerts/queue.rules.yaml"])
      expect(await editing.client.sendRequest(runSteps, { uri: at(path), known: [] })).toBeNull();
  });

  it("may be told in the incident that lasts, before others", async () => {
    const editing = await start();
    const targets = await editing.client.sendRequest(runTargets);
    expect(targets.map(({ path, live }) => [path, live])).toEqual([
      ["incidents/2026-03-23-orders.md", true],
      ["postmortems/2026-02-01-coupons.md", false],
    ]);
  });

  it("is told in a timeline with a link to the runbook, once", async () => {
    const editing = await start();
    const path = "incidents/2026-03-23-orders.md";
    await editing.open(path, incident);
    const first = await editing.client.sendRequest(runIntoTimeline, { uri: at(path), run });
    expect(first?.added).toBe(2);
    await editing.apply(path, first?.edits ?? []);
    expect(editing.text(path)).toContain(
      [
        "- 14:05 alert QueueStuck",
        "- 14:10 Began to work through the runbook [Queue is stuck](../runbooks/queue.md) (Mio)",
        "- 14:12 Runbook step done, Diagnosis 1: Look at the panel.",
        "",
      ].join("\n"),
    );
    expect(await editing.client.sendRequest(runIntoTimeline, { uri: at(path), run })).toEqual({
      edits: [],
      added: 0,
      clock: { name: "UTC", offset: 0 },
    });
  });

  it("tells on which clock: of the document, else of the configuration, else UTC", async () => {
    const editing = await start({
      files: { ...files, ".afterword.yaml": "timezone: Asia/Tokyo\n", "notes.md": "# A\n" },
    });
    const jst = { name: "JST", offset: 540 };
    const steps = await editing.client.sendRequest(runSteps, { uri: at("runbooks/queue.md"), known: [] });
    expect(steps?.clock).toEqual(jst);
    const clockIn = async (path: string) =>
      (await editing.client.sendRequest(runIntoTimeline, { uri: at(path), run }))?.clock;
    expect(await clockIn("notes.md")).toEqual(jst);
    expect(await clockIn("incidents/2026-03-23-orders.md")).toEqual({ name: "UTC", offset: 0 });
    await editor?.stop();
    const plain = await start();
    expect(
      (await plain.client.sendRequest(runSteps, { uri: at("runbooks/queue.md"), known: [] }))?.clock,
    ).toBeUndefined();
  });

  it("gets a page of its own inside of the workspace only", async () => {
    const editing = await start();
    const page = await editing.client.sendRequest(runPage, { run, folder: "ops/runs/", offset: 540 });
    expect(page?.stem).toBe(at("ops/runs/2026-03-23-queue-is-stuck"));
    expect(page?.text).toContain("[Queue is stuck](../../runbooks/queue.md)");
    expect(await editing.client.sendRequest(runPage, { run, folder: "../elsewhere", offset: 0 })).toBeNull();
  });

  it("proposes a step in other words", async () => {
    const editing = await start();
    const uri = at("runbooks/queue.md");
    const steps = await editing.client.sendRequest(runSteps, { uri, known: [] });
    const step = steps?.groups[0]?.steps[0]?.id ?? "";
    const proposal = await editing.client.sendRequest(runCorrection, { uri, step, words: "Look at **both** panels." });
    expect(proposal?.text).toBe(runbook.replace("Look at the panel.", "Look at **both** panels."));
    expect(await editing.client.sendRequest(runCorrection, { uri, step: "none", words: "x" })).toBeNull();
  });
});

describe("an alert review", () => {
  it("is offered for each component, with what there is to look at", async () => {
    const editing = await start();
    expect(await editing.client.sendRequest(reviewComponents)).toEqual([
      { component: "queue", alerts: 2, muted: 0, uncovered: 1 },
    ]);
  });

  it("begins with a worksheet that links rules, runbooks and incidents, and tells the gaps", async () => {
    const editing = await start();
    const sheet = await editing.client.sendRequest(reviewWorksheet, {
      component: "queue",
      folder: "alert-reviews",
      offset: 0,
    });
    expect(sheet?.stem).toBe(at("alert-reviews/2026-04-01-queue"));
    for (const expected of [
      "| [QueueStuck](../alerts/queue.rules.yaml#L4) | SEV2 |",
      "[Queue is stuck](../runbooks/queue.md)",
      "[Orders are late](../incidents/2026-03-23-orders.md)",
      "| [QueueLong](../alerts/queue.rules.yaml#L10) |",
      "(none)",
      "| Noticed by people: a customer called support | [Postmortem: coupons were not sent](../postmortems/2026-02-01-coupons.md) |",
    ])
      expect(sheet?.text).toContain(expected);
  });

  it("is written in the language of the configuration", async () => {
    const editing = await start({ files: { ...files, ".afterword.yaml": "language: ja\n" } });
    const sheet = await editing.client.sendRequest(reviewWorksheet, { component: "queue", folder: "", offset: 0 });
    expect(sheet?.text).toContain("# アラートレビュー: queue（2026-04-01）");
  });

  it("stays inside of the workspace", async () => {
    const editing = await start();
    const asked = { component: "queue", folder: "a/../..", offset: 0 };
    expect(await editing.client.sendRequest(reviewWorksheet, asked)).toBeNull();
  });

  it("takes a firing history, and makes actions of verdicts", async () => {
    const editing = await start();
    const sheet = await editing.client.sendRequest(reviewWorksheet, {
      component: "queue",
      folder: "reviews",
      offset: 0,
    });
    const path = "reviews/sheet.md";
    const uri = at(path);
    await editing.open(path, sheet?.text ?? "");
    const history = "alert,count,acted on\nQueueStuck,3,3\nQueueLong,41,0\nOther,1,1\n";
    const filled = await editing.client.sendRequest(firingHistory, { uri, history });
    expect(filled).toMatchObject({ filled: 2, unmatched: ["Other"] });
    await editing.apply(path, filled?.edits ?? []);
    await editing.replace(path, "| 41 | 0 |  |  |  |  |", "| 41 | 0 | remove | noise | Mio | 2026-04-20 |");
    const actions = await editing.client.sendRequest(verdictFollowUps, { uri });
    expect(actions?.added).toBe(1);
    await editing.apply(path, actions?.edits ?? []);
    expect(editing.text(path)).toContain(
      "| Remove [QueueLong](../alerts/queue.rules.yaml#L10): noise | Mio | 2026-04-20 | Open |",
    );
    expect(await editing.client.sendRequest(verdictFollowUps, { uri })).toEqual({ edits: [], added: 0 });
  });
});
