import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { resolveConfig } from "../../../server/src/config/resolve";
import { readMarkdown } from "../../../server/src/markdown/read";
import { readModel } from "../../../server/src/model/readModel";
import type { RunbookEntry } from "../../../server/src/runbooks/runbookEntry";
import { scanRunbook } from "../../../server/src/runbooks/scanRunbook";

const configured = (text?: string) =>
  resolveConfig(text === undefined ? {} : { file: { path: ".afterword.yaml", text } }).config;

function scan(text: string, path = "runbooks/queue.md", config = configured()): RunbookEntry {
  const entry = scanRunbook(path, text, config, "shop");
  if (entry === undefined) throw new Error(`no runbook: ${path}`);
  return entry;
}

const queue = `---
title: Queue is full
owner: "@payments"
service: [checkout, billing]
severity: critical
alerts:
  - QueueFull
  - queue-lag
last_reviewed_on: 2026-01-10
review_in: 6 months
---

# Queue is full

## Meaning

Orders wait longer than **ten minutes**, see e.g. the dashboard. Customers notice. More words.

## Impact

Late orders.

## Diagnosis

1. Look at \`kubectl get pods\`
   in the namespace
2. Open [the dashboard](https://graphs.example.com)
   - nested

## Mitigation

- Restart
`;

describe("the scan of a runbook", () => {
  it("takes brackets in quotes for nobody, and a list for its entries", () => {
    expect(scan('---\nkind: runbook\nowner: "[team]"\n---\n# A\n').owner).toBeUndefined();
    expect(scan("---\nkind: runbook\nowner: [Mio, Jon]\n---\n# A\n").owner?.text).toBe("Mio, Jon");
  });

  it("tells owner, component, severity, alerts and reviews of the front matter", () => {
    expect(scan(queue)).toMatchObject({
      kind: "runbook",
      title: { text: "Queue is full" },
      owner: { text: "@payments" },
      component: { text: "checkout, billing" },
      severity: { text: "critical" },
      lastReviewed: "2026-01-10",
      reviewEvery: 180,
      reviewDue: "2026-07-10",
      deprecated: false,
    });
  });

  it("places each alert of a list on its own words", () => {
    expect(scan(queue).alerts.map(({ span }) => queue.slice(span.start, span.end))).toEqual(["QueueFull", "queue-lag"]);
  });

  it("tells a summary and the first steps as plain text", () => {
    const { summary, firstSteps } = scan(queue);
    expect(summary).toBe("Orders wait longer than ten minutes, see e.g. the dashboard. Customers notice.");
    expect(firstSteps).toEqual(["Look at kubectl get pods in the namespace", "Open the dashboard"]);
  });

  it("knows Japanese sections", () => {
    const { summary, firstSteps } = scan(
      "# 決済キュー滞留\n\n## 意味\n\nキューが詰まっています。\n注文が遅れます。\n\n## 切り分け\n\n1. 件数を見る\n2. ログを見る\n\n## 復旧手順\n\n1. 再起動\n",
    );
    expect(summary).toBe("キューが詰まっています。注文が遅れます。");
    expect(firstSteps).toEqual(["件数を見る", "ログを見る"]);
  });

  it.each(["調査", "1. 初動対応", "対処"])(
    "begins with what is looked at before anything is changed: %s",
    (heading) => {
      const text = `# 決済キュー滞留\n\n## 意味\n\n詰まり。\n\n## ${heading}\n\n1. 件数を見る\n\n## 緩和\n\n1. 再起動\n`;
      expect(scan(text).firstSteps).toEqual(["件数を見る"]);
    },
  );

  it("takes the team's review period where the page states none", () => {
    const text = queue.replace("review_in: 6 months\n", "");
    expect(scan(text).reviewDue).toBeUndefined();
    expect(scan(text, undefined, configured("runbooks:\n  reviewEvery: 30 days\n")).reviewDue).toBe("2026-02-09");
  });

  it.each(["[Deprecated] Queue", "Queue (deprecated)", "【廃止】キュー", "キュー（非推奨）", "DEPRECATED: Queue"])(
    "knows a retired page: %s",
    (title) => {
      expect(scan(queue.replace("title: Queue is full", `title: "${title}"`)).deprecated).toBe(true);
    },
  );

  it.each(["KubeDeprecatedAPIRequested", "Deprecated APIs are in use", "サービスの廃止手順"])(
    "takes no page for retired that only speaks of it: %s",
    (title) => {
      expect(scan(queue.replace("title: Queue is full", `title: "${title}"`)).deprecated).toBe(false);
    },
  );
});

