import { describe, expect, it } from "vitest";
import { readMarkdown } from "../../../server/src/markdown/read";
import { isSuppressed } from "../../../server/src/markdown/suppressions";

/** For each line of the text that holds a `?`: is the code off there? */
function off(lines: readonly string[], code: string): readonly boolean[] {
  const text = lines.join("\n");
  const document = readMarkdown(text);
  return [...text.matchAll(/\?/g)].map(({ index }) => isSuppressed(document, code, index));
}

describe("suppression comments", () => {
  const between = [
    "? a",
    "",
    "<!-- afterword-disable timeline/order, time/no-zone -->",
    "",
    "? b",
    "",
    "<!-- afterword-enable timeline/order -->",
    "",
    "? c",
  ];

  it("switch codes off and on again", () => {
    expect(off(between, "timeline/order")).toEqual([false, true, false]);
    expect(off(between, "time/no-zone")).toEqual([false, true, true]);
    expect(off(between, "field/missing")).toEqual([false, false, false]);
  });

  it("without codes mean every code", () => {
    expect(
      off(["<!-- afterword-disable -->", "", "? a", "", "<!-- afterword-enable -->", "", "? b"], "field/missing"),
    ).toEqual([true, false]);
  });

  it("can hold for one line", () => {
    expect(off(["? a <!-- afterword-disable-line time/no-zone time/invalid -->", "? b"], "time/invalid")).toEqual([
      true,
      false,
    ]);
    const next = ["- ? a", "- b <!-- afterword-disable-next-line -->", "- ? c", "- ? d"];
    expect(off(next, "time/invalid")).toEqual([false, true, false]);
  });

  it("can hold for the file, from anywhere in it, with a reason", () => {
    const lines = ["? a", "", "<!-- afterword-disable-file field/missing -- imported as it was -->"];
    expect(off(lines, "field/missing")).toEqual([true]);
    expect(off(lines, "imported")).toEqual([false]);
  });

  it("mean nothing in code or with another name", () => {
    expect(
      off(
        ["`<!-- afterword-disable -->`", "", "? a", "", "```", "<!-- afterword-disable -->", "```", "", "? b"],
        "x/y",
      ),
    ).toEqual([false, false]);
    expect(off(["<!-- afterword-disabled -->", "", "? a"], "x/y")).toEqual([false]);
  });
});
