import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { frontMatterOf, listOf, setFrontMatter, textOf } from "../../../server/src/readingClub/frontMatter";
import { addToList } from "../../../server/src/readingClub/frontMatterList";
import { applyEdits } from "../../../server/src/text/span";

const set = (text: string, key: string, value: string | undefined): string =>
  applyEdits(text, setFrontMatter(text, key, value));

describe("setting a value", () => {
  it.each([
    ["---\nrank: a # by hand\ntitle: x\n---\n", "---\nrank: b # by hand\ntitle: x\n---\n"],
    ["---\r\ntitle: x\r\n---\r\nText\r\n", "---\r\ntitle: x\r\nrank: b\r\n---\r\nText\r\n"],
    ["---\nrank: 'a'\n---\n", "---\nrank: 'b'\n---\n"],
    ['---\nrank: "a"\n---\n', '---\nrank: "b"\n---\n'],
    ["---\nrank:\n---\n", "---\nrank: b\n---\n"],
    ["---\n---\n", "---\nrank: b\n---\n"],
    ["No front matter\n", "No front matter\n"],
  ])("touches nothing else: %j", (before, after) => {
    expect(set(before, "rank", "b")).toBe(after);
  });

  it("quotes what YAML would read as something else", () => {
    expect(set("---\ntitle: x\n---\n", "title", "yes: #1")).toBe('---\ntitle: "yes: #1"\n---\n');
    expect(textOf(frontMatterOf(set("---\na: 1\n---\n", "rank", "007")), "rank")).toBe("007");
  });

  it("takes the line out again", () => {
    expect(set("---\na: 1\nscheduled: 2026-05-01 # soon\nb: 2\n---\n", "scheduled", undefined)).toBe(
      "---\na: 1\nb: 2\n---\n",
    );
  });

  it("is read back as it was set, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (value) => {
        const wanted = value.replace(/\s*[\r\n]+\s*/g, " ");
        fc.pre(wanted.trim() !== "" && !/\p{Cc}/u.test(wanted) && wanted.trim() === wanted);
        const text = set("---\ntitle: x\nother: y\n---\n", "title", value);
        const title = frontMatterOf(text)?.entries.find(({ key }) => key === "title");
        expect(title?.value).toBe(wanted);
        expect(textOf(frontMatterOf(text), "other")).toBe("y");
      }),
      { seed: 21, numRuns: 1_000 },
    );
  });
});

it("a list may be one value", () => {
  expect(listOf(frontMatterOf("---\ntags: [a, b]\n---\n"), "tags")).toEqual(["a", "b"]);
  expect(listOf(frontMatterOf("---\ntags: a\n---\n"), "tags")).toEqual(["a"]);
  expect(listOf(frontMatterOf("---\ntags:\n---\n"), "tags")).toEqual([]);
});

it.each([
  ["Aoi, Ren", ["Aoi", "Ren"]],
  ["葵、蓮，Mei # all of us", ["葵", "蓮", "Mei"]],
  ["Aoi,", ["Aoi"]],
  ['"Tanaka, Aoi"', ["Tanaka, Aoi"]],
])("a list may lack its brackets: %s", (written, names) => {
  expect(listOf(frontMatterOf(`---\nparticipants: ${written}\n---\n`), "participants")).toEqual(names);
});

it("nothing is set in front matter that is broken", () => {
  const text = "---\nkind: reading-item\ntitle: [a\nrank: b\n---\n";
  expect(frontMatterOf(text)?.error).toBeDefined();
  expect(setFrontMatter(text, "scheduled", "2026-05-01")).toEqual([]);
  expect(addToList(text, "tags", ["x"])).toEqual([]);
});
