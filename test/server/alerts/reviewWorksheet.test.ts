import { describe, expect, it } from "vitest";
import { fillHistory } from "../../../server/src/alerts/review/fillHistory";
import { readFiringHistory } from "../../../server/src/alerts/review/firingHistory";
import { followUps } from "../../../server/src/alerts/review/followUps";
import type { Sheet, SheetAlert } from "../../../server/src/alerts/review/sheet";
import { verdictIn } from "../../../server/src/alerts/review/reviewWords";
import { worksheet } from "../../../server/src/alerts/review/worksheet";
import { resolveConfig } from "../../../server/src/config/resolve";
import { readMarkdown } from "../../../server/src/markdown/read";
import type { DocumentModel } from "../../../server/src/model/document";
import { readModel } from "../../../server/src/model/readModel";
import { applyEdits } from "../../../server/src/text/span";
import { findingsIn } from "../rules/harness";

const alert = (name: string, more: Partial<SheetAlert> = {}): SheetAlert => ({
  name,
  target: `../alerts/seats.yaml#L${name.length.toString()}`,
  severity: "SEV2",
  state: "covered",
  runbook: { text: "Seats", target: "../runbooks/seats.md" },
  dashboards: [],
  lacks: [],
  muted: false,
  incidents: [],
  falsePositives: [],
  ...more,
});

const sheet: Sheet = {
  component: "seat-map",
  day: "2026-11-22",
  alerts: [
    alert("SeatsSlow", { incidents: [{ text: "Seats | were slow", target: "../incidents/slow.md" }] }),
    alert("SeatsEmpty", {
      state: "dead-link",
      runbook: { text: "runbooks/none.md", target: undefined },
      lacks: ["firstStep"],
    }),
    alert("SeatsOld", { muted: true, state: "no-runbook", runbook: undefined }),
  ],
  unnoticed: [{ text: "Nobody could book", target: "../incidents/book.md", detection: "a customer called" }],
  factors: [{ text: "Nobody could book", target: "../incidents/book.md", factor: "The pool of connections was full" }],
  lonelyRunbooks: [{ text: "Rebuild seats", target: "../runbooks/rebuild.md" }],
};

const modelOf = (text: string): DocumentModel =>
  readModel(readMarkdown(text), { path: "alert-reviews/a.md", config: resolveConfig({}).config });

const page = worksheet(sheet, "en");

describe("the worksheet of an alert review", () => {
  it("says what is known of each alert, with links, and leaves out columns that would be empty", () => {
    expect(page).toContain(
      [
        "| Alert | Severity | Does not tell | Runbook | Named in |",
        "| --- | --- | --- | --- | --- |",
        "| [SeatsSlow](../alerts/seats.yaml#L9) | SEV2 |  | [Seats](../runbooks/seats.md) | [Seats \\| were slow](../incidents/slow.md) |",
        "| [SeatsEmpty](../alerts/seats.yaml#L10) | SEV2 | first step | runbooks/none.md (dead link) |  |",
      ].join("\n"),
    );
    expect(page).toContain("| Alert | Fired | Acted on | Verdict | Reason | Owner | Due |");
    expect(page).toContain("## Muted monitors\n\n| Alert | Runbook | Verdict | Reason | Owner | Due |");
    expect(page).toContain(
      "| Noticed by people: a customer called | [Nobody could book](../incidents/book.md) |  |  |  |  |",
    );
    expect(page).toContain("| Contributing factor: The pool of connections was full |");
    expect(page).toContain("| A runbook that no alert leads to | [Rebuild seats](../runbooks/rebuild.md) |");
  });

  it.each(["en", "ja"] as const)("is an alert review in which nothing is found, in %s", (language) => {
    const text = worksheet(sheet, language);
    expect(modelOf(text).kind).toBe("alert-review");
    expect(findingsIn(text, { path: "alert-reviews/a.md", profile: "mackerel" })).toEqual([]);
    expect(text.split("\n").every((line) => !/[ \t]$/.test(line))).toBe(true);
  });

  it("is written for alerts without a component, and for a component without alerts", () => {
    const text = worksheet(
      { ...sheet, component: undefined, alerts: [], unnoticed: [], factors: [], lonelyRunbooks: [] },
      "en",
    );
    expect(text).toContain("No alert rule belongs to this component.");
    expect(text).toContain("None found in the incidents of this component.");
    expect(text).not.toContain("Muted");
  });

  it("holds names of every kind without breaking its table", () => {
    const odd = ["a | b", "*x* [y](z)", "<b>", "CPU\nhigh", "`q`"];
    const rows = worksheet({ ...sheet, alerts: odd.map((name) => alert(name)) }, "en").split("\n");
    const at = rows.indexOf("| Alert | Fired | Acted on | Verdict | Reason | Owner | Due |");
    const names = modelOf(rows.join("\n"))
      .markdown.chunks.flatMap(({ content }) => content.blocks)
      .flatMap((block) => (block.type === "table" && block.header.cells.length === 7 ? block.rows : []))
      .map(({ cells }) => [cells.length, cells[0]?.content.text]);
    expect(at).toBeGreaterThan(0);
    expect(names).toEqual([...odd.slice(0, 3), "CPU high", "`q`"].map((name) => [7, name]));
  });
});

