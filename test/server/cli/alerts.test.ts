import { describe, expect, it } from "vitest";
import { displayWidth } from "../../../server/src/cli/format/width";
import { afterword, type Outcome, type Surroundings } from "./memory";

const rule = (name: string, link?: string, labels = "severity: warning, service: queue"): string =>
  [
    `      - alert: ${name}`,
    "        expr: up == 0",
    `        labels: {${labels}}`,
    ...(link === undefined ? [] : [`        annotations: {runbook_url: "${link}"}`]),
  ].join("\n");

const rules = (...all: readonly string[]): string => `groups:\n  - name: queue\n    rules:\n${all.join("\n")}\n`;

const runbook = (title: string): string =>
  `# ${title}\n\n## Meaning\n\nIt is down.\n\n## Impact\n\nNobody can pay.\n\n## Diagnosis\n\nLook.\n\n## Mitigation\n\nRestart it.\n`;

const files: Surroundings["files"] = {
  "/work/ops/rules/queue.yml": rules(
    rule("Covered", "../../docs/runbooks/queue.md#impact"),
    rule("Upward", "docs/runbooks/queue.md"),
    rule("Missing", "docs/runbooks/gone.md"),
    rule("Astray", "/docs/runbooks/queue.md#gone"),
    rule("Away", "https://wiki.example.com/x"),
    rule("Template", "docs/runbooks/{{ $labels.queue }}.md"),
  ),
  "/work/docs/runbooks/queue.md": runbook("Queue"),
  "/work/docs/runbooks/alone.md": runbook("Alone"),
  "/work/README.md": "# Shop\n",
};

interface Report {
  readonly version: number;
  readonly alerts: readonly {
    readonly name: string;
    readonly path: string;
    readonly range: object;
    readonly format: string;
    readonly severity: string | null;
    readonly component: string | null;
    readonly links: readonly { readonly raw: string; readonly status: string; readonly target: string | null }[];
  }[];
  readonly runbooksWithoutAlert: readonly string[];
  readonly duplicates: readonly (readonly object[])[];
}

function report(args: readonly string[] = ["."], around: Surroundings = {}): Report {
  const { out, err, code } = afterword(["alerts", ...args], { files, ...around });
  expect({ err, code }).toEqual({ err: "", code: 0 });
  return JSON.parse(out) as Report;
}

const links = ({ alerts }: Report): readonly string[] =>
  alerts.flatMap(({ name, links: all }) => all.map(({ status, target }) => `${name} ${status} ${target ?? ""}`.trim()));

