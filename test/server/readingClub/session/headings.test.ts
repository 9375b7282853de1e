import { describe, expect, it } from "vitest";
import { readMarkdown } from "../../../../server/src/markdown/read";
import { headingsOf, portionIn } from "../../../../server/src/readingClub/session/headings";

const text = `---
title: x
---

# Report

Intro.

## 1. Timeline of the incident

### Morning

10:00 It began.

## What went well

> ## Quoted

\`\`\`
## Code
\`\`\`

## Lessons

Limits.

## Action items
`;

const headings = headingsOf(readMarkdown(text));

function read(from: string, to?: string): readonly [string | undefined, string | undefined] | undefined {
  const span = portionIn(headings, { from, to });
  const lines =
    span &&
    text
      .slice(span.start, span.end)
      .split("\n")
      .filter((line) => line.startsWith("#"));
  return lines && [lines[0], lines.filter((line) => line !== "## Code").at(-1)];
}

describe("a portion", () => {
  it("knows the document's own headings", () => {
    expect(headings.map((heading) => heading.text)).toEqual([
      "Report",
      "1. Timeline of the incident",
      "Morning",
      "What went well",
      "Lessons",
      "Action items",
    ]);
  });

  it("is a heading's section, its subsections included", () => {
    expect(read("1. Timeline of the incident")).toEqual(["## 1. Timeline of the incident", "### Morning"]);
  });

  it("reaches to the end of another heading's section", () => {
    expect(read("Morning", "Lessons")).toEqual(["### Morning", "## Lessons"]);
  });

  it("is found again when headings were renamed a little", () => {
    expect(read("Timeline of incident", "The lessons")).toEqual(["## 1. Timeline of the incident", "## Lessons"]);
    expect(read("timeline of the incident")?.[0]).toBe("## 1. Timeline of the incident");
  });

  it("is the whole document when its first heading is gone, and goes to the end when its last one is", () => {
    expect(read("Root cause")).toBeUndefined();
    expect(read("")).toBeUndefined();
    expect(read("Lessons", "Glossary")).toEqual(["## Lessons", "## Action items"]);
  });

  it("does not run backwards", () => {
    expect(read("Lessons", "Morning")?.[0]).toBe("## Lessons");
  });
});
