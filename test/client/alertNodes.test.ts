import { describe, expect, it } from "vitest";
import { alertRows, isProblem } from "../../client/src/alerts/alertNodes";
import { alertEntries, entriesOf, namedIn } from "../../client/src/alerts/lookupNodes";
import { alertTooltip } from "../../client/src/alerts/tooltipNodes";
import type { Row } from "../../client/src/views/rowNodes";
import type { AlertCatalogue, AlertItem, RunbookItem } from "../../server/src/protocol";
import { english, japanese } from "./say";

const at = (line: number) => ({ start: { line, character: 0 }, end: { line, character: 5 } });

function alert(name: string, more: Partial<AlertItem> = {}): AlertItem {
  const path = more.path ?? "alerts/seat.yaml";
  return {
    id: `${path}#${name}`,
    name,
    uri: `file:///w/${path}`,
    path,
    folder: "w",
    range: at(4),
    format: "prometheus",
    group: undefined,
    component: undefined,
    severity: undefined,
    summary: undefined,
    muted: false,
    state: "covered",
    duplicate: false,
    runbook: undefined,
    byName: false,
    link: undefined,
    dashboards: [],
    ...more,
  };
}

const covered = (name: string, more: Partial<AlertItem> = {}): AlertItem =>
  alert(name, { runbook: { uri: "file:///w/runbooks/a.md", range: at(7) }, ...more });

const catalogue = (items: readonly AlertItem[], more: Partial<AlertCatalogue> = {}): AlertCatalogue => ({
  items,
  runbooksWithoutAlert: [],
  unreadable: [],
  ...more,
});

const outline = (rows: readonly Row<unknown>[], depth = 0): string[] =>
  rows.flatMap(({ label, description = "", children }) => [
    `${"  ".repeat(depth)}${label}${description === "" ? "" : ` — ${description}`}`,
    ...outline(children, depth + 1),
  ]);

