import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import type { FrameLocator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWindow, type Window } from "../window.mjs";

const incident = "incidents/2026-08-19-confirmation-mails.md";

describe.each(["node", "worker"] as const)("a run of a runbook (%s host)", (host) => {
  let window: Window;
  let panel: FrameLocator;

  const textOf = (path: string): Promise<string> => readFile(join(window.workspace, path), "utf8");
  const step = (words: RegExp) => panel.locator("li.step", { hasText: words });

  /** The timeline of the incident, as soon as it says something. */
  const timelineWith = async (text: string): Promise<string> => {
    await expect.poll(() => textOf(incident), { timeout: 20_000 }).toContain(text);
    return textOf(incident);
  };

  beforeAll(async () => {
    const settings = { "afterword.author": "Mio Sakaki" };
    window = await openWindow({ workspace: "examples", host, settings });
    panel = window.page.frameLocator("iframe.webview.ready").frameLocator("#active-frame");
    await window.open("SeatMapLatencyHigh.md");
    await window.command("Afterword: Start a Run");
    await panel.getByRole("heading", { name: "SeatMapLatencyHigh" }).waitFor();
  });

  afterAll(() => window.close());

  it("ticks steps off with a time, takes notes, and skips", async () => {
    await step(/Look at the panel/)
      .getByRole("checkbox")
      .check();
    await step(/One venue/)
      .getByRole("textbox")
      .fill("two venues differ");
    await step(/All venues/)
      .getByRole("button", { name: "Skip" })
      .click();
    await panel.getByText("2 of 8 steps").waitFor();
    expect(
      await step(/Look at the panel/)
        .locator("time")
        .innerText(),
    ).toMatch(/\d\d:\d\d/);
  });

  it("is told in the timeline of an incident, once", async () => {
    await panel.getByRole("button", { name: "Add to the Record" }).click();
    await window.page.locator(".quick-input-list .monaco-list-row", { hasText: "Confirmation mails" }).click();
    const text = await timelineWith("Runbook step skipped, Diagnosis 3");
    expect(text).toContain("[SeatMapLatencyHigh](../runbooks/SeatMapLatencyHigh.md) (Mio Sakaki)");
    expect(text).toContain("two venues differ");
    await panel.getByText("Everything is added.").waitFor();
    await panel.getByRole("button", { name: "Add to the Record" }).click();
    await panel.getByText("Everything is added.").waitFor();
    expect(await textOf(incident)).toBe(text);
  });

  it("lasts over a restart of the window", async () => {
    await window.page.reload();
    // A browser may forget the tabs of its last seconds; the run itself is told of in the status bar.
    await window.page.locator(".statusbar-item", { hasText: "2/8" }).click();
    await panel.getByText("2 of 8 steps").waitFor({ timeout: 60_000 });
    expect(
      await step(/Look at the panel/)
        .getByRole("checkbox")
        .isChecked(),
    ).toBe(true);
    expect(
      await step(/One venue/)
        .getByRole("textbox")
        .inputValue(),
    ).toBe("two venues differ");
    await step(/A release in the last hour/)
      .getByRole("checkbox")
      .check();
    await panel.getByText("3 of 8 steps").waitFor();
  });

  it("keeps what is wrong with a step as a note on it", async () => {
    await step(/One venue/)
      .getByRole("button", { name: "This step was wrong" })
      .click();
    await panel.getByLabel("What was wrong?").fill("the panel shows venues by their ids");
    await panel.getByRole("button", { name: "Keep as a note on the step" }).click();
    const notes = "reading-club/annotations/open/mio-sakaki.jsonl";
    await expect.poll(() => textOf(notes).catch(() => ""), { timeout: 20_000 }).toContain("venues by their ids");
    const line: unknown = JSON.parse((await textOf(notes)).trimEnd().split("\n").at(-1) ?? "");
    expect(line).toMatchObject({ motivation: "editing", target: { source: "runbooks/SeatMapLatencyHigh.md" } });
  });

  it("proposes a correction of a step, which the runbook takes over when somebody says so", async () => {
    await step(/A release in the last hour/)
      .getByRole("button", { name: "This step was wrong" })
      .click();
    await panel.getByLabel("What was wrong?").fill("there are two pipelines");
    await panel
      .getByLabel("How should it read?")
      .fill("A release of either pipeline in the last hour: roll it back first.");
    await panel.getByRole("button", { name: "Compare with the runbook" }).click();
    await window.page.locator(".tab", { hasText: "correction" }).first().waitFor();
    await window.command("Afterword: Apply the Correction");
    await window.page.locator(".view-line", { hasText: "either pipeline" }).first().waitFor();
  });

  it("tells its end and what is wrong with the runbook when it is finished", async () => {
    await panel.getByRole("button", { name: "Finish" }).click();
    const text = await timelineWith("Finished the runbook");
    expect(text).toContain("Runbook step to correct, Mitigation 1");
    expect(text).toContain("there are two pipelines");
    expect(await readdir(window.workspace)).not.toContain("runs");
  });
});
