import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readItem, writeItem, type NewItem } from "../../../../server/src/readingClub/queue/item";
import { slugOf } from "../../../../server/src/readingClub/queue/slug";

const item: NewItem = {
  title: "Seat map: timeouts",
  source: "own",
  path: "postmortems/2026-03-12 seat-map.md",
  url: undefined,
  why: "Touches the next alert review",
  tags: ["seat-map", "a, b", "yes"],
  addedBy: "Aoi",
  addedAt: "2026-05-01",
  rank: "1e3",
};

describe("an item", () => {
  it("is read back as it was written", () => {
    expect(readItem("seat-map", writeItem(item))).toEqual({
      ...item,
      slug: "seat-map",
      scheduled: undefined,
      rereadFrom: undefined,
    });
  });

  it("is read back whatever its texts are", () => {
    const text = fc
      .string({ unit: "grapheme", minLength: 1 })
      .filter((value) => value.trim() === value && !/\p{Cc}/u.test(value) && !/[\u2028\u2029\u0085]/.test(value));
    fc.assert(
      fc.property(text, text, fc.array(text, { maxLength: 3 }), (title, why, tags) => {
        expect(readItem("x", writeItem({ ...item, title, why, tags }))).toMatchObject({ title, why, tags });
      }),
      { seed: 31, numRuns: 500 },
    );
  });

  it("may be written by hand, with little in it", () => {
    expect(
      readItem("a", "---\nkind: reading-item\nurl: https://example.com/pm\nscheduled: 2026/5/1\n---\n"),
    ).toMatchObject({
      title: "a",
      source: "external",
      url: "https://example.com/pm",
      scheduled: "2026-05-01",
      rank: "~a",
    });
  });

  it.each([
    "path: ../../etc/passwd",
    "path: /etc/passwd",
    "path: file:///etc/passwd",
    "url: javascript:alert(1)",
    "url: vscode://x",
    "path: .git/config",
  ])("does not lead anywhere with %s", (line) => {
    expect(readItem("a", `---\nkind: reading-item\n${line}\n---\n`)).toMatchObject({ path: undefined, url: undefined });
  });

  it("is not scheduled for a day that no calendar has", () => {
    const text = "---\nkind: reading-item\nscheduled: 2026-99-99\n---\n";
    expect(readItem("a", text)?.scheduled).toBeUndefined();
  });

  it("is none when it is something else", () => {
    expect(readItem("a", "---\nkind: postmortem\n---\n")).toBeUndefined();
    expect(readItem("a", "# Notes\n")).toBeUndefined();
    expect(readItem("a", `---\nkind: reading-item\n---\n${"x".repeat(300_000)}`)).toBeUndefined();
  });
});

describe("a slug", () => {
  it.each([
    ["Seat map: timeouts!", "seat-map-timeouts"],
    ["二重請求（2026年7月）", "二重請求-2026年7月"],
    ["../../x", "x"],
    ["CON", "item-con"],
    ["???", "item"],
    ["Don’t panic", "dont-panic"],
  ])("of %j is %s", (title, slug) => {
    expect(slugOf(title)).toBe(slug);
  });
});
