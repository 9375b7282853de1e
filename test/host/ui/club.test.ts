import { appendFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWindow, type Window } from "../window.mjs";
import { ClubHands } from "./clubHands";

const patience = { timeout: 30_000 };
const postmortem = "postmortems/2026-05-20-payment-retries.md";
const session = "2026-11-20-retries";

const list = `# Outages worth reading

## Certificates

- [A certificate that nobody renewed](https://example.net/certificate). The mail about it went to a list without readers.
- [Two clocks](https://example.net/clocks)

## Queues

[The queue that grew at night](https://example.net/queue). Nobody looked before the morning.
`;

const summary = `---
title: A bridge between two networks
url: https://example.net/bridge
---

One cable too many.
`;

const olderReport = `---
kind: postmortem
component: reservations
---

# Reservations were lost

## Summary

Two servers wrote to one table.

## Actions

| Action | Owner | Due |
| --- | --- | --- |
| One writer alone | Jon Hale | 2026-12-01 |
`;

const sessionOfAiko = `---
kind: reading-session
title: Card payments failed after a gateway retry storm
path: ${postmortem}
date: 2026-11-20
facilitator: Aiko Endo
status: open
portion:
  from: Impact
  to: Timeline
---

# Card payments failed after a gateway retry storm
`;

const noteOfAiko = JSON.stringify({
  "@context": ["http://www.w3.org/ns/anno.jsonld", { afterword: "urn:afterword:" }],
  id: "urn:uuid:0b9a4c62-58b8-4a3e-8a0e-6f5c1c2d9e01",
  type: "Annotation",
  motivation: "questioning",
  created: "2026-11-20T02:00:00.000Z",
  creator: { type: "Person", name: "Aiko Endo" },
  body: [
    { type: "TextualBody", value: "How many are a huge number?", format: "text/markdown", purpose: "questioning" },
  ],
  target: {
    type: "SpecificResource",
    source: postmortem,
    selector: [{ type: "TextQuoteSelector", exact: "A huge number of customers", prefix: "", suffix: " could not" }],
  },
});

