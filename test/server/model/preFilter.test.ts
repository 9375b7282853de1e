import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { resolveConfig } from "../../../server/src/config/resolve";
import { fieldLabels } from "../../../server/src/lexicon/fields";
import { sectionHeadings } from "../../../server/src/lexicon/sections";
import { readMarkdown } from "../../../server/src/markdown/read";
import { mayConcern } from "../../../server/src/model/preFilter";
import { readModel } from "../../../server/src/model/readModel";
import { rules } from "../../../server/src/rules/registry";
import { runRules } from "../../../server/src/rules/run";

const { config } = resolveConfig({});

const kindOf = (text: string, path: string): string => readModel(readMarkdown(text), { path, config }).kind;

/** Empty when the filter is right about a document: what it rules out is of no kind of ours. */
const wronglyRuledOut = (text: string, path: string): string =>
  mayConcern(text, { path, config }) || kindOf(text, path) === "other" ? "" : `${path} is ${kindOf(text, path)}`;

const heading = fc.oneof(
  fc.constantFrom(...Object.values(sectionHeadings).flat()),
  fc.constantFrom(
    "Meaning",
    "Diagnosis",
    "Mitigation",
    "Prerequisites",
    "Rollback",
    "エスカレーション",
    "復旧手順",
    "Usage",
  ),
  fc.constantFrom("How to restore a backup", "Conclusion", "Upgrade to 2.0", "What's new in 2024", "Options"),
);
const label = fc.oneof(fc.constantFrom(...Object.values(fieldLabels).flat()), heading, fc.constantFrom("Name", "Note"));
const value = fc.constantFrom(
  "SEV2",
  "2024-05-06 10:00 UTC",
  "5月6日 10時",
  "45 minutes",
  "Kim",
  "10:00 - 11:00",
  "done",
);
const time = fc.constantFrom(
  "10:02",
  "2024-05-06 10:15",
  "10時30分",
  "午前9時",
  "14.05",
  "T+12m",
  "May 6, 2024",
  "noon",
);

