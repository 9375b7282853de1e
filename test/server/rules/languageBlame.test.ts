import { describe, expect, it } from "vitest";
import { blame } from "../../../server/src/rules/language/blame";
import { applyEdits } from "../../../server/src/text/span";
import { translator } from "../../../server/src/text/message";
import { blamelessEnglish, blamelessJapanese, blamingEnglish, blamingJapanese } from "./languageBlame.sentences";
import { check, markedBy, modelWith, proseOf } from "./languageModel";

describe("language/blame", () => {
  it.each(blamingEnglish)("marks the words that blame: %s", (marked) => {
    expect(markedBy(blame, marked)).toBe(marked);
  });

  it.each(blamingJapanese)("marks the words that blame, in Japanese: %s", (marked) => {
    expect(markedBy(blame, marked)).toBe(marked);
  });

  it.each(blamelessEnglish)("is silent on %s", (text) => {
    expect(markedBy(blame, text)).toBe(text);
  });

  it.each(blamelessJapanese)("is silent on %s", (text) => {
    expect(markedBy(blame, text)).toBe(text);
  });

  it("reads summary, timeline, analysis and actions, and nothing else", () => {
    const marked = "Alice ⟦forgot to⟧ renew the certificate.";
    for (const section of ["summary", "timeline", "cause", "lessons", "went_wrong", "actions"] as const) {
      expect(markedBy(blame, marked, section)).toBe(marked);
    }
    const plain = marked.replace(/[⟦⟧]/g, "");
    for (const section of ["references", "attendees", "metadata"] as const) {
      expect(markedBy(blame, plain, section)).toBe(plain);
    }
    const nowhere = { ...proseOf(plain), section: undefined };
    expect(check(blame, modelWith(plain, { prose: [nowhere] }))).toEqual([]);
  });

  it("takes the names of the document's own people for people", () => {
    const text = "Zbyszko forgot to renew the certificate.";
    const at = { start: 0, end: 7 };
    const commander = {
      key: "commander",
      raw: "Zbyszko",
      span: at,
      labelSpan: at,
      label: "IC",
      form: "bold",
      part: 0,
      placeholder: false,
      empty: false,
      unknown: false,
      people: [{ name: "Zbyszko", span: at }],
    } as const;
    expect(check(blame, modelWith(text, { prose: [proseOf(text)] }))).toEqual([]);
    expect(check(blame, modelWith(text, { prose: [proseOf(text)], fields: [commander] }))).toHaveLength(1);
  });

  it("says what, why and what to write instead, in the words of the document's language", () => {
    const english = check(blame, modelWith("", { prose: [proseOf("It was human error.")] }))[0];
    const japanese = check(blame, modelWith("", { prose: [proseOf("原因は確認不足だった。")] }))[0];
    const say = translator();
    expect(english && say(english.message)).toMatch(/^“human error”: this label ends .*for example: “the command/);
    expect(japanese && say(japanese.message)).toMatch(/^“確認不足”: a check .*for example: “二つの設定/);
  });

  it.each([
    ["Alice forgot to renew the certificate.", "Nothing reminded Alice to renew the certificate."],
    [
      "Then the on-call engineer forgot to tell support.",
      "Then nothing reminded the on-call engineer to tell support.",
    ],
    ["At 10:00 he forgot to drain the node.", "At 10:00 nothing reminded him to drain the node."],
    ["Obviously, we should roll back.", "We should roll back."],
    ["We simply decided to wait.", "We decided to wait."],
    ["The root cause was a race.", "A contributing factor was a race."],
    ["当然、確認すべきである。", "確認すべきである。"],
  ])("offers to rewrite %s", (text, rewritten) => {
    const fix = check(blame, modelWith(text, { prose: [proseOf(text)] }))[0]?.fixes?.[0];
    expect(fix && applyEdits(text, fix.edits)).toBe(rewritten);
  });

  it("offers no rewrite where markup would be lost", () => {
    const prose = {
      ...proseOf("Alice forgot to renew it."),
      spanOf: (start: number, end: number) => ({ start, end: end + 4 }),
    };
    const found = check(blame, modelWith("**Alice** forgot to renew it.", { prose: [prose] }));
    expect(found.map(({ fixes }) => fixes)).toEqual([undefined]);
  });

  it("reads a block once while it stays the same", () => {
    const prose = proseOf("Alice forgot to renew the certificate.");
    const model = modelWith(prose.text, { prose: [prose, { ...prose, section: "references" }] });
    expect(check(blame, model)).toHaveLength(1);
    expect(check(blame, model)).toHaveLength(1);
  });
});
