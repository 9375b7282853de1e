import { afterEach, describe, expect, it } from "vitest";
import { FileChangeType, WorkspaceSymbolRequest } from "vscode-languageserver-protocol";
import { newRunbookText, runbookCatalogue, workspaceIndexChanged, type RunbookItem } from "../../server/src/protocol";
import { at, Editor } from "./editor";

const page = `---
alerts: [QueueFull, Unknown]
last_reviewed: 2026-01-01
review_every: 60 days
---

# Queue

## Meaning

Orders wait.

## Diagnosis

1. Look at the queue

## HighQueueLatency

Wait.
`;

const rules = `groups:
  - name: queue
    rules:
      - alert: QueueFull
        expr: up == 0
        labels: {component: checkout}
      - alert: HighQueueLatency
        expr: up == 0
        labels: {component: checkout}
        annotations:
          runbook_url: docs/runbooks/queue.md#highqueuelatency
`;

const files = {
  "docs/runbooks/queue.md": page,
  "docs/runbooks/on-call.md":
    "# Links\n\n- [Queue](queue.md#meaning)\n- [[queue]]\n- [Notes](../../notes.md#the-end)\n- <https://wiki.example.com/x>\n- [gone](gone/)\n",
  "rules.yml": rules,
  "postmortems/2026-02-03-orders.md": "# Postmortem: orders\n\nWe followed [the runbook](../docs/runbooks/queue.md).\n",
  "postmortems/2026-01-03-older.md": "# Postmortem: older\n\nSee [[queue]].\n",
  "notes.md": "# Notes\n\n## The end\n",
};

let editor: Editor | undefined;

async function start(more: Readonly<Record<string, string>> = {}): Promise<Editor> {
  editor = await Editor.start({ files: { ...files, ...more }, now: "2026-04-01T00:00:00Z" });
  return editor;
}

afterEach(async () => {
  await editor?.stop();
  editor = undefined;
});

const ask = async (editing: Editor): Promise<readonly RunbookItem[]> =>
  (await editing.client.sendRequest(runbookCatalogue)).items;

describe("the catalogue of runbooks", () => {
  it("tells alerts, review, last use and headings of each page", async () => {
    const [links, queue] = await ask(await start());
    expect(queue).toMatchObject({
      uri: at("docs/runbooks/queue.md"),
      path: "docs/runbooks/queue.md",
      folder: "work",
      kind: "runbook",
      title: "Queue",
      component: "checkout",
      deprecated: false,
      review: { state: "stale", last: "2026-01-01", due: "2026-03-02" },
      summary: "Orders wait.",
      firstSteps: ["Look at the queue"],
      headings: [
        { text: "HighQueueLatency", anchor: "highqueuelatency", range: { start: { line: 16, character: 3 } } },
      ],
      lastUse: { uri: at("postmortems/2026-02-03-orders.md"), title: "Postmortem: orders", day: "2026-02-03" },
    });
    expect(queue?.alerts.map(({ name, rule }) => [name, rule?.range?.start.line])).toEqual([
      ["QueueFull", 3],
      ["HighQueueLatency", 6],
      ["Unknown", undefined],
    ]);
    expect(links?.kind).toBe("index");
    expect(links?.links.map(({ target, external, heading }) => [target, external, heading?.start.line])).toEqual([
      [`${at("docs/runbooks/queue.md")}#meaning`, false, 8],
      [at("docs/runbooks/queue.md"), false, undefined],
      [`${at("notes.md")}#the-end`, false, 2],
      ["https://wiki.example.com/x", true, undefined],
      [at("docs/runbooks/gone"), false, undefined],
    ]);
  });

  it("takes a file that is called like an alert for that alert's page where the rules are kept elsewhere", async () => {
    const folder = "runbooks/kubernetes";
    const pages = {
      [`${folder}/KubePodCrashLooping.md`]: "# Kube Pod Crash Looping\n\n## Meaning\n\nA.\n\n## Diagnosis\n\n1. Look\n",
      [`${folder}/restore-etcd.md`]: "# Restore\n\n## Procedure\n\n1. Look\n\n## Rollback\n\n1. Back\n",
    };
    editor = await Editor.start({ files: pages });
    expect((await ask(editor)).map(({ alerts }) => alerts)).toEqual([
      [{ name: "KubePodCrashLooping", rule: undefined }],
      [],
    ]);
    editor.files.texts.set(at("rules.yml"), rules);
    await editor.watched("rules.yml", FileChangeType.Created);
    expect((await ask(editor)).map(({ alerts }) => alerts)).toEqual([[], []]);
  });

  it("takes a heading of two words run together for an alert only where a rule, or the page, tells that it is one", async () => {
    const page = (...headings: readonly string[]): string =>
      ["# Errors of the API", "## Meaning", ...headings.map((heading) => `## ${heading}`), "1. Look", ""].join("\n\n");
    const headingsIn = async (texts: Readonly<Record<string, string>>): Promise<readonly string[] | undefined> => {
      const editing = await Editor.start({ files: texts });
      const [found] = await ask(editing);
      await editing.stop();
      return found?.headings.map(({ text }) => text);
    };
    const path = "runbooks/api-runbook.md";
    const some = page("ConnectTimeout", "QueueFull", "ApiRequestsFailing");
    expect(await headingsIn({ [path]: some, "rules.yml": rules })).toEqual(["QueueFull", "ApiRequestsFailing"]);
    expect(await headingsIn({ [path]: some })).toEqual(["ConnectTimeout", "QueueFull", "ApiRequestsFailing"]);
    expect(await headingsIn({ [path]: page("ConnectTimeout", "Alert: ReadTimeout") })).toEqual(["Alert: ReadTimeout"]);
  });

  it("takes a document as it is in the editor, and as on disk again once it is closed", async () => {
    const editing = await start();
    await ask(editing);
    await editing.open("docs/runbooks/queue.md", page);
    await editing.replace("docs/runbooks/queue.md", "last_reviewed: 2026-01-01", "last_reviewed: 2026-03-30");
    expect((await ask(editing))[1]?.review.state).toBe("fresh");
    await editing.close("docs/runbooks/queue.md");
    expect((await ask(editing))[1]?.review.state).toBe("stale");
  });

  it("follows files and the configuration", async () => {
    const editing = await start();
    expect(await ask(editing)).toHaveLength(2);
    editing.files.texts.set(at("notes.md"), page.replace("alerts:", "kind: runbook\nalerts:"));
    await editing.watched("notes.md", FileChangeType.Changed);
    expect(await ask(editing)).toHaveLength(3);
    editing.files.texts.set(at(".afterword.yaml"), "documents:\n  other: docs/**\n");
    await editing.watched(".afterword.yaml", FileChangeType.Created);
    expect((await ask(editing)).map(({ path }) => path)).toEqual(["notes.md"]);
  });

  it("reads the rest where a file cannot be read", async () => {
    const editing = await start({ "runbooks/big.md": "x".repeat(16_000_000), "runbooks/bin.md": "# A\0\0" });
    expect(await ask(editing)).toHaveLength(2);
  });
});

