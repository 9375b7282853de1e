import { describe, it } from "vitest";
import { expectFindings } from "./harness";

const item = (...lines: readonly string[]): string => ["---", "kind: reading-item", ...lines, "---", ""].join("\n");
const session = (...lines: readonly string[]): string =>
  ["---", "kind: reading-session", "title: Retries", ...lines, "---", "", "# Retries", ""].join("\n");

describe("values of the reading club", () => {
  it.each([
    item("source: ⟦wrong⟧", "title: Retries"),
    item("path: ⟦../../../etc/passwd⟧"),
    item("url: ⟦javascript:alert(1)⟧"),
    item("scheduled: ⟦2026-13-45⟧", "reread_from: ⟦soon⟧"),
    session("date: ⟦yesterday⟧", "status: ⟦maybe⟧"),
    session("minutes: { read: ⟦-5⟧, discuss: 30, wrap_up: ⟦ten⟧ }"),
    session("participants: ⟦7⟧"),
  ])("are told where they count for nothing", (text) => {
    expectFindings("front-matter/invalid", text, { path: "reading-club/queue/x.md" });
  });

  it.each([
    item("source: own", "path: postmortems/再試行.md", "scheduled: 2026-05-01", "why:"),
    item("source: External", 'url: "https://example.com/a#b"', "scheduled:", "reread_from: 2026/5/1"),
    item("scheduled: TBD"),
    session("date: 2026-05-01", "status: open", "minutes: { read: 15, discuss: 30.5 }", "participants: Aoi, Ren"),
    session("participants:", "  - Aoi", "  - 葵"),
    session("participants: []", "status: Done"),
    "---\nkind: runbook\nstatus: maybe\nsource: wrong\ndate: x\n---\n\n# Runbook\n",
  ])("are left alone where they are understood, or another kind's", (text) => {
    expectFindings("front-matter/invalid", text, { path: "reading-club/queue/x.md" });
  });
});
