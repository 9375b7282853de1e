import { describe, expect, it } from "vitest";
import { codeTable } from "../../../server/src/config/codes";
import { resolveConfig } from "../../../server/src/config/resolve";
import { readMarkdown } from "../../../server/src/markdown/read";
import { readModel } from "../../../server/src/model/readModel";
import { rules } from "../../../server/src/rules/registry";
import { incidentKinds, type Finding, type Rule } from "../../../server/src/rules/rule";
import { runRules } from "../../../server/src/rules/run";
import { message } from "../../../server/src/text/message";

const report = `# Checkout was unavailable

## Summary

Nobody could pay.

## Timeline

- 2026-03-02 10:00 The first payment failed
- 2026-03-02 11:00 Payments worked again
`;

const { config } = resolveConfig({});

const modelOf = (text: string, path = "postmortems/example.md") => readModel(readMarkdown(text), { path, config });

const ruleThat = (code: string, check: Rule["check"], more: Partial<Rule> = {}): Rule => ({
  code,
  severity: "warning",
  onByDefault: true,
  kinds: incidentKinds,
  check,
  ...more,
});

const findingAt = (start: number, text = "Something is wrong"): Finding => ({
  span: { start, end: start + 3 },
  message: message(text),
});

const run = (text: string, own: readonly Rule[], options: Partial<Parameters<typeof runRules>[1]> = {}) =>
  runRules(modelOf(text), { config, now: 0, ...options }, own);

describe("running the rules", () => {
  it("sorts findings by position, whatever rule they come from", () => {
    const own = [ruleThat("a/late", () => [findingAt(30), findingAt(2)]), ruleThat("a/early", () => [findingAt(10)])];
    expect(run(report, own).map(({ span }) => span.start)).toEqual([2, 10, 30]);
  });

  it("keeps one of findings that say the same of the same place", () => {
    const own = [ruleThat("a/twice", () => [findingAt(4), findingAt(9), findingAt(4), findingAt(4, "Something else")])];
    expect(run(report, own).map(({ span, message: { key } }) => [span.start, key])).toEqual([
      [4, "Something is wrong"],
      [4, "Something else"],
      [9, "Something is wrong"],
    ]);
  });

  it("goes on after a rule that throws, keeps what it had found, and tells it once", () => {
    const told: string[] = [];
    function* breaks(): Iterable<Finding> {
      yield findingAt(1);
      throw new Error("broken");
    }
    const own = [ruleThat("a/broken", breaks), ruleThat("a/sound", () => [findingAt(5)])];
    const found = run(report, own, { onRuleError: (code) => told.push(code) });
    expect(found.map(({ code }) => code)).toEqual(["a/broken", "a/sound"]);
    expect(told).toEqual(["a/broken"]);
  });

  it("takes level and options from the configuration", () => {
    const seen: unknown[] = [];
    const rule = ruleThat("timeline/order", (_model, { options }) => {
      seen.push(options);
      return [findingAt(1)];
    });
    const settings = { ...config, rules: { "timeline/order": { level: "hint" as const, options: { strict: true } } } };
    expect(run(report, [rule], { config: settings }).map(({ severity }) => severity)).toEqual(["hint"]);
    expect(seen).toEqual([{ strict: true }]);
    expect(
      run(report, [rule], { config: { ...config, rules: { "timeline/order": { level: "off", options: {} } } } }),
    ).toEqual([]);
  });

  it("leaves out rules that are off by default and unknown to the configuration", () => {
    expect(run(report, [ruleThat("a/new", () => [findingAt(1)], { onByDefault: false })])).toEqual([]);
  });

  it("runs a rule only on its kinds", () => {
    const rule = ruleThat("a/any", () => [findingAt(1)]);
    const readme = modelOf("# A library\n\nInstall it with your package manager.\n", "README.md");
    expect(runRules(readme, { config, now: 0 }, [rule])).toEqual([]);
  });

  it("leaves out what a comment suppresses", () => {
    const rule = ruleThat("a/one", ({ markdown }) => [findingAt(markdown.text.indexOf("Nobody"))]);
    const other = ruleThat("a/two", ({ markdown }) => [findingAt(markdown.text.indexOf("Nobody"))]);
    const text = report.replace("Nobody", "<!-- afterword-disable-next-line a/one -->\nNobody");
    expect(run(text, [rule, other]).map(({ code }) => code)).toEqual(["a/two"]);
  });

  it("publishes every one of 10,000 findings", () => {
    const many = Array.from({ length: 10_000 }, (_, i) => findingAt(i));
    expect(run(report, [ruleThat("a/many", () => many)])).toHaveLength(10_000);
  });
});

describe("the registry", () => {
  it("names every code once", () => {
    const codes = rules.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it.each(rules.map((rule) => [rule.code, rule] as const))("agrees with the table of codes on %s", (code, rule) => {
    const entry = codeTable.find((one) => one.code === code);
    expect(entry).toBeDefined();
    expect({ severity: rule.severity, onByDefault: rule.onByDefault }).toEqual({
      severity: entry?.severity,
      onByDefault: entry?.on.includes("minimal"),
    });
  });
});
