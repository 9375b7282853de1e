import fc from "fast-check";
import { parse } from "yaml";
import { describe, expect, it } from "vitest";
import { first, names, read, rules, told } from "./samples";

const withAnnotations = (...lines: readonly string[]): string =>
  rules(`- alert: A\n  expr: x\n  annotations:\n${lines.join("\n")}`, "- alert: B\n  expr: y");

const textsOf = (text: string): readonly string[] => first(text).texts.map((each) => each.text);

describe("lines that go on with less indentation than YAML 1.2 asks for", () => {
  it("are read in quotes, as the readers of alert systems do", () => {
    const text = withAnnotations("    description: 'is in", "    (primary) mode'", '    runbook: "docs/a.md"');
    const file = read(text);
    expect(file.problems).toEqual([]);
    expect(names(file)).toEqual(["A", "B"]);
    expect(textsOf(text)).toEqual(["is in (primary) mode"]);
    expect(first(text).links.map(({ raw }) => raw)).toEqual(["docs/a.md"]);
  });

  it.each([
    ["at the start of the line", "'one\ntwo'", "one two"],
    ["behind an empty line", '"one\n\n  two"', "one\ntwo"],
    ["behind an escaped line end", '"one \\\n  two"', "one two"],
    ["after blanks", "'one   \n  two'", "one two"],
    ["that look like a comment", "'one\n  # two'", "one # two"],
    ["that begin with a tab", "'one\n\ttwo'", "one two"],
    ["with a comment behind", "'one\n  two' # three", "one two"],
  ])("are folded as they should be: %s", (_, value, expected) => {
    const text = withAnnotations(`    description: ${value}`, "    message: more");
    expect(textsOf(text)).toEqual([expected, "more"]);
    expect(read(text).problems).toEqual([]);
  });

  it("keep the places of what stands in them and behind them", () => {
    const text = withAnnotations("    description: 'see", "  docs/a.md now'", "    message: more");
    const [link] = first(text).links;
    const [, more] = first(text).texts;
    expect(text.slice(link?.span.start, link?.span.end)).toBe("docs/a.md");
    expect(text.slice(more?.span.start, more?.span.end)).toBe("more");
  });

  it("are read in brackets", () => {
    const text = withAnnotations("    description: x").replace(
      "annotations:",
      "labels: {\n  severity: page, # wakes [somebody\nteam: 'a\nb'\n}\n    annotations:",
    );
    expect(read(text).problems).toEqual([]);
    expect(first(text).labels).toEqual({ severity: "page", team: "a b" });
  });

  it("are read with the line ends of Windows, and with those of old systems", () => {
    const text = withAnnotations("    description: 'is in", "    here'", "    message: more");
    for (const ends of ["\r\n", "\r"]) {
      const file = read(text.replaceAll("\n", ends));
      expect(file.problems).toEqual([]);
      expect(file.alerts[0]?.texts.map((each) => each.text)).toEqual(["is in here", "more"]);
    }
  });

  it("mean what they mean with enough of it", () => {
    const word = fc.stringMatching(/^[a-z(\\"'#:{} -]{1,8}$/).map((each) => `${each.trim()}z`);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), fc.nat(3), fc.boolean(), (words, blanks, single) => {
        const inner = words.map((each) => (single ? each.replaceAll("'", "''") : JSON.stringify(each).slice(1, -1)));
        const quoted = (indent: string): string =>
          single ? `'a${inner.join(`\n${indent}`)}'` : `"a${inner.join(`\n${indent}`)}"`;
        const expected = (parse(`x: ${quoted("      ")}`) as { x: string }).x;
        const file = read(withAnnotations(`    description: ${quoted(" ".repeat(blanks))}`));
        expect(file.alerts[0]?.texts[0]?.text).toBe(expected.trim());
        expect(file.problems).toEqual([]);
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});

describe("a quote that is not closed", () => {
  it("is one finding, however many lines it leaves without sense", () => {
    const text = withAnnotations("    description: 'one", "    two", "    (three", "    message: more");
    expect(told(text, read(text))).toHaveLength(1);
    expect(names(read(text))).toEqual(["A", "B"]);
  });

  it("does not swallow the rules up to the next quote", () => {
    const text = withAnnotations("    description: 'one", "    message: 'more'");
    expect(textsOf(text)).toEqual(["more"]);
    expect(names(read(text))).toEqual(["A", "B"]);
  });
});

it("takes a comment right behind a quote as the readers of alert systems do", () => {
  const text = withAnnotations('    description: "x"#comment', "    message: more");
  expect(read(text).problems).toEqual([]);
  expect(textsOf(text)).toEqual(["x", "more"]);
});
