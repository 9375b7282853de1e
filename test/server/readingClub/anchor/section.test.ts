import { describe, expect, it } from "vitest";
import { anchorAll } from "../../../../server/src/readingClub/anchor/anchorAll";
import { describeAnchor } from "../../../../server/src/readingClub/anchor/describe";

const restart = "Restart the service with care.";
const section = (name: string, intro: string) =>
  [
    `## ${name}\n\n${intro}\n`,
    "Page the engineer on call before you restart anything.\n",
    `- Look at the dashboard.\n- ${restart}\n- Watch the error rate for ten minutes.\n\n`,
  ].join("\n");

const gateway = section("Payment gateway", "The gateway answers slowly when its pool is used up.");
const orders = section("Order service", "Orders wait in the queue when the database is locked.");
const mails = section("Mail sender", "Mails are not sent when the provider limits us.");
const reworded = section("Order service", "Nothing is ordered while somebody holds a lock.");
const added = section("Image resizer", "Pictures are missing when the disk is full.");

const page = (...sections: readonly string[]) => `# Runbook\n\nHow to restart our services.\n\n${sections.join("")}`;

/** The heading above the place found for the orders' note, with a question mark behind one that is to be confirmed. */
function headingFound(now: string, withBase: boolean): string | undefined {
  const then = page(gateway, orders, mails);
  const start = then.indexOf(restart, then.indexOf("## Order service"));
  const record = describeAnchor(then, { start, end: start + restart.length }, { blob: "old" });
  const [outcome] = anchorAll([record], now, withBase ? { base: () => then } : {});
  if (outcome === undefined || outcome.status === "orphaned") return undefined;
  expect(now.slice(outcome.span.start, outcome.span.end)).toBe(restart);
  const heading = now.slice(0, outcome.span.start).split("## ").at(-1)?.split("\n")[0] ?? "";
  return heading + (outcome.status === "confirm" ? "?" : "");
}

describe.each([
  ["with the text it was made on", true],
  ["from what the annotation remembers", false],
])("a line that every section has, %s", (_, withBase) => {
  it.each([
    ["another section takes its place", page(gateway, mails, orders)],
    ["its section is moved and reworded", page(gateway, mails, reworded)],
    ["its section is moved to the start and reworded", page(reworded, gateway, mails)],
    ["its section is reworded and another comes behind it", page(gateway, reworded, added, mails)],
    [
      "all sections are moved and the neighbours reworded",
      page(mails.replace("limits", "throttles"), reworded, gateway),
    ],
  ])("stays under its own heading when %s", (_case, now) => {
    expect(headingFound(now, withBase)).toBe("Order service");
  });

  it("is not attached in a section that took the place of its own", () => {
    expect(headingFound(page(gateway, added, mails), withBase) ?? "gone").toMatch(/^gone$|\?$/);
  });

  it("is not attached in another section once its own is gone", () => {
    expect(headingFound(page(gateway, mails), withBase) ?? "gone").toMatch(/^gone$|\?$/);
  });

  it("goes with its section under another name", () => {
    expect(headingFound(page(gateway, orders.replace("Order service", "Ordering"), mails), withBase)).toBe("Ordering");
  });
});