describe("a firing history", () => {
  const counts = (text: string, known: readonly string[] = []): Record<string, unknown> =>
    Object.fromEntries(readFiringHistory(text, known).map(({ name, fired, actedOn }) => [name, [fired, actedOn]]));

  it("is counted by event in a list with a header", () => {
    expect(
      counts(
        'Time,Alert,Acknowledged by\n2026-11-01 10:00,SeatsSlow,Mio\n2026-11-02 10:00,"Seats, empty",\n2026-11-03,SeatsSlow,-\n',
      ),
    ).toEqual({ SeatsSlow: [2, 1], "Seats, empty": [1, 0] });
  });

  it("is taken from columns of counts, also tab separated and in Japanese", () => {
    expect(counts("監視名\t発生件数\t対応件数\nSeatsSlow\t12回\t3\nSeats Empty\t1,204\t0\n")).toEqual({
      SeatsSlow: [12, 3],
      "Seats Empty": [1204, 0],
    });
  });

  it("is read from a Markdown table", () => {
    expect(counts("| Alert | Count |\n|---|---|\n| SeatsSlow | 4 |\n")).toEqual({ SeatsSlow: [4, undefined] });
  });

  it("is counted in JSON of alert managers", () => {
    const alerts = [{ labels: { alertname: "A1" } }, { labels: { alertname: "A1" } }];
    expect(counts(JSON.stringify({ status: "success", data: alerts }))).toEqual({ A1: [2, undefined] });
    const incidents = [
      { title: "B", acknowledgements: [{}] },
      { title: "B", acknowledgements: [] },
    ];
    expect(counts(JSON.stringify({ incidents }))).toEqual({ B: [2, 1] });
  });

  it("is counted by line where lines name alerts, whole names only", () => {
    const lines =
      "11/01 10:00 CRITICAL SeatsSlow 3.4 > 3\n11/02 OK SeatsSlowly\n11/03 SeatsSlow\nFIRING alertname=Other x\n";
    expect(counts(lines, ["SeatsSlow"])).toEqual({ SeatsSlow: [2, undefined], Other: [1, undefined] });
    expect(counts("SeatsSlow 7\nSeatsSlow: 5 times\nUnknown thing  3\n", ["SeatsSlow"])).toEqual({
      SeatsSlow: [12, undefined],
      "Unknown thing": [3, undefined],
    });
  });

  it.each(["", "{", "[1,2]", "no alerts here", '"open', "a,b\n1,2", "|"])("is empty in %j", (text) => {
    expect(readFiringHistory(text, ["SeatsSlow"])).toEqual([]);
  });

  it("fills the empty cells of the worksheet and says what has no row", () => {
    const edited = page.replace(
      "| [SeatsEmpty](../alerts/seats.yaml#L10) |  |",
      "| [SeatsEmpty](../alerts/seats.yaml#L10) | ~9 |",
    );
    const history = "Alert,Count,Acted on\nSeatsSlow,12,3\nseats-empty,8,0\nDiskFull,2,2\n";
    const { edits, filled, unmatched } = fillHistory(readMarkdown(edited), history);
    const text = applyEdits(edited, edits);
    expect(text).toContain("| [SeatsSlow](../alerts/seats.yaml#L9) | 12 | 3 |  |");
    expect(text).toContain("| [SeatsEmpty](../alerts/seats.yaml#L10) | ~9 | 0 |");
    expect([filled, unmatched]).toEqual([2, ["DiskFull"]]);
    expect(fillHistory(readMarkdown(text), history)).toMatchObject({ edits: [], filled: 0 });
  });
});

