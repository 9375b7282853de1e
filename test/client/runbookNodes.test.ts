import { describe, expect, it } from "vitest";
import { groupings, type Grouping } from "../../client/src/runbooks/groupNodes";
import { runbookTree, staleCount } from "../../client/src/runbooks/runbookNodes";
import { runbookTooltip } from "../../client/src/runbooks/tooltipNodes";
import type { Row } from "../../client/src/views/rowNodes";
import type { RunbookItem } from "../../server/src/protocol";
import { english, japanese } from "./say";

const at = (line: number) => ({ start: { line, character: 0 }, end: { line, character: 5 } });

function page(path: string, more: Partial<RunbookItem> = {}): RunbookItem {
  return {
    uri: `file:///w/${path}`,
    path,
    folder: "w",
    kind: "runbook",
    title: path.replace(/^.*\/|\.md$/g, ""),
    component: undefined,
    owner: undefined,
    severity: undefined,
    deprecated: false,
    review: { state: "unstated", last: undefined, due: undefined },
    alerts: [],
    headings: [],
    summary: undefined,
    firstSteps: [],
    lastUse: undefined,
    links: [],
    ...more,
  };
}

const named = (...names: string[]) => names.map((name) => ({ name, rule: undefined }));
const reviewed = (state: RunbookItem["review"]["state"], due = "2026-03-01") => ({
  review: { state, last: "2025-09-01", due },
});

/** Each row as `  label — description`. */
const outline = (rows: readonly Row<unknown>[], depth = 0): string[] =>
  rows.flatMap(({ label, description = "", children }) => [
    `${"  ".repeat(depth)}${label}${description === "" ? "" : ` — ${description}`}`,
    ...outline(children, depth + 1),
  ]);

const show = (items: readonly RunbookItem[], grouping: Grouping, filter = ""): string[] =>
  outline(runbookTree(items, grouping, filter, english).rows);

const idsOf = (rows: readonly Row<unknown>[]): string[] => rows.flatMap(({ id, children }) => [id, ...idsOf(children)]);

