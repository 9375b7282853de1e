import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addressIn, blockAt, firstHeading, tagsIn, textStart } from "../../client/src/readingClub/candidateNodes";
import { dropOf } from "../../client/src/readingClub/dropNodes";
import { nextItem, queueTree, type QueueSubject } from "../../client/src/readingClub/queueNodes";
import { findRow, type Row } from "../../client/src/views/rowNodes";
import type { ClubProblem, QueueItem, ReadingSession, ReadingSuggestion } from "../../server/src/protocol";
import { english } from "./say";

function item(slug: string, more: Partial<QueueItem> = {}): QueueItem {
  return {
    uri: `file:///w/reading-club/queue/${slug}.md`,
    slug,
    title: slug,
    source: "own",
    document: `file:///w/postmortems/${slug}.md`,
    url: undefined,
    missing: false,
    why: undefined,
    tags: [],
    addedBy: undefined,
    addedAt: undefined,
    rank: slug,
    scheduled: undefined,
    state: "candidate",
    readings: [],
    component: undefined,
    openActions: 0,
    ...more,
  };
}

const read = (...participants: string[]): Partial<QueueItem> => ({
  state: "read",
  readings: [{ session: "file:///w/reading-club/sessions/s.md", date: "2026-04-08", participants }],
});

const session: ReadingSession = {
  uri: "file:///w/reading-club/sessions/2026-05-20-retries.md",
  name: "2026-05-20-retries",
  title: "Retries",
  item: "retries",
  document: undefined,
  url: undefined,
  date: "2026-05-20",
  facilitator: "Mio Sakaki",
  noteTaker: undefined,
  participants: [],
  minutes: { read: 15, discuss: 30, wrapUp: 10 },
  portion: undefined,
  range: undefined,
  state: "open",
};

const suggestion: ReadingSuggestion = {
  uri: "file:///w/postmortems/a.md",
  title: "A",
  component: "payment",
  reasons: ["Never read together", "2 actions are still open"],
};

const nothing = { component: undefined, suggestions: [] };

const outline = (rows: readonly Row<unknown>[], depth = 0): string[] =>
  rows.flatMap(({ label, description = "", children }) => [
    `${"  ".repeat(depth)}${label}${description === "" ? "" : ` — ${description}`}`,
    ...outline(children, depth + 1),
  ]);

const tree = (
  items: readonly QueueItem[],
  reader?: string,
  suggested = nothing,
  sessions = [] as readonly ReadingSession[],
  problems = [] as readonly ClubProblem[],
) => queueTree({ items, sessions, problems }, suggested, reader, english);

