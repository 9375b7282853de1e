import { readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWindow, type Window } from "../window.mjs";

const postmortem = "postmortems/2026-03-12-seat-map-timeouts.md";
const folder = "reading-club/annotations/open";

describe.each(["node", "worker"] as const)("notes on a postmortem (%s host)", (host) => {
  let window: Window;

  const pane = () =>
    window.page.locator(".pane").filter({ has: window.page.locator(".pane-header", { hasText: /^Notes/ }) });
  const row = (text: string | RegExp) => pane().locator(".monaco-list-row").filter({ hasText: text }).first();
  /** The thread that says something. */
  const thread = (words: string | RegExp) => window.page.locator(".review-widget").filter({ hasText: words }).first();
  const button = (at: Locator, name: string) => at.locator(".monaco-button", { hasText: name }).first();

  /** Every line that was written about notes. */
  const written = async (): Promise<readonly string[]> => {
    const files = await readdir(join(window.workspace, folder)).catch(() => []);
    const texts = await Promise.all(files.map((file) => readFile(join(window.workspace, folder, file), "utf8")));
    return texts.flatMap((text) => text.split("\n")).filter((line) => line !== "");
  };
  const linesToBe = (count: number) =>
    expect.poll(async () => (await written()).length, { timeout: 20_000 }).toBe(count);

  /** Selects words of the postmortem as a person does, by looking for them. */
  const select = async (words: string) => {
    await window.open(postmortem);
    await window.page.keyboard.press("Control+f");
    const find = window.page.locator(".find-widget.visible textarea").first();
    await find.fill(words);
    await window.page.locator(".find-widget.visible .matchesCount", { hasText: /of 1$/ }).waitFor();
    await find.press("Enter");
    await find.press("Escape");
    await window.page.getByText(`(${words.length.toString()} selected)`).waitFor();
  };

  const addNote = async (words: string, text: string, kind: string) => {
    await select(words);
    await window.command("Afterword: Add a Note");
    // A line may hold another note, or one that was begun and left: the latest is meant.
    const begun = window.page.locator(".review-widget").filter({ hasText: kind }).last();
    await button(begun, kind).last().waitFor();
    // On a line that has a note already, the box does not take the focus by itself.
    await begun.locator(".comment-form .monaco-editor").last().click();
    await window.page.keyboard.type(text);
    await button(begun, kind).last().click();
    await thread(text).waitFor();
  };

  /** Runs an entry of the menu of a row. */
  const choose = async (note: string, entry: string) => {
    // A view that is drawn anew closes its menus.
    await window.page.waitForTimeout(1000);
    await row(note).click({ button: "right" });
    const chosen = window.page.getByRole("menuitem", { name: entry, exact: true });
    await chosen.hover();
    await chosen.click();
    await chosen.waitFor({ state: "detached" });
  };

  beforeAll(async () => {
    const settings = { "afterword.author": "Mio Sakaki", "comments.openView": "never" };
    window = await openWindow({ workspace: "examples", host, settings, size: { width: 1400, height: 1800 } });
    await window.open(postmortem);
    await window.page.locator('.activitybar a[aria-label="Afterword"]').click();
    await window.command("Afterword: Focus on Notes View");
  });

  afterAll(() => window.close());

  it("are written on the words selected, as the kind chosen", async () => {
    await addNote("Dropping the index", "Was that **safe**?", "Add as Question");
    await linesToBe(1);
    const [line = ""] = await written();
    expect(JSON.parse(line)).toMatchObject({
      motivation: "questioning",
      creator: { name: "Mio Sakaki" },
      target: { source: postmortem, selector: [{ exact: "Dropping the index" }, {}] },
    });
    const attributes = await readFile(join(window.workspace, "reading-club/annotations/.gitattributes"), "utf8");
    expect(attributes).toContain("merge=union");
    await thread("Question").waitFor();
    await row("Was that safe?").waitFor();
  });

  it("are answered", async () => {
    const box = thread("Was that");
    await box.locator(".comment-form .monaco-editor").last().click();
    await window.page.keyboard.type("It was not in use.");
    await button(box, "Reply").click();
    await box.locator(".review-comment", { hasText: "It was not in use." }).waitFor();
    await linesToBe(2);
  });

  it("are edited; what was typed lasts while another tab is in front", async () => {
    const said = thread("Was that").locator(".review-comment").first();
    await said.hover();
    await said.getByRole("button", { name: "Edit", exact: true }).click();
    await said.locator(".monaco-editor").waitFor();
    await window.page.keyboard.press("Control+End");
    await window.page.keyboard.type(" And who asked?");
    await window.open("runbooks/seat-map.md");
    await window.open(postmortem);
    await thread("And who asked?").waitFor();
    await linesToBe(2);
    await button(thread("And who asked?"), "Save").click();
    await linesToBe(3);
    await thread("And who asked?").getByText("edited", { exact: true }).waitFor();
  });

  it("stay with their words when text comes above them, and when all of it is written anew", async () => {
    await select("Seat map timed out for large venues");
    await window.page.keyboard.press("Home");
    await window.page.keyboard.type("One line more\nand another\n");
    await window.command("File: Save All Files");
    await window.page.waitForTimeout(1000);
    await select("read the whole seat table");
    await window.command("Afterword: Go to Next Note");
    await window.page.getByText(/^Ln 20, Col 28/).waitFor();
    // Another program reformats the whole file.
    const path = join(window.workspace, postmortem);
    const text = await readFile(path, "utf8");
    await writeFile(path, text.replaceAll("- **", "* **").replace("One line more\n", ""));
    await window.page
      .locator(".view-line", { hasText: "* Status" })
      .or(window.page.locator(".view-line", { hasText: "* **Status" }))
      .first()
      .waitFor();
    await window.page.waitForTimeout(1000);
    await select("read the whole seat table");
    await window.command("Afterword: Go to Next Note");
    await window.page.getByText(/^Ln 19, Col 28/).waitFor();
    expect((await written()).length).toBe(3);
  });

  it("are settled and opened again", async () => {
    await choose("Was that safe?", "Resolve");
    await linesToBe(4);
    await row(/Was that safe.*Resolved/).waitFor();
    await choose("Was that safe?", "Reopen");
    await linesToBe(5);
    await row(/Was that safe.*Resolved/).waitFor({ state: "detached" });
    await row("Was that safe?").waitFor();
  });

  it("ask for a place when their words are gone, and get one from a selection", async () => {
    await select("Dropping the index brought the page back.");
    await window.page.keyboard.press("Delete");
    await window.command("File: Save All Files");
    await row(/Without a place|Is this the place/).waitFor();
    await row("Was that safe?").waitFor();
    await select("312 orders");
    await choose("Was that safe?", "Attach to Selection");
    await linesToBe(6);
    await row(/Without a place|Is this the place/).waitFor({ state: "detached" });
    expect((await written()).at(-1)).toContain('"exact":"312 orders"');
  });

  it("leave as minutes", async () => {
    await window.command("Afterword: Export Notes as Minutes…");
    const choice = window.page.locator(".quick-input-list .monaco-list-row", { hasText: "All notes" });
    await choice.click();
    await window.page.locator(".tab.active", { hasText: "Untitled" }).first().waitFor();
  });

  it("can be written where nothing asks for them, on request alone", async () => {
    await window.open("docs/release-procedure.md");
    await window.page.waitForTimeout(1500);
    expect(await window.page.locator(".comment-range-glyph.comment-diff-added").count()).toBe(0);
    await window.command("Afterword: Add a Note");
    await button(window.page.locator(".review-widget"), "Add as Idea").waitFor();
  });
});