describe("the names of a runbook", () => {
  const names = (text: string, path?: string): readonly string[] =>
    scan(text, path).aliases.map(({ name, by }) => `${name} by ${by}`);

  it("are its alerts, its file, its titles; each once", () => {
    expect(names(queue, "runbooks/QueueFull.md")).toEqual([
      "QueueFull by alerts",
      "queue-lag by alerts",
      "Queue is full by title",
    ]);
  });

  it("are the headings that name an alert, with their anchors", () => {
    const sections = [
      "`KubePodCrashLooping`",
      "2. HighLatency (critical)",
      "InstanceDown / TargetMissing",
      "Alert: disk is full",
    ];
    const text = `# Alerts\n\n${sections.map((title) => `## ${title}\n\n### Diagnosis\n\n- look\n\n`).join("")}`;
    const found = scan(text).aliases.filter(({ by }) => by === "heading");
    expect(found.map(({ name, anchor }) => `${name}#${anchor ?? ""}`)).toEqual([
      "KubePodCrashLooping#kubepodcrashlooping",
      "HighLatency#2-highlatency-critical",
      "InstanceDown#instancedown--targetmissing",
      "TargetMissing#instancedown--targetmissing",
      "disk is full#alert-disk-is-full",
    ]);
  });

  it("are no words, products and kinds of objects", () => {
    const titles = [
      "Meaning",
      "Impact",
      "PostgreSQL",
      "OpenShift",
      "PersistentVolumeClaim",
      "GitHub Actions",
      "JavaScript",
      "`kubectl`",
      "CloudWatch",
    ];
    const text = `# Queue\n\n## Diagnosis\n\n- look\n\n${titles.map((title) => `## ${title}\n\ntext\n\n`).join("")}`;
    expect(names(text)).toEqual(["queue by file-name"]);
  });
});

describe("pages of links", () => {
  const page = `# On-call links

- [Search the logs](logs/search.md#query)
- [Dashboards](https://graphs.example.com/d/1 "all")
- [[queue|The queue]]
- <https://wiki.example.com/payments>
- [run me](vscode://example.ext/run)
`;

  it("contribute what they link to", () => {
    const entry = scan(page, "runbooks/on-call.md");
    expect(entry.kind).toBe("index");
    expect(entry.links.map(({ title, target, external }) => [title, target, external])).toEqual([
      ["Search the logs", "logs/search.md#query", false],
      ["Dashboards", "https://graphs.example.com/d/1", true],
      ["The queue", "queue", false],
      ["https://wiki.example.com/payments", "https://wiki.example.com/payments", true],
    ]);
    expect(entry.links.map(({ span }) => page.slice(span.start, span.end))[0]).toBe(
      "[Search the logs](logs/search.md#query)",
    );
  });

  it("are found among runbooks only, and not where the links are beside the point", () => {
    expect(scanRunbook("README.md", page, configured(), "shop")).toBeUndefined();
    const told = `# Runbooks\n\n${"A long story about how we work.\n\n".repeat(9)}${page}`;
    expect(scanRunbook("runbooks/on-call.md", told, configured(), "shop")).toBeUndefined();
    expect(scanRunbook("runbooks/CONTRIBUTING.md", page, configured(), "shop")).toBeUndefined();
  });
});

describe("hard input", () => {
  it("is read as far as it goes", () => {
    const broken = scan(`\ufeff${queue.replace("owner:", "a: [\nowner:").replace(/\n/g, "\r\n")}`);
    expect(broken.owner?.text).toBe("@payments");
    expect(broken.firstSteps).toHaveLength(2);
    expect(scanRunbook("runbooks/a.md", `${queue}\0`, configured())).toBeUndefined();
  });

  it("costs no more than its length, whatever it repeats", () => {
    for (const part of ["[", "](", "`", "**", "<a ", "- ", "> ", "#", "|", "A1", "[[", "{#", "https://"]) {
      const text = `${queue}\n${part.repeat(20_000)}\n`;
      expect(scanRunbook("runbooks/a.md", text, configured())?.title.text).toBe("Queue is full");
    }
  });
});

describe("the kind", () => {
  it("is the one that the full reading finds, whatever the page is made of", () => {
    const config = configured();
    const parts = [
      "# Restore the database\n\n",
      "# 障害報告 2026-03-01\n\n",
      "## Impact\n\nLate orders.\n\n",
      "## Diagnosis\n\n- look\n\n",
      "## Mitigation\n\n1. restart\n\n",
      "## Timeline\n\n- 10:00 a\n- 10:10 b\n- 10:20 c\n\n",
      "## Root cause\n\nA bug.\n\n",
      "## Lessons learned\n\nTest.\n\n",
      "**Severity:** SEV2\n\n",
      "Start: 2026-03-01 10:00\n\n",
      "```sh\nkubectl get pods\n```\n\n",
      "- [a](b.md)\n- [c](d.md)\n- [e](f.md)\n\n",
      "Some words.\n\n",
      "---\n\n",
    ];
    const fronts = [
      "",
      "---\nlast_reviewed: 2026-01-01\nreview_every: 30d\n---\n\n",
      "---\nkind: runbook\n---\n\n",
      "---\nresolved: true\nseverity: down\naffected: [a]\n---\n\n",
    ];
    const paths = [
      "runbooks/QueueFull.md",
      "docs/a.md",
      "how-to/a.md",
      "incidents/2026-03-01.md",
      "runbooks/on-call.md",
      "templates/runbook.md",
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...fronts),
        fc.array(fc.constantFrom(...parts), { maxLength: 9 }),
        fc.constantFrom(...paths),
        (front, body, path) => {
          const text = front + body.join("");
          const { kind } = readModel(readMarkdown(text), { path, root: "shop", config });
          const expected = kind === "runbook" || kind === "index" ? kind : undefined;
          expect(scanRunbook(path, text, config, "shop")?.kind).toBe(expected);
        },
      ),
      { seed: 7, numRuns: 300 },
    );
  });
});
