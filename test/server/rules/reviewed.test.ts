import { describe, expect, it } from "vitest";
import { expectFindings, expectNone, messagesOf } from "./harness";
import { reportWith } from "./reports";

const actions = (...rows: readonly string[]): string =>
  reportWith({
    rest: `## Action items\n\n| Action | Owner | Due | Status |\n|---|---|---|---|\n${rows.join("\n")}\n`,
  });

describe("an impossible due date", () => {
  it.each(["2026-06-31", "2026-13-01", "2026-02-31", "2026/02/30", "31.06.2026", "2026年2月31日", "6/31"])(
    "is on no calendar: %s",
    (due) => {
      const text = actions(
        `| Roll out gradually | Mori | ⟦${due}⟧ | Open |`,
        "| Alert earlier | Ito | 2026-12-01 | Open |",
      );
      const now = "2027-06-01T00:00:00Z";
      expectFindings("time/invalid", text, { now, also: ["action/overdue"] });
      expect(messagesOf("action/overdue", text.replace(/[⟦⟧]/g, ""), { now })).toHaveLength(1);
    },
  );

  it("is pointed to among other words, in emphasis and in a list", () => {
    expectFindings("time/invalid", actions("| Roll out gradually | Mori | by ⟦2026-06-31⟧ (moved) | Open |"));
    expectFindings("time/invalid", actions("| Roll out gradually | Mori | **⟦2026-06-31⟧** | Open |"));
    expectFindings(
      "time/invalid",
      reportWith({ rest: "## Action items\n\n- [ ] Roll out gradually (due: ⟦2026-06-31⟧)\n" }),
    );
  });

  it.each(["2026-06-30", "2028-02-29", "next quarter", "Q3 2026", "24/7", "12/31", "#4711", "YYYY-MM-DD", "TBD", ""])(
    "is not seen in %s",
    (due) => {
      expectNone("time/invalid", actions(`| Roll out gradually | Mori | ${due} | Open |`));
    },
  );
});

describe("owner and date of an action", () => {
  const every =
    "rules: { action/no-owner: { level: info, everyAction: true }, action/no-due: { level: info, everyAction: true } }";
  const found = (owner: string, due: string, config?: string): readonly number[] => {
    const text = actions(
      `| Roll out gradually | ${owner} | ${due} | Open |`,
      "| Alert earlier | Ito | 2026-12-01 | Open |",
    );
    const setting = config === undefined ? {} : { config };
    return ["action/no-owner", "action/no-due"].map((code) => messagesOf(code, text, setting).length);
  };

  it("are missed in an empty cell", () => {
    expect(found("", "")).toEqual([1, 1]);
    expect(found("", "", every)).toEqual([1, 1]);
  });

  it.each([
    ["TBD", "TBD"],
    ["[Name]", "YYYY-MM-DD"],
    ["未定", "未定"],
    ["-", "-"],
  ])("are missed in %s and %s only where the team asks for them in every action", (owner, due) => {
    expect(found(owner, due)).toEqual([0, 0]);
    expect(found(owner, due, every)).toEqual([1, 1]);
  });

  it("are told in words", () => {
    expect(found("Platform team", "next quarter", every)).toEqual([0, 0]);
  });
});

describe("the same absence", () => {
  const text = reportWith({
    timeline: "## Timeline\n\n- 2026-03-02 10:00 Payments failed\n- 2026-03-02 11:00 A colleague went home\n",
  });
  const milestones = "timeline: { milestones: [start, mitigated, end] }";
  const setting = (rules: string): { readonly config: string } => ({
    config: `fields: { required: [start, end] }\n${milestones}\nrules: { ${rules} }`,
  });

  it("is told once, by the field that is asked for", () => {
    const both = setting("field/missing: warning, timeline/milestone-missing: info");
    expect(messagesOf("field/missing", text, both)).toHaveLength(2);
    expect(messagesOf("timeline/milestone-missing", text, both)).toEqual([expect.stringContaining("“Mitigated”")]);
  });

  it("is told by the milestone where no field is asked for", () => {
    expect(
      messagesOf("timeline/milestone-missing", text, setting("timeline/milestone-missing: info, field/missing: off")),
    ).toHaveLength(3);
  });
});

