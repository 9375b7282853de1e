import { describe, expect, it } from "vitest";
import { checkTable, decide, type DecisionTable } from "../../../server/src/severity/decisionTable";
import { incidentTable, severityTable } from "../../../server/src/severity/decisionTables";

const outcome = (table: DecisionTable, answers: Record<string, string>): string | undefined =>
  decide(table, answers)?.outcome;

describe("the severity table", () => {
  const none = { sensitive: "no", core: "no", impaired: "none", degraded: "no" };

  it.each([
    [{ ...none, sensitive: "yes" }, "SEV1"],
    [{ ...none, core: "yes" }, "SEV2"],
    [{ ...none, impaired: "all" }, "SEV2"],
    [{ ...none, impaired: "some" }, "SEV3"],
    [{ ...none, degraded: "yes" }, "SEV4"],
    [none, "no-incident"],
    [{ sensitive: "yes", core: "yes", impaired: "all", degraded: "yes" }, "SEV1"],
  ])("%o is %s", (answers, expected) => {
    expect(outcome(severityTable, answers)).toBe(expected);
  });

  it("takes the worse branch for what nobody knows, and says so", () => {
    const decision = decide(severityTable, { core: "no", impaired: "some", degraded: "no" });
    expect(decision).toMatchObject({ outcome: "SEV1", assumed: [{ question: "sensitive", answer: "yes" }] });
  });

  it("does not speak of unknown answers that change nothing", () => {
    const decision = decide(severityTable, { sensitive: "yes" });
    expect(decision).toMatchObject({ outcome: "SEV1", assumed: [] });
  });

  it("shows the rule that decided and the answers that would change it", () => {
    const decision = decide(severityTable, { ...none, impaired: "some" });
    expect(decision?.rule?.when).toEqual({ impaired: ["some"] });
    expect(decision?.wouldChange).toContainEqual({ question: "impaired", answer: "all", outcome: "SEV2" });
    expect(decision?.wouldChange).toContainEqual({ question: "impaired", answer: "none", outcome: "no-incident" });
    expect(decision?.wouldChange.some(({ question }) => question === "degraded")).toBe(false);
  });
});

describe("the table for incident or not", () => {
  it.each([
    [{ sensitive: "yes", impact: "no", alert: "no" }, "respond"],
    [{ sensitive: "no", impact: "yes", alert: "yes" }, "respond"],
    [{ sensitive: "no", impact: "yes", alert: "no" }, "respond-and-note-gap"],
    [{ sensitive: "no", impact: "no", alert: "yes" }, "look-for-impact"],
    [{ sensitive: "no", impact: "no", alert: "no" }, "no-incident"],
    [{ sensitive: "no", alert: "yes" }, "respond"],
    [{ sensitive: "no", alert: "no" }, "respond-and-note-gap"],
    [{}, "respond"],
  ])("%o: %s", (answers, expected) => {
    expect(outcome(incidentTable, answers as Record<string, string>)).toBe(expected);
  });
});

describe("the check of a table", () => {
  const table = (rules: DecisionTable["rules"], otherwise?: string): DecisionTable => ({
    ...incidentTable,
    rules,
    otherwise,
  });

  it("finds nothing wrong with the tables we offer", () => {
    expect(checkTable(severityTable)).toEqual([]);
    expect(checkTable(incidentTable)).toEqual([]);
  });

  it("finds a gap, with answers that fall into it", () => {
    expect(checkTable(table([{ when: { impact: ["yes"] }, then: "respond" }]))).toEqual([
      { kind: "gap", answers: { sensitive: "yes", impact: "no", alert: "yes" } },
    ]);
    expect(decide(table([{ when: { impact: ["yes"] }, then: "respond" }]), { impact: "no" })).toBeUndefined();
  });

  it("finds a rule that an earlier one contradicts", () => {
    const first = { when: { impact: ["yes"] }, then: "respond" };
    const second = { when: { impact: ["yes"], alert: ["no"] }, then: "no-incident" };
    expect(checkTable(table([first, second], "no-incident"))).toEqual([
      { kind: "contradiction", rule: second, before: first },
    ]);
  });

  it("finds a rule that never decides because an earlier one says the same", () => {
    const first = { when: { impact: ["yes"] }, then: "respond" };
    const second = { when: { impact: ["yes"], alert: ["no"] }, then: "respond" };
    expect(checkTable(table([first, second], "no-incident"))).toEqual([
      { kind: "unreachable", rule: second, before: first },
    ]);
  });

  it("finds names that the table does not have", () => {
    const rule = { when: { impct: ["yes"], alert: ["maybe"] }, then: "panic" };
    const names = checkTable(table([rule], "no-incident")).flatMap((problem) =>
      problem.kind === "unknown-name" ? [problem.name] : [],
    );
    expect(names).toEqual(["impct", "maybe", "panic"]);
  });
});