describe("news of the index", () => {
  it("is told of what changes an entry, and not of other edits", async () => {
    const editing = await start();
    let news = 0;
    const told = new Promise<void>((resolve) => {
      editing.client.onNotification(workspaceIndexChanged, () => {
        news += 1;
        resolve();
      });
    });
    await editing.open("docs/runbooks/queue.md", page);
    await ask(editing);
    await editing.replace("docs/runbooks/queue.md", "Wait.", "Wait a little.");
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect(news).toBe(0);
    await editing.replace("docs/runbooks/queue.md", "# Queue", "# The queue");
    await told;
    expect(news).toBe(1);
    expect((await ask(editing))[1]?.title).toBe("The queue");
  });
});

describe("symbols of the workspace", () => {
  it("lead from an alert's name to its page", async () => {
    const editing = await start();
    const symbols = await editing.client.sendRequest(WorkspaceSymbolRequest.type, { query: "highqueuelat" });
    expect(symbols).toMatchObject([
      {
        name: "HighQueueLatency",
        containerName: "Runbook: docs/runbooks/queue.md",
        location: { uri: at("docs/runbooks/queue.md"), range: { start: { line: 16, character: 3 } } },
      },
    ]);
  });
});

describe("a new runbook", () => {
  const ask = (title: string) => ({ uri: at("docs/runbooks/new.md"), title, day: "2026-04-01" });

  it("is filled from the alert rule of its name", async () => {
    const { client } = await start();
    const { text } = await client.sendRequest(newRunbookText, ask("queue full"));
    expect(text).toMatch(
      /^---\nkind: runbook\n[^]*alerts: \["QueueFull"\]\nlast_reviewed: 2026-04-01\n---\n\n# queue full\n/,
    );
    expect(text).toContain('component: "checkout"');
  });

  it("of any other name leaves the alerts to be told", async () => {
    const { client } = await start();
    expect((await client.sendRequest(newRunbookText, ask("Restart it"))).text).toContain("alerts: []");
  });

  it("begins with the team's template, which cannot stand outside of the folder", async () => {
    const template = "# {{ title }}\r\n\r\n{{ $labels.job }} {{date}} $&\r\n";
    const config = "templates:\n  runbook: templates/runbook.md\n";
    const { client } = await start({ "templates/runbook.md": template, ".afterword.yaml": config });
    const { text } = await client.sendRequest(newRunbookText, ask("Disk $& full"));
    expect(text).toBe("# Disk $& full\r\n\r\n{{ $labels.job }} 2026-04-01 $&\r\n");
    await editor?.stop();
    const outside = await start({ ".afterword.yaml": "templates:\n  runbook: ../secret.md\n" });
    expect((await outside.client.sendRequest(newRunbookText, ask("x"))).text).toContain("kind: runbook");
  });
});
