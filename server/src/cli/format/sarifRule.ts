import type { FindingSeverity, Rule } from "../../rules/rule";

export const sarifLevels: Readonly<Record<FindingSeverity, "error" | "warning" | "note">> = {
  error: "error",
  warning: "warning",
  info: "note",
  hint: "note",
};

const problemSeverity = { error: "error", warning: "warning", note: "recommendation" } as const;

/** A rule as SARIF describes it, with its page as help; findings of the program itself have no `Rule`. */
export function sarifRule(code: string, rule: Pick<Rule, "severity"> | undefined, page: string | undefined) {
  const level = sarifLevels[rule?.severity ?? (code === "config/invalid" ? "error" : "info")];
  const described =
    page === undefined ? { help: code, summary: code } : { help: page, summary: firstSentence(page) ?? code };
  return {
    id: code,
    name: nameOf(code),
    shortDescription: { text: described.summary },
    help: { text: described.help, markdown: described.help },
    defaultConfiguration: { level },
    properties: {
      "problem.severity": problemSeverity[level],
      tags: ["incident-documents", code.split("/")[0] ?? code],
    },
  };
}

/** The sentence under the page's heading. */
function firstSentence(page: string): string | undefined {
  const [, paragraph] = page.split(/\r?\n(?:[ \t]*\r?\n)+/);
  return paragraph === undefined || paragraph.startsWith("#") ? undefined : paragraph.replace(/\s+/g, " ").trim();
}

/** `timeline/order` is `TimelineOrder`: SARIF names are identifiers. */
function nameOf(code: string): string {
  return code.replace(/(?:^|[/-])([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
