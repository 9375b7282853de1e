import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { resolveConfig } from "../../../server/src/config/resolve";
import { findFrontMatter } from "../../../server/src/markdown/frontMatterPlace";
import { readFrontMatter } from "../../../server/src/markdown/frontMatter";
import { readMarkdown } from "../../../server/src/markdown/read";
import { readModel } from "../../../server/src/model/readModel";
import { readRunbook } from "../../../server/src/model/readRunbook";
import { alertKey } from "../../../server/src/runbooks/names";
import { scanRunbook } from "../../../server/src/runbooks/scanRunbook";

const corpus = fileURLToPath(new URL("../../../../shared/corpus", import.meta.url));
const there = existsSync(corpus);
if (!there) console.log("Real runbooks are not there: the checks on them are left out.");

interface Page {
  readonly path: string;
  readonly root: string;
  readonly text: string;
}

/** Documents of every repository, with paths as in it. */
function pagesOf(folder: string): readonly Page[] {
  return readdirSync(`${corpus}/${folder}`, { withFileTypes: true }).flatMap(({ name: root }) =>
    readdirSync(`${corpus}/${folder}/${root}`, { recursive: true, encoding: "utf8" })
      .filter((path) => /\.(?:md|qmd|erb)$/.test(path))
      .map((path) => ({ path, root, text: readFileSync(`${corpus}/${folder}/${root}/${path}`, "utf8") })),
  );
}

describe.runIf(there)("real documents", () => {
  const { config } = resolveConfig({});
  const runbooks = there ? pagesOf("runbooks") : [];

  it("are of the kind that the full reading finds", () => {
    const others = [...pagesOf("postmortems"), ...pagesOf("templates")].filter((_, at) => at % 8 === 0);
    const wrong = [...runbooks, ...others].filter((page) => {
      const { kind } = readModel(readMarkdown(page.text), { ...page, config });
      const expected = kind === "runbook" || kind === "index" ? kind : undefined;
      return scanRunbook(page.path, page.text, config, page.root)?.kind !== expected;
    });
    expect(wrong.map(({ path }) => path)).toEqual([]);
  }, 60_000);

  it("go by the names of their alerts, each name once", () => {
    for (const { path, root, text } of runbooks) {
      const entry = scanRunbook(path, text, config, root);
      const keys = entry?.aliases.map(({ name }) => alertKey(name)) ?? [];
      expect(new Set(keys).size).toBe(keys.length);
      const stem = path.slice(path.lastIndexOf("/") + 1, -3);
      if (entry?.kind === "runbook" && /^[A-Z][A-Za-z]+$/.test(stem)) expect(keys).toContain(alertKey(stem));
    }
  });

  it("have every review date and period read", () => {
    const reviewed = runbooks.filter(({ text }) => /^last_reviewed_on: *\d/m.test(text));
    expect(reviewed.length).toBeGreaterThan(90);
    for (const { text } of reviewed) {
      const place = findFrontMatter(text);
      const read = readRunbook({ frontMatter: place && readFrontMatter(text, place) }, "");
      expect(read.lastReviewed?.day).toBeDefined();
      expect(read.reviewEvery?.days).toBeGreaterThan(20);
    }
  });
});
