import { appendFile, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWindow, type Window } from "../window.mjs";
import { ClubHands } from "./clubHands";

const postmortem = "postmortems/2026-05-20-payment-retries.md";
const patience = { timeout: 30_000 };

/** A note as somebody else copied it out. */
const ofJon = JSON.stringify({
  "@context": ["http://www.w3.org/ns/anno.jsonld", { afterword: "urn:afterword:" }],
  id: "urn:uuid:5d0c4a51-7f0e-4b51-9f6e-3a3c6c6f2b11",
  type: "Annotation",
  motivation: "commenting",
  created: "2026-11-20T02:00:00.000Z",
  creator: { type: "Person", name: "Jon Hale" },
  body: [
    { type: "TextualBody", value: "A timeout would have been enough.", format: "text/markdown", purpose: "commenting" },
    { type: "TextualBody", value: "insight", purpose: "tagging" },
  ],
  target: {
    type: "SpecificResource",
    source: postmortem,
    selector: [{ type: "TextQuoteSelector", exact: "forgot to set a timeout", prefix: "The engineer ", suffix: "." }],
  },
});

describe.each(["node", "worker"] as const)("an hour of reading together (%s host)", (host) => {
  let window: Window;
  let hands: ClubHands;

  const minutes = async (): Promise<string> =>
    readFile(join(window.workspace, "reading-club/sessions", `${await hands.session()}.md`), "utf8");
  const minutesToSay = (text: string) => expect.poll(minutes, patience).toContain(text);

  beforeAll(async () => {
    window = await openWindow({ workspace: "examples", host, settings: { "afterword.author": "Mio Sakaki" } });
    hands = new ClubHands(window, host);
    await window.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await appendFile(join(window.workspace, ".afterword.yaml"), "\nissues:\n  repository: example/payment\n");
    await window.open("2026-05-20-payment-retries.md");
    await hands.show("Reading Club");
    await hands.row("Candidates").waitFor();
  });

  afterAll(() => window.close());

  it("begins with a queue that takes the document in front", async () => {
    await window.command("Afterword: Add to the Reading Queue");
    await hands.pick("The document in front");
    await hands.pick("our own");
    await hands.answer("Why read it?", "Its retries come back in the next review");
    await hands.answer("Tags", "retries, payment");
    await hands.row("Card payments").waitFor();
    await hands.picture("queue");
  });

  it("starts from an item: its file is written, the document opens with its preview", async () => {
    await window.command("Afterword: Start a Reading Session");
    await hands.pick("Card payments");
    await hands.pick("The whole document");
    await hands.answer("Who takes the minutes?", "Aiko Endo");
    const text = await minutes();
    expect(text).toContain("kind: reading-session");
    expect(text).toContain("facilitator: Mio Sakaki");
    await hands.status(/Silent reading 1\d:/).waitFor();
    await window.page.locator(".tab", { hasText: /Preview/ }).waitFor();
    await hands.picture("start");
  });

  it("keeps notes private while everybody reads", async () => {
    await hands.step("Note on This Block");
    await hands.note("Who decides how long a retry waits?", "Question");
    await hands.filesToSay(".drafts", "Who decides how long a retry waits?");
    await window.page.locator(".review-widget", { hasText: "Who decides" }).first().waitFor();
    await hands.picture("reading");
  });

  it("lasts over a restart of the window", async () => {
    await window.page.reload();
    await hands.status(/Silent reading 1\d:/).waitFor({ timeout: 60_000 });
  });

  it("reveals the notes into the shared file, and goes on to the discussion", async () => {
    await hands.step("Reveal My Notes");
    await hands.toast("1 note revealed").waitFor();
    await hands.filesToSay(join("annotations", await hands.session()), "Who decides how long a retry waits?");
    await hands.status(/Discussion [23]\d:/).waitFor();
    await hands.picture("reveal");
  });

  it("offers to copy the notes where there is no git, and takes in those of others with their author", async () => {
    await hands.press("1 note revealed", "Share Over Git");
    await hands.press("There is no git here", "Copy My Notes");
    await hands.toast("Your notes are in the clipboard").waitFor();
    expect(await hands.copied()).toContain("Who decides how long a retry waits?");
    await hands.copy(ofJon);
    await hands.step("Paste Notes of Others");
    await hands.filesToSay(join("annotations", await hands.session()), "A timeout would have been enough.");
    expect([...(await hands.filesIn(join("annotations", await hands.session()))).keys()].sort()).toEqual([
      "jon-hale.jsonl",
      "mio-sakaki.jsonl",
    ]);
  });

  it("presents one place at a time, and takes down what was learned and what will be done", async () => {
    await hands.step("Present the Notes");
    const { presenter } = hands;
    await presenter.getByText("Who decides how long a retry waits?").waitFor();
    await presenter.getByRole("textbox", { name: "What we learned" }).fill("Retries need a limit of their own.");
    await hands.picture("presenter");
    await presenter.getByRole("button", { name: "Add to the minutes" }).first().click();
    await minutesToSay("Retries need a limit of their own.");
    await presenter.getByRole("textbox", { name: "Action", exact: true }).fill("Write down who owns the retry policy");
    await presenter.getByLabel("Owner").fill("Aiko Endo");
    await presenter.getByLabel("Due").fill("2026-12-01");
    await presenter.getByRole("button", { name: "Add to the minutes" }).nth(1).click();
    await minutesToSay("- [ ] Write down who owns the retry policy (owner: Aiko Endo, due: 2026-12-01)");
    await presenter.getByRole("button", { name: "Mark as discussed" }).click();
    await presenter.getByRole("button", { name: "Next" }).click();
    await presenter.getByText("A timeout would have been enough.").waitFor();
    await presenter.getByText("Jon Hale").waitFor();
    await presenter.getByRole("button", { name: "Mark as discussed" }).click();
    await presenter.getByText("Everything is discussed.").waitFor();
    await hands.picture("discussed");
  });

  it("adds an action with an issue: its address is asked for, and may be left out", async () => {
    const { presenter } = hands;
    const add = async (action: string): Promise<URL> => {
      await presenter.getByRole("textbox", { name: "Action", exact: true }).fill(action);
      await presenter.getByLabel("Owner").fill("Jon Hale");
      await presenter.getByRole("button", { name: "Add with an issue…" }).click();
      return hands.leave();
    };
    const asked = await add("Give every retry a budget");
    expect(asked.origin + asked.pathname).toBe("https://github.com/example/payment/issues/new");
    expect(asked.searchParams.get("title")).toBe("Give every retry a budget");
    const box = window.page.locator(".quick-input-widget", { hasText: "Address of the new issue" });
    await box.locator("input[type=text]").press("Escape");
    await minutesToSay("- [ ] Give every retry a budget (owner: Jon Hale)");
    await add("Alert on retries");
    await box.locator("input[type=text]").fill("https://github.com/example/payment/is sues/7");
    await window.page.keyboard.press("Enter");
    await window.page.locator(".quick-input-widget").getByText("has no spaces").waitFor();
    await hands.answer("Alert on retries", "https://github.com/example/payment/issues/7");
    await minutesToSay("- [ ] Alert on retries (https://github.com/example/payment/issues/7) (owner: Jon Hale)");
  });

  it("wraps up: the minutes are complete, and the item counts as read", async () => {
    await hands.presenter.getByRole("button", { name: "Wrap up" }).click();
    await window.page.locator(".quick-input-widget", { hasText: "Who took part?" }).waitFor();
    await hands.picture("wrap-up");
    await hands.answer("Who took part?", "Mio Sakaki, Aiko Endo, Jon Hale");
    await minutesToSay("status: done");
    const text = await minutes();
    expect(text).toContain("Who decides how long a retry waits?");
    expect(text).toContain("Jon Hale: A timeout would have been enough.");
    await hands.toast("The minutes are complete").waitFor();
    await hands.picture("minutes");
  });
});
