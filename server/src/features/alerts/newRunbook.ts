import type { Alert } from "../../alerts/alert";

/** What a new runbook is made of. */
export interface NewRunbook {
  readonly title: string;
  /** The alert it is for; undefined for a page about something else. */
  readonly alert: Alert | undefined;
  readonly language: "en" | "ja";
  /** The team's own template; undefined where it has none. */
  readonly template: string | undefined;
  /** `YYYY-MM-DD`. */
  readonly day: string;
}

/** A new runbook, filled with what its alert itself tells. What is left to write stands in brackets. */
export function newRunbook(page: NewRunbook): string {
  return page.template === undefined ? builtIn(page) : filled(page.template, page);
}

/** A file name for the alert's page: its name without what some file system or address refuses. */
export function runbookFileName(name: string): string {
  const kept = name
    .normalize("NFC")
    .replace(/\{\{[^{}]*\}\}|\$\{[^{}]*\}/g, " ")
    .replace(/[\p{Cc}\p{Cf}/\\:*?"'`<>|#%&{}$!@+=;,()[\]]+/gu, " ")
    .trim()
    .replace(/\s+/g, "-")
    .replace(/^[-.]+|[-.]+$/g, "")
    .slice(0, 100);
  if (kept === "") return "runbook.md";
  return `${/^(?:con|prn|aux|nul|com\d|lpt\d)$/i.test(kept) ? `${kept}-runbook` : kept}.md`;
}

/** Puts what is known into the places a template leaves for it, and the alert's name into its empty list of alerts. */
function filled(template: string, { title, alert, day }: NewRunbook): string {
  const values: Readonly<Record<string, string>> = {
    title,
    name: title,
    alert: alert?.name.text ?? title,
    severity: alert?.severity?.text ?? "",
    component: alert?.component ?? "",
    service: alert?.component ?? "",
    summary: oneLine(alert?.summary?.text ?? ""),
    description: descriptionOf(alert) ?? "",
    expression: alert?.expression ?? "",
    expr: alert?.expression ?? "",
    date: day,
    today: day,
  };
  return template.replace(/\{\{\s*(\w+)\s*\}\}/g, (whole, key: string) => values[key] ?? whole);
}

interface Words {
  readonly owner: string;
  readonly meaning: readonly [string, string];
  readonly alert: Readonly<Record<"severity" | "condition", string>>;
  readonly sections: readonly (readonly [string, string])[];
}

const words: Readonly<Record<"en" | "ja", Words>> = {
  en: {
    owner: "[team]",
    meaning: ["Meaning", "[What the alert says, in one sentence.]"],
    alert: { severity: "Severity", condition: "It fires when:" },
    sections: [
      ["Impact", "[What users notice.]"],
      ["Diagnosis", "1. [What to look at first.]"],
      ["Mitigation", "1. [The step that makes it better.]"],
      ["Verification", "[How you know that it worked.]"],
      ["Rollback", "[How to undo the step.]"],
      ["Escalation", "[Whom to call, and after how long.]"],
    ],
  },
  ja: {
    owner: "[チーム名]",
    meaning: ["意味", "[このアラートが示すことを1文で。]"],
    alert: { severity: "重大度", condition: "発報の条件:" },
    sections: [
      ["影響", "[ユーザーから見える影響。]"],
      ["調査", "1. [最初に確認すること。]"],
      ["緩和", "1. [影響を小さくする手順。]"],
      ["確認", "[回復したと分かる条件。]"],
      ["切り戻し", "[手順を元に戻す方法。]"],
      ["エスカレーション", "[何分たったら誰を呼ぶか。]"],
    ],
  },
};

function builtIn({ title, alert, language, day }: NewRunbook): string {
  const { owner, meaning, alert: label, sections } = words[language];
  const [heading, placeholder] = meaning;
  const front = [
    "---",
    "kind: runbook",
    `owner: ${JSON.stringify(owner)}`,
    ...(alert?.component === undefined ? [] : [`component: ${JSON.stringify(alert.component)}`]),
    `alerts: [${alert === undefined ? "" : JSON.stringify(alert.name.text)}]`,
    `last_reviewed: ${day}`,
    "---",
  ].join("\n");
  const told = [alert?.summary?.text, descriptionOf(alert)].map((text) => text?.trim()).filter((text) => text);
  const parts = [
    front,
    `# ${asText(title)}`,
    `## ${heading}`,
    ...(told.length === 0 ? [placeholder] : told.map((text) => asText(text ?? ""))),
    ...(alert?.severity === undefined ? [] : [`- **${label.severity}**: ${asText(alert.severity.text)}`]),
    ...(alert?.expression === undefined ? [] : [label.condition, fenced(alert.expression, alert.format)]),
    ...sections.flatMap(([title, text]) => [`## ${title}`, text]),
  ];
  return `${parts.join("\n\n")}\n`;
}

/** Everything the alert tells beside its summary. */
function descriptionOf(alert: Alert | undefined): string | undefined {
  if (alert === undefined) return undefined;
  const { summary, texts } = alert;
  const others = texts.map(({ text }) => text.trim()).filter((text) => text !== "" && text !== summary?.text.trim());
  return others.length === 0 ? undefined : [...new Set(others)].join("\n\n");
}

const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();

/** Text of an alert as Markdown that shows it as it is: templates as code, no line a heading or a list by accident. */
function asText(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) =>
      line
        .trim()
        .replace(/\{\{[^{}]*\}\}/g, (template) => `\`${template}\``)
        .replace(/^([#>+*_=-]|\d+[.)])(?=[\s=*_#-]|$)/, "\\$1")
        .replace(/^(?=```|~~~)/, "\\")
        .replace(/</g, "\\<"),
    )
    .join("\n");
}

/** A block of code whose fence is longer than any in it. */
function fenced(code: string, format: Alert["format"]): string {
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  const language = format === "prometheus" || format === "prometheus-rule" ? "promql" : "";
  return `${fence}${language}\n${code.replace(/\s+$/, "")}\n${fence}`;
}
