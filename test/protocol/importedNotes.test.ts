import { afterEach, describe, expect, it } from "vitest";
import { NoteTaker } from "./noteTaker";

const path = "postmortems/2026-05-20 支払い.md";
const text = "# Payment retries\n\n## Timeline\n\nAt ten 🔥 the queue grew.\n\n再試行が続いた。\n";
const source = encodeURIComponent("postmortems/2026-05-20 支払い.md").replaceAll("%2F", "/");

let taker: NoteTaker;

afterEach(() => taker.editor.stop());

const annotation = (n: number, selector: unknown): unknown => ({
  "@context": "http://www.w3.org/ns/anno.jsonld",
  id: `https://notes.example/a/${n.toString()}`,
  type: "Annotation",
  creator: "acct:mei@notes.example",
  created: "2026-05-21T19:00:00+09:00",
  body: [{ type: "TextualBody", value: `note ${n.toString()}` }],
  target: [{ source, selector: [selector] }],
});

const start = Array.from(text).length - Array.from("再試行が続いた。\n").length;
const given = {
  type: "AnnotationCollection",
  first: {
    type: "AnnotationPage",
    items: [
      annotation(1, { type: "TextQuoteSelector", exact: "the queue grew" }),
      annotation(2, { type: "TextPositionSelector", start, end: start + 8 }),
      annotation(3, { type: "XPathSelector", value: "/html/body/p[3]" }),
      { ...(annotation(4, {}) as object), motivation: "replying", target: "https://notes.example/a/1" },
    ],
  },
};

const take = () => taker.do({ do: "paste", session: undefined, text: JSON.stringify(given, undefined, 2) });

describe("a collection of another tool", () => {
  it("is taken in: each note at its text, as a reply, or without a place", async () => {
    taker = await NoteTaker.start({ files: { [path]: text } });
    await taker.editor.open(path, text);
    const { refused } = await take();
    expect(refused).toBe("The place of 1 of the notes is told in a way that is not understood here: attach them anew.");
    const threads = await taker.threads(path);
    expect(threads.map((thread) => [thread.status, taker.textAt(path, thread)])).toEqual([
      ["orphaned", undefined],
      ["attached", "the queue grew"],
      ["attached", "再試行が続いた。"],
    ]);
    expect(threads[1]).toMatchObject({
      comments: [{ body: "note 1", author: "mei", created: "2026-05-21T10:00:00.000Z" }, { body: "note 4" }],
    });
    expect(taker.file("reading-club/annotations/open/mei.jsonl")?.trimEnd().split("\n")).toHaveLength(4);
    expect(await take()).toMatchObject({ refused: "All of these notes are here already." });
  });

  it("follows its texts when the document has changed since", async () => {
    taker = await NoteTaker.start({});
    taker.onDisk(path, text);
    await take();
    const changed = text.replace("# Payment", "# More about payment").replace("At ten", "New.\n\nAt ten");
    await taker.editor.open(path, changed);
    const places = (await taker.threads(path)).map((thread) => taker.textAt(path, thread));
    expect(places).toEqual([undefined, "the queue grew", "再試行が続いた。"]);
  });
});
