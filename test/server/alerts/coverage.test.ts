import { describe, expect, it } from "vitest";
import type { Alert } from "../../../server/src/alerts/alert";
import { coverageOf, duplicatesAmong, runbooksWithoutAlert } from "../../../server/src/alerts/coverage";
import { linkAlerts, nameRunbooks, type RunbookPage } from "../../../server/src/alerts/linkAlerts";
import type { RunbookAlias } from "../../../server/src/runbooks/runbookEntry";
import { alertWith, linked, surroundings, type Tree } from "./linking";

const nowhere = { start: 0, end: 0 };
const source = (text: string): Alert["severity"] => ({ text, span: nowhere });

function page(path: string, aliases: readonly Partial<RunbookAlias>[] = [], more: Partial<RunbookPage["entry"]> = {}) {
  return {
    path,
    entry: {
      kind: "runbook",
      title: { text: path, span: nowhere },
      aliases: aliases.map((alias) => ({ name: "", by: "title", span: nowhere, anchor: undefined, ...alias })),
      owner: undefined,
      component: undefined,
      severity: undefined,
      alerts: [],
      lastReviewed: undefined,
      reviewEvery: undefined,
      reviewDue: undefined,
      deprecated: false,
      summary: undefined,
      firstSteps: [],
      headings: [],
      links: [],
      ...more,
    },
  } satisfies RunbookPage;
}

const files: Tree["files"] = { "docs/queue.md": "# Queue\n\n## Full\n", "docs/disk/README.md": "# Disk\n" };