describe("afterword alerts", () => {
  it("tells where the link of every alert leads", () => {
    expect(links(report())).toEqual([
      "Covered ok docs/runbooks/queue.md#impact",
      "Upward ok docs/runbooks/queue.md",
      "Missing missing-file docs/runbooks/gone.md",
      "Astray missing-anchor docs/runbooks/queue.md#gone",
      "Away external",
      "Template templated",
    ]);
  });

  it("tells what is known of an alert, with ranges that count from zero", () => {
    expect(report().alerts[0]).toEqual({
      name: "Covered",
      path: "ops/rules/queue.yml",
      range: { start: { line: 3, character: 8 }, end: { line: 6, character: 73 } },
      format: "prometheus",
      severity: "warning",
      component: "queue",
      links: [{ raw: "../../docs/runbooks/queue.md#impact", status: "ok", target: "docs/runbooks/queue.md#impact" }],
    });
  });

  it("lists runbooks no alert leads to, and alerts nothing tells apart", () => {
    const twice = { "/work/a.yml": rules(rule("A"), rule("A"), rule("A", undefined, "severity: page")), ...files };
    const found = report(["."], { files: twice });
    expect(found.runbooksWithoutAlert).toEqual([]);
    expect(found.duplicates).toMatchObject([
      [
        { name: "A", path: "a.yml", range: { start: { line: 3 } } },
        { name: "A", path: "a.yml", range: { start: { line: 6 } } },
      ],
    ]);
    const { "/work/ops/rules/queue.yml": _, ...pages } = files;
    expect(report(["."], { files: pages })).toEqual({
      version: 1,
      alerts: [],
      runbooksWithoutAlert: ["docs/runbooks/alone.md", "docs/runbooks/queue.md"],
      duplicates: [],
    });
  });

  it("does not look above the folder it is given", () => {
    expect(links(report(["ops"]))).toEqual([
      "Covered missing-file",
      "Upward missing-file ops/docs/runbooks/queue.md",
      "Missing missing-file ops/docs/runbooks/gone.md",
      "Astray missing-file ops/docs/runbooks/queue.md#gone",
      "Away external",
      "Template templated",
    ]);
  });

  it("takes the work tree of a file for its root", () => {
    const inGit = { ...files, "/work/.git/HEAD": "" };
    expect(links(report(["ops/rules/queue.yml"], { files: inGit }))).toContain("Upward ok docs/runbooks/queue.md");
  });

  it("knows addresses of the repository by git's remotes, and others by the configuration", () => {
    const around: Surroundings = {
      files: {
        "/work/.git/HEAD": "",
        "/work/.afterword.yaml":
          "alerts:\n  runbookUrl:\n    - match: https://wiki.example.com/\n      path: shop/docs/\n",
        "/work/shop/rules.yml": rules(
          rule("Ours", "https://github.com/acme/mono/blob/main/shop/docs/queue.md#impact"),
          rule("Gone", "https://github.com/acme/mono/blob/main/shop/docs/gone.md"),
          rule("Mapped", "https://wiki.example.com/queue"),
          rule("Beside", "https://github.com/acme/mono/blob/main/other/docs/queue.md"),
        ),
        "/work/shop/docs/queue.md": runbook("Queue"),
      },
      git: {
        remotes: () => [{ name: "origin", url: "git@github.com:acme/mono.git" }],
        log: () => [],
        show: () => undefined,
      },
    };
    const whole = [
      "Ours ok shop/docs/queue.md#impact",
      "Gone missing-file shop/docs/gone.md",
      "Mapped ok shop/docs/queue.md",
    ];
    expect(links(report(["."], around))).toEqual([...whole, "Beside missing-file other/docs/queue.md"]);
    expect(links(report(["shop"], around))).toEqual([...whole, "Beside external"]);
  });

  it("reads only the files the configuration names, when it names any", () => {
    const named = { ...files, "/work/.afterword.yaml": "alerts:\n  files: ['live/*.yml']\n" };
    expect(report(["."], { files: { ...named, "/work/live/a.yml": rules(rule("Live")) } }).alerts).toMatchObject([
      { name: "Live", path: "live/a.yml" },
    ]);
  });

  it.each([
    ["alert/runbook-not-found", 1],
    ["alert/anchor-not-found", 1],
    ["alert/runbook-not-found,alert/duplicate", 1],
    ["alert/duplicate", 0],
    ["alert/no-runbook", 0],
  ])("fails on %s only when there is one", (codes, code) => {
    expect(afterword(["alerts", ".", "--fail-on", codes], { files }).code).toBe(code);
  });

  it("fails on an alert without a runbook, and on a template that nothing can match", () => {
    const fails = (text: string, ...codes: readonly string[]): number | undefined =>
      afterword(["alerts", ".", ...codes.flatMap((each) => ["--fail-on", each])], {
        files: { ...files, "/work/b.yml": text },
      }).code;
    const clean = "/work/ops/rules/queue.yml";
    expect(fails(rules(rule("Bare")), "alert/no-runbook", "alert/duplicate")).toBe(1);
    expect(fails(rules(rule("Bare")), "alert/duplicate", "alert/no-runbook")).toBe(1);
    expect(fails(rules(rule("Bare")))).toBe(0);
    const only = { "/work/b.yml": rules(rule("T", "none/{{ $labels.a }}.md")), "/work/x.md": "# X\n" };
    expect(clean in only).toBe(false);
    expect(afterword(["alerts", ".", "--fail-on=alert/runbook-not-found"], { files: only }).code).toBe(1);
    expect(afterword(["alerts", ".", "--fail-on=alert/anchor-not-found"], { files: only }).code).toBe(0);
  });

  it.each([
    [["alerts"], "name at least one file or folder"],
    [["alerts", ".", "--fail-on", "alert/no-runbok"], 'did you mean "alert/no-runbook"?'],
    [["alerts", ".", "--fail-on", "timeline/order"], "there are alert/no-runbook,"],
    [["alerts", ".", "--format", "sarif"], "there are json, text"],
    [["alerts", "none"], "there is no such file or folder"],
    [["alerts", ".", "--stdin"], "unknown option"],
  ])("is used wrongly as %j, and says so in one line", (args, words) => {
    const { code, err, out } = afterword(args, { files });
    expect(code).toBe(2);
    expect(out).toBe("");
    expect(err).toContain(words);
    expect(err.trim().split("\n")).toHaveLength(1);
  });

  it("tells of files it cannot read, and reads the others", () => {
    const around = {
      files: {
        ...files,
        "/work/app/huge.yml": `groups: [{name: g, rules: [{alert: A, expr: x}]}]\n#${"a".repeat(6_000_000)}`,
        "/work/alerts/data.json": "b".repeat(6_000_000),
        "/work/app/torn.yml": "groups: [{name: g, rules: [{alert: A, expr: x}]}]\n\0",
        "/work/rules/binary.yml": new Uint8Array([0, 1, 2]),
        "/work/image.json": new Uint8Array([0, 1, 2]),
      },
    };
    const { code, err, out } = afterword(["alerts", "."], around);
    expect(code).toBe(0);
    expect(err.trim().split("\n")).toEqual([
      "afterword: app/huge.yml: it is too large to be read for alert rules (5 MB at most)",
      "afterword: app/torn.yml: it is a binary file",
    ]);
    expect((JSON.parse(out) as Report).alerts).toHaveLength(6);
    expect(afterword(["alerts", "app/huge.yml"], around).code).toBe(2);
  });

  it("takes what a link of the disk reaches outside of the tree for missing", () => {
    const around = {
      files: {
        "/secret.md": "# Secret\n",
        "/work/inside/a.txt": "a",
        "/work/up": { is: "link", to: "/" },
        "/work/near": { is: "link", to: "/work/inside" },
        "/work/rules.yml":
          "groups: [{name: g, rules: [{alert: A, expr: x, annotations: {runbook_url: up/secret.md, more: 'see ./near/a.txt', runbook: near/a.txt}}]}]\n",
      },
    } as const;
    const report = JSON.parse(afterword(["alerts", "."], around).out) as Report;
    expect(report.alerts.flatMap(({ links }) => links.map(({ raw, status }) => `${raw} ${status}`))).toEqual([
      "up/secret.md missing-file",
      "near/a.txt ok",
    ]);
  });
});