describe("section/placeholder", () => {
  const told = (text: string): string[] => messagesOf("section/placeholder", reportWith({ fields: text }));

  it("asks to remove the line of a label, and the section of a heading", () => {
    expect(told("**Impact:** TBD\n")).toEqual([expect.stringMatching(/remove the line\.$/)]);
    expect(told("- **Impact**: TBD\n")).toEqual([expect.stringMatching(/remove the line\.$/)]);
    expect(told("## Impact\n\nTBD\n")).toEqual([expect.stringMatching(/remove it\.$/)]);
  });
});

describe("postmortem/overdue", () => {
  const code = "postmortem/overdue";
  const record = (line: string): string =>
    `# Checkout was unavailable\n\n- **Severity**: SEV2\n- **Status**: resolved\n- **Start**: 2026-03-02 10:00 UTC\n- **End**: 2026-03-02 11:00 UTC\n\n${line}\n\n## Timeline\n\n- 2026-03-02 10:00 UTC The first payment failed\n- 2026-03-02 11:00 UTC Payments worked again\n`;
  const setting = {
    path: "incidents/2026-03-02.md",
    config: "postmortem: { dueDays: 7 }\nrules: { postmortem/overdue: warning }",
    now: "2026-05-01T00:00:00Z",
  };

  it.each([
    "Postmortem: TODO",
    "- **Postmortem**: TBD",
    "**Postmortem:**",
    "Postmortem owner: Sato",
    "A postmortem will follow.",
    "ポストモーテム: 未定",
    "| Item | Value |\n|---|---|\n| Postmortem | TBD |",
    "<!-- Postmortem: https://wiki.example.com/17 -->",
  ])("is found beside %s", (line) => {
    expect(messagesOf(code, record(line), setting)).toHaveLength(1);
  });

  it.each([
    "Postmortem: PM-2026-031",
    "- **Postmortem**: https://wiki.example.com/17",
    "See the [postmortem](../postmortems/checkout.md).",
    "[[Postmortem of the checkout]]",
    "ポストモーテム: 2026-03 決済障害",
    "| Item | Value |\n|---|---|\n| Postmortem | checkout-031 |",
    "## Postmortem\n\nNot needed: a test of the alert caused it.",
  ])("is satisfied by %s", (line) => {
    expectNone(code, record(line), setting);
  });
});

describe("what was only promised to be written", () => {
  const found = (body: string): number =>
    messagesOf("section/placeholder", reportWith({ rest: `## Impact\n\n${body}\n` })).length;

  it.each([
    "TODO: write this later",
    "TODO: 後で書く",
    "後で記入",
    "後で記入します。",
    "TBD: fill in later.",
    "Lorem ipsum dolor sit amet",
    "Lorem ipsum dolor sit amet, consectetur adipiscing elit.",
    "Users affected: TBD",
    "- Users affected: TBD\n- Requests failed: [number]",
    "Users affected: TBD\nRequests failed: TBD",
    "影響範囲: 未記入",
  ])("is a placeholder: %s", (body) => {
    expect(found(body)).toBe(1);
  });

  it.each([
    "TODO was the name of the service.",
    "TODO: write access was lost for all customers",
    "Users affected: 40",
    "Users affected: TBD\nRequests failed: 4,000",
    "- Users affected: TBD\n- Requests failed: 4,000",
    "後で記入した注文が失われた。",
    "Users affected: -",
    "The page said lorem ipsum for an hour.",
  ])("is none: %s", (body) => {
    expect(found(body)).toBe(0);
  });

  it("leaves a task that is marked as one alone", () => {
    const text = reportWith({ rest: "## Action items\n\n- TODO: add an alert on failed payments\n" });
    expect(messagesOf("section/placeholder", text)).toEqual([]);
  });
});