const decorated = (text: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .tuple(
      text,
      fc.constantFrom(
        "@",
        "1. @",
        "**@**",
        "_@_",
        "[@](#x)",
        "🔥 @",
        "@:",
        "`@`",
        "<a name=x></a>@",
        "{{ @ }}",
        "@ <!-- x -->",
        "（@）",
        "\\*@",
      ),
    )
    .map(([plain, frame]) => frame.replace("@", () => plain));

const line = fc.oneof(
  fc.tuple(fc.constantFrom("# ", "## ", "### ", "> ## "), decorated(heading)).map((parts) => `\n${parts.join("")}\n`),
  fc.tuple(decorated(heading), fc.constantFrom("====", "---")).map(([title, under]) => `\n${title}\n${under}\n`),
  fc
    .tuple(fc.constantFrom("", "- ", "* ", "1. ", "> "), label, value)
    .map(([mark, name, is]) => `${mark}**${name}**: ${is}\n`),
  fc.tuple(fc.constantFrom("", "- ", "  - "), label, value).map(([mark, name, is]) => `${mark}${name}: ${is}\n`),
  fc.tuple(label, value).map(([name, is]) => `\n${name} ${is}\n`),
  fc.tuple(label, label).map(([a, b]) => `**${a}:** x | **${b}:** y\n`),
  fc
    .tuple(label, value, label, value)
    .map(([a, x, b, y]) => `\n| Item | Content |\n| --- | --- |\n| ${a} | ${x} |\n| ${b} | ${y} |\n\n`),
  fc.tuple(label, label, value).map(([a, b, x]) => `\n| ${a} | ${b} |\n|---|---|\n| ${x} | ${x} |\n\n`),
  fc
    .tuple(fc.constantFrom("- ", "- **", "### ", ""), time)
    .map(([mark, at]) => `${mark}${at}${mark.endsWith("**") ? "**" : ""} the pool ran dry\n`),
  fc.constantFrom("\n```sh\nkubectl get pods\n```\n", "\n    indented\n", "Some prose about the module.\n", "\n"),
);
const runbookTitles = {
  meaning: ["Meaning", "意味"],
  diagnosis: ["Diagnosis", "Troubleshooting steps", "切り分け手順"],
  mitigation: ["Mitigation", "Recovery", "復旧手順"],
  symptoms: ["Symptoms", "症状"],
  verification: ["Verify the fix", "確認"],
  rollback: ["Rollback", "切り戻し"],
  procedure: ["Procedure", "Steps"],
};
const decoratedAll = (texts: fc.Arbitrary<readonly string[]>): fc.Arbitrary<readonly string[]> =>
  texts.chain((all) => fc.tuple(...all.map((text) => decorated(fc.constant(text)))));

/** Just enough of a report or a runbook to be taken for one, or just not. */
const nearly = <K extends string>(words: Readonly<Partial<Record<K, readonly string[]>>>, keys: readonly K[]) =>
  fc.subarray([...keys]).chain((chosen) => fc.tuple(...chosen.map((key) => fc.constantFrom(...(words[key] ?? [])))));
const sections = decoratedAll(
  nearly(sectionHeadings, [
    ...(["cause", "impact", "actions", "lessons", "went_well", "went_wrong", "lucky"] as const),
    ...(["detection", "resolution", "summary", "trigger", "stats"] as const),
  ]),
).map((titles) => titles.map((title) => `\n## ${title}\n\nThe pool ran dry on 2024-05-06.\n`));
const fields = nearly(fieldLabels, [
  ...(["start", "end", "detected", "mitigated", "declared", "duration"] as const),
  ...(["ttd", "ttr", "severity", "commander", "services", "id"] as const),
])
  .chain((labels) =>
    fc.tuple(fc.constant(labels), fc.constantFrom("- **@**: ", "@: ", "\n@ ", "**@** ", "- @: "), value),
  )
  .map(([labels, frame, is]) => labels.map((name) => `${frame.replace("@", () => name)}${is}\n`));
const runbookSections = decoratedAll(
  nearly(runbookTitles, ["meaning", "diagnosis", "mitigation", "symptoms", "verification", "rollback", "procedure"]),
).map((titles) => titles.map((title) => `\n## ${title}\n\n\`\`\`\nkubectl get pods\n\`\`\`\n`));

const frontMatter = fc.oneof(
  { weight: 4, arbitrary: fc.constant("") },
  fc
    .tuple(fc.constantFrom("title", "severity", "date", "start", "duration", "alerts", "kind", "affected"), value)
    .map(([key, is]) => `---\n${key}: ${is}\ntitle: ${is}\n---\n`),
);
const path = fc.constantFrom(
  "page.md",
  "docs/RestoreDatabase.md",
  "docs/2024-05-06-x.md",
  "README.md",
  "a/b/c/guide.md",
);
const lines = fc.oneof(
  fc.array(line, { maxLength: 14 }),
  fc.tuple(sections, fields).map((parts) => parts.flat()),
  fc.tuple(fields, sections).map((parts) => parts.flat()),
  runbookSections,
);
const document = fc
  .tuple(frontMatter, lines, fc.constantFrom("\n", "\r\n"))
  .map(([front, lines, eol]) => (front + lines.join("")).replaceAll("\n", eol));

describe("looking at a document before it is read", () => {
  test("rules out no document that is of a kind of ours, however headings and labels are written", () => {
    fc.assert(
      fc.property(document, path, (text, at) => {
        expect(wronglyRuledOut(text, at)).toBe("");
      }),
      { numRuns: 1_500, seed: 2026 },
    );
  });

  test("rules out the pages of a manual", () => {
    const page =
      "# Configuration\n\nThe module reads its options once.\n\n## Options\n\n| Name | Default |\n| --- | --- |\n| `level` | 3 |\n";
    expect(mayConcern(page, { path: "docs/configuration.md", config })).toBe(false);
  });

  test("takes a short note for possible where its folder says so", () => {
    expect(mayConcern("Disk full, cleaned up.\n", { path: "postmortems/disk.md", config })).toBe(true);
  });

  test("follows the configuration before anything else", () => {
    const file = { path: ".afterword.yaml", text: "documents:\n  - path: 'notes/**'\n    kind: runbook\n" };
    const own = resolveConfig({ file }).config;
    expect(mayConcern("Text.\n", { path: "notes/a.md", config: own })).toBe(kindOfUnder("notes/a.md", own) !== "other");
  });

  test("loses no finding: no rule says anything about a document of another kind", () => {
    fc.assert(
      fc.property(document, (text) => {
        const model = readModel(readMarkdown(text), { path: "page.md", config });
        if (model.kind === "other") expect(runRules(model, { config, now: 0 }, rules)).toEqual([]);
      }),
      { numRuns: 300, seed: 2026 },
    );
  });

  test("rules out no real document that is of a kind of ours", () => {
    const corpus = fileURLToPath(new URL("../../../../shared/corpus", import.meta.url));
    if (!existsSync(corpus)) return console.log("no corpus here: only generated documents were looked at");
    const files = readdirSync(corpus, { recursive: true, encoding: "utf8" }).filter((name) =>
      /\.(?:md|markdown|qmd)$/.test(name),
    );
    // One in four, under a path that tells nothing and under its own.
    const wrong = files
      .filter((_, index) => index % 4 === 0)
      .flatMap((name) => {
        const text = readFileSync(join(corpus, name), "utf8");
        return [wronglyRuledOut(text, relative(".", name)), wronglyRuledOut(text, "page.md")];
      });
    expect(wrong.filter((each) => each !== "")).toEqual([]);
  });
});

const kindOfUnder = (at: string, own: typeof config): string =>
  readModel(readMarkdown("Text.\n"), { path: at, config: own }).kind;
