import { describe, expect, it } from "vitest";
import { readCandidates } from "../../../../server/src/readingClub/queue/candidates";

const list = `# A list of reports

[![build](https://ci.example.com/badge.svg)](https://ci.example.com)

#### Contents

- [Config errors](#config-errors)

## Config errors

[Example Airways](https://example.com/a). A wrong rule closed every gate. Flights waited for [hours](https://example.com/hours).

[Example Bank](http://www.example.org/b/)
A certificate ran out, and nobody
had been told.

Many more are at [this page](https://example.com/more).

## DNS

* [What happened to our names on Monday](https://example.net/c?x=1#top) - a table was empty.
* [Example Rail][rail]. Resolvers asked each other.
* [local](docs/x.md) and [script](javascript:alert(1))
* 2021-03-04 [例の座席予約サービスの障害報告](https://example.jp/報告)

\`\`\`
[not](https://example.com/code)
\`\`\`

[rail]: https://example.com/rail
[Example Airways](https://example.com/a/)
`;

describe("a list of links", () => {
  it("yields each report once, under its headings, with a title that says something", () => {
    expect(readCandidates([list])).toEqual([
      {
        title: "Example Airways: A wrong rule closed every gate",
        url: "https://example.com/a",
        tags: ["Config errors"],
      },
      {
        title: "Example Bank: A certificate ran out, and nobody had been told",
        url: "http://www.example.org/b/",
        tags: ["Config errors"],
      },
      { title: "What happened to our names on Monday", url: "https://example.net/c?x=1#top", tags: ["DNS"] },
      { title: "Example Rail: Resolvers asked each other", url: "https://example.com/rail", tags: ["DNS"] },
      { title: "例の座席予約サービスの障害報告", url: "https://example.jp/報告", tags: ["DNS"] },
    ]);
  });

  it("gives long entries a title that ends with a part of a sentence, or a word, and keeps all of it beside", () => {
    const told = (text: string) => {
      const [candidate] = readCandidates([`- [Example Air](https://example.com/a). ${text}\n`]);
      return [candidate?.title ?? "", candidate?.why];
    };
    const parts = "A rule that closed every gate was sent out at noon, and nobody could take it back until evening.";
    expect(told(parts)).toEqual([
      "Example Air: A rule that closed every gate was sent out at noon…",
      `Example Air: ${parts.slice(0, -1)}`,
    ]);
    const words = "A rule that closed every single gate was sent to all of the airports at noon and stayed.";
    expect(told(words)[0]).toBe("Example Air: A rule that closed every single gate was sent to all of the…");
    const japanese = `${"座席の".repeat(25)}予約、${"取消".repeat(40)}。`;
    expect(Array.from(told(japanese)[0] ?? "").length).toBeLessThanOrEqual(80);
    expect(told("Short.")).toEqual(["Example Air: Short", undefined]);
  });

  it("may have a picture ahead of a link", () => {
    const text =
      "- ![logo of a port](https://example.com/l.png) [Example Port](https://example.com/port) Cranes stood still.\n";
    expect(readCandidates([text])).toMatchObject([{ url: "https://example.com/port" }]);
  });

  it("of thousands is read, and one of bytes is not", () => {
    const long = Array.from(
      { length: 3_000 },
      (_, n) => `- [Report ${n.toString()}](https://example.com/${n.toString()})\n`,
    );
    expect(readCandidates([long.join("")])).toHaveLength(3_000);
    expect(readCandidates([`\0${list}`, "", "---\nurl: [\n---\n"])).toEqual([]);
  });
});

describe("summaries with front matter", () => {
  it("are links with their categories; their text stays where it is", () => {
    const summary = `---
uuid: 1
url: "https://example.com/report"
title: ""
company: Example Mail
categories:
- automation
- postmortem
product: ""
---

A job deleted the wrong mailboxes. It ran for three hours and much more is told here.
`;
    const other = "---\nurl: http://example.com/report/\n---\n";
    const titled = "---\ntitle: Where the mail went\nurl: https://example.com/two\n---\n";
    expect(readCandidates([summary, other, titled])).toEqual([
      {
        title: "Example Mail: A job deleted the wrong mailboxes",
        url: "https://example.com/report",
        tags: ["automation", "postmortem"],
      },
      { title: "Where the mail went", url: "https://example.com/two", tags: [] },
    ]);
  });

  it("with an address nobody should open are none", () => {
    for (const url of ["javascript:alert(1)", "../x.md", "ftp://example.com/x", "https://example.com/a b"])
      expect(readCandidates([`---\nurl: "${url}"\ntitle: x\n---\n`])).toEqual([]);
  });
});
