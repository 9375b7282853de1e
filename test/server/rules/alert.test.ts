import { describe, expect, it } from "vitest";
import type { LinkTarget } from "../../../server/src/alerts/links";
import { codeTable } from "../../../server/src/config/codes";
import { alertRules } from "../../../server/src/rules/alert";
import type { LinkablePage } from "../../../server/src/rules/alert/alertRule";
import { ruleOf } from "../../../server/src/rules/registry";
import { LineIndex } from "../../../server/src/text/lineIndex";
import { message } from "../../../server/src/text/message";
import { english, findingsOf, fixed, linkedFile, marked, type Written } from "./alertHarness";

const rule = (link: string, eol = "\n"): string =>
  [
    "groups:",
    "- name: api",
    "  rules:",
    "  - alert: ApiDown",
    "    annotations:",
    `      runbook_url: ${link}`,
    "",
  ].join(eol);

const target = (path: string, anchor?: string): LinkTarget => ({ path, anchor, headingSpan: undefined });

const page = (path: string, ...headings: readonly string[]): LinkablePage => ({
  path,
  runbook: true,
  headings: headings.map((text) => ({
    text,
    level: 2,
    anchor: text.toLowerCase().replaceAll(" ", "-"),
    span: { start: 0, end: 0 },
  })),
});

const missing = (raw: string, path = raw): Written => ({
  name: "ApiDown",
  links: [{ raw, status: "missing-file", target: target(path) }],
});

describe("a link to a page that is not there", () => {
  it("is found on the link", () => {
    const file = linkedFile(rule("docs/runbooks/gone.md"), [missing("docs/runbooks/gone.md")]);
    const found = findingsOf(file);
    expect(marked(file, found, "alert/runbook-not-found")).toContain("runbook_url: ⟦docs/runbooks/gone.md⟧");
    expect(found.map(({ severity, fixes }) => [severity, fixes])).toEqual([["error", undefined]]);
  });

  it("asks whether a page spelt alike is meant, and points to it", () => {
    const workspace = { pages: [page("docs/runbooks/api-down.md"), page("docs/runbooks/disk-full.md")] };
    const file = linkedFile(rule('"docs/runbooks/api-donw.md#check"'), [
      missing("docs/runbooks/api-donw.md#check", "docs/runbooks/api-donw.md"),
    ]);
    const found = findingsOf(file, { workspace });
    expect(english(found[0]?.message ?? message(""))).toContain("Is docs/runbooks/api-down.md meant?");
    expect(fixed(file, found, "alert/runbook-not-found")).toBe(rule('"docs/runbooks/api-down.md#check"'));
  });

  it("finds a page that was moved, in the style of the link", () => {
    const workspace = { pages: [page("ops/runbooks/api.md")] };
    const file = linkedFile(rule("../../docs/api.md", "\r\n"), [missing("../../docs/api.md", "docs/api.md")]);
    const found = findingsOf(file, { workspace });
    expect(fixed(file, found, "alert/runbook-not-found")).toBe(rule("../../ops/runbooks/api.md", "\r\n"));
  });

  it("takes the page that goes by the alert's name", () => {
    const workspace = { pages: [page("runbooks/ApiDown.md")] };
    const file = linkedFile(rule("wiki/old.md"), [
      { ...missing("wiki/old.md"), named: [target("runbooks/ApiDown.md")] },
    ]);
    expect(fixed(file, findingsOf(file, { workspace }), "alert/runbook-not-found")).toBe(rule("runbooks/ApiDown.md"));
  });

  it("spells a path with blanks so that the value needs no quotes", () => {
    const workspace = { pages: [page("docs/run books: new/api.md")] };
    const file = linkedFile(rule("docs/api.md"), [missing("docs/api.md")]);
    expect(fixed(file, findingsOf(file, { workspace }), "alert/runbook-not-found")).toBe(
      rule("docs/run%20books:%20new/api.md"),
    );
  });

  it("says so in other words when only a template makes the path", () => {
    const raw = "docs/nowhere/{{ $labels.alertname }}.md";
    const file = linkedFile(rule(raw), [{ name: "ApiDown", links: [{ raw, status: "templated", unmatched: true }] }]);
    const found = findingsOf(file);
    expect(english(found[0]?.message ?? message(""))).toMatch(/^Whatever the template/);
  });

  it("leaves templates that something can match, web pages and files that are no pages alone", () => {
    const raw = "docs/runbooks/{{ $labels.alertname }}.md";
    const file = linkedFile(rule(raw), [
      {
        name: "ApiDown",
        links: [
          { raw, status: "templated" },
          { raw: "https://wiki.example.com/api", status: "external" },
          { raw: "src/api.ts", status: "missing-file", runbook: false, target: target("src/api.ts") },
        ],
      },
    ]);
    expect(findingsOf(file)).toEqual([]);
  });
});

