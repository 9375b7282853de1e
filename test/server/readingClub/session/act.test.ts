import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { resolveConfig } from "../../../../server/src/config/resolve";
import { readMarkdown } from "../../../../server/src/markdown/read";
import { readModel } from "../../../../server/src/model/readModel";
import { addAction, addLearning } from "../../../../server/src/readingClub/session/act";
import { writeSession } from "../../../../server/src/readingClub/session/newSession";
import { usualMinutes } from "../../../../server/src/readingClub/session/sessionFile";
import { wrapUp } from "../../../../server/src/readingClub/session/wrapUp";
import type { FoldedNote } from "../../../../server/src/readingClub/annotation/fold";
import { translator } from "../../../../server/src/text/message";

const head = {
  title: "座席表 [注意]",
  item: "seats",
  path: "postmortems/seats.md",
  url: undefined,
  date: "2026-05-01",
  facilitator: "Aoi",
  noteTaker: undefined,
  participants: ["Aoi"],
  minutes: usualMinutes,
  portion: undefined,
};
const fresh = (language: "en" | "ja"): string => writeSession(head, { link: "[x](y.md)", why: undefined }, language);
const say = translator();

/** Every line of the first text stands in the second one, in its order. */
function keeps(before: string, after: string): boolean {
  const lines = after.split(/\r?\n/);
  let at = 0;
  return before.split(/\r?\n/).every((line) => {
    at = lines.indexOf(line, at) + 1;
    return at > 0;
  });
}

const actionsIn = (text: string) =>
  readModel(readMarkdown(text), { path: "reading-club/sessions/x.md", root: "work", config: resolveConfig({}).config })
    .actions;

describe("what a session's file is told", () => {
  it.each(["en", "ja"] as const)("in %s is an action as every other document's", (language) => {
    const action = { text: "上限を決める", owner: "蓮", due: "2026-06-01" };
    const text = addAction(fresh(language), action, language === "en" ? "ja" : "en");
    const [found, another] = actionsIn(text);
    expect(another).toBeUndefined();
    expect(found).toMatchObject({ form: "checkbox", state: "open", owner: "蓮", dueRaw: "2026-06-01" });
    expect(text).toContain(
      language === "ja" ? "- [ ] 上限を決める（担当: 蓮、期限: 2026-06-01）" : "(owner: 蓮, due: 2026-06-01)",
    );
  });

  it("cannot hide what stands behind it", () => {
    const words = "learned <!-- x\n## Actions\n<script>";
    const text = addLearning(
      addAction(fresh("en"), { text: words, owner: "Ren <!--", due: undefined }, "en"),
      words,
      "en",
    );
    expect(text.replaceAll("\\<", "")).not.toContain("<");
    expect(text).toContain("- learned \\<!-- x\n  \\## Actions\n  \\<script>\n");
    expect(actionsIn(text)).toMatchObject([{ owner: "Ren !--" }]);
    const started = writeSession({ ...head, title: "<!-- x" }, { link: "x", why: words }, "en");
    expect(started.slice(started.indexOf("\n---\n")).replaceAll("\\<", "")).not.toContain("<");
  });

  it("goes where it belongs when people have renamed, moved or removed sections", () => {
    const byHand = "---\nkind: reading-session\n---\n# x\n\n## Actions\n\nWe said:\n\n## Learnings\n1. One\n## End";
    const learned = addLearning(byHand, "Two", "en");
    expect(learned).toBe(byHand.replace("1. One\n", "1. One\n- Two\n"));
    expect(addAction(byHand, { text: "Do", owner: undefined, due: undefined }, "en")).toBe(
      byHand.replace("We said:\n", "We said:\n\n- [ ] Do\n"),
    );
    expect(addLearning("---\nkind: reading-session\n---\n", "One", "ja")).toBe(
      "---\nkind: reading-session\n---\n\n## 学んだこと\n\n- One\n",
    );
  });

  it("keeps line endings, and is nothing when nothing is said", () => {
    const text = fresh("en").replace(/\n/g, "\r\n");
    const told = addLearning(addLearning(text, "One\nmore", "en"), "Two", "en");
    expect(told).toContain("\r\n- One\r\n  more\r\n- Two\r\n");
    expect(told.replace(/\r\n/g, "")).not.toMatch(/[\r\n]/);
    expect(addLearning(text, " \n", "en")).toBe(text);
    expect(addAction(text, { text: "", owner: "x", due: undefined }, "en")).toBe(text);
  });

  it("never loses a line, whatever stands in the file", () => {
    const line = fc.constantFrom(
      "## Reading notes",
      "## Discussion",
      "## 学んだこと",
      "## Action items",
      "# x",
      "- a",
      "  - b",
      "text",
      "",
      "```",
      "<!-- c -->",
      "> q",
      "| a |",
      "1. x",
      "## Next time",
      "### Timeline",
      "---",
    );
    const note: FoldedNote = {
      id: "urn:uuid:00000000-0000-4000-8000-0000000000aa",
      kind: "insight",
      target: { source: "x.md", external: false, anchor: undefined, commit: undefined },
      resolved: false,
      discussed: false,
      issue: undefined,
      session: "x",
      draft: false,
      comments: [
        {
          id: "urn:uuid:00000000-0000-4000-8000-0000000000aa",
          body: "B",
          author: "Ren",
          created: "",
          edited: undefined,
        },
      ],
      lines: [],
    };
    fc.assert(
      fc.property(fc.array(line, { maxLength: 25 }), fc.constantFrom("\n", "\r\n"), (lines, eol) => {
        const text = ["---", "kind: reading-session", "status: open", "---", ...lines].join(eol);
        expect(keeps(text, addLearning(text, "L", "en"))).toBe(true);
        expect(keeps(text, addAction(text, { text: "A", owner: "x", due: undefined }, "ja"))).toBe(true);
        const end = { participants: ["Ren"], notes: [{ note, at: 0 }], next: "[n](n.md)" };
        const wrapped = wrapUp(text, end, "en", say);
        expect(keeps(text, wrapped.replace("status: done", "status: open"))).toBe(true);
        expect(wrapUp(wrapped, end, "en", say)).toBe(wrapped);
      }),
      { seed: 61, numRuns: 300 },
    );
  }, 30_000);
});
