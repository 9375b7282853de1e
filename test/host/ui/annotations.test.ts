import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWindow, type Window } from "../window.mjs";
import { notesHands } from "./annotationHands";

const postmortem = "postmortems/2026-03-12-seat-map-timeouts.md";
const runbook = "runbooks/SeatMapLatencyHigh.md";
const club = "reading-club";

describe.each(["node", "worker"] as const)("notes on a postmortem (%s host)", (host) => {
  let window: Window;
  const hands = notesHands(host, () => window);
  const { pane, rows, row, thread, button, pick, picture, written, linesToBe } = hands;
  const { put, copy, save, reply, chooseFile, write, choose, hasLines, someNote } = hands;
  const select = (words: string) => hands.select(postmortem, words);
  const addNote = async (words: string, text: string, kind: string) => {
    await select(words);
    await window.command("Afterword: Add a Note");
    await write(text, kind);
  };

  beforeAll(async () => {
    // What is on disk is what was saved.
    const quiet = { "comments.openView": "never", "files.autoSave": "off" };
    const settings = { "afterword.author": "Mio Sakaki", ...quiet };
    window = await openWindow({ workspace: "examples", host, settings, size: { width: 1400, height: 1800 } });
    await window.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await window.open(postmortem);
    await window.page.locator('.activitybar a[aria-label="Afterword"]').click();
    await window.command("Afterword: Focus on Notes View");
    // The views share one column, and only rows in sight are drawn: the notes get all of it.
    for (const other of ["Runbooks", "Alerts"]) {
      await window.page.locator(".pane-header.expanded", { hasText: other }).click();
    }
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
    const attributes = await readFile(join(window.workspace, club, "annotations/.gitattributes"), "utf8");
    expect(attributes).toContain("merge=union");
    await thread("Question").waitFor();
  });

  it("are answered", async () => {
    const box = thread("Was that");
    await box.locator(".review-thread-reply-button").click();
    await window.page.keyboard.type("It was not in use.");
    await button(box, "Reply").click();
    await box.locator(".review-comment", { hasText: "It was not in use." }).waitFor();
    await picture("replies");
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
    await window.page.keyboard.type("One line more\nand");
    // Threads have moved by now; the focus is in the text still, though a comment was clicked before.
    await window.page.waitForTimeout(1000);
    await window.page.keyboard.type(" another\n");
    await window.page.getByText(/^Ln 3, Col 1/).waitFor();
    await save(postmortem, "and another\n");
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
    await choose("Was that safe?", "Resolve", hasLines(4));
    await row(/Was that safe.*Resolved/).waitFor();
    await choose("Was that safe?", "Reopen", hasLines(5));
    await row(/Was that safe.*Resolved/).waitFor({ state: "detached" });
    await row("Was that safe?").waitFor();
  });

  it("ask for a place when their words are gone, and get one from a selection", async () => {
    await select("Dropping the index brought the page back.");
    await window.page.keyboard.press("Delete");
    await save(postmortem, "Dropping the index brought", false);
    await row(/Without a place|Is this the place/).waitFor();
    await row("Was that safe?").waitFor();
    await select("312 orders");
    await choose("Was that safe?", "Attach to Selection", hasLines(6));
    await row(/Without a place|Is this the place/).waitFor({ state: "detached" });
    expect((await written()).at(-1)).toContain('"exact":"312 orders"');
  });

  it("come back when an edit is undone, and go where their words are pasted", async () => {
    await addNote("1,840 visitors", "So many?", "Add as Surprise");
    await select("1,840 visitors saw an empty seat map; ");
    await window.page.keyboard.press("Delete");
    await row("Is this the place?").waitFor();
    await window.page.keyboard.press("Control+z");
    await row("Is this the place?").waitFor({ state: "detached" });
    await select("1,840 visitors saw an empty seat map; ");
    await window.page.keyboard.press("Control+x");
    await row("Is this the place?").waitFor();
    await window.page.keyboard.press("Control+End");
    await window.page.keyboard.press("Control+v");
    // Among other lines they are not beyond doubt.
    await reply(thread("So many?"), "Yes, Attach Here");
    await row("Is this the place?").waitFor({ state: "detached" });
    await save(postmortem, "empty seat map; 312", false);
    await linesToBe(8);
  });

  it("are grouped as is chosen, and filtered", async () => {
    const groupBy = async (grouping: string, label: string) => {
      await window.command("Afterword: Group Notes…");
      await pick(grouping);
      await row(label).waitFor();
    };
    await groupBy("Author", "柏木 凛");
    await groupBy("Kind", "Surprise");
    await picture("kinds");
    await window.command("Afterword: Filter Notes…");
    await window.page.locator(".quick-input-widget input[type=text]").fill("so many");
    await window.page.keyboard.press("Enter");
    await row("Was that safe?").waitFor({ state: "detached" });
    await row("So many?").hover();
    await window.page.getByRole("button", { name: "Clear Filter" }).click();
    await row("Was that safe?").waitFor();
  });

  it("become another kind", async () => {
    await choose("So many?", "Change Kind…", () => window.page.locator(".quick-input-list").isVisible());
    await pick("Term");
    await linesToBe(9);
    await row("Surprise").waitFor();
    await expect.poll(() => rows().allTextContents()).toEqual(expect.arrayContaining([expect.stringMatching(/^Term/)]));
    await window.command("Afterword: Group Notes…");
    await pick("Document");
  });

  it("are edited from their row", async () => {
    const box = thread("So many?").locator(".review-comment .monaco-editor");
    await choose("So many?", "Edit", () => box.isVisible());
    await window.page.keyboard.press("Control+End");
    await window.page.keyboard.type(" Really?");
    await button(thread("So many?"), "Save").click();
    await row("So many? Really?").waitFor();
    await linesToBe(10);
  });

  it("are deleted by the keyboard once that is confirmed", async () => {
    const dialog = window.page.locator(".monaco-dialog-box");
    await row("So many?").click();
    // The editor gives a thread that opens the focus when its comment had it last.
    await thread("So many?").waitFor();
    await window.command("Afterword: Focus on Notes View");
    await pane().locator(".monaco-list:focus-within").waitFor();
    await window.page.keyboard.press("Delete");
    await button(dialog, "Delete").click();
    await row("So many?").waitFor({ state: "detached" });
    await linesToBe(11);
  });

  it("are written on a whole runbook, outside of any session", async () => {
    await window.open(runbook);
    await window.command("Afterword: Add a Note on the Whole Document");
    await write("Who keeps this page?", "Add as Question");
    await linesToBe(12);
    await picture("whole");
    const { target } = JSON.parse((await written()).at(-1) ?? "{}") as { readonly target: unknown };
    expect(target).not.toHaveProperty("selector");
    await thread("on the whole document").waitFor();
  });

  it("of others show up; what has lost its place stands on top, drafts are for their author alone", async () => {
    const orphan = someNote("Jon Hale", 1, "Is it still there?", runbook, "The old map had a switch of its own.");
    const asks = [2, 3].map((n) => someNote("Jon Hale", n, `Which flag? (${n.toString()})`, runbook, rewordedLine));
    await put(`${club}/annotations/open/jon-hale.jsonl`, [orphan, ...asks]);
    await put(`${club}/.drafts/open/jon-hale.jsonl`, [someNote("Jon Hale", 4, "Not yet", runbook, "The panel falls")]);
    await put(`${club}/.drafts/open/mio-sakaki.jsonl`, [
      someNote("Mio Sakaki", 5, "For me alone", runbook, "The panel falls below one second"),
    ]);
    await row("For me alone").locator(".codicon-lock").waitFor();
    await row("Which flag? (3)").waitFor();
    const shown = await rows().allTextContents();
    expect(shown.slice(0, 3).map((text) => text.replaceAll("\u00a0", " "))).toEqual([
      expect.stringContaining("Without a place"),
      expect.stringContaining("Is it still there?"),
      expect.stringContaining("Is this the place?"),
    ]);
    expect(shown.join("\n")).not.toContain("Not yet");
    await picture("others");
  });

  it("that were moved or edited ask for their place, in the text, and are attached or left by one click", async () => {
    await row("Which flag? (2)").click();
    await picture("confirm");
    await reply(thread("Which flag? (2)"), "Yes, Attach Here");
    await linesToBe(16);
    expect((await written()).at(-1)).toMatch(/"afterword:target".*Else switch to the simple seat list/);
    await row("Which flag? (3)").click();
    await reply(thread("Which flag? (3)"), "Not Here");
    await row("Is this the place?").waitFor({ state: "detached" });
    expect(await rows().nth(0).textContent()).toContain("Without a place");
    await linesToBe(16);
  });

  it("without a place are attached to what is selected", async () => {
    await hands.select(runbook, "Look at the panel");
    await choose("Is it still there?", "Attach to Selection", hasLines(17));
    expect((await written()).some((line) => line.includes('"exact":"Look at the panel"'))).toBe(true);
    await hands.select(runbook, "Visitors see an empty seat map");
    await window.command("Afterword: Go to Next Note");
    await window.page.getByText(/^Ln 23, Col 4/).waitFor();
    await window.command("Afterword: Go to Previous Note");
    await window.page.getByText(/^Ln (?!23)\d+, Col/).waitFor();
  });

  it("are pasted and imported with their authors, and leave as a collection and as minutes", async () => {
    const line = someNote("Ren Ito", 6, "Pasted", runbook, "compare its settings");
    await copy(JSON.stringify(line));
    await window.command("Afterword: Paste Notes");
    await row("Pasted").waitFor();
    await put("from-elsewhere.jsonl", [someNote("Ren Ito", 7, "Imported", runbook, "the slowest query")]);
    await window.command("Afterword: Import Notes…");
    await chooseFile(join(window.workspace, "from-elsewhere.jsonl"));
    await row(/Imported.*Ren Ito/).waitFor();
    await window.command("Afterword: Export Notes (W3C Web Annotation)…");
    await pick("All notes");
    await window.page.locator(".view-line", { hasText: "AnnotationCollection" }).waitFor();
    await window.command("Afterword: Export Notes as Minutes…");
    await pick("All notes");
    await window.page.locator(".view-line", { hasText: "Was that" }).first().waitFor();
    expect(await window.page.locator(".view-lines").last().textContent()).not.toContain("For me alone");
  });

  it("can be written where nothing asks for them, on request alone", async () => {
    const glyphs = window.page.locator(".comment-range-glyph.comment-diff-added");
    await window.open(runbook);
    await expect.poll(() => glyphs.count()).toBeGreaterThan(0);
    await window.open("docs/release-procedure.md");
    await window.page.getByText("Release procedure").first().waitFor();
    await expect.poll(() => glyphs.count()).toBe(0);
    await window.command("Afterword: Add a Note");
    await button(window.page.locator(".review-widget"), "Add as Idea").waitFor();
    expect(await glyphs.count()).toBe(0);
    await window.command("Afterword: Allow Notes in This File");
    await expect.poll(() => glyphs.count()).toBeGreaterThan(0);
  });
});

/** What the line about the simple seat list may have been a year ago. */
const rewordedLine =
  "Otherwise switch the site to the plain seat list with the flag `seatmap.plain`, and tell support.";