describe("a link to a heading that is not there", () => {
  const dead = (raw: string, path: string, anchor: string, more: Partial<Written> = {}): Written => ({
    name: "ApiDown",
    links: [{ raw, status: "missing-anchor", target: target(path, anchor) }],
    ...more,
  });

  it("is found on the anchor alone", () => {
    const file = linkedFile(rule("docs/api.md#gone"), [dead("docs/api.md#gone", "docs/api.md", "gone")]);
    const found = findingsOf(file, { workspace: { pages: [page("docs/api.md", "Meaning", "Mitigation")] } });
    expect(marked(file, found, "alert/anchor-not-found")).toContain("docs/api.md⟦#gone⟧");
    expect(found[0]?.fixes).toBeUndefined();
  });

  it.each([
    ["mitgation", "Mitigation", "mitigation"],
    ["restart-the-api", "Restart API and workers", "restart-api-and-workers"],
  ])("proposes the heading most like #%s", (anchor, heading, slug) => {
    const raw = `docs/api.md#${anchor}`;
    const file = linkedFile(rule(raw), [dead(raw, "docs/api.md", anchor)]);
    const found = findingsOf(file, { workspace: { pages: [page("docs/api.md", "Meaning", heading, "Escalation")] } });
    expect(fixed(file, found, "alert/anchor-not-found")).toBe(rule(`docs/api.md#${slug}`));
  });

  it("proposes the heading that names the alert before any other", () => {
    const raw = "docs/api.md#api-up";
    const file = linkedFile(rule(raw), [
      dead(raw, "docs/api.md", "api-up", { named: [target("docs/api.md", "apidown")] }),
    ]);
    const found = findingsOf(file, { workspace: { pages: [page("docs/api.md", "API up again", "ApiDown")] } });
    expect(fixed(file, found, "alert/anchor-not-found")).toBe(rule("docs/api.md#apidown"));
  });
});

describe("two alerts that nothing tells apart", () => {
  it("are found on the name, with the other one's place in its own file", () => {
    const file = linkedFile(rule("docs/api.md"), [{ name: "ApiDown" }]);
    const otherText = rule("docs/other.md");
    const other = linkedFile(otherText, [{ name: "ApiDown" }], { path: "monitoring/rules/other.yml" });
    const lines = new LineIndex(otherText);
    const found = findingsOf(file, {
      workspace: {
        duplicatesOf: () => other.alerts.map(({ alert, path }) => ({ alert, path, lines })),
      },
    });
    expect(marked(file, found, "alert/duplicate")).toContain("alert: ⟦ApiDown⟧");
    expect(found[0]?.related?.[0]?.elsewhere?.path).toBe("monitoring/rules/other.yml");
  });
});

