import { describe, expect, it } from "vitest";
import { resolveConfig } from "../../../server/src/config/resolve";
import { translator } from "../../../server/src/text/message";

const english = translator();
const withFile = (text: string, path = ".afterword.yaml", profile?: string) =>
  resolveConfig({ profile, file: { path, text } });
/** Problems as `text of the span: message`. */
const problemsOf = (text: string): string[] =>
  withFile(text).problems.map(({ span, message }) => `${text.slice(span.start, span.end)}: ${english(message)}`);

describe("without a file", () => {
  it("asks for nothing, and takes numbers 0 to 5 and the known words for severities", () => {
    const { config, problems } = resolveConfig({});
    expect(problems).toEqual([]);
    expect(config.profile).toBe("minimal");
    expect(config.requiredFields).toEqual([]);
    expect(config.severity.open).toBe(true);
    expect(config.rules["field/missing"]?.level).toBe("off");
    expect(config.rules["timeline/order"]?.level).toBe("warning");
    expect(config.origins).toEqual({});
  });

  it("takes the profile asked for", () => {
    const { config } = resolveConfig({ profile: "mackerel" });
    expect(config.severity.levels.map(({ id }) => id)).toEqual(["SEV1", "SEV2", "SEV3", "SEV4"]);
    expect(config.rules["field/missing"]?.level).toBe("warning");
    expect(config.actionsDueDays).toEqual({ SEV1: 14, SEV2: 28, SEV3: 56 });
    expect(config.postmortem.dueDays).toBe(7);
    expect(config.origins["postmortem.dueDays"]).toEqual({ from: "profile", name: "mackerel" });
  });

  it("says so when there is no such profile, and goes on with minimal", () => {
    const { config, problems } = resolveConfig({ profile: "mackrel" });
    expect(config.profile).toBe("minimal");
    expect(problems.map(({ message }) => english(message))).toEqual([
      "No such profile. Unknown name “mackrel”. Did you mean “mackerel”?",
    ]);
  });
});

describe("precedence", () => {
  it("puts the file before the profile, and the profile before what is built in", () => {
    const text = "extends: mackerel\npostmortem:\n  dueDays: 3\n";
    const { config } = withFile(text);
    expect(config.postmortem).toMatchObject({ dueDays: 3, slot: "Friday 16:00-17:00" });
    expect(config.postmortem.questions.length).toBeGreaterThan(10);
    const at = text.indexOf("3\n");
    expect(config.origins["postmortem.dueDays"]).toEqual({
      from: "file",
      path: ".afterword.yaml",
      span: { start: at, end: at + 1 },
    });
    expect(config.origins["postmortem.slot"]).toEqual({ from: "profile", name: "mackerel" });
    expect(config.origins["postmortem.questions"]).toBeUndefined();
  });

  it("keeps to the profile that the file extends, whatever profile is asked for", () => {
    expect(withFile("extends: pagerduty", ".afterword.yaml", "mackerel").config.profile).toBe("pagerduty");
    expect(withFile("language: ja", ".afterword.yaml", "mackerel").config.profile).toBe("mackerel");
  });

  it("lays later profiles of a list over earlier ones", () => {
    const { config } = withFile("extends: [mackerel, sre-book]");
    expect(config.profile).toBe("sre-book");
    expect(config.severity.name).toBe("mackerel");
    expect(config.requiredFields).toEqual(["date", "authors", "status"]);
    expect(config.postmortem.dueDays).toBe(7);
  });
});

