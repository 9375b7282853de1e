import { describe, expect, it } from "vitest";
import { anchorAll } from "../../../../server/src/readingClub/anchor/anchorAll";
import { describeAnchor, describeAnchors } from "../../../../server/src/readingClub/anchor/describe";
import { shareLeft } from "../../../../server/src/readingClub/anchor/shareLeft";

/** How a quote of an old text is found: with git, with its id but not the text, and without anything of git. */
const ways = ["the text", "its id", "nothing"] as const;
type Way = (typeof ways)[number];

/** The text found, with a question mark behind one that is to be confirmed; nothing for an orphan. */
function found(old: string, quote: string, now: string, way: Way): string | undefined {
  const start = old.indexOf(quote);
  expect(start).toBeGreaterThanOrEqual(0);
  const blob = way === "nothing" ? {} : { blob: "old" };
  const record = describeAnchor(old, { start, end: start + quote.length }, blob);
  const [outcome] = anchorAll([record], now, way === "the text" ? { base: () => old } : {});
  if (outcome === undefined || outcome.status === "orphaned") return undefined;
  return now.slice(outcome.span.start, outcome.span.end) + (outcome.status === "confirm" ? "?" : "");
}

describe.each(ways)("with %s of git", (way) => {
  describe("a Japanese quote", () => {
    const report = [
      "# 決済の障害報告\n\n## 概要\n",
      "リリースの直後に接続プールが枯渇し、決済の一部が失敗しました。\n",
      "## 対応\n",
      "当番の担当者が設定を元に戻して、サービスを再起動しました。\n",
      "## 学び\n",
      "アラートの閾値が高すぎたため、検知までに二十分かかりました。\n",
    ].join("\n");

    it("follows a sentence whose ending and particles change", () => {
      const now = report.replace("設定を元に戻して、サービスを再起動しました", "設定は元に戻し、サービスも再起動した");
      expect(found(report, "当番の担当者が設定を元に戻して、サービスを再起動しました。", now, way)).toMatch(
        /^当番の担当者が.*再起動した。?\??$/,
      );
    });

    it("is not found where only particles and endings are the same", () => {
      const quote = "アラートの閾値が高すぎたため、検知までに二十分かかりました。";
      const now = report.replace(quote, "手順書の記述が古すぎたため、復旧までに半日かかりました。");
      expect(found(report, quote, now, way)).toBeUndefined();
    });
  });

  describe("a page that has nothing else in common", () => {
    const old = "# Pool\n\nThe team met at noon. Robin drained the queue by hand. Then all was well again.\n";
    const page = (sentence: string) =>
      `# Garden\n\nTomatoes want sun and a wall behind them. ${sentence} Water them in the evening.\n`;

    it("has no place for a short quote", () => {
      expect(
        found(old, "drained the queue", page("We drained a pond and the queue of ducks left."), way),
      ).toBeUndefined();
      expect(found(old, "by hand", page("Pick the beetles by hand."), way)).toBeUndefined();
    });

    it("is asked about a short line that stands where it stood", () => {
      const titled = (title: string, body: string) => `# ${title}\n\n${body}`;
      const garden = "Sow beans in May, peas in April; thin both once four leaves are open.\n".repeat(9);
      expect(found(titled("Mail queues", old), "Mail queues", titled("Mail queues (old)", garden), way)).toBe(
        "Mail queues?",
      );
    });

    it("is asked about where a long quote stands", () => {
      const sentence = "Robin drained the queue of the mail service by hand before the backlog grew any further.";
      const long = old.replace("Robin drained the queue by hand.", sentence);
      expect(found(long, sentence, page(sentence), way)).toBe(`${sentence}?`);
    });
  });

  it("a single word of an item or a row goes where the item or row went", () => {
    const list =
      "# Tools\n\n## Cache\n\n- Redis\n- Varnish\n\n## Queue\n\n- Kafka\n- RabbitMQ\n\n## Rows\n\nNothing more.\n";
    const moved = list
      .replace("- Redis\n", "")
      .replace("## Rows\n\n", "## Rows\n\nSome are kept here for now.\n\n- Redis\n\n");
    expect(found(list, "Redis", moved, way)).toMatch(/^Redis\??$/);
    const table =
      "# Owners\n\n| Who | What |\n| --- | --- |\n| Kim | mail |\n| Sato | search |\n\n## Later\n\n| Who | What |\n| --- | --- |\n";
    const later = `${table.replace("| Kim | mail |\n", "")}| Kim | mail |\n`;
    expect(found(table, "Kim", later, way)).toMatch(/^Kim\??$/);
  });

  it("words put before a line do not belong to a quote that began it", () => {
    const old =
      "Names:\n\n| Name | State |\n| --- | --- |\n| [Blue Events Hub](blue.md) | ready |\n| [Green Bus](green.md) | ready |\n";
    const now = old
      .replace("| Name | State |\n| --- | --- |", "| Name | State | Version | Since |\n| --- | --- | --- | --- |")
      .replace("Blue Events Hub", "Azure Event Hub");
    expect(found(old, "[Blue Events Hub](blue.md)", now, way)).toMatch(/^\[?Azure Event Hub\]\(blue\.md\)\??$/);
  });

  it("signs at the end of a quote are found behind others that were put in", () => {
    const old = "```yaml\nname: accessKey\nsecret: ********\nregion: north\n```\n";
    expect(found(old, "secret: ********", old.replace("********", '"********"'), way)).toBe('secret: "********');
  });
});

describe("how much of a text is left in a document", () => {
  const sentences = Array.from({ length: 12 }, (_, at) => {
    const number = String(at * 7 + 3);
    return `Worker ${number} was restarted at 10:${String(at + 20)} since its queue of ${number} jobs grew too long.`;
  });
  const text = `# Restarts\n\n${sentences.join("\n\n")}\n`;
  const records = describeAnchors(
    text,
    [2, 6, 9].map((at) => {
      const start = text.indexOf(sentences[at] ?? "");
      return { start: start + 7, end: start + 30 };
    }),
  );

  it("is all of the same text, and most of one whose every sentence was edited", () => {
    expect(shareLeft(records, text)).toBeGreaterThan(0.95);
    expect(shareLeft(records, text.replaceAll("was restarted", "had to be stopped"))).toBeGreaterThan(0.5);
  });

  it("is next to nothing of another text, and unknown of too little", () => {
    expect(shareLeft(records, "# Garden\n\nTomatoes want sun, and a wall behind them.\n".repeat(20))).toBeLessThan(0.1);
    const start = text.indexOf("Worker 3");
    const [bare] = describeAnchors(text, [{ start, end: start + 8 }]);
    expect(bare && shareLeft([{ ...bare, prefix: "", suffix: "", paragraph: undefined }], text)).toBe(0);
  });
});
