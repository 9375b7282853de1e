import { describe, expect, it } from "vitest";
import { changedRows, escapeMarkdown, findRow, isWebAddress, shorten, type Row } from "../../client/src/views/rowNodes";

const row = (id: string, children: readonly Row<string>[] = [], label = id): Row<string> => ({
  id,
  label,
  context: "row",
  children,
});

describe("what is drawn anew", () => {
  const before = [row("a", [row("a1"), row("a2")]), row("b", [row("b1")])];

  it("is nothing when all looks as before", () => {
    expect(changedRows(before, structuredClone(before))).toEqual([]);
  });

  it("is the one row that looks different", () => {
    expect(changedRows(before, [row("a", [row("a1"), row("a2", [], "new")]), row("b", [row("b1")])])).toEqual(["a2"]);
  });

  it("is the parent of a row that came, went or moved", () => {
    expect(changedRows(before, [row("a", [row("a2"), row("a1")]), row("b", [row("b1")])])).toEqual(["a"]);
    expect(changedRows(before, [row("a", [row("a1"), row("a2")]), row("b", [row("b1"), row("b2")])])).toEqual(["b"]);
  });

  it("is the whole tree when the rows at the top are others", () => {
    expect(changedRows(before, [row("a")])).toEqual([undefined]);
  });

  it("is a row that can be opened now, with what is in it", () => {
    expect(changedRows([row("a"), row("b")], [row("a", [row("a1")]), row("b")])).toEqual(["a"]);
  });

  it("does not depend on what commands are about", () => {
    expect(changedRows([{ ...row("a"), subject: "old" }], [{ ...row("a"), subject: "new" }])).toEqual([]);
  });
});

describe("a text of a document in Markdown", () => {
  it("brings nothing to life", () => {
    const hostile = "![x](https://example.com/x.png) <img src=x> [run](command:evil) `code` **bold** $(bell) | a";
    const escaped = escapeMarkdown(hostile);
    expect(escaped.replace(/\\[!-/:-@[-`{-~]/g, "")).toMatch(/^[\w\s]*$/);
    expect(escaped.replace(/\\(.)/g, "$1")).toBe(hostile);
  });

  it("stays on its line", () => {
    expect(escapeMarkdown("one\n\n# two\r\n- three")).toBe("one \\# two \\- three");
  });

  it("is cut between characters", () => {
    expect(shorten("決済🚨待ち", 4)).toBe("決済🚨…");
    expect(shorten("short", 5)).toBe("short");
  });
});

it("the first row that fits is found from the top, depth first", () => {
  const rows = [row("a", [row("x", [], "here")]), row("b", [], "here")];
  expect(findRow(rows, ({ label }) => label === "here")?.id).toBe("x");
  expect(findRow(rows, ({ label }) => label === "nowhere")).toBeUndefined();
});

it.each([
  ["https://example.com/a", true],
  ["HTTP://example.com", true],
  ["command:workbench.action.reload", false],
  ["javascript:alert(1)", false],
  ["file:///etc/passwd", false],
  ["https://", false],
])("%s may be handed to the browser: %s", (address, allowed) => {
  expect(isWebAddress(address)).toBe(allowed);
});
