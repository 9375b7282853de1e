import { afterEach, describe, expect, it } from "vitest";
import { HoverRequest, type Hover, type MarkupContent } from "vscode-languageserver-protocol";
import { at, type EditorOptions } from "./editor";
import { NoteTaker } from "./noteTaker";

const path = "postmortems/2026-05-20-payments.md";
const text = "# Payment retries\n\n## Timeline\n\nAt ten 🔥 the queue grew and grew.\n\nNobody saw it.\n";

let taker: NoteTaker;

afterEach(() => taker.editor.stop());

async function start(options: EditorOptions = {}): Promise<void> {
  taker = await NoteTaker.start(options);
  await taker.editor.open(path, text);
}

async function hoverOn(quote: string): Promise<string | undefined> {
  const position = taker.editor.positionOf(path, quote);
  const hover: Hover | null = await taker.editor.client.sendRequest(HoverRequest.type, {
    textDocument: { uri: at(path) },
    position,
  });
  return (hover?.contents as MarkupContent | undefined)?.value;
}

describe("a hover on the text of a note", () => {
  it("leads to the web and to no command", async () => {
    await start();
    await taker.note(
      path,
      "the queue grew",
      "[a](command:quit) [b](&#99;ommand:quit) [c](https://example.com/x) `d[0](e)`",
    );
    expect((await hoverOn("queue"))?.split("\n\n")[1]).toBe(
      "[a\\](command:quit) [b\\](&#99;ommand:quit) [c](https://example.com/x) `d[0](e)`",
    );
  });

  it.each([
    ["a \\` [x](command:quit) `", "a \\` [x\\](command:quit) `"],
    ["a `\n` [x](command:quit) `", "a `  \n` [x\\](command:quit) `"],
    ["a\n\t~~~\n[x](command:quit)\n~~~", "a  \n\\~~~  \n[x\\](command:quit)  \n\\~~~"],
    ["```\n`` [x](command:quit) ``", "\\```  \n`` [x\\](command:quit) ``"],
    ["[x]\n\n[x]: command:quit", "[x]  \n  \n\\[x]: command:quit"],
  ])("is not led elsewhere by %j", async (body, shown) => {
    await start();
    await taker.note(path, "the queue grew", body);
    expect((await hoverOn("queue"))?.split("\n\n").slice(1).join("\n\n")).toBe(shown);
  });

  it("tells who said what, what was answered, and how it stands", async () => {
    await start();
    const { id = "" } = await taker.note(path, "the queue grew", "Why so *late*?\nReally?", { kind: "question" });
    await taker.do({ do: "reply", id, body: "Nobody looked." }, "Ren");
    await taker.do({ do: "resolve", id, resolved: true }, "Ren");
    expect(await hoverOn("queue")).toBe(
      [
        "**Question** · settled · Aoi, 2026-04-01",
        "Why so *late*?  \nReally?",
        "**↳** Ren, 2026-04-01",
        "Nobody looked.",
      ].join("\n\n"),
    );
    expect(await hoverOn("Nobody")).toBeUndefined();
  });

  it("follows the text, and begins with the note that is closest", async () => {
    await start();
    await taker.note(path, "At ten 🔥 the queue grew and grew.", "all of it");
    await taker.note(path, "queue", "the word");
    await taker.editor.replace(path, "# Payment retries", "# Retries\n\nMore.");
    expect(await hoverOn("queue")).toMatch(/the word[^]*---[^]*all of it/);
    expect(await hoverOn("At ten")).not.toContain("the word");
  });

  it("shows what a person wrote as no more than text", async () => {
    await start();
    await taker.note(path, "the queue grew", "# Title\n<img src=x onerror=alert(1)> ![x](http://a.example/t.png)");
    expect(await hoverOn("queue")).toContain(
      "\\# Title  \n\\<img src=x onerror=alert(1)> !\\[x](http://a.example/t.png)",
    );
  });

  it("shows some of many", async () => {
    await start();
    for (let n = 0; n < 7; n += 1) await taker.note(path, "the queue grew", `note ${n.toString()}`);
    expect(await hoverOn("queue")).toMatch(/note 4[^]*---\n\n2 more notes$/);
  });

  it("is said beside what else there is to say of the place", async () => {
    await start();
    await taker.note(path, "Payment retries", "A fine title");
    expect(await hoverOn("Payment retries")).toContain("A fine title");
  });

  it("is left to clients that show notes themselves", async () => {
    await start({ options: { notes: true } });
    await taker.note(path, "the queue grew", "x");
    expect(await hoverOn("queue")).toBeUndefined();
  });
});
