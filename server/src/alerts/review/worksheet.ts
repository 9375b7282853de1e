import { tableLine } from "../../rules/tableLines";
import { codeSpan, escapeMarkdown, joinLines } from "../../runbooks/run/stepText";
import { reviewWords, type ReviewWords } from "./reviewWords";
import type { Sheet, SheetAlert, SheetLink } from "./sheet";

/** The page a team fills in when it reviews the alerts of a component. */
export function worksheet(sheet: Sheet, language: "en" | "ja"): string {
  const words = reviewWords[language];
  const { columns } = words;
  const firing = sheet.alerts.filter(({ muted }) => !muted);
  const muted = sheet.alerts.filter((alert) => alert.muted);
  const judged = [columns.verdict, columns.reason, columns.owner, columns.due];
  return [
    ...frontMatter(sheet),
    "",
    `# ${oneLine(words.title(sheet.component, sheet.day))}`,
    ...section(words.questionsTitle, ...words.questions.map((question) => `- ${question}`)),
    ...section(words.alerts, ...(firing.length === 0 ? [words.noAlerts] : facts(firing, words))),
    ...section(
      words.verdicts,
      words.verdictsHint,
      "",
      ...table(
        [columns.alert, columns.fired, columns.actedOn, ...judged],
        firing.map((alert) => [linked({ text: alert.name, target: alert.target })]),
      ),
    ),
    ...(muted.length === 0
      ? []
      : section(
          words.muted,
          ...table(
            [columns.alert, columns.runbook, ...judged],
            muted.map((alert) => mutedRow(alert, words)),
          ),
        )),
    ...section(words.gaps, ...gaps(sheet, words, judged)),
    ...section(words.actions, ...table([columns.action, columns.owner, columns.due, columns.status], [])),
    ...section(words.notes),
    "",
  ].join("\n");
}

const frontMatter = ({ component, day }: Sheet): readonly string[] => [
  "---",
  "kind: alert-review",
  ...(component === undefined ? [] : [`component: ${yamlText(component)}`]),
  `date: ${day}`,
  "participants: []",
  "---",
];

/** Plain where YAML reads it as the same text. */
const yamlText = (text: string): string =>
  /^[\p{L}][\p{L}\p{N} ._/-]*$/u.test(text) && !/^(?:true|false|yes|no|on|off|null|y|n)$|\s$/i.test(text)
    ? text
    : JSON.stringify(text);

const section = (title: string, ...lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? ["", `## ${title}`] : ["", `## ${title}`, "", ...lines];

function facts(alerts: readonly SheetAlert[], words: ReviewWords): readonly string[] {
  const { columns, separator } = words;
  const links = (all: readonly SheetLink[]): string => all.map(linked).join(separator);
  // A column that would stay empty in every row is left out.
  const all: readonly (readonly [string, (alert: SheetAlert) => string])[] = [
    [columns.alert, ({ name, target }) => linked({ text: name, target })],
    [columns.severity, ({ severity }) => escapeMarkdown(oneLine(severity ?? ""))],
    [columns.lacks, ({ lacks }) => lacks.map((what) => words.lacks[what]).join(separator)],
    [columns.runbook, (alert) => runbookOf(alert, words)],
    [columns.dashboards, ({ dashboards }) => links(dashboards)],
    [columns.incidents, ({ incidents }) => links(incidents)],
    [columns.falsePositives, ({ falsePositives }) => links(falsePositives)],
  ];
  const shown = all.filter(([, cell], column) => column === 0 || alerts.some((alert) => cell(alert) !== ""));
  return table(
    shown.map(([title]) => title),
    alerts.map((alert) => shown.map(([, cell]) => cell(alert))),
  );
}

function runbookOf({ state, runbook }: SheetAlert, { states }: ReviewWords): string {
  return [runbook && linked(runbook), states[state] === "" ? undefined : `(${states[state]})`]
    .filter((part) => part !== undefined)
    .join(" ");
}

const mutedRow = (alert: SheetAlert, words: ReviewWords): readonly string[] => [
  linked({ text: alert.name, target: alert.target }),
  runbookOf(alert, words),
];

function gaps(sheet: Sheet, words: ReviewWords, judged: readonly string[]): readonly string[] {
  const rows = [
    ...sheet.unnoticed.map(({ text, target, detection }) => [
      escapeMarkdown(words.unnoticed(oneLine(detection))),
      linked({ text, target }),
    ]),
    ...sheet.factors.map(({ text, target, factor }) => [
      escapeMarkdown(words.factor(oneLine(factor))),
      linked({ text, target }),
    ]),
    ...sheet.lonelyRunbooks.map((page) => [words.lonely, linked(page)]),
  ];
  const head = [words.columns.gap, words.columns.source, ...judged];
  return [rows.length === 0 ? words.noGaps : words.gapsHint, "", ...table(head, rows)];
}

const oneLine = (text: string): string => joinLines(text.split(/\r\n|\n|\r/));

/** A link, or its text alone; an address without a name is shown as code. */
function linked({ text, target }: SheetLink): string {
  const name = escapeMarkdown(oneLine(text));
  if (target !== undefined) return `[${name}](${target})`;
  return /[*_{}]/.test(text) ? codeSpan(oneLine(text)) : name;
}

/** Rows shorter than the head are filled with empty cells. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]): string => tableLine(head.map((_, column) => cells[column] ?? ""));
  return [line(head), line(head.map(() => "---")), ...rows.map(line)];
}