function coverage(alert: Alert, pages: readonly RunbookPage[] = []): string {
  const [one] = nameRunbooks(linkAlerts([alert], "rules/a.yml", surroundings({ files })), pages);
  if (one === undefined) throw new Error("one alert was given");
  const { state, page: place, byName, link } = coverageOf(one);
  const at = place === undefined ? [] : [`${place.path}${place.anchor === undefined ? "" : `#${place.anchor}`}`];
  return [state, ...at, ...(byName ? ["by name"] : []), ...(link === undefined ? [] : [`(${link.raw})`])].join(" ");
}

const inText = (raw: string): Partial<Alert> => ({ links: [{ raw, span: nowhere, key: "memo", runbook: false }] });
const named = [page("docs/full.md", [{ name: "queue-full" }])];

describe("an alert", () => {
  it.each([
    [["docs/queue.md"], "covered docs/queue.md (docs/queue.md)"],
    [["docs/queue.md#full"], "covered docs/queue.md#full (docs/queue.md#full)"],
    [["docs/gone.md", "docs/queue.md"], "covered docs/queue.md (docs/queue.md)"],
    [["docs/{{ $labels.kind }}/README.md"], "covered (docs/{{ $labels.kind }}/README.md)"],
    [["docs/gone.md"], "dead-link (docs/gone.md)"],
    [["docs/none/{{ $labels.kind }}.md"], "dead-link (docs/none/{{ $labels.kind }}.md)"],
    [["docs/queue.md#gone"], "dead-anchor docs/queue.md#gone (docs/queue.md#gone)"],
    [["https://wiki.example.com/queue"], "external (https://wiki.example.com/queue)"],
    [["https://wiki.example.com/{{ $labels.kind }}"], "external (https://wiki.example.com/{{ $labels.kind }})"],
    [[], "no-runbook"],
  ])("is what its links make of it: %j", (links, expected) => {
    expect(coverage(alertWith(links))).toBe(expected);
  });

  it("without a good link is covered by the page of its name, however that is spelt", () => {
    expect(coverage(alertWith([], { called: "QueueFull" }), named)).toBe("covered docs/full.md by name");
    expect(coverage(alertWith(["https://wiki.example.com/x"]), named)).toBe(
      "covered docs/full.md by name (https://wiki.example.com/x)",
    );
    expect(coverage(alertWith([], { called: "QueueFuller" }), named)).toBe("no-runbook");
  });

  it("with a dead link is not covered by a name: the link is what people follow", () => {
    expect(coverage(alertWith(["docs/gone.md"]), named)).toBe("dead-link (docs/gone.md)");
  });

  it("is covered by the heading of its name in a page for many", () => {
    const many = [page("docs/all.md", [{ name: "Queue full", by: "heading", anchor: "queue-full" }])];
    expect(coverage(alertWith([]), many)).toBe("covered docs/all.md#queue-full by name");
  });

  it("is not covered by a page of links", () => {
    expect(coverage(alertWith([]), [page("docs/full.md", [{ name: "queue-full" }], { kind: "index" })])).toBe(
      "no-runbook",
    );
  });

  it("is covered by a page its text links to, but no other link of a text is missed", () => {
    expect(coverage(alertWith([], inText("docs/queue.md")))).toBe("covered docs/queue.md (docs/queue.md)");
    expect(coverage(alertWith([], inText("docs/gone.md")))).toBe("dead-link (docs/gone.md)");
    expect(coverage(alertWith([], inText("config/queue.toml")))).toBe("no-runbook");
    expect(coverage(alertWith([], inText("https://example.com/issues/3")))).toBe("no-runbook");
  });

  it("of a format without a field for links has its runbook in its text", () => {
    const memo = (raw: string): Alert => alertWith([], { ...inText(raw), format: "mackerel" });
    expect(coverage(memo("https://wiki.example.com/queue"))).toBe("external (https://wiki.example.com/queue)");
    expect(coverage(memo("https://grafana.example.com/d/1"))).toBe("no-runbook");
  });
});

describe("duplicates", () => {
  const rule = (about: Partial<Alert> = {}): Alert =>
    alertWith([], { severity: source("warning"), labels: { severity: "warning" }, expression: "depth > 10", ...about });

  const groups = (...alerts: readonly (readonly [Alert, string])[]): readonly number[] =>
    duplicatesAmong(alerts.map(([alert, path]) => linked(alert, path))).map(({ length }) => length);

  it("are alerts of one name with the same labels and expression, in one file or beside it", () => {
    expect(groups([rule(), "rules/a.yml"], [rule(), "rules/a.yml"])).toEqual([2]);
    expect(groups([rule(), "rules/a.yml"], [rule(), "rules/b.yml"], [rule(), "rules/c.yml"])).toEqual([3]);
    expect(groups([rule(), "rules/a.yml"], [rule({ expression: " depth\n  > 10" }), "rules/a.yml"])).toEqual([2]);
    expect(groups([rule(), "rules/a.yml"], [rule({ group: "other" }), "rules/a.yml"])).toEqual([2]);
  });

  it.each([
    ["another severity", { severity: source("critical"), labels: { severity: "critical" } }],
    ["another label", { labels: { severity: "warning", team: "b" } }],
    ["another expression", { expression: "depth > 20" }],
    ["another name", { called: "QueueFuller", name: { text: "QueueFuller", span: nowhere } }],
    ["an id of its own", { id: "3" }],
  ])("are none when there is %s", (_, about) => {
    expect(groups([rule(), "rules/a.yml"], [rule(about), "rules/a.yml"])).toEqual([]);
  });

  it("are not copies for another environment", () => {
    expect(groups([rule(), "clusters/prod/rules.yml"], [rule(), "clusters/staging/rules.yml"])).toEqual([]);
  });

  it("are monitors of one name without ids, whatever they watch", () => {
    const monitor = (about: Partial<Alert> = {}): Alert => alertWith([], { format: "mackerel", ...about });
    const file = "monitors.json";
    expect(groups([monitor({ expression: "cpu" }), file], [monitor({ expression: "memory" }), file])).toEqual([2]);
    expect(groups([monitor({ id: "a" }), file], [monitor({ id: "b" }), file])).toEqual([]);
    expect(groups([monitor({ id: "a" }), file], [monitor(), file])).toEqual([]);
    expect(groups([monitor({ id: "a" }), file], [monitor({ id: "a" }), file])).toEqual([2]);
  });
});

describe("runbooks without an alert", () => {
  it("are those that neither a link nor a name leads to; pages of links and retired ones are not missed", () => {
    const pages = [
      page("docs/queue.md"),
      page("docs/disk/README.md"),
      page("docs/named.md", [{ name: "Named" }]),
      page("docs/old.md", [], { deprecated: true }),
      page("docs/index.md", [], { kind: "index" }),
      page("docs/alone.md"),
    ];
    const alerts = [
      alertWith(["docs/queue.md#full"]),
      alertWith(["docs/{{ $labels.kind }}/README.md"]),
      alertWith([], { called: "named" }),
    ];
    const all = nameRunbooks(linkAlerts(alerts, "rules/a.yml", surroundings({ files })), pages);
    expect(runbooksWithoutAlert(pages, all).map(({ path }) => path)).toEqual(["docs/alone.md"]);
  });
});
