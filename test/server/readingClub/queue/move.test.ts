import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chanceOf } from "../../../../server/src/readingClub/queue/chance";
import { readItem, writeItem } from "../../../../server/src/readingClub/queue/item";
import { move } from "../../../../server/src/readingClub/queue/move";
import { byRank, type Ranked } from "../../../../server/src/readingClub/queue/rank";
import { slugOf } from "../../../../server/src/readingClub/queue/slug";
import { setFrontMatter } from "../../../../server/src/readingClub/frontMatter";
import { applyEdits } from "../../../../server/src/text/span";

const inOrder = (items: readonly Ranked[]): readonly string[] => [...items].sort(byRank).map(({ slug }) => slug);

function moved(items: readonly Ranked[], slug: string, before: string | undefined, jitter = "q"): readonly Ranked[] {
  const ranks = new Map(move(items, slug, before, jitter).map((each) => [each.slug, each.rank]));
  return items.map((item) => ({ ...item, rank: ranks.get(item.slug) ?? item.rank }));
}

const rankedIn = (slug: string, text: string): Ranked => ({ slug, rank: readItem(slug, text)?.rank ?? "" });

describe("moving an item", () => {
  it("a thousand times keeps the order asked for, in the files themselves, one file each time", () => {
    const slugs = Array.from({ length: 12 }, (_, n) => `s${n.toString()}`);
    const files = new Map(slugs.map((slug, n) => [slug, fileOf(slug, `a${n.toString(36)}`)]));
    let items: readonly Ranked[] = [...files].map(([slug, text]) => rankedIn(slug, text));
    let order: readonly string[] = slugs;
    const random = fc.sample(fc.tuple(fc.nat(11), fc.nat(11)), { numRuns: 1_000, seed: 51 });
    for (const [n, [from, to]] of random.entries()) {
      const slug = order[from] ?? "";
      const rest = order.filter((each) => each !== slug);
      const before = rest[to];
      const changed = move(items, slug, before, chanceOf(n.toString(), 2));
      expect(changed.length).toBeLessThanOrEqual(1);
      for (const { slug: name, rank } of changed) {
        const text = files.get(name) ?? "";
        const edits = setFrontMatter(text, "rank", rank);
        expect(edits).toHaveLength(1);
        const edited = applyEdits(text, edits);
        files.set(name, edited);
        items = items.map((item) => (item.slug === name ? rankedIn(name, edited) : item));
      }
      order =
        before === undefined ? [...rest, slug] : rest.flatMap((each) => (each === before ? [slug, each] : [each]));
      expect(inOrder(items)).toEqual(order);
    }
    for (const [slug, text] of files)
      expect(text.replace(/rank: .*/, "")).toBe(fileOf(slug, "x").replace(/rank: .*/, ""));
    // Someone who drags all day does not end up with ranks nobody can read.
    expect(Math.max(...[...files.values()].map((text) => /rank: (.*)/.exec(text)?.[1]?.length ?? 0))).toBeLessThan(120);
  }, 30_000);

  it("makes room among equal ranks written by hand, touching as few as it can", () => {
    const items = ["a", "b", "c", "d"].map((slug) => ({ slug, rank: slug === "d" ? "2" : "1" }));
    expect(inOrder(moved(items, "d", "b"))).toEqual(["a", "d", "b", "c"]);
    expect(move(items, "d", "b", "q").map(({ slug }) => slug)).toEqual(["d", "b", "c"]);
    expect(move(items, "b", undefined, "q")).toHaveLength(1);
  });

  it("works among items without ranks of their own", () => {
    const items = ["x", "y", "z"].map((slug) => ({ slug, rank: `~${slug}` }));
    expect(inOrder(moved(items, "z", "y"))).toEqual(["x", "z", "y"]);
    expect(inOrder(moved(items, "x", undefined))).toEqual(["y", "z", "x"]);
    expect(inOrder(moved(items, "y", "x"))).toEqual(["y", "x", "z"]);
  });

  it("to where it stands already changes nothing", () => {
    const items = ["x", "y", "z"].map((slug) => ({ slug, rank: slug }));
    expect(move(items, "y", "z", "q")).toEqual([]);
    expect(move(items, "y", "y", "q")).toEqual([]);
    expect(move(items, "z", undefined, "q")).toEqual([]);
  });
});

const fileOf = (slug: string, rank: string): string =>
  writeItem({
    title: `Title of ${slug}`,
    source: "own",
    path: `postmortems/${slug}.md`,
    url: undefined,
    why: undefined,
    tags: ["a"],
    addedBy: "Aoi",
    addedAt: "2026-04-01",
    rank,
  });

describe("a slug", () => {
  it("is a safe file name whatever the title is, and stays readable", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300, size: "max" }), (title) => {
        const slug = slugOf(title);
        expect(slug).toMatch(/^[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}-]*$/u);
        expect(Array.from(slug).length).toBeLessThanOrEqual(65);
        expect(new TextEncoder().encode(slug).length).toBeLessThan(245);
      }),
      { seed: 52, numRuns: 300 },
    );
    expect(slugOf("座席表：タイムアウト（2回目）")).toBe("座席表-タイムアウト-2回目");
    expect(slugOf("../../etc/passwd")).toBe("etc-passwd");
  });
});

describe("a value of an item's file", () => {
  it("is changed alone: every other character stays, comments, quotes and line endings too", () => {
    const lines = fc.subarray(
      [
        "# a comment",
        "title: 'Quoted: title'",
        "tags: [a, b] # both",
        "why: >\n  folded\n  text",
        "added_by: Aoi  # who",
        "unknown_key: {a: 1}",
        'added_at: "2026-04-01"',
        "",
      ],
      { minLength: 1 },
    );
    const value = fc.constantFrom("x", "1e3", "yes", "a: b", "'", '"', "2026-05-01", "#", "日本", "- a", "");
    const own = fc.constantFrom("rank: a", 'rank: "a" # mine', "rank: 'a'", "rank:", "rank:   a   ");
    fc.assert(
      fc.property(lines, lines, own, value, fc.constantFrom("\n", "\r\n"), (above, below, line, rank, eol) => {
        const [head, tail] = [above, below.filter((each) => !above.includes(each))].map((all) =>
          all
            .map((each) => `${each}\n`)
            .join("")
            .replace(/\n/g, eol),
        );
        const start = `---${eol}kind: reading-item${eol}${head ?? ""}`;
        const end = `${eol}${tail ?? ""}---${eol}body${eol}`;
        const text = start + line + end;
        const after = applyEdits(text, setFrontMatter(text, "rank", rank));
        expect(after.startsWith(start)).toBe(true);
        expect(after.endsWith(end)).toBe(true);
        const changed = after.slice(start.length, after.length - end.length);
        expect(changed).not.toMatch(/[\r\n]/);
        expect(changed.includes("# mine")).toBe(line.includes("# mine"));
        if (rank !== "") expect(readItem("x", after)?.rank).toBe(rank);
      }),
      { seed: 53, numRuns: 400 },
    );
  });
});