describe("runbooks are grouped", () => {
  const items = [
    page("runbooks/Seat.md", { component: "seat-map", owner: "Seat team", alerts: named("SeatMapLatencyHigh") }),
    page("runbooks/pay/Queue.md", { component: "payment", ...reviewed("stale"), alerts: named("PayQueueStuck") }),
    page("runbooks/pay/Old.md", { component: "Payment", deprecated: true, ...reviewed("stale") }),
    page("Alone.md", reviewed("due-soon")),
  ];

  it("by component, whatever its case, with those that state none last", () => {
    expect(show(items, "component")).toEqual([
      "payment — 2",
      "  Queue — was due 2026-03-01",
      "  Old — deprecated",
      "seat-map — 1",
      "  Seat — Seat team",
      "No component stated — 1",
      "  Alone — due 2026-03-01",
    ]);
  });

  it("by folder", () => {
    expect(show(items, "folder")).toEqual([
      "runbooks — 1",
      "  Seat — Seat team",
      "runbooks/pay — 2",
      "  Queue — was due 2026-03-01",
      "  Old — deprecated",
      "w — 1",
      "  Alone — due 2026-03-01",
    ]);
  });

  it("by folder, each named with its workspace folder when there are several", () => {
    expect(show([page("a/x.md"), page("a/y.md", { folder: "v", uri: "file:///v/a/y.md" })], "folder")).toEqual([
      "v/a — 1",
      "  y",
      "w/a — 1",
      "  x",
    ]);
  });

  it("by the state of their review, the most pressing first", () => {
    expect(show(items, "review")).toEqual([
      "Past review — 1",
      "  Queue — was due 2026-03-01",
      "Review due within two weeks — 1",
      "  Alone — due 2026-03-01",
      "No review date stated — 1",
      "  Seat — Seat team",
      "Deprecated — 1",
      "  Old — deprecated",
    ]);
  });

  it("by alert: one with one page is that page, and those without any come last", () => {
    expect(show(items, "alert")).toEqual([
      "PayQueueStuck — Queue · was due 2026-03-01",
      "SeatMapLatencyHigh — Seat",
      "No alert leads here — 2",
      "  Alone — due 2026-03-01",
      "  Old — deprecated",
    ]);
  });

  it("by alert: a row is spoken with the name of the alert", () => {
    const { rows } = runbookTree(items, "alert", "", english);
    expect(rows[1]?.spoken).toBe("SeatMapLatencyHigh, Seat, runbook, Seat team");
    const [same] = runbookTree([page("DiskFull.md", { alerts: named("DiskFull") })], "alert", "", english).rows;
    expect(same?.spoken).toBe("DiskFull, runbook");
  });

  it("and a group that is the only one is open, however many pages it has", () => {
    const many = Array.from({ length: 60 }, (_, index) => page(`runbooks/${String(index)}.md`));
    const open = (pages: readonly RunbookItem[]) =>
      runbookTree(pages, "folder", "", english).rows.map(({ expanded }) => expanded);
    expect(open(many)).toEqual([true]);
    expect(open([...many, page("ops/a.md")])).toEqual([false, false]);
  });

  it("by alert: one that several pages serve holds them all", () => {
    const two = [page("a.md", { alerts: named("DiskFull") }), page("b.md", { alerts: named("disk_full", "DiskFull") })];
    expect(show(two, "alert")).toEqual(["DiskFull — 2", "  a", "  b"]);
  });

  it("and an alert opens its page at the heading that names it", () => {
    const heading = { text: "`DiskFull`: what to do", anchor: "diskfull", range: at(30) };
    const { rows } = runbookTree(
      [page("a.md", { alerts: named("DiskFull"), headings: [heading] })],
      "alert",
      "",
      english,
    );
    expect(rows[0]?.opens).toEqual({ uri: "file:///w/a.md", range: at(30) });
    expect(rows[0]?.subject).toEqual(expect.objectContaining({ heading }));
  });

  it.each(groupings)("with ids of their own (%s)", (grouping) => {
    const ids = idsOf(runbookTree(items, grouping, "", english).rows);
    expect(new Set(ids).size).toBe(ids.length);
    expect(idsOf(runbookTree(items.toReversed(), grouping, "", english).rows).sort()).toEqual(ids.toSorted());
  });
});

describe("a runbook's row", () => {
  const only = (item: RunbookItem) => runbookTree([item], "folder", "", english).rows[0]?.children[0];

  it.each([
    [reviewed("stale"), "runbook stale", "warning"],
    [reviewed("due-soon"), "runbook due-soon", "history"],
    [reviewed("fresh"), "runbook fresh", "book"],
    [{ deprecated: true, ...reviewed("stale") }, "runbook deprecated", "circle-slash"],
  ])("tells its state %#", (state, context, icon) => {
    const row = only(page("a.md", state));
    expect([row?.context, row?.icon?.name]).toEqual([context, icon]);
  });

  it("holds the headings that name alerts, in the order of the page", () => {
    const headings = [
      { text: "SecondAlert", anchor: "secondalert", range: at(4) },
      { text: "FirstAlert", anchor: "firstalert", range: at(9) },
    ];
    const row = only(page("a.md", { headings }));
    expect(row?.children.map(({ label, opens }) => [label, opens])).toEqual([
      ["SecondAlert", { uri: "file:///w/a.md", range: at(4) }],
      ["FirstAlert", { uri: "file:///w/a.md", range: at(9) }],
    ]);
  });

  it("is spoken with what its icon shows", () => {
    const row = only(page("a.md", { title: "Seats", owner: "Seat team", ...reviewed("stale") }));
    expect(row?.spoken).toBe("Seats, runbook, review was due 2026-03-01, Seat team");
  });
});

