import { describe, expect, it } from "vitest";
import { afterword } from "./memory";

const runbook = "# The API is down\n\n## Meaning\n\nNo instance answers.\n\n## Mitigation\n\nRestart it.\n";
const rules = (link: string): string =>
  `groups:\n- name: api\n  rules:\n  - alert: ApiDown\n    expr: up == 0\n    annotations:\n      runbook_url: ${link}\n`;

interface Found {
  readonly files: number;
  readonly diagnostics: readonly {
    readonly path: string;
    readonly code: string;
    readonly range: { readonly start: { readonly line: number; readonly character: number } };
    readonly related: readonly { readonly path: string }[];
    readonly fixable: boolean;
  }[];
}

function check(
  files: Readonly<Record<string, string>>,
  ...args: readonly string[]
): Found & { readonly code: unknown } {
  const there = Object.fromEntries(Object.entries(files).map(([path, text]) => [`/work/${path}`, text]));
  const { out, code } = afterword(["check", "--format", "json", ...args], { files: there });
  return { ...(JSON.parse(out) as Found), code };
}

const codesOf = ({ diagnostics }: Found): string[] => diagnostics.map(({ path, code }) => `${path} ${code}`);

describe("afterword check on alert files", () => {
  it("finds a dead link on its place and fails on it", () => {
    const found = check({ "monitoring/api.yml": rules("docs/gone.md"), "docs/api.md": runbook }, ".");
    expect(codesOf(found)).toEqual(["monitoring/api.yml alert/runbook-not-found"]);
    expect(found.diagnostics[0]?.range.start).toEqual({ line: 6, character: 19 });
    expect(found.code).toBe(1);
  });

  it("counts alert files and documents, and no other YAML and JSON", () => {
    const files = { "api.yml": rules("docs/api.md"), "docs/api.md": runbook, "compose.yml": "a: 1\n", "x.json": "{}" };
    const found = check(files, ".");
    expect([found.files, codesOf(found)]).toEqual([2, []]);
  });

  it("finds the page of a single file in its work tree", () => {
    const files = { ".git/HEAD": "", "monitoring/api.yml": rules("docs/api.md"), "docs/api.md": runbook };
    expect(codesOf(check(files, "monitoring/api.yml"))).toEqual([]);
    expect(codesOf(check(files, "monitoring"))).toEqual([]);
  });

  it("takes an alert file from standard input", () => {
    const { out } = afterword(["check", "--format", "json", "--stdin", "--stdin-filename", "api.yml"], {
      stdin: rules("docs/gone.md"),
    });
    expect(codesOf(JSON.parse(out) as Found)).toEqual(["api.yml alert/runbook-not-found"]);
  });

  it("says where the other one of a duplicate is", () => {
    const found = check({ "a.yml": rules("docs/api.md"), "b.yml": rules("docs/api.md"), "docs/api.md": runbook }, ".");
    expect(found.diagnostics.map(({ path, related }) => [path, related.map((place) => place.path)])).toEqual([
      ["a.yml", ["b.yml"]],
      ["b.yml", ["a.yml"]],
    ]);
  });

  it("proposes the page of the alert's name, and tells that it can be fixed", () => {
    const files = { "api.yml": rules("docs/ap1down.md"), "docs/runbooks/apidown.md": runbook };
    expect(check(files, ".").diagnostics.map(({ fixable }) => fixable)).toEqual([true]);
  });

  it("asks for more with a profile", () => {
    const text = "groups:\n- name: api\n  rules:\n  - alert: ApiDown\n    expr: up == 0\n";
    expect(codesOf(check({ "api.yml": text }, "--profile", "mackerel", "."))).toEqual([
      "api.yml alert/no-impact",
      "api.yml alert/no-runbook",
      "api.yml alert/no-severity",
    ]);
  });

  it("tells of a rule file that is too large, and of no other large file", () => {
    const large = "x".repeat(6_000_000);
    const files = { "app/team.yml": `${rules("docs/api.md")}# ${large}\n`, "data.json": `{"a": "${large}"}` };
    expect(codesOf(check(files, "."))).toEqual(["app/team.yml document/too-large"]);
  });
});
