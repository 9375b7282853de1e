import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import type { Nodes } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { expect, it } from "vitest";

const inFolder = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name));

const pages = [...readdirSync("."), ...inFolder("docs"), ...inFolder("examples"), "test/host/README.md"]
  .filter((path) => path.endsWith(".md"))
  .map(normalize);

const parser = unified().use(remarkParse).use(remarkGfm);
const read = (path: string): Nodes => parser.parse(readFileSync(path, "utf8"));

const below = (node: Nodes): Nodes[] => [node, ...("children" in node ? node.children.flatMap(below) : [])];

const textOf = (node: Nodes): string =>
  below(node)
    .map((each) => ("value" in each ? each.value : ""))
    .join("");

/** The anchors that GitHub and VS Code give the headings of a page. */
function anchorsOf(path: string): Set<string> {
  const anchors = new Set<string>();
  for (const node of below(read(path))) {
    if (node.type !== "heading") continue;
    const slug = textOf(node)
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, "")
      .replaceAll(" ", "-");
    let anchor = slug;
    for (let again = 1; anchors.has(anchor); again += 1) anchor = `${slug}-${again}`;
    anchors.add(anchor);
  }
  return anchors;
}

const addressesIn = (path: string): string[] =>
  below(read(path))
    .flatMap((node) => (node.type === "link" || node.type === "image" || node.type === "definition" ? [node.url] : []))
    .filter((url) => !/^[a-z][a-z+.-]*:/i.test(url));

function isDead(from: string, address: string): boolean {
  const [file = "", anchor] = decodeURIComponent(address).split("#");
  const target = file === "" ? from : join(dirname(from), file);
  if (!existsSync(target)) return true;
  return anchor !== undefined && !anchorsOf(target).has(anchor);
}

it("there are pages to look at", () => {
  expect(pages).toContain("README.md");
  expect(pages.length).toBeGreaterThan(20);
});

it.each(pages)("%s links only to what is there", (path) => {
  expect(addressesIn(path).filter((address) => isDead(path, address))).toEqual([]);
});