describe("what an alert should tell, for teams that ask for it", () => {
  const codesOf = (written: Partial<Written>, more = ""): string[] => {
    const text = ["alert: ApiDown", written.summary, ...(written.texts ?? []), more].join("\n");
    return findingsOf(linkedFile(text, [{ name: "ApiDown", ...written }]), { profile: "mackerel" }).map(
      ({ code }) => code,
    );
  };

  it("is nothing by default", () => {
    expect(findingsOf(linkedFile(rule("x"), [{ name: "ApiDown" }]))).toEqual([]);
  });

  it("misses everything in an alert that is but a name", () => {
    expect(codesOf({})).toEqual(["alert/no-impact", "alert/no-runbook", "alert/no-severity"]);
  });

  it("misses a first step only where the runbook is not missed on the same name", () => {
    const config = "rules: { alert/no-runbook: off }\n";
    const found = findingsOf(linkedFile(rule("x"), [{ name: "ApiDown" }]), { profile: "mackerel", config });
    expect(found.map(({ code }) => code)).toContain("alert/no-first-step");
  });

  it.each([
    "Users cannot log in.",
    "お客様がログインできません。",
    "検索結果が古いままになります。",
    "Orders are not delivered.",
    "Queries may time out.",
    "Jobs are queued and none was sent.",
    "Benutzer können sich nicht anmelden",
    "用户无法登录",
  ])("takes “%s” for an impact, or does not know", (text) => {
    expect(codesOf({ texts: [text] })).not.toContain("alert/no-impact");
  });

  it.each([
    "CPU load is above 80% on {{ $labels.instance }}",
    "CPU 使用率が 80% を超えています",
    "VALUE = {{ $value }}",
  ])("does not take “%s” for an impact", (text) => {
    expect(codesOf({ texts: [text] })).toContain("alert/no-impact");
  });

  it.each([
    "Check the dashboard first.",
    "まず API のログを確認してください。",
    "See https://example.com/api",
    "Restart the worker",
    "当番に連絡する",
  ])("takes “%s” for a first step", (text) => {
    const file = linkedFile(rule("x"), [{ name: "ApiDown", texts: [text] }]);
    const config = "rules: { alert/no-runbook: off }\n";
    const found = findingsOf(file, { profile: "mackerel", config });
    expect(found.map(({ code }) => code)).not.toContain("alert/no-first-step");
  });

  it("takes a page or a dashboard for a first step", () => {
    expect(codesOf({ named: [target("runbooks/ApiDown.md")] })).not.toContain("alert/no-first-step");
    expect(codesOf({ links: [{ raw: "docs/x.md", target: target("docs/x.md") }] })).toEqual([
      "alert/no-impact",
      "alert/no-severity",
    ]);
  });

  it("takes any label or word of it for a severity", () => {
    expect(codesOf({ severity: "critical" })).not.toContain("alert/no-severity");
    expect(codesOf({}, "labels: { priority: P2 }")).not.toContain("alert/no-severity");
    expect(codesOf({ texts: ["重大度: SEV2"] })).not.toContain("alert/no-severity");
  });

  it("looks for a Mackerel monitor's severity in its words, not in its thresholds", () => {
    const text = '{"name":"ApiDown","warning":80,"critical":90}';
    const found = findingsOf(linkedFile(text, [{ name: "ApiDown", format: "mackerel" }]), { profile: "mackerel" });
    expect(found.map(({ code }) => code)).toContain("alert/no-severity");
  });

  it("asks nothing of a muted monitor", () => {
    expect(codesOf({ muted: true })).toEqual([]);
  });
});

describe("a part that cannot be read", () => {
  it("is told on its place", () => {
    const text = "groups:\n- name: [\n";
    const problems = [{ span: { start: 16, end: 17 }, message: message("This is no list.") }];
    const file = linkedFile(text, [], { problems });
    expect(marked(file, findingsOf(file), "alert/unreadable")).toBe("groups:\n- name: ⟦[⟧\n");
  });
});

describe("comments in alert files", () => {
  const text = (before: string, behind = ""): string =>
    `${before}- alert: ApiDown\n  annotations:\n    runbook_url: docs/gone.md${behind}\n`;
  const codes = (written: string): string[] =>
    findingsOf(linkedFile(written, [missing("docs/gone.md")])).map(({ code }) => code);

  it("silence a code on their line, on the next, from here on, in the file", () => {
    expect(codes(text(""))).toEqual(["alert/runbook-not-found"]);
    expect(codes(text("", " # afterword-disable-line alert/runbook-not-found"))).toEqual([]);
    expect(codes(text("", " # afterword-disable-line alert/duplicate"))).toEqual(["alert/runbook-not-found"]);
    expect(codes(text("# afterword-disable-file alert/runbook-not-found\n"))).toEqual([]);
    expect(codes(text("# afterword-disable\n"))).toEqual([]);
    expect(codes(text("# afterword-disable\n# afterword-enable\n"))).toEqual(["alert/runbook-not-found"]);
    expect(codes(text("# afterword-disable-next-line alert/runbook-not-found\n"))).toEqual(["alert/runbook-not-found"]);
  });

  it("are known in JSON with comments too, and only where a comment can begin", () => {
    expect(codes('{ /* afterword-disable-file */ "name": "ApiDown", "memo": "docs/gone.md" }')).toEqual([]);
    expect(codes('{ "name": "ApiDown", "memo": "docs/gone.md#afterword-disable-file" }')).toHaveLength(1);
  });
});

describe("the rules of alert files", () => {
  it.each(alertRules.map((one) => [one.code, one] as const))("agree with the table of codes on %s", (code, one) => {
    const entry = codeTable.find((line) => line.code === code);
    expect([one.severity, one.onByDefault]).toEqual([entry?.severity, entry?.on.includes("minimal")]);
    expect(ruleOf(code)?.severity).toBe(one.severity);
  });
});
