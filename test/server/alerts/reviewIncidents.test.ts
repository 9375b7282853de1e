import { describe, expect, it } from "vitest";
import { factorsIn, isOfComponent, mentionsIn, noticedByPeople } from "../../../server/src/alerts/review/incidentsOf";
import { resolveConfig } from "../../../server/src/config/resolve";
import { readMarkdown } from "../../../server/src/markdown/read";
import type { DocumentModel } from "../../../server/src/model/document";
import { readModel } from "../../../server/src/model/readModel";

const incident = (metadata: string, sections = ""): DocumentModel =>
  readModel(
    readMarkdown(
      `# Postmortem: seats were lost\n\n- Severity: SEV2\n${metadata}\n\n## Timeline\n\n- 2026-02-01 10:00 UTC lost\n\n${sections}`,
    ),
    { path: "postmortems/2026-02-01-seats.md", config: resolveConfig({}).config },
  );

describe("alerts in a document", () => {
  it("are whole names; a line may call one a false alarm", () => {
    const text =
      "SeatsSlow fired.\nSeatsSlowly did not.\n- SeatsEmpty was a false positive\n誤検知: 座席の監視 (SeatsLate)\n";
    const { named, falseAlarms } = mentionsIn(text, [
      "SeatsSlow",
      "SeatsSlo",
      "SeatsEmpty",
      "SeatsLate",
      "座席の監視",
      "ok",
    ]);
    expect([...named]).toEqual(["SeatsSlow", "SeatsEmpty", "SeatsLate", "座席の監視"]);
    expect([...falseAlarms]).toEqual(["SeatsEmpty", "SeatsLate", "座席の監視"]);
  });
});

describe("an incident of a component", () => {
  it.each([
    ["- Services: checkout, seat-map", "seat-map"],
    ["- 影響サービス: 決済、座席表", "座席表"],
    ["- Affected services: Seat Map", "seat-map"],
  ])("says so in its fields: %s", (metadata, component) => {
    expect(isOfComponent(incident(metadata), component)).toBe(true);
  });

  it("says so in its title; a part of a word does not", () => {
    expect(isOfComponent(incident(""), "seats")).toBe(true);
    expect(isOfComponent(incident(""), "seat")).toBe(false);
    expect(isOfComponent(incident("- Services: seat-map-cache"), "seat-map")).toBe(false);
  });
});

describe("who noticed an incident", () => {
  it.each([
    ["- Detection: a customer called support", "a customer called support"],
    ["- **Detected by:** user report in the forum", "user report in the forum"],
    ["- 検知方法: お客様からの問い合わせ", "お客様からの問い合わせ"],
    ["- Detection: a customer wrote to us; there was no alert", "a customer wrote to us; there was no alert"],
    ["| Field | Value |\n|---|---|\n| Detection | Support ticket |", "Support ticket"],
  ])("were people: %s", (metadata, told) => {
    expect(noticedByPeople(incident(metadata))).toContain(told);
  });

  it.each([
    "- Detection: the alert SeatsSlow",
    "- 検知方法: 監視アラート",
    "- Detection: alert, then a customer called",
    "- Detected: 2026-02-01 10:05",
    "",
  ])("is an alert or not told: %s", (metadata) => {
    expect(noticedByPeople(incident(metadata))).toBeUndefined();
  });

  it("is told by a section of it too", () => {
    expect(noticedByPeople(incident("", "## Detection\n\nA customer called. Nothing fired.\n"))).toBe(
      "A customer called.",
    );
  });
});

describe("contributing factors", () => {
  it("are told one by one, in a sentence each", () => {
    const text =
      "## Root cause\n\n- The pool was full. It had been full before.\n- A deploy paused the *consumer*\n\n## Actions\n\n- [ ] x\n";
    expect(factorsIn(incident("", text))).toEqual(["The pool was full.", "A deploy paused the consumer"]);
  });
});
