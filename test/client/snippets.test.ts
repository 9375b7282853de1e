import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

interface Snippet {
  readonly prefix: string | readonly string[];
  readonly description: string;
  readonly body: readonly string[];
}

const read = (language: string): Readonly<Record<string, Snippet>> =>
  JSON.parse(readFileSync(`snippets/${language}.json`, "utf8")) as Record<string, Snippet>;

const english = Object.values(read("en"));
const japanese = Object.values(read("ja"));
const stopsOf = ({ body }: Snippet) =>
  [...body.join("\n").matchAll(/\$\{?(\d+)/g)].map(([, stop]) => Number(stop)).filter((stop) => stop > 0);

describe("snippets", () => {
  it("are the same in both languages", () => {
    expect(japanese).toHaveLength(english.length);
  });

  it.each([...english, ...japanese].map((snippet) => [snippet.description, snippet] as const))(
    "%s: says whose it is, and is filled from top to bottom",
    (_, snippet) => {
      expect(snippet.description).toMatch(/^Afterword: /);
      const firstSeen = [...new Set(stopsOf(snippet))];
      expect(firstSeen).toEqual(firstSeen.map((_stop, index) => index + 1));
      expect(snippet.body.join("\n").match(/\$0|\$\{0/g)).toHaveLength(1);
    },
  );

  it("have prefixes that nothing else has", () => {
    const prefixes = [...english, ...japanese].flatMap(({ prefix }) => prefix);
    expect(new Set(prefixes).size).toBe(prefixes.length);
  });
});