describe("the table of alerts", () => {
  const table = (more: Surroundings["files"] = {}, ...args: readonly string[]): Outcome =>
    afterword(["alerts", ".", "--format", "text", ...args], { files: { ...files, ...more } });

  it("groups alerts by component, and counts what is to do", () => {
    const { out } = table({
      "/work/a.yml": rules(rule("Bare", undefined, "severity: page")).replace("name: queue", "name: others"),
    });
    expect(out.split("\n")).toEqual([
      "queue",
      "  covered      Covered   warning  docs/runbooks/queue.md#impact         ops/rules/queue.yml:4",
      "  covered      Upward    warning  docs/runbooks/queue.md                ops/rules/queue.yml:8",
      "  dead link    Missing   warning  docs/runbooks/gone.md                 ops/rules/queue.yml:12",
      "  dead anchor  Astray    warning  /docs/runbooks/queue.md#gone          ops/rules/queue.yml:16",
      "  web page     Away      warning  https://wiki.example.com/x            ops/rules/queue.yml:20",
      "  covered      Template  warning  docs/runbooks/{{ $labels.queue }}.md  ops/rules/queue.yml:24",
      "",
      "others",
      "  no runbook   Bare      page                                           a.yml:4",
      "",
      "7 alerts: 3 covered, 1 web page, 1 without a runbook, 1 dead link, 1 dead anchor.",
      "",
    ]);
  });

  it("lists runbooks no alert leads to", () => {
    const { out } = table({ "/work/ops/rules/queue.yml": rules(rule("Queue")) });
    expect(out).toContain("docs/runbooks/queue.md (by its name)");
    expect(out).toContain("Runbooks no alert leads to\n  docs/runbooks/alone.md\n");
    expect(out).toContain("1 alert: 1 covered; 1 runbook no alert leads to.\n");
  });

  it("keeps its columns straight in Japanese, and is safe to print", () => {
    const names = { "/work/ja.yml": rules(rule("決済のキューが詰まっている"), rule('"Evil\\u001b[31m"')) };
    const { out } = table(names, "--lang", "ja");
    expect(out).not.toContain("\u001b");
    const rows = out.split("\n").filter((line) => / (?:ja|queue)\.yml:|\/queue\.yml:/.test(line));
    const columns = rows.map((row) => displayWidth(row.slice(0, row.search(/\S+\.yml:/))));
    expect(rows).toHaveLength(8);
    expect(new Set(columns).size).toBe(1);
    expect(out).toContain("リンク切れ");
  });

  it("says so when there are no alerts", () => {
    expect(afterword(["alerts", ".", "--format", "text"], { files: { "/work/a.md": "# A\n" } }).out).toBe(
      "0 alerts.\n",
    );
  });
});
