import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CodePoints } from "../../../../server/src/readingClub/anchor/codePoints";
import { describeAnchor, describeAnchors } from "../../../../server/src/readingClub/anchor/describe";
import { readSource } from "../../../../server/src/readingClub/anchor/sourceText";

const runbook = `---
title: Pool
---
# Connection pool

## Diagnosis

Look at the graph of the pool.
It shows how many connections wait.

- Restart one replica 🎉 at a time.
- 接続数を確認する。

## Mitigation
`;

function of(text: string, quote: string) {
  const start = text.indexOf(quote);
  return describeAnchor(text, { start, end: start + quote.length });
}

describe("what an annotation remembers", () => {
  it("is the quote and what stands around it", () => {
    const { exact, prefix, suffix } = of(runbook, "one replica");
    expect(exact).toBe("one replica");
    expect(prefix.endsWith("\n\n- Restart ")).toBe(true);
    expect(suffix.startsWith(" 🎉 at a time.\n- 接続数")).toBe(true);
    expect(prefix.length).toBeGreaterThanOrEqual(32);
  });

  it("counts positions in code points", () => {
    const { position } = of(runbook, "接続数");
    const start = [...runbook.slice(0, runbook.indexOf("接続数"))].length;
    expect(position).toEqual({ start, end: start + 3 });
  });

  it("names the headings above, outermost first, and not the one it is in", () => {
    expect(of(runbook, "graph").headings).toEqual(["Connection pool", "Diagnosis"]);
    expect(of(runbook, "Mitigation").headings).toEqual(["Connection pool"]);
  });

  it("takes no comment in a fence and no front matter for a heading", () => {
    const text = "---\ntitle: x\n---\nTitle\n=====\n\n```sh\n# not one\n```\n\n~~~\n# nor this\n~~~\ntext";
    expect(of(text, "text").headings).toEqual(["Title"]);
  });

  it("keeps the paragraph, the item or the row", () => {
    expect(of(runbook, "graph").paragraph).toBe("Look at the graph of the pool.\nIt shows how many connections wait.");
    expect(of(runbook, "確認").paragraph).toBe("- 接続数を確認する。");
    expect(of("| a | b |\n| --- | --- |\n| c | d |\n", "c").paragraph).toBe("| c | d |");
  });

  it("cuts a long paragraph at 1 KB, evenly around the quote", () => {
    const text = `${"前".repeat(900)}ここ${"後".repeat(900)}`;
    const paragraph = of(text, "ここ").paragraph ?? "";
    expect(new TextEncoder().encode(paragraph).length).toBeLessThanOrEqual(1024);
    expect(paragraph).toMatch(/^前{160,}ここ後{160,}$/);
  });

  it("keeps no paragraph of a quote that is longer than that", () => {
    expect(of(`x ${"a".repeat(1_100)} y`, "a".repeat(1_100)).paragraph).toBeUndefined();
  });

  it("is the same for every kind of line ending, and with a byte order mark", () => {
    const expected = of(runbook, "of the pool.\nIt shows");
    const crlf = runbook.replaceAll("\n", "\r\n");
    expect(of(crlf, "of the pool.\r\nIt shows")).toEqual(expected);
    expect(of(`\ufeff${crlf}`, "of the pool.\r\nIt shows")).toEqual(expected);
    expect(of(runbook.replaceAll("\n", "\r"), "of the pool.\rIt shows")).toEqual(expected);
  });

  it("remembers more context of words that stand on the page twice", () => {
    const text = `${"Some words about this. ".repeat(20)}Only once here.`;
    expect(of(text, "Only once here.").prefix.length).toBe(128);
    expect(describeAnchor(text, { start: 230, end: 252 }).prefix.length).toBe(230);
    expect(describeAnchor(text + text, { start: 230, end: 252 }).suffix.length).toBe(480);
  });

  it("keeps both halves of a sign that a span cuts", () => {
    const at = runbook.indexOf("🎉");
    expect(describeAnchor(runbook, { start: at + 1, end: at + 2 }).exact).toBe("🎉");
    expect(describeAnchor(runbook, { start: at - 1, end: at + 1 }).exact).toBe(" 🎉");
  });

  it("does not break on anything", () => {
    const part = fc.constantFrom(
      "a",
      "語",
      "🎉",
      "\ud83c",
      "\udf89",
      "\n",
      "\r\n",
      "\r",
      "# ",
      "- ",
      "```",
      "|",
      " ",
      "\ufeff",
    );
    const texts = fc.array(part, { maxLength: 60 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(texts, fc.nat(80), fc.nat(80), (text, one, other) => {
        const span = { start: Math.min(one, other, text.length), end: Math.min(Math.max(one, other), text.length) };
        const { exact, prefix, suffix, position } = describeAnchor(text, span);
        const plain = readSource(text).text;
        expect(plain).toContain(prefix + exact + suffix);
        expect((position?.end ?? 0) - (position?.start ?? 0)).toBe([...exact].length);
      }),
      { seed: 4, numRuns: 400 },
    );
  });

  it("of several places is what each is alone", () => {
    const spans = [10, 60, 120].map((start) => ({ start, end: start + 12 }));
    expect(describeAnchors(runbook, spans)).toEqual(spans.map((span) => describeAnchor(runbook, span)));
  });
});

describe("offsets and code points", () => {
  const unit = fc.constantFrom("a", "語", "🎉", "\ud83c", "\udf89", "\n");
  const texts = fc.array(unit, { maxLength: 3_000 }).map((units) => units.join(""));

  it("lead to each other and back", () => {
    fc.assert(
      fc.property(texts, fc.nat(4_000), (text, offset) => {
        const points = new CodePoints(text);
        const all = [...text];
        const at = Math.min(offset, all.length);
        const units = all.slice(0, at).join("").length;
        expect(points.offsetAt(at)).toBe(units);
        expect(points.countAt(units)).toBe(at);
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});

describe("line endings", () => {
  const unit = fc.constantFrom("a", "\n", "\r\n", "\r", "b");
  const texts = fc
    .tuple(fc.boolean(), fc.array(unit, { maxLength: 40 }))
    .map(([mark, units]) => (mark ? "\ufeff" : "") + units.join(""));

  it("are counted as one sign each, there and back", () => {
    fc.assert(
      fc.property(texts, (given) => {
        const source = readSource(given);
        expect(source.text).toBe(given.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n"));
        for (let at = 0; at <= source.text.length; at += 1) expect(source.fromGiven(source.toGiven(at))).toBe(at);
        for (let at = 0; at <= given.length; at += 1) {
          const plain = given
            .slice(0, at)
            .replace(/^\ufeff/, "")
            .replace(/\r\n?/g, "\n");
          const insidePair = given.charAt(at - 1) === "\r" && given.charAt(at) === "\n";
          expect(source.fromGiven(at)).toBe(insidePair ? plain.length - 1 : plain.length);
        }
      }),
      { seed: 3, numRuns: 400 },
    );
  });
});