describe("values", () => {
  it("reads a whole file", () => {
    const { config, problems } = withFile(`
extends: mackerel
language: ja
timezone: Asia/Tokyo
documents:
  postmortem: docs/pm/**/*.md
  other: ["docs/pm/drafts/**"]
severity:
  levels:
    SEV2: { meaning: { en: Core function down, ja: 中核機能の停止 }, updateEvery: 45m, escalateTo: CTO }
fields: { required: [severity, start] }
sections: { required: summary }
roles: { required: [commander] }
timeline: { milestones: [detected] }
people: { 田中: { github: tanaka, chat: U123 } }
rooms: { call: "https://meet.example.com/x" }
statusUpdates: { every: 1h }
actions: { dueDays: { SEV1: 7, S2: 2 weeks } }
issues:
  repository: example/ops
  labels: [postmortem]
  components: { api: { labels: [api] } }
runbooks: { sections: [impact], reviewEvery: 半年 }
alerts:
  files: rules/*.yml
  runbookUrl: [{ match: "https://wiki.example.com/runbooks/", path: runbooks/ }]
readingClub: { folder: club, minutes: { read: 15 } }
lexicon: { fields: { severity: [深刻さ] } }
templates: { postmortem: templates/pm.md }
rules:
  timeline/order: off
  time/no-zone: false
  language/blame: info
  action/overdue: { level: error, graceDays: 2 }
`);
    expect(problems).toEqual([]);
    expect(config).toMatchObject({
      language: "ja",
      timezone: "Asia/Tokyo",
      documents: [
        { glob: "docs/pm/**/*.md", kind: "postmortem" },
        { glob: "docs/pm/drafts/**", kind: "other" },
      ],
      requiredFields: ["severity", "start"],
      requiredSections: ["summary"],
      requiredMilestones: ["detected"],
      people: { 田中: { github: "tanaka", chat: "U123" } },
      statusUpdateEvery: 60,
      actionsDueDays: { SEV1: 7, SEV2: 14, SEV3: 56 },
      issues: {
        default: { repository: "example/ops", labels: ["postmortem"] },
        api: { repository: "example/ops", labels: ["api"] },
      },
      runbooks: { sections: ["impact"], reviewEvery: "半年" },
      alerts: {
        files: ["rules/*.yml"],
        runbookUrl: [{ match: "https://wiki.example.com/runbooks/", path: "runbooks/" }],
      },
      readingClub: { folder: "club", minutes: { read: 15 } },
      lexicon: { fields: { severity: ["深刻さ"] } },
    });
    const sev2 = config.severity.levels[1];
    expect(sev2).toMatchObject({
      id: "SEV2",
      updateEvery: 45,
      escalateTo: ["CTO"],
      meaning: { en: "Core function down" },
    });
    expect(sev2?.postmortemDueDays).toBe(7);
    expect(config.rules["timeline/order"]?.level).toBe("off");
    expect(config.rules["time/no-zone"]?.level).toBe("off");
    expect(config.rules["language/blame"]?.level).toBe("info");
    expect(config.rules["action/overdue"]).toEqual({ level: "error", options: { graceDays: 2 } });
    expect(config.rules["action/no-owner"]).toEqual({ level: "info", options: { everyAction: true } });
  });

  it("takes a list of levels for a scale of the team's own", () => {
    const { config, problems } = withFile(
      "severity:\n  levels:\n    - id: Red\n      aliases: 赤\n    - id: Yellow\n      postmortem: false\n",
    );
    expect(problems).toEqual([]);
    expect(config.severity).toMatchObject({
      name: "custom",
      open: false,
      levels: [
        { id: "Red", aliases: ["赤"] },
        { id: "Yellow", postmortem: false },
      ],
    });
  });

  it("takes the name of a scale", () => {
    expect(withFile("severity: gitlab").config.severity.levels.map(({ id }) => id)).toEqual(["S1", "S2", "S3", "S4"]);
  });

  it("counts paths from the folder of the file", () => {
    const { config } = withFile(
      "documents: { runbook: '*.md' }\ntemplates: { pm: ./t.md }",
      "teams/(api)/.afterword.yaml",
    );
    expect(config.documents).toEqual([{ glob: "teams/\\(api\\)/*.md", kind: "runbook" }]);
    expect(config.templates).toEqual({ pm: "teams/(api)/t.md" });
  });
});

