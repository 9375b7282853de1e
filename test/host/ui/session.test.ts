import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import type { FrameLocator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWindow, type Window } from "../window.mjs";

/** Pictures of the stages, when somebody wants to look at them. */
const pictures = process.env["AFTERWORD_PICTURES"];

describe.each(["node", "worker"] as const)("an hour of reading together (%s host)", (host) => {
  let window: Window;
  let presenter: FrameLocator;

  const club = "reading-club";
  const filesIn = (folder: string): Promise<string[]> =>
    readdir(join(window.workspace, club, folder), { recursive: true }).catch(() => []);
  const picture = async (name: string): Promise<void> => {
    if (pictures !== undefined) await window.page.screenshot({ path: join(pictures, `${host}-${name}.png`) });
  };
  const pick = (text: string | RegExp) =>
    window.page.locator(".quick-input-list .monaco-list-row", { hasText: text }).first().click();
  const answer = async (text: string): Promise<void> => {
    const input = window.page.locator(".quick-input-widget input[type=text]");
    await input.waitFor();
    await input.fill(text);
    await window.page.keyboard.press("Enter");
  };
  const row = (text: string | RegExp) => window.page.locator(".pane-body .monaco-list-row", { hasText: text }).first();
  const menu = async (text: string | RegExp): Promise<void> => {
    await window.page.locator(".statusbar-item", { hasText: /Silent reading|Discussion|Wrap-up/ }).click();
    await pick(text);
  };

  /** Name of the session's file, once it is there. */
  const sessionFile = async (): Promise<string> => {
    const isNew = (name: string): boolean => name.endsWith(".md") && !name.includes("2026-04-08");
    await expect.poll(async () => (await filesIn("sessions")).some(isNew), { timeout: 20_000 }).toBe(true);
    return join(window.workspace, club, "sessions", (await filesIn("sessions")).find(isNew) ?? "");
  };

  beforeAll(async () => {
    const settings = { "afterword.author": "Mio Sakaki" };
    window = await openWindow({ workspace: "examples", host, settings });
    presenter = window.page
      .frameLocator('iframe.webview.ready[src*="extensionId=afterword"]')
      .frameLocator("#active-frame");
    await window.open("2026-05-20-payment-retries.md");
    await window.command("Afterword: Focus on Reading Club View");
  });

  afterAll(() => window.close());

  it("shows the queue, and takes the document in front into it", async () => {
    await row("Candidates").waitFor();
    await window.command("Afterword: Add to the Reading Queue");
    await pick("The document in front");
    await pick("our own");
    await answer("Its retries come back in the next review");
    await answer("retries, payment");
    await row("Card payments").waitFor();
    await picture("queue");
  });

  it("starts a session from an item: its file is written, the document opens with its preview", async () => {
    await window.command("Afterword: Start a Reading Session");
    await answer("Card payments");
    await pick("The whole document");
    await answer("Aiko Endo");
    const text = await readFile(await sessionFile(), "utf8");
    expect(text).toContain("kind: reading-session");
    expect(text).toContain("facilitator: Mio Sakaki");
    await window.page.locator(".statusbar-item", { hasText: /Silent reading 14:/ }).waitFor();
    await window.page.locator(".tab", { hasText: /Preview/ }).waitFor();
    await picture("start");
  });

  it("keeps notes private while everybody reads", async () => {
    await menu("Note on This Block");
    const box = window.page.locator(".comment-thread-body, .review-widget").locator(".monaco-editor").first();
    await box.waitFor();
    await window.page.keyboard.type("Who decides how long a retry waits?");
    await picture("note");
    await window.page
      .getByRole("button", { name: /Question/ })
      .first()
      .click();
    await expect.poll(() => filesIn(".drafts"), { timeout: 20_000 }).toContainEqual(expect.stringMatching(/\.jsonl$/));
    await picture("reading");
  });

  it("lasts over a restart of the window", async () => {
    await window.page.reload();
    await window.page.locator(".statusbar-item", { hasText: /Silent reading 1\d:/ }).waitFor({ timeout: 60_000 });
  });

  it("reveals them into the shared file, and goes on to the discussion", async () => {
    await menu("Reveal My Notes");
    await window.page.locator(".notification-toast", { hasText: "1 note revealed" }).waitFor();
    const name = (await sessionFile()).replace(/^.*\/|\.md$/g, "");
    await expect.poll(() => filesIn("annotations"), { timeout: 20_000 }).toContainEqual(expect.stringContaining(name));
    await window.page.locator(".statusbar-item", { hasText: /Discussion 2\d:/ }).waitFor();
    await picture("reveal");
  });

  it("presents one place at a time, and takes down what was learned and what will be done", async () => {
    await menu("Present the Notes");
    await presenter.getByText("Who decides how long a retry waits?").waitFor();
    await presenter.getByRole("textbox", { name: "What we learned" }).fill("Retries need a limit of their own.");
    await picture("presenter");
    await presenter.getByRole("button", { name: "Add to the minutes" }).first().click();
    await presenter.getByRole("textbox", { name: "Action", exact: true }).fill("Write down who owns the retry policy");
    await presenter.getByLabel("Owner").fill("Aiko Endo");
    await presenter.getByLabel("Due").fill("2026-12-01");
    await presenter.getByRole("button", { name: "Add to the minutes" }).nth(1).click();
    const file = await sessionFile();
    await expect.poll(() => readFile(file, "utf8"), { timeout: 20_000 }).toContain("who owns the retry policy");
    expect(await readFile(file, "utf8")).toContain("Retries need a limit of their own.");
    await presenter.getByRole("button", { name: "Mark as discussed" }).click();
    await presenter.getByText("Everything is discussed.").waitFor();
    await picture("discussed");
  });

  it("wraps up: the minutes are complete, and the item counts as read", async () => {
    await presenter.getByRole("button", { name: "Wrap up" }).click();
    await picture("wrap-up");
    await answer("Mio Sakaki, Aiko Endo");
    const file = await sessionFile();
    await expect.poll(() => readFile(file, "utf8"), { timeout: 20_000 }).toContain("status: done");
    const text = await readFile(file, "utf8");
    expect(text).toContain("Who decides how long a retry waits?");
    expect(text).toContain("Aiko Endo");
    await window.page.locator(".notification-toast", { hasText: "The minutes are complete" }).waitFor();
    await picture("minutes");
  });
});
