import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Locator } from "playwright-core";
import { expect } from "vitest";
import type { Window } from "../window.mjs";

/** Pictures of the stages, when somebody wants to look at them. */
const pictures = process.env["AFTERWORD_PICTURES"];

const yes = (): boolean => true;
const no = (): boolean => false;

/** What a person does with notes in a window. `window` is asked each time: it is opened after this. */
export function notesHands(host: string, window: () => Window) {
  const page = () => window().page;
  const pane = () =>
    page()
      .locator(".pane")
      .filter({ has: page().locator(".pane-header", { hasText: /^Notes/ }) });
  const rows = () => pane().locator(".monaco-list-row");
  const row = (text: string | RegExp) => rows().filter({ hasText: text }).first();
  /** The thread that says something. */
  const thread = (words: string | RegExp) => page().locator(".review-widget").filter({ hasText: words }).first();
  const button = (at: Locator, name: string) => at.locator(".monaco-button", { hasText: name }).first();
  /** An answer to what a thread asks: a button beside its box, or on its title while the box is small. */
  const reply = (at: Locator, name: string) =>
    at.getByRole("button", { name, exact: true }).locator("visible=true").first().click();
  const pick = (text: string) =>
    page().locator(".quick-input-list .monaco-list-row", { hasText: text }).first().click();

  const picture = async (name: string): Promise<void> => {
    if (pictures !== undefined) await page().screenshot({ path: join(pictures, `${host}-${name}.png`) });
  };

  /** Every line about notes outside of sessions, of every person. */
  const written = async (): Promise<readonly string[]> => {
    const folder = join(window().workspace, "reading-club/annotations/open");
    const files = await readdir(folder).catch(() => []);
    const texts = await Promise.all(files.sort().map((file) => readFile(join(folder, file), "utf8")));
    return texts.flatMap((text) => text.split("\n")).filter((line) => line !== "");
  };
  const linesToBe = (count: number) =>
    expect.poll(async () => (await written()).length, { timeout: 20_000 }).toBe(count);

  /** Adds a file as another program would, git for one. */
  const put = async (path: string, lines: readonly object[]): Promise<void> => {
    const file = join(window().workspace, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
  };

  /** Selects words of a document, as it was saved, by the keyboard. They stand on one line, in one place. */
  const select = async (document: string, words: string): Promise<void> => {
    const text = await readFile(join(window().workspace, document), "utf8");
    const [before = "", after, more] = text.split(words);
    expect([after, more], `“${words}” stands once in ${document}`).toEqual([expect.any(String), undefined]);
    const lines = before.split("\n");
    const [line, column] = [lines.length, (lines.at(-1) ?? "").length + 1];
    await window().open(`${document}:${line.toString()}:${column.toString()}`);
    await page().getByText(`Ln ${line.toString()}, Col ${column.toString()}`, { exact: true }).waitFor();
    for (const _ of words) await page().keyboard.press("Shift+ArrowRight");
    await page().getByText(`(${words.length.toString()} selected)`).waitFor();
  };

  /** Writes into the box of a note that was begun, and puts it in as the kind on the button. */
  const write = async (text: string, kind: string): Promise<void> => {
    // A line may hold another note: the latest box is meant. It takes the focus by itself only on a line without one.
    const begun = page().locator(".review-widget").filter({ hasText: kind }).last();
    await button(begun, kind).last().waitFor();
    // Nothing is added while nothing is written.
    await begun.locator(".monaco-button.disabled", { hasText: kind }).last().waitFor();
    await begun.locator(".comment-form .monaco-editor").last().click();
    await page().keyboard.type(text);
    await picture("writing");
    await button(begun, kind).last().click();
    const shown = text.replaceAll("**", "");
    await page().locator(".review-comment").filter({ hasText: shown }).first().waitFor();
    await row(shown).waitFor();
  };

  /** Runs an entry of the menu of a row; once more while nothing came of it. */
  const choose = async (note: string, entry: string, isDone: () => Promise<boolean>): Promise<void> => {
    const attempt = async (): Promise<boolean> => {
      if (await isDone()) return true;
      await window().choose(row(note), entry).catch(no);
      return expect.poll(isDone, { timeout: 3_000 }).toBe(true).then(yes, no);
    };
    await expect.poll(attempt, { timeout: 40_000 }).toBe(true);
  };
  const hasLines = (count: number) => async (): Promise<boolean> => (await written()).length === count;

  /** Types a file into the box that asks for one, which comes up with a folder of its own choice after a moment. */
  const chooseFile = async (path: string): Promise<void> => {
    const box = page().locator(".quick-input-widget");
    const input = box.locator("input[type=text]");
    await expect.poll(() => input.inputValue()).toMatch(/\/$/);
    const attempt = async (): Promise<boolean> => {
      if (!(await box.isVisible())) return true;
      if ((await input.inputValue()) === path) await button(box, "OK").click({ timeout: 2_000 }).catch(no);
      else await input.fill(path, { timeout: 2_000 }).catch(no);
      return false;
    };
    await expect.poll(attempt, { timeout: 20_000, interval: 500 }).toBe(true);
  };

  /** Saves everything, until the document on disk holds these words, or no longer. */
  const save = async (document: string, words: string, isThere = true): Promise<void> => {
    const attempt = async (): Promise<boolean> => {
      await window().command("File: Save All Files");
      const isDone = async () => (await readFile(join(window().workspace, document), "utf8")).includes(words);
      return expect.poll(isDone, { timeout: 5_000 }).toBe(isThere).then(yes, no);
    };
    await expect.poll(attempt, { timeout: 40_000 }).toBe(true);
  };

  /** Puts a text into the clipboard. */
  const copy = (text: string) => page().evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);

  /** A note beside its text, in a line of a file. */
  const someNote = (author: string, n: number, body: string, source: string, exact: string): object => ({
    "@context": ["http://www.w3.org/ns/anno.jsonld", { afterword: "urn:afterword:" }],
    id: `urn:uuid:5f0e0c6e-8f2c-4d3e-9b0e-${n.toString(16).padStart(12, "0")}`,
    type: "Annotation",
    motivation: "questioning",
    created: "2026-05-01T10:01:00.000Z",
    creator: { type: "Person", name: author },
    body: [{ type: "TextualBody", value: body, format: "text/markdown", purpose: "questioning" }],
    target: { type: "SpecificResource", source, selector: [{ type: "TextQuoteSelector", exact }] },
  });

  return {
    ...{ pane, rows, row, thread, button, pick, picture, written, linesToBe },
    ...{ put, copy, save, reply, chooseFile, select, write, choose, hasLines, someNote },
  };
}