describe("wrong values", () => {
  it.each([
    ["langage: ja", "langage: Unknown key “langage”. Did you mean “language”?"],
    ["language: fr", "fr: Unknown name “fr”. Possible: en, ja."],
    ["extends: mackarel", "mackarel: Unknown name “mackarel”. Did you mean “mackerel”?"],
    [
      "postmortem: { dueDays: soon }",
      "soon: “soon” is not a period. Examples: 30m, 7d, 2 weeks, 6 months, 1 year, 半年.",
    ],
    ["postmortem: { dueDays: -1 }", "-1: “-1” is not a period. Examples: 30m, 7d, 2 weeks, 6 months, 1 year, 半年."],
    [
      "runbooks: { reviewEvery: 6 monts }",
      "6 monts: “6 monts” is not a period. Examples: 30m, 7d, 2 weeks, 6 months, 1 year, 半年.",
    ],
    ["rules: { timeline/oder: off }", "timeline/oder: Unknown name “timeline/oder”. Did you mean “timeline/order”?"],
    ["rules: { timeline/order: of }", "of: Unknown name “of”. Did you mean “off”?"],
    [
      "rules: { timeline/order: { level: 3 } }",
      "3: “rules.timeline/order.level” must be one of off, hint, info, warning, error.",
    ],
    ["rules: [timeline/order]", "[timeline/order]: “rules” must be a mapping (key: value)."],
    ["documents: { postmortems: a/** }", "postmortems: Unknown name “postmortems”. Did you mean “postmortem”?"],
    ["documents: { postmortem: /a/** }", "/a/**: A pattern is relative to the folder of this file: “/a/**” is not."],
    ["documents: { postmortem: 'a/{b,c' }", "'a/{b,c': “a/{b,c” is not a valid pattern: a bracket is not closed."],
    ["documents: { postmortem: ../a }", "../a: A pattern cannot lead out of the folder of this file (“..”)."],
    ["fields: { required: [sevrity] }", "sevrity: Unknown name “sevrity”. Did you mean “severity”?"],
    [
      "severity: { levels: { SEV7: {} } }\nextends: mackerel",
      "SEV7: The scale “mackerel” has no level “SEV7”. Possible: SEV1, SEV2, SEV3, SEV4.",
    ],
    [
      "actions: { dueDays: { SEV8: 3 } }\nextends: mackerel",
      "SEV8: The scale “mackerel” has no level “SEV8”. Possible: SEV1, SEV2, SEV3, SEV4.",
    ],
    ["severity: { levels: [{ meaning: x }] }", "{ meaning: x }: “severity.levels[0]” needs the key “id”."],
    ["timezone: JST", "JST: “JST” is an abbreviation: write a name such as Asia/Tokyo, or an offset such as +09:00."],
    ["timezone: Asia/Tokio", "Asia/Tokio: “Asia/Tokio” is not a time zone. Examples: Asia/Tokyo, +09:00, UTC."],
    ["issues: { repository: ops }", "ops: “ops” is not a repository; write owner/name."],
    ["language: en\nlanguage: ja", "language: This key is written twice; the first one counts."],
    ["- language", "- language: “.afterword.yaml” must be a mapping (key: value)."],
    ["language: [en]", "[en]: “language” must be one of en, ja."],
    ["people: { 田中: 3 }", "3: “people.田中” must be a mapping (key: value)."],
  ])("%s", (text, problem) => {
    expect(problemsOf(text)).toEqual([problem]);
  });

  it("leave the rest of the file in force", () => {
    const { config, problems } = withFile(
      "langage: ja\ntimezone: UTC\nrules:\n  timeline/order: nope\n  time/invalid: off\n",
    );
    expect(problems).toHaveLength(2);
    expect(config.timezone).toBe("UTC");
    expect(config.rules["timeline/order"]?.level).toBe("warning");
    expect(config.rules["time/invalid"]?.level).toBe("off");
  });

  it("keep the first of two equal keys", () => {
    expect(withFile("language: en\nlanguage: ja").config.language).toBe("en");
  });
});

describe("broken YAML", () => {
  it.each([
    'lexicon: {\nextends: "google\nrules:\n  a: b\n',
    "severity: [a\nrules:\n  timeline/order: {\n  x\n",
    "extends: [google\nrules:\n  a: b\n\tq: z\n",
  ])("is one problem, with what the parser says behind our own words: %j", (text) => {
    expect(problemsOf(text)).toEqual([
      expect.stringMatching(/: (?:This is not valid YAML\. The parser says: |YAML does not)/),
    ]);
  });

  it("is told where it breaks, and what was read before applies", () => {
    const text = "language: ja\nrules: {timeline/order: off\n";
    const { config, problems } = withFile(text);
    expect(problems.length).toBeGreaterThan(0);
    expect(config.language).toBe("ja");
  });

  it("is told in a plain sentence for tabs", () => {
    expect(problemsOf("rules:\n\ttimeline/order: off\n").join()).toContain(
      "YAML does not allow tabs for indentation; use spaces.",
    );
  });

  it.each([
    ["empty", ""],
    ["only comments", "# nothing\n"],
    ["a byte order mark", "\ufefflanguage: ja\n"],
    ["a null", "~"],
  ])("is not %s", (_, text) => {
    expect(problemsOf(text)).toEqual([]);
  });

  it("counts places after a byte order mark and with CRLF as they stand", () => {
    const text = "\ufefflanguage: ja\r\nzone: x\r\n";
    expect(problemsOf(text)[0]).toMatch(/^zone: Unknown key/);
  });

  it("does not run away on references, cycles, nesting or size", () => {
    const bomb = [
      "a: &a [x, x, x, x, x, x, x, x, x]",
      ..."bcdefghi".split("").map(
        (name, i) =>
          `${name}: &${name} [${Array(9)
            .fill(`*${"abcdefgh"[i] ?? ""}`)
            .join(", ")}]`,
      ),
    ].join("\n");
    const rules = `rules:\n  timeline/order: { level: info, deep: *i }`;
    for (const text of [
      `${bomb}\n${rules}`,
      "rules: &r\n  timeline/order: { level: info, again: *r }\n",
      "people: &p\n  x: *p\n",
      `rules: ${"[".repeat(50_000)}`,
      `# ${"x".repeat(2_000_000)}`,
      "language: *nobody\n",
    ]) {
      const { config, problems } = withFile(text);
      expect(problems.length).toBeGreaterThan(0);
      expect(config.profile).toBe("minimal");
    }
  });
});