describe("verdicts", () => {
  it.each([
    ["tune", "tune"],
    ["**Tuned** twice", "tune"],
    ["調整する", "tune"],
    ["remove!", "remove"],
    ["追加", "add"],
    ["keep", "keep"],
    ["keep / tune / remove", undefined],
    ["", undefined],
    ["?", undefined],
  ])("%j means %s", (cell, verdict) => {
    expect(verdictIn(cell)).toBe(verdict);
  });

  const judged = page
    .replace(
      "| [SeatsSlow](../alerts/seats.yaml#L9) |  |  |  |  |  |  |",
      "| [SeatsSlow](../alerts/seats.yaml#L9) | 12 | 3 | tune | fires | Mio | 2026-12-01 |",
    )
    .replace(
      "| [SeatsEmpty](../alerts/seats.yaml#L10) |  |  |  |",
      "| [SeatsEmpty](../alerts/seats.yaml#L10) |  |  | keep |",
    )
    .replace("[Nobody could book](../incidents/book.md) |  |", "[Nobody could book](../incidents/book.md) | add |");

  it("become actions with reason, owner and due date, once", () => {
    const { edits, added } = followUps(modelOf(judged));
    const text = applyEdits(judged, edits);
    expect(added).toBe(2);
    expect(text).toContain(
      [
        "| Action | Owner | Due | Status |",
        "| --- | --- | --- | --- |",
        "| Tune [SeatsSlow](../alerts/seats.yaml#L9): fires | Mio | 2026-12-01 | Open |",
        "| Add an alert for Noticed by people: a customer called |  |  | Open |",
        "",
        "## Notes",
      ].join("\n"),
    );
    expect(modelOf(text).actions.map(({ owner, state }) => [owner, state])).toEqual([
      ["Mio", "open"],
      [undefined, "open"],
    ]);
    expect(followUps(modelOf(text))).toEqual({ edits: [], added: 0 });
  });

  it("whose actions are open past their date, or are nobody's, are told of like others", () => {
    const text = applyEdits(judged, followUps(modelOf(judged)).edits);
    const codes = findingsIn(text, { path: "alert-reviews/a.md", now: "2027-01-01T00:00:00Z" }).map(({ code }) => code);
    expect(codes.sort()).toEqual(["action/no-due", "action/no-owner", "action/overdue"]);
  });

  it("go into a list, and into a section of their own where there is none", () => {
    const list = judged.replace(/\| Action \|[^#]*/, "- [ ] Ask the owner\n\n");
    expect(applyEdits(list, followUps(modelOf(list)).edits)).toContain(
      "- [ ] Ask the owner\n- [ ] Tune [SeatsSlow](../alerts/seats.yaml#L9): fires (Mio, 2026-12-01)\n- [ ] Add",
    );
    const without = judged.replace(/## Action items[^#]*/, "");
    const text = applyEdits(without, followUps(modelOf(without)).edits);
    expect(text).toContain("## Action items\n\n| Action | Owner | Due | Status |");
    expect(followUps(modelOf(text)).added).toBe(0);
  });

  it("are found in tables that people have made their own, in Japanese too", () => {
    const text =
      "---\nkind: alert-review\n---\n# 見直しの記録です\r\n\r\n| 判定 | アラート名 | 担当者 |\r\n|---|---|---|\r\n| 削除する | DiskFull | 林 |\r\n";
    const result = applyEdits(text, followUps(modelOf(text)).edits);
    expect(result).toContain("| DiskFull を削除 | 林 |  | 未着手 |");
    expect(followUps(modelOf(result)).added).toBe(0);
  });
});
