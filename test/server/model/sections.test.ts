import { describe, expect, it } from "vitest";
import { at, read } from "./plain";

/** `impact (placeholder)`: what a section means and how far it is filled. */
const sections = (text: string): readonly string[] =>
  read(text).sections.map(({ key, empty, placeholder, form }) => {
    const notes = [
      form === "heading" ? undefined : form,
      empty ? "empty" : undefined,
      placeholder ? "placeholder" : undefined,
    ].filter((note) => note !== undefined);
    return `${key ?? "-"}${notes.length > 0 ? ` (${notes.join(", ")})` : ""}`;
  });

describe("a section", () => {
  it.each([
    ["## Impact\n\nAll of it.", ["impact"]],
    ["Impact\n------\n\nAll of it.", ["impact"]],
    ["## Impact ##\n\nAll of it.", ["impact"]],
    ["## **Impact**\n\nAll of it.", ["impact"]],
    ["**Impact:** All of it.", ["impact (label)"]],
    ["**Impact**\n\nAll of it.", ["impact (label)"]],
    ["Impact:\n\nAll of it.", ["impact (label)"]],
    ["- **Impact:** All of it.", ["impact (bullet)"]],
    ["- **Impact**:\n  - All of it.", ["impact (bullet)"]],
    ["## Anything else\n\nx", ["-"]],
    ["# Impact of the new design\n\nx", ["-"]],
    ["## Timeline\n\n### 10:00\n\na\n\n### 10:05 Impact\n\nb", ["timeline"]],
    ["## Action items\n\n### Detection\n\n- a\n\n### Lessons\n\n- b", ["actions", "-", "lessons"]],
    ["## Timeline\n\n**Impact:** a", ["timeline"]],
  ])("%j", (text, expected) => {
    expect(sections(text)).toEqual(expected);
  });
});

describe("a section without content", () => {
  it.each([
    ["nothing", "", "impact (empty)"],
    ["a comment", "<!-- Describe the impact -->", "impact (empty)"],
    ["an empty bullet", "-", "impact (empty)"],
    ["an empty table", "| a | b |\n|-|-|\n|  |  |", "impact (empty)"],
    ["TBD", "TBD", "impact (placeholder)"],
    ["未記入", "未記入", "impact (placeholder)"],
    ["an instruction in brackets", "[Describe what users saw]", "impact (placeholder)"],
    ["an instruction in italics", "_Describe what users saw._", "impact (placeholder)"],
    ["a Japanese instruction", "影響を記載してください。", "impact (placeholder)"],
    ["bullets to fill in", "- TBD\n- [Name]", "impact (placeholder)"],
  ])("holds %s", (_, body, expected) => {
    expect(sections(`## Impact\n\n${body}\n`)).toEqual([expected]);
  });

  it.each([
    ["a sentence", "None of the users noticed."],
    ["N/A, which is a statement", "N/A"],
    ["a link", "[The dashboard](https://example.com)"],
    ["a bare link", "https://example.com"],
    ["code", "```\nerror\n```"],
    ["emphasis", "_Everything_ failed."],
    ["a section below that is filled", "### For users\n\nAll of it."],
    ["something behind a placeholder", "TBD\n\nAll of it."],
  ])("does not hold %s", (_, body) => {
    expect(sections(`## Impact\n\n${body}\n`)[0]).toBe("impact");
  });

  it("shows what is to be filled in", () => {
    const model = read("## Impact\n\n### For users\n\nTBD\n");
    expect(model.sections.map(({ placeholderSpan }) => placeholderSpan && at(model, placeholderSpan))).toEqual([
      "TBD",
      "TBD",
    ]);
  });
});

describe("the place of a section", () => {
  const text = "# T\n\n## Impact\n\na\n\n### Users\n\nb\n\n## Timeline\n\n- 10:00 c\n";

  it.each([
    ["Unix line ends", text],
    ["CRLF and a byte order mark", `\ufeff${text.replaceAll("\n", "\r\n")}`],
  ])("reaches to the next of its level, with %s", (_, written) => {
    const model = read(written);
    const of = (title: string): string => {
      const found = model.sections.find((section) => section.title === title);
      return found ? at(model, found.span).replaceAll("\r", "") : "";
    };
    expect(of("Impact")).toBe("## Impact\n\na\n\n### Users\n\nb\n\n");
    expect(of("Users")).toBe("### Users\n\nb\n\n");
    expect(of("Timeline")).toBe("## Timeline\n\n- 10:00 c\n");
    expect(model.sections.find(({ title }) => title === "Users")?.parent?.title).toBe("Impact");
    expect(model.sections.map(({ titleSpan }) => at(model, titleSpan))).toEqual(["T", "Impact", "Users", "Timeline"]);
  });
});

describe("several incidents in one file", () => {
  const one = (name: string, day: string): string =>
    `## ${name}\n\n**Start:** ${day} 10:00\n\n### Timeline\n\n- ${day} 10:00 a\n- 10:10 b\n\n### Impact\n\nAll.\n\n### Cause\n\nx\n\n`;
  const model = read(`# Two outages\n\n${one("Redis", "2026-03-23")}${one("Queue", "2026-03-24")}`);

  it("are counted and named", () => {
    expect(model.incidents).toBe(2);
    expect(model.parts.map(({ title }) => title)).toEqual(["Redis", "Queue"]);
    expect(model.parts.map(({ titleSpan }) => at(model, titleSpan))).toEqual(["Redis", "Queue"]);
  });

  it("keep their facts apart", () => {
    expect(model.fields.map(({ key, part }) => `${key} ${part}`)).toEqual(["start 0", "start 1"]);
    expect(model.timelines.map(({ part }) => part)).toEqual([0, 1]);
    expect(model.sections.filter(({ key }) => key === "impact").map(({ part }) => part)).toEqual([0, 1]);
  });

  it("are one where the sections are one incident's", () => {
    expect(read("# Outage\n\n## Impact\n\na\n\n## Timeline\n\n- 10:00 b\n\n## Cause\n\nc\n").incidents).toBe(1);
  });
});
