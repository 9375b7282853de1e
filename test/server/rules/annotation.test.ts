import { describe, expect, it } from "vitest";
import { resolveConfig } from "../../../server/src/config/resolve";
import { readMarkdown } from "../../../server/src/markdown/read";
import { readModel } from "../../../server/src/model/readModel";
import type { OrphanedNote } from "../../../server/src/rules/rule";
import { runRules } from "../../../server/src/rules/run";
import { translator } from "../../../server/src/text/message";

const text =
  "# Checkout was unavailable\n\n## Timeline\n\n- 2026-03-02 10:00 It failed\n- 2026-03-02 11:00 It worked\n";

function found(orphanedNotes: readonly OrphanedNote[], path = "postmortems/example.md", content = text) {
  const { config } = resolveConfig({});
  const model = readModel(readMarkdown(content), { path, root: undefined, config });
  const all = runRules(model, { config, now: 0, workspace: { alertNames: undefined, orphanedNotes } });
  return all.filter(({ code }) => code === "annotation/orphaned");
}

const note = (more: Partial<OrphanedNote> = {}): OrphanedNote => ({
  author: "Aoi",
  quote: "the queue grew",
  near: undefined,
  ...more,
});

describe("annotation/orphaned", () => {
  it("says whose note it is, what it quoted, and what to do", () => {
    expect(found([note()]).map(({ message }) => translator()(message))).toEqual([
      "The text that Aoi noted on is gone: “the queue grew”. Attach the note to another text, or resolve it.",
    ]);
  });

  it("does not quote what another tool has placed without words", () => {
    expect(found([note({ quote: "" })]).map(({ message }) => translator()(message))).toEqual([
      "What Aoi noted on is not known here. Attach the note to a text, or resolve it.",
    ]);
  });

  it("stands where the text would have stood, else at the top", () => {
    expect(found([note({ near: { start: 30, end: 90 } })])).toMatchObject([{ span: { start: 30, end: 30 } }]);
    expect(found([note()])).toMatchObject([{ span: { start: 0, end: 0 } }]);
    expect(found([note({ near: { start: 9999, end: 9999 } })])).toMatchObject([{ span: { start: text.length } }]);
  });

  it("shows of a long quote its beginning, on one line", () => {
    const [finding] = found([note({ quote: `one\ntwo ${"long ".repeat(100)}` })]);
    const said = finding === undefined ? "" : translator()(finding.message);
    expect(said).toContain("“one two long");
    expect(said.length).toBeLessThan(220);
  });

  it("says nothing of documents of other kinds", () => {
    expect(found([note()], "README.md", "# The shop\n\nHow to build it.\n")).toEqual([]);
  });

  it("is silenced by a comment", () => {
    expect(found([note()], undefined, `<!-- afterword-disable annotation/orphaned -->\n\n${text}`)).toHaveLength(1);
    expect(found([note()], undefined, `<!-- afterword-disable-file annotation/orphaned -->\n\n${text}`)).toEqual([]);
  });
});
