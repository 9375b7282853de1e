import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWindow, type Window } from "../window.mjs";

describe.each(["node", "worker"] as const)("the views of an on-call team (%s host)", (host) => {
  let window: Window;

  /** The rows of a view, as a screen reader is told of them. */
  const rows = (view: string) => window.page.locator(`.pane:has(.pane-header[aria-label^="${view}"]) .monaco-list-row`);
  const row = (view: string, text: string) => rows(view).filter({ hasText: text }).first();
  const labels = async (view: string): Promise<readonly string[]> => {
    const all = await rows(view).all();
    return Promise.all(all.map(async (one) => (await one.getAttribute("aria-label")) ?? ""));
  };
  /** Answers the box with the given title or placeholder. */
  const answer = async (asked: string, text: string) => {
    const box = window.page.locator(".quick-input-widget");
    const title = box.locator(".quick-input-title", { hasText: asked });
    await title
      .or(box.locator(`input[placeholder="${asked}"]`))
      .first()
      .waitFor();
    const input = box.locator("input[type=text]");
    await input.fill(text);
    await expect.poll(() => input.inputValue()).toBe(text);
    const chosen = box.locator(".quick-input-list .monaco-list-row", { hasText: text });
    if (await box.locator(".quick-input-list").isVisible()) await chosen.first().waitFor();
    await window.page.keyboard.press("Enter");
  };
  const tab = (name: string) => window.page.locator(".tab.active", { hasText: name }).first().waitFor();

  beforeAll(async () => {
    window = await openWindow({ workspace: "examples", host, size: { width: 1400, height: 1600 } });
    await window.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await window.page.locator('.activitybar a[aria-label="Afterword"]').click();
    await row("Runbooks", "MailQueueLong").waitFor();
    await row("Alerts", "PaymentErrorsHigh").waitFor();
  });

  afterAll(() => window.close());

  it("list runbooks by component, pages of links first, and tell which are stale or deprecated", async () => {
    const told = await labels("Runbooks");
    expect(told[0]).toMatch(/^On call: start here, page of \d+ links/);
    expect(told.filter((label) => / runbooks?$/.test(label))).toEqual([
      expect.stringMatching(/^mail, 2 runbooks/),
      expect.stringMatching(/^payment, 1 runbook$/),
      expect.stringMatching(/^seat-map, 3 runbooks/),
    ]);
    expect(told).toContainEqual(expect.stringMatching(/^MailQueueLong, runbook, review was due 2025-08-/));
    expect(told).toContainEqual(expect.stringMatching(/^Restart the mail sender by hand, runbook, deprecated/));
    await row("Runbooks", "MailQueueLong").locator(".codicon-warning").waitFor();
  });

  it("tell of each alert whether it leads to a page", async () => {
    const told = await labels("Alerts");
    for (const state of [
      /^SeatMapLatencyHigh, alert, SEV2/,
      /^SeatHoldsExpireLate, alert, dead anchor/,
      /^PaymentErrorsHigh, alert, dead link/,
      /^PaymentProviderSlow, alert, no runbook/,
      /^RefundsPending, alert, web page/,
      /^Mail provider responds, alert, no runbook, muted/,
    ]) {
      expect(told).toContainEqual(expect.stringMatching(state));
    }
  });

  it("show only alerts to look at when asked, and all of them again", async () => {
    await row("Alerts", "SeatMapEmpty").hover();
    await window.page.getByRole("button", { name: "Show Only Alerts to Look At" }).click();
    await row("Alerts", "SeatMapEmpty").waitFor({ state: "detached" });
    await row("Alerts", "PaymentErrorsHigh").waitFor();
    await window.page.getByRole("button", { name: "Show All Alerts" }).click();
    await row("Alerts", "SeatMapEmpty").waitFor();
  });

  it("open a page by a click, and follow the editor", async () => {
    await row("Runbooks", "SeatMapLatencyHigh").click();
    await tab("SeatMapLatencyHigh.md");
    await window.open("runbooks/座席の仮押さえ.md");
    await rows("Runbooks")
      .and(window.page.locator(".selected", { hasText: "座席の仮押さえ" }))
      .waitFor();
  });

  it("lead from an alert to its page, at its heading", async () => {
    await row("Alerts", "SeatMapEmpty").click();
    await tab("seat-map.md");
    const lines = (await readFile(join(window.workspace, "runbooks/seat-map.md"), "utf8")).split("\n");
    const line = lines.indexOf("## SeatMapEmpty") + 1;
    await window.page.getByText(`Ln ${line}, Col 4`, { exact: true }).waitFor();
  });

  it("group by what is chosen", async () => {
    await window.command("Afterword: Group Runbooks…");
    await answer("Group runbooks by", "Review state");
    await row("Runbooks", "Past review").waitFor();
    await window.command("Afterword: Group Runbooks…");
    await answer("Group runbooks by", "Alert");
    await row("Runbooks", "SeatHoldsExpireLate").click();
    await tab("seat-map.md");
    await window.command("Afterword: Group Runbooks…");
    await answer("Group runbooks by", "Component");
    await row("Runbooks", "payment").waitFor();
  });

  it("let through what the filter says, and everything again when it is cleared", async () => {
    await window.command("Afterword: Filter Runbooks…");
    await answer("Filter Runbooks", "seat latency");
    await row("Runbooks", "MailQueueLong").waitFor({ state: "detached" });
    await row("Runbooks", "SeatMapLatencyHigh").hover();
    await window.page.getByRole("button", { name: "Clear Filter" }).click();
    await row("Runbooks", "MailQueueLong").waitFor();
  });

  it("ask before a link of a page leads out of the editor", async () => {
    await row("Runbooks", "On call: start here").locator(".monaco-tl-twistie").click();
    await row("Runbooks", "Search the logs").click();
    const dialog = window.page.locator(".monaco-dialog-box");
    await dialog.getByText("wiki.example.com").first().waitFor();
    await window.page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
  });

  it("copy an address that leads others to the page", async () => {
    const page = rows("Runbooks").and(window.page.locator('[aria-label^="MailQueueLong, runbook"]'));
    await window.choose(page, "Copy Permalink");
    const copied = () => window.page.evaluate("navigator.clipboard.readText()");
    await expect.poll(copied, { timeout: 20_000 }).toMatch(/^[\w-]+:\/\/.*runbooks\/MailQueueLong\.md$/);
  });

  it("begin a new runbook beside the others, and never write over one", async () => {
    await window.command("Afterword: New Runbook…");
    await answer("New Runbook", "Search is down");
    await tab("Search-is-down.md");
    await row("Runbooks", "Search is down").waitFor();
    const page = join(window.workspace, "runbooks/Search-is-down.md");
    const text = await readFile(page, "utf8");
    expect(text).toContain("\n# Search is down\n");
    await window.command("Afterword: New Runbook…");
    await answer("New Runbook", "Search is down");
    await window.page.getByText("This page is there already.").first().waitFor();
    expect(await readFile(page, "utf8")).toBe(text);
  });

  it("create the page that a dead link of an alert leads to", async () => {
    await row("Alerts", "PaymentErrorsHigh").hover();
    await row("Alerts", "PaymentErrorsHigh").getByRole("button", { name: "Create Runbook" }).click();
    await tab("payment-errors.md");
    await window.command("File: Save All");
    await rows("Alerts").and(window.page.locator('[aria-label^="PaymentErrorsHigh, alert, SEV1"]')).waitFor();
    expect(await readFile(join(window.workspace, "runbooks/payment-errors.md"), "utf8")).toContain("PaymentErrorsHigh");
  });

  it("show the page that a fix in the rule file writes", async () => {
    await window.open("alerts/payment.rules.yaml");
    const lines = (await readFile(join(window.workspace, "alerts/payment.rules.yaml"), "utf8")).split("\n");
    const line = lines.findIndex((text) => text.endsWith("alert: PaymentProviderSlow")) + 1;
    await window.command("Go to Line/Column...");
    await window.page.keyboard.type(`${line}:20`);
    await window.page.keyboard.press("Enter");
    await window.page.getByText(`Ln ${line}, Col 20`, { exact: true }).waitFor();
    const fix = window.page.locator(".action-widget").getByText("Create the runbook runbooks/PaymentProviderSlow.md");
    // While the file is new to the server it has no fixes to offer.
    const offered = async (): Promise<boolean> => {
      await window.page.keyboard.press("Escape");
      await window.page.keyboard.press("Control+.");
      return fix.waitFor({ timeout: 5_000 }).then(
        () => true,
        () => false,
      );
    };
    await expect.poll(offered, { timeout: 60_000 }).toBe(true);
    await fix.click();
    await tab("PaymentProviderSlow.md");
  });
});