describe.each(["node", "worker"] as const)("the reading club (%s host)", (host) => {
  let window: Window;
  let hands: ClubHands;

  const write = async (path: string, text: string): Promise<void> => {
    await mkdir(dirname(join(window.workspace, path)), { recursive: true });
    await writeFile(join(window.workspace, path), text);
  };
  beforeAll(async () => {
    const settings = { "afterword.author": "Mio Sakaki", "comments.openView": "never" };
    window = await openWindow({ workspace: "examples", host, settings, size: { width: 1500, height: 2000 } });

    hands = new ClubHands(window, `club-${host}`);
    await window.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await write("summaries/bridge.md", summary);
    await mkdir(join(window.workspace, "summaries/older"));
    await write("postmortems/2026-04-01-reservations.md", olderReport);
    await appendFile(join(window.workspace, ".afterword.yaml"), "\nissues:\n  repository: example/payment\n");
    await window.open("2026-03-12-seat-map-timeouts.md");
    await hands.show("Reading Club");
    await hands.row("Candidates").waitFor();
  });

  afterAll(() => window.close());

  it("takes in the entries chosen of a list of links", async () => {
    await hands.copy(list);
    await window.command("Afterword: Import into the Reading Queue");
    await hands.pick("List of links in the clipboard");
    await hands.tick("A certificate that nobody renewed");
    await hands.tick("The queue that grew at night");
    await hands.picture("import");
    await window.page.keyboard.press("Enter");
    await hands.row("The queue that grew at night").waitFor();
    await hands.filesToSay("queue", "https://example.net/certificate");
    const texts = [...(await hands.filesIn("queue")).values()].join("\n");
    expect(texts).toContain("https://example.net/queue");
    expect(texts).not.toContain("https://example.net/clocks");
    expect(texts).not.toContain("One cable");
  });

  it("takes in a folder of summaries", async () => {
    await window.command("Afterword: Import into the Reading Queue");
    await hands.pick("A folder of summaries…");
    const path = window.page
      .locator(".quick-input-widget", { hasText: "A folder of summaries" })
      .locator("input[type=text]");
    await expect.poll(() => path.inputValue(), patience).toMatch(/^\//);
    // The box comes up with a folder of its own choice, which may come after what is typed.
    const inFolder = window.page.locator(".quick-input-list .monaco-list-row", { hasText: "older" });
    const folder = join(window.workspace, "summaries/");
    const fill = async (): Promise<boolean> => {
      await path.fill(folder);
      await inFolder.waitFor({ timeout: 3_000 }).catch(() => undefined);
      await window.page.waitForTimeout(1_000);
      return (await path.inputValue()) === folder && (await inFolder.isVisible());
    };
    await expect.poll(fill, patience).toBe(true);
    await window.page.locator(".quick-input-widget").getByRole("button", { name: "Import" }).click();
    await hands.tick("A bridge between two networks");
    await window.page.keyboard.press("Enter");
    await hands.row("A bridge between two networks").waitFor();
    await hands.filesToSay("queue", "https://example.net/bridge");
  });

  it("is put in order by dragging: one file changes", async () => {
    const before = await hands.filesIn("queue");
    await hands.row("The queue that grew at night").dragTo(hands.row("How a sister team"));
    const changed = async () =>
      [...(await hands.filesIn("queue"))].filter(([name, text]) => before.get(name) !== text).map(([name]) => name);
    await expect.poll(changed, patience).toHaveLength(1);
    expect((await changed())[0]).toMatch(/^the-queue-that-grew-at-night-/);
    const top = async (text: string) => (await hands.row(text).boundingBox())?.y ?? 0;
    await expect
      .poll(async () => (await top("The queue that grew")) < (await top("How a sister team")), patience)
      .toBe(true);
  });

  it("gives an item a day, and puts one back that was read", async () => {
    await hands.choose("A retry storm", "Schedule a Reading…");
    await hands.answer("Day of the session", "2026-12-24");
    await hands.filesToSay("queue", "scheduled: 2026-12-24");
    await hands.choose("Seat map timed out", "Put Back for Re-Reading");
    await hands.filesToSay("queue", "reread_from:");
    await hands.row(/^Read\d*$/).waitFor({ state: "detached" });
  });

  it("suggests what nobody has read yet, and the path of a newcomer to a component", async () => {
    await hands.row("Suggestions").click();
    const suggested = hands.row("Never read together");
    await suggested.hover();
    await hands.picture("queue");
    const title = (await suggested.locator(".label-name").innerText()).trim();
    await suggested.getByRole("button", { name: "Add to the Queue" }).click();
    await hands.filesToSay("queue", title);
    await hands.row(/^Suggestions2$/).waitFor();
    await window.command("Afterword: Show a Reading Path");
    await hands.pick("reservations");
    await hands.row("Reading Path: reservations").waitFor();
    await hands.picture("path");
  });

  it("is joined from the files alone, by somebody who then reads without what the others noted", async () => {
    await write(`reading-club/sessions/${session}.md`, sessionOfAiko);
    await write(`reading-club/annotations/${session}/aiko-endo.jsonl`, `${noteOfAiko}\n`);
    await hands.row("Under Way").waitFor();
    await window.command("Afterword: Join a Reading Session");
    await hands.pick("Card payments failed");
    await hands.toast("Read in silence: Impact – Timeline").waitFor();
    await hands.status(/Silent reading: Card payments/).waitFor();
    await window.page.locator(".tab", { hasText: /Preview/ }).waitFor();
    await window.page.getByText(/^Ln 19, Col 1$/).waitFor();
    await hands.step("Note on This Block");
    await hands.note("Say it as a number.", "Insight");
    await hands.filesToSay(".drafts", "Say it as a number.");
    expect(await window.page.getByText("How many are a huge number?").count()).toBe(0);
    await hands.picture("joined");
    await hands.step("Reveal My Notes");
    await hands.toast("1 note revealed").waitFor();
    await hands.step("Present the Notes");
    await hands.presenter.getByText("Say it as a number.").waitFor();
    await hands.presenter.getByRole("button", { name: "Next" }).click();
    await hands.presenter.getByText("How many are a huge number?").waitFor();
    expect(await hands.presenter.getByText("What we learned").count()).toBe(0);
  });

  it("makes of a note an issue, whose address comes back, and a follow-up of the document", async () => {
    await hands.show("Notes");
    await hands.choose("How many are a huge number?", "Make an Issue of the Note…");
    const address = await hands.leave();
    expect(address.origin + address.pathname).toBe("https://github.com/example/payment/issues/new");
    expect(address.searchParams.get("title")).toBe("How many are a huge number?");
    expect(address.searchParams.get("body")).toContain("> A huge number of customers");
    await hands.answer("Address of the new issue", "https://github.com/example/payment/issues/12");
    await hands.filesToSay(join("annotations", session), "https://github.com/example/payment/issues/12");
    await hands.choose("How many are a huge number?", "Make a Follow-Up of the Note");
    await window.page.locator(".view-line", { hasText: "How many are a huge number?" }).waitFor();
    expect(await readFile(join(window.workspace, postmortem), "utf8")).not.toContain("How many are a huge");
    await hands.picture("follow-up");
  });

  it("says what to do next where there is nothing yet", async () => {
    await hands.step("Leave the Session");
    for (const folder of ["queue", "sessions"]) await hands.empty(join("reading-club", folder));
    await hands.show("Reading Club");
    await window.page.getByText("Take a suggestion into the queue with +").waitFor();
    await hands.picture("suggestions");
    await hands.empty("postmortems");
    await window.page.getByText("Old postmortems teach again").waitFor();
    await window.page.getByRole("button", { name: "Import a List of Links" }).waitFor();
    await hands.picture("empty");
  });
});