describe("pages of links", () => {
  const range = at(3);
  const links = [
    {
      title: "Search the logs",
      target: "https://user@wiki.example.com/logs?q=1",
      external: true,
      range,
      heading: undefined,
    },
    { title: "Payment", target: "file:///w/runbooks/Pay.md#first", external: false, range, heading: at(7) },
    { title: "Odd", target: "command:workbench.action.quit", external: true, range, heading: undefined },
    { title: "Odder", target: "command:workbench.action.quit", external: false, range, heading: undefined },
  ];
  const items = [page("runbooks/a.md"), page("on-call.md", { kind: "index", title: "On call", links })];
  const [index] = runbookTree(items, "component", "", english).rows;

  it("come first, with their links in order", () => {
    expect(index?.label).toBe("On call");
    expect(index?.children.map(({ label, description }) => [label, description])).toEqual([
      ["Search the logs", "wiki.example.com"],
      ["Payment", ""],
      ["Odd", ""],
      ["Odder", ""],
    ]);
  });

  it("lead to the web and to files, and to nothing that could run", () => {
    expect(index?.children.map(({ opens }) => opens)).toEqual([
      { address: "https://user@wiki.example.com/logs?q=1" },
      { uri: "file:///w/runbooks/Pay.md", range: at(7) },
      { uri: "file:///w/on-call.md", range },
      { uri: "file:///w/on-call.md", range },
    ]);
  });
});

describe("the filter", () => {
  const items = [
    page("runbooks/Seat.md", { component: "seat-map", alerts: named("SeatMapLatencyHigh") }),
    page("runbooks/決済キュー.md", { owner: "決済チーム" }),
  ];

  it.each([
    ["latency seat", ["seat-map — 1", "  Seat"]],
    ["決済", ["No component stated — 1", "  決済キュー — 決済チーム"]],
    ["ＳＥＡＴ", ["seat-map — 1", "  Seat"]],
    ["seat 決済", []],
  ])("%s", (filter, shown) => {
    expect(show(items, "component", filter)).toEqual(shown);
  });

  it("leaves rows of its own, so that what was open before stays as it was", () => {
    const all = idsOf(runbookTree(items, "component", "", english).rows);
    expect(idsOf(runbookTree(items, "component", "seat", english).rows).filter((id) => all.includes(id))).toEqual([]);
  });
});

it("a deprecated page is not counted as past its review", () => {
  expect(staleCount([page("a.md", reviewed("stale")), page("b.md", { deprecated: true, ...reviewed("stale") })])).toBe(
    1,
  );
});

describe("the tooltip of a runbook", () => {
  const item = page("runbooks/Seat.md", {
    title: "SeatMapLatencyHigh",
    owner: "Seat team",
    summary: "Seat maps take <3 s.",
    firstSteps: ["Look at *Seat map by venue*", "Compare"],
    alerts: named(...Array.from({ length: 10 }, (_, index) => `Alert${index}`)),
    lastUse: { uri: "file:///w/i.md", title: "Seat map timeouts", day: "2026-03-12" },
    ...reviewed("stale"),
  });

  it("tells what to know before opening it", () => {
    expect(runbookTooltip(item, english).replaceAll("\\", "").split("\n")).toEqual([
      "**SeatMapLatencyHigh** — review was due 2026-03-01",
      "",
      "Seat maps take <3 s.",
      "",
      "First steps:",
      "",
      "1. Look at *Seat map by venue*",
      "2. Compare",
      "",
      "- Owner: Seat team",
      "- Reviewed 2025-09-01, again by 2026-03-01",
      "- Alerts: Alert0, Alert1, Alert2, Alert3, Alert4, Alert5, Alert6, Alert7 and 2 others",
      "- Last used: 2026-03-12 Seat map timeouts",
      "",
      "*runbooks/Seat.md*",
    ]);
  });

  it("reads as Japanese", () => {
    const text = runbookTooltip(item, japanese).replaceAll("\\", "");
    expect(text).toContain("見直し期限 2026-03-01 を超過");
    expect(text).toContain("オーナー: Seat team");
  });
});
