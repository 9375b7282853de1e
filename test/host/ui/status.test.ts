import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWindow, type Window } from "../window.mjs";

describe.each(["node", "worker"] as const)("a window on a postmortem (%s host)", (host) => {
  let window: Window;

  beforeAll(async () => {
    window = await openWindow({ workspace: "examples", host });
    await window.open("2026-05-20-payment-retries.md");
    await window.page.locator(".squiggly-warning").first().waitFor();
  });

  afterAll(() => window.close());

  it("tells findings, kind and profile in the language status, and switches the checks off and on there", async () => {
    const { page } = window;
    const entries = page.locator(".hover-language-status");
    const look = async (told: string) => {
      await page.locator("#status\\.languageStatus").first().hover();
      await entries.filter({ hasText: told }).first().waitFor();
    };
    await look("mackerel");
    const told = (await entries.allInnerTexts()).join("\n");
    expect(told).toMatch(/\d+ findings.*\d+ errors?/s);
    expect(told).toContain("Postmortem");
    await page.getByText("Turn Off", { exact: true }).first().click();
    await page.locator(".squiggly-warning").first().waitFor({ state: "detached" });
    await look("Afterword is off");
    await page.getByText("Turn On", { exact: true }).first().click();
    await page.locator(".squiggly-warning").first().waitFor();
  });

  it("opens the page of a rule behind the code of a finding", async () => {
    const { page } = window;
    await window.command("Problems: Focus on Problems View");
    await page.locator(".monaco-list-row a", { hasText: "timeline/order" }).first().click();
    await page.locator(".tab", { hasText: "timeline-order" }).first().waitFor();
  });
});