describe("the view of alerts", () => {
  const items = [
    covered("SeatMapLatencyHigh", { component: "seat-map", severity: "critical" }),
    alert("SeatMapErrors", { component: "Seat-Map", state: "no-runbook" }),
    alert("PayQueue", { component: "payment", state: "dead-link", path: "alerts/pay.yaml" }),
    alert("PaySlow", { component: "payment", state: "dead-anchor", path: "alerts/pay.yaml" }),
    alert("MailQueue", { state: "external", link: "https://wiki.example.com/mail" }),
    covered("Muted", { muted: true, duplicate: true, group: "mail.rules" }),
  ];

  it("groups by component, else by rule group or file, and counts what is to be looked at", () => {
    expect(outline(alertRows(catalogue(items), { grouping: "component", onlyProblems: false }, english))).toEqual([
      "payment — 2 · 2 to look at",
      "  PayQueue — dead link",
      "  PaySlow — dead anchor",
      "seat-map — 2 · 1 to look at",
      "  SeatMapLatencyHigh — critical",
      "  SeatMapErrors — no runbook",
      "mail.rules — 1 · 1 to look at",
      "  Muted — defined more than once, muted",
      "seat — 1",
      "  MailQueue — web page",
    ]);
  });

  it("groups by file, in the order of the file", () => {
    const rows = alertRows(catalogue(items), { grouping: "file", onlyProblems: false }, english);
    expect(rows.map(({ label, children }) => [label, children.length])).toEqual([
      ["alerts/pay.yaml", 2],
      ["alerts/seat.yaml", 4],
    ]);
  });

  it("shows only problems when asked", () => {
    const rows = alertRows(catalogue(items), { grouping: "component", onlyProblems: true }, english);
    const shown = rows.flatMap(({ children }) => children.map(({ label }) => label));
    expect(shown).toEqual(["PayQueue", "PaySlow", "SeatMapErrors", "Muted"]);
    expect(items.filter(isProblem).map(({ name }) => name)).toEqual(expect.arrayContaining(shown));
  });

  it("ends with pages no alert leads to, and files that could not be read", () => {
    const more = {
      runbooksWithoutAlert: [{ uri: "file:///w/runbooks/b.md", path: "runbooks/b.md", title: "B" }],
      unreadable: [{ uri: "file:///w/x.json", path: "x.json", reason: "A comma is missing." }],
    };
    const rows = alertRows(catalogue([covered("A")], more), { grouping: "file", onlyProblems: false }, english);
    expect(outline(rows).slice(-4)).toEqual([
      "Runbooks no alert leads to — 1",
      "  B — runbooks/b.md",
      "Files that could not be read — 1",
      "  x.json — A comma is missing.",
    ]);
  });

  it("asks for no page of a muted alert, yet for links that lead somewhere", () => {
    const [without, dead] = (["no-runbook", "dead-link"] as const).map((state) => alert("A", { muted: true, state }));
    expect([without, dead].map((item) => item !== undefined && isProblem(item))).toEqual([false, true]);
  });

  it("is empty without alert files, however many runbooks there are", () => {
    const more = { runbooksWithoutAlert: [{ uri: "file:///w/b.md", path: "b.md", title: "B" }] };
    expect(alertRows(catalogue([], more), { grouping: "file", onlyProblems: false }, english)).toEqual([]);
  });

  it("has rows with ids of their own", () => {
    const rows = alertRows(catalogue(items), { grouping: "component", onlyProblems: false }, english);
    const ids = rows.flatMap(({ id, children }) => [id, ...children.map((child) => child.id)]);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe("an alert's row", () => {
  const rowOf = (item: AlertItem) =>
    alertRows(catalogue([item]), { grouping: "file", onlyProblems: false }, english)[0]?.children[0];

  it("leads to the page, at its heading", () => {
    expect(rowOf(covered("A"))?.opens).toEqual({ uri: "file:///w/runbooks/a.md", range: at(7) });
  });

  it("leads to the web when its page is there", () => {
    expect(rowOf(alert("A", { state: "external", link: "https://wiki.example.com/a" }))?.opens).toEqual({
      address: "https://wiki.example.com/a",
    });
  });

  it("leads to the rule while there is no page, and never to an address that is none", () => {
    const rule = { uri: "file:///w/alerts/seat.yaml", range: at(4) };
    expect(rowOf(alert("A", { state: "no-runbook" }))?.opens).toEqual(rule);
    expect(rowOf(alert("A", { state: "external", link: "command:quit" }))?.opens).toEqual(rule);
  });

  it("is spoken with its state", () => {
    expect(rowOf(alert("A", { state: "dead-link", severity: "page" }))?.spoken).toBe("A, alert, dead link, page");
  });

  it("explains itself in its tooltip, in Japanese too", () => {
    const text = alertTooltip(covered("A_b", { byName: true, summary: "Too *slow*" }), japanese);
    expect(text.split("\n")[0]).toBe("**A\\_b**");
    expect(text).toContain("Too \\*slow\\*");
    expect(text).toContain("名前が一致するランブックです。");
  });
});

describe("going to the page of an alert", () => {
  const heading = { text: "MailQueueLong", anchor: "mailqueuelong", range: at(20) };
  const mail: RunbookItem = {
    uri: "file:///w/runbooks/mail.md",
    path: "runbooks/mail.md",
    folder: "w",
    kind: "runbook",
    title: "Mail",
    component: undefined,
    owner: undefined,
    severity: undefined,
    deprecated: false,
    review: { state: "unstated", last: undefined, due: undefined },
    alerts: [{ name: "mail-queue-long", rule: undefined }],
    headings: [heading],
    summary: undefined,
    firstSteps: [],
    lastUse: undefined,
    links: [],
  };
  const entries = alertEntries(catalogue([covered("SeatMapLatencyHigh"), alert("DiskFull", { state: "no-runbook" })]), [
    mail,
  ]);

  it("offers every name once, alerts with a page first", () => {
    expect(entries.map(({ name, page }) => [name, page])).toEqual([
      ["mail-queue-long", "Mail"],
      ["SeatMapLatencyHigh", "a.md"],
      ["Mail", "Mail"],
      ["DiskFull", undefined],
    ]);
  });

  it("offers deprecated pages after the others", () => {
    const old = { ...mail, uri: "file:///w/old.md", title: "A", alerts: [], headings: [], deprecated: true };
    const names = alertEntries(catalogue([]), [old, mail]).map(({ name }) => name);
    expect(names).toEqual(["mail-queue-long", "Mail", "A"]);
  });

  it("finds a name whatever its case and separators, and opens the page at its heading", () => {
    expect(entriesOf("Mail Queue Long", entries).map(({ opens }) => opens)).toEqual([{ uri: mail.uri, range: at(20) }]);
    expect(entriesOf("  ", entries)).toEqual([]);
  });

  it.each([
    ["SeatMapLatencyHigh", "SeatMapLatencyHigh"],
    ["[FIRING:1] SeatMapLatencyHigh (venue=12) https://am.example.com", "SeatMapLatencyHigh"],
    ["🔥 *DiskFull* on host-1", "DiskFull"],
    ["nothing of ours", undefined],
    ["", undefined],
  ])("reads what was copied: %s", (text, name) => {
    expect(namedIn(text, entries)).toBe(name);
  });
});