describe("the queue", () => {
  it("shows what is under way, planned, waiting, suggested and read, and nothing that is empty", () => {
    const items = [
      item("b"),
      item("a", { component: "payment", openActions: 2 }),
      item("late", { state: "scheduled", scheduled: "2026-12-09" }),
      item("soon", { state: "scheduled", scheduled: "2026-12-02" }),
      item("done", read("Jon Hale", "Mio Sakaki")),
    ];
    const suggested = { component: undefined, suggestions: [suggestion] };
    expect(
      outline(tree(items, "mio sakaki", suggested as never, [session, { ...session, uri: "x", state: "done" }])),
    ).toEqual([
      "Under Way — 1",
      "  Retries — 2026-05-20 · led by me",
      "Scheduled — 2",
      "  soon — 2026-12-02",
      "  late — 2026-12-09",
      "Candidates — 2",
      "  b",
      "  a — payment · 2 open actions",
      "Suggestions — 1",
      "  A — Never read together",
      "Read — 1",
      "  done — 2026-04-08 · read by me",
      "    2026-04-08 — Jon Hale, Mio Sakaki",
    ]);
    expect(tree([])).toEqual([]);
  });

  it("names the site of a link, and opens it as a page of the web only", () => {
    const [group] = tree([item("x", { source: "external", document: undefined, url: "https://www.example.org/a?b" })]);
    expect(group?.children[0]).toMatchObject({
      description: "example.org",
      opens: { address: "https://www.example.org/a?b" },
    });
    const hostile = item("x", { source: "external", document: undefined, url: "command:workbench.action.quit" });
    const [other] = tree([hostile]);
    expect(other?.children[0]?.opens).toEqual({ uri: hostile.uri, range: undefined });
  });

  it("shows what a session is reading under way alone, of its own club", () => {
    const retries = item("retries", { state: "scheduled", scheduled: "2026-05-20" });
    const namesake = item("retries", { uri: "file:///other/reading-club/queue/retries.md", title: "Namesake" });
    expect(outline(tree([retries, namesake], undefined, nothing, [session]))).toEqual([
      "Under Way — 1",
      "  Retries — 2026-05-20 · led by Mio Sakaki",
      "Candidates — 1",
      "  Namesake",
    ]);
    expect(outline(tree([retries], undefined, nothing, [{ ...session, state: "done" }]))).toContain("Scheduled — 1");
  });

  it("says of an item that it leads nowhere, and opens its own file where that can be corrected", () => {
    const gone = item("gone", { missing: true });
    const problem = { uri: gone.uri, line: 4, reason: "There is no document postmortems/gone.md." };
    const [group] = tree([gone], undefined, nothing, [], [problem]);
    const start = { line: 4, character: 0 };
    expect(group?.children).toMatchObject([
      { label: "gone", description: "leads nowhere", icon: { name: "warning" }, opens: { range: { start } } },
    ]);
    expect(group?.children[0]?.tooltip).toContain("There is no document");
    expect(group?.children[0]?.opens).toMatchObject({ uri: gone.uri });
    expect(group?.children[0]?.context).toMatch(/ gone$/);
  });

  it("names the files that cannot be read, each of which opens at its line", () => {
    const uri = "file:///w/reading-club/queue/%E5%BA%A7%E5%B8%AD.md";
    const rows = tree([], undefined, nothing, [], [{ uri, line: 2, reason: "The front matter is broken." }]);
    expect(outline(rows)).toEqual(["Files to Correct — 1", "  座席.md — The front matter is broken."]);
    const start = { line: 2, character: 0 };
    expect(rows[0]?.children[0]?.opens).toEqual({ uri, range: { start, end: start } });
  });

  it("tells the shortest reason of a suggestion, and all of them in its tooltip", () => {
    const reasons = ["Not read for a year, last on 2025-02-02", "1 action is still open"];
    const [group] = tree([], undefined, { component: undefined, suggestions: [{ ...suggestion, reasons }] } as never);
    expect(group?.children[0]?.description).toBe("1 action is still open");
    expect(group?.children[0]?.tooltip).toContain("Not read for a year");
  });

  it("keeps texts of the files plain in tooltips", () => {
    const [group] = tree([item("x", { title: "[x](command:y)", why: "![](https://example.org/p.png)" })]);
    expect(group?.children[0]?.tooltip).not.toMatch(/[^\\]\]\(|[^\\]!\[/);
  });

  it("gives every row an id of its own, which stays when the item moves or is read", () => {
    const before = tree([item("a"), item("b")]);
    const after = tree([item("b"), item("a", read("Mio Sakaki"))]);
    const idOf = (rows: readonly Row<QueueSubject>[]) => findRow(rows, ({ label }) => label === "a")?.id;
    expect(idOf(before)).toBe(idOf(after));
    const ids = (rows: readonly Row<unknown>[]): string[] => rows.flatMap(({ id, children }) => [id, ...ids(children)]);
    expect(new Set(ids(after)).size).toBe(ids(after).length);
  });

  it("tells a screen reader what an icon says", () => {
    const [group] = tree([item("a", read("Mio Sakaki"))], "Mio Sakaki");
    expect(group?.children[0]?.spoken).toBe("a, our own, 2026-04-08, read by me");
  });
});

describe("dropping an item", () => {
  const items = ["a", "b", "c"].map((slug) => item(slug));
  const on = (slug: string): QueueSubject => ({ kind: "item", item: item(slug) });
  const uri = (slug: string): string => item(slug).uri;

  it("puts it in the place of the row, and last on nothing or on a group", () => {
    expect(dropOf(items, uri("c"), on("a"))).toEqual({ item: uri("c"), before: uri("a") });
    expect(dropOf(items, uri("a"), on("b"))).toEqual({ item: uri("a"), before: uri("c") });
    expect(dropOf(items, uri("a"), on("c"))).toEqual({ item: uri("a"), before: undefined });
    expect(dropOf(items, uri("a"), undefined)).toEqual({ item: uri("a"), before: undefined });
    expect(dropOf(items, uri("a"), { kind: "group", state: "candidate" })?.before).toBeUndefined();
  });

  it("changes nothing on itself, on a suggestion, or where it is last already", () => {
    expect(dropOf(items, uri("a"), on("a"))).toBeUndefined();
    expect(dropOf(items, uri("c"), undefined)).toBeUndefined();
    expect(dropOf(items, uri("a"), { kind: "suggestion", suggestion })).toBeUndefined();
    expect(dropOf(items, "file:///elsewhere.md", on("a"))).toBeUndefined();
  });

  it("always ends where it was dropped", () => {
    const place = fc.integer({ min: 0, max: 9 });
    fc.assert(
      fc.property(place, place, (from, to) => {
        const all = Array.from("abcdefghij");
        const drop = dropOf(
          all.map((slug) => item(slug)),
          uri(all[from] ?? ""),
          on(all[to] ?? ""),
        );
        const rest = all.filter((_, index) => index !== from);
        const at = drop?.before === undefined ? rest.length : rest.findIndex((slug) => uri(slug) === drop.before);
        const after = [...rest.slice(0, at), all[from], ...rest.slice(at)];
        expect(drop === undefined ? from : after.indexOf(all[from])).toBe(to);
      }),
      { seed: 4 },
    );
  });
});

describe("a candidate", () => {
  it("takes its title from the first heading, not from code or front matter", () => {
    expect(firstHeading("---\ntitle: x\n# no\n---\n\n```sh\n# no\n```\n\n# The `queue` was [full](x.md) #\n")).toBe(
      "The queue was full",
    );
    expect(firstHeading("no heading\n\n### too deep\n")).toBeUndefined();
  });

  it("takes an address of the web, and nothing that only begins like one", () => {
    for (const address of ["https://example.org/a?b#c", "http://例え.jp/障害", "https://wiki/x", "HTTPS://EXAMPLE.ORG"])
      expect(addressIn(` ${address} `)).toBe(address);
    for (const text of ["", "https://", "https:// x", "https://exa mple.org/", "https://a/ b", "javascript:alert(1)"])
      expect(addressIn(text)).toBeUndefined();
    for (const text of ["https://...", "https://[", "https://a/<b>", "see https://example.org"])
      expect(addressIn(text)).toBeUndefined();
  });

  it("takes tags however they are separated", () => {
    expect(tagsIn(" #payment、決済, payment,, ")).toEqual(["payment", "決済"]);
  });
});

describe("the block at a place", () => {
  const page = ["# Title", "", "One line", "and another", "", "- first", "  goes on", "- second", "", "| a |", "| b |"];
  const at = (line: number) => {
    const found = blockAt(page, line);
    return found && [found.first, found.last];
  };

  it("is the heading, the paragraph, the item or the row", () => {
    expect(page.map((_, line) => at(line))).toEqual([
      [0, 0],
      [2, 3],
      [2, 3],
      [2, 3],
      [5, 6],
      [5, 6],
      [5, 6],
      [7, 7],
      [9, 9],
      [9, 9],
      [10, 10],
    ]);
  });

  it("is nothing behind the end", () => {
    expect(blockAt(["", " "], 0)).toBeUndefined();
    expect(blockAt([], 5)).toBeUndefined();
  });

  it("is noted by its words, without what makes it a heading, an item or a quotation", () => {
    const words = (line: string): string => line.slice(textStart(line));
    expect(["## Cause", "- [ ] Limit it", "  10. then", "> > it was late", "**Bold** first"].map(words)).toEqual([
      "Cause",
      "Limit it",
      "then",
      "it was late",
      "**Bold** first",
    ]);
    expect(["| a | b |", "#tag", "-1 °C", "", "- "].map(textStart)).toEqual([0, 0, 0, 0, 0]);
  });
});

describe("what is read next", () => {
  const planned = (slug: string, scheduled: string) => item(slug, { state: "scheduled", scheduled });

  it("is planned for the earliest day, wherever it stands in the queue", () => {
    expect(nextItem([item("a"), planned("b", "2026-12-09"), planned("c", "2026-11-30")])?.slug).toBe("c");
  });

  it("is the first candidate when nothing is planned", () => {
    expect(nextItem([item("a", read("Mio")), item("b"), item("c")])?.slug).toBe("b");
    expect(nextItem([item("a", read("Mio"))])).toBeUndefined();
  });
});
