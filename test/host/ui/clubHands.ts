import { readFile, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { FrameLocator, Locator } from "playwright-core";
import { expect } from "vitest";
import type { Window } from "../window.mjs";

const club = "reading-club";

/** Milliseconds in which what was asked for is in a file, on a machine with other things to do. */
const patience = { timeout: 30_000 };

/** What tests of the reading club do with a window, as a person does. */
export class ClubHands {
  readonly #window: Window;
  readonly #picture: string;

  /** @param picture what the names of pictures begin with; they are taken when somebody wants to look at them */
  constructor(window: Window, picture: string) {
    this.#window = window;
    this.#picture = picture;
  }

  /** Takes an entry of the list that is open, found by what it is called: rows may move under a pointer. */
  async pick(name: string): Promise<void> {
    const { page } = this.#window;
    const box = page.locator(".quick-input-widget");
    const entry = box.locator(".monaco-list-row", { hasText: name }).first();
    await entry.waitFor();
    await box.locator("input[type=text]").fill(name);
    await box.locator(".monaco-list-row.focused", { hasText: name }).first().waitFor();
    await page.keyboard.press("Enter");
  }

  /** Ticks an entry of the list that is open. */
  async tick(name: string): Promise<void> {
    await this.#window.page.locator(".quick-input-list .monaco-list-row", { hasText: name }).first().click();
  }

  /** Types into the box that asks, found by what it says, and goes on. */
  async answer(question: string | RegExp, text: string): Promise<void> {
    const box = this.#window.page.locator(".quick-input-widget", { hasText: question });
    await box.locator("input[type=text]").fill(text);
    await this.#window.page.keyboard.press("Enter");
    await box.waitFor({ state: "hidden" });
  }

  /** Shows a view with the room of all others: rows that cannot be seen are not drawn. */
  async show(view: "Reading Club" | "Notes"): Promise<void> {
    await this.#window.command(`Afterword: Focus on ${view} View`);
    const header = this.#window.page.locator(".pane-header.expanded");
    await header.filter({ hasText: view }).waitFor();
    for (const name of ["Runbooks", "Alerts", view === "Notes" ? "Reading Club" : "Notes"]) {
      const other = header.filter({ hasText: name });
      if ((await other.count()) > 0) await other.click();
    }
  }

  row(text: string | RegExp): Locator {
    return this.#window.page.locator(".pane-body .monaco-list-row", { hasText: text }).first();
  }

  /** Runs an entry of the menu of a row. */
  choose(text: string | RegExp, entry: string): Promise<void> {
    return this.#window.choose(this.row(text), entry);
  }

  /** Runs a step of the session's menu. */
  async step(text: string): Promise<void> {
    await this.status(/Silent reading|Discussion|Wrap-up/).click();
    await this.pick(text);
  }

  status(text: RegExp): Locator {
    return this.#window.page.locator(".statusbar-item", { hasText: text });
  }

  toast(text: string | RegExp): Locator {
    return this.#window.page.locator(".notification-toast", { hasText: text }).first();
  }

  /** Presses a button of a message. */
  async press(message: string | RegExp, name: string): Promise<void> {
    await this.toast(message).getByRole("button", { name, exact: true }).click();
  }

  /** Writes a note on the block where the cursor is. */
  async note(text: string, kind: string): Promise<void> {
    const { page } = this.#window;
    await page.locator(".review-widget .comment-form .monaco-editor:visible").last().click();
    await page.keyboard.type(text);
    await page
      .locator(".review-widget")
      .getByRole("button", { name: `Add as ${kind}` })
      .last()
      .click();
  }

  async copy(text: string): Promise<void> {
    await this.#window.page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
  }

  async copied(): Promise<string> {
    return String(await this.#window.page.evaluate("navigator.clipboard.readText()"));
  }

  /** Agrees to go to a page of the web; the page itself is not loaded. */
  async leave(): Promise<URL> {
    const { page } = this.#window;
    await page.context().route(/^https:\/\//, (route) => route.fulfill({ body: "" }));
    const [popup] = await Promise.all([
      page.waitForEvent("popup"),
      page.locator(".monaco-dialog-box").getByRole("button", { name: "Open", exact: true }).click(),
    ]);
    await popup.waitForURL(/^https:\/\//);
    const address = new URL(popup.url());
    await popup.close();
    return address;
  }

  get presenter(): FrameLocator {
    return this.#window.page
      .frameLocator('iframe.webview.ready[src*="extensionId=afterword"]')
      .frameLocator("#active-frame");
  }

  /** The texts of the files in a folder of the reading club, by name; without those that are being written. */
  async filesIn(folder: string): Promise<ReadonlyMap<string, string>> {
    const path = join(this.#window.workspace, club, folder);
    const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => []);
    const files = entries
      .filter((entry) => entry.isFile() && !entry.name.endsWith(".tmp"))
      .map((entry) => join(entry.parentPath, entry.name));
    const texts = await Promise.all(
      files.map(async (file) => [file.slice(path.length + 1), await readFile(file, "utf8").catch(() => "")] as const),
    );
    return new Map(texts);
  }

  /** Waits until the files of a folder, one after another, say something. */
  async filesToSay(folder: string, text: string): Promise<void> {
    await expect.poll(async () => [...(await this.filesIn(folder)).values()].join("\n"), patience).toContain(text);
  }

  /** Name of a session that is not one of the examples, once its file is there. */
  async session(): Promise<string> {
    const found = async (): Promise<string | undefined> =>
      [...(await this.filesIn("sessions")).keys()].find((name) => name.endsWith(".md") && !name.includes("2026-04-08"));
    await expect.poll(found, patience).toBeDefined();
    return (await found())?.replace(/\.md$/, "") ?? "";
  }

  /** Deletes the files of a folder of the workspace, one after another. */
  async empty(folder: string): Promise<void> {
    const path = join(this.#window.workspace, folder);
    for (const name of await readdir(path)) await rm(join(path, name));
  }

  async picture(name: string): Promise<void> {
    const folder = process.env["AFTERWORD_PICTURES"];
    if (folder !== undefined)
      await this.#window.page.screenshot({ path: join(folder, `${this.#picture}-${name}.png`) });
  }
}
