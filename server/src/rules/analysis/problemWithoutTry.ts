import type { GkptItem } from "../../model/document";
import { message } from "../../text/message";
import { labelKey } from "../../text/normalize";
import type { Finding, Rule } from "../rule";

const accepted =
  /\b(?:accept(?:ed|able|s)?|we (?:can )?live with|won['’]t (?:fix|do)|no action needed|as is)\b|受容|許容|受け入れ|対応しない|対応不要|何もしない|様子を?見|静観|見送/i;

/** Each Problem leads to a Try, or is accepted in so many words. */
export const problemWithoutTry: Rule = {
  code: "gkpt/problem-without-try",
  severity: "hint",
  onByDefault: false,
  kinds: ["incident", "postmortem"],
  absence: true,
  *check(model) {
    const problems = model.gkpt.filter(({ kind }) => kind === "problem");
    const tries = model.gkpt.filter(({ kind }) => kind === "try");
    // Without links only the lack of any Try can be told.
    if (tries.length > 0 && !areLinked(problems, tries)) return;
    for (const problem of problems) {
      if (!accepted.test(problem.text) && !leadsToTry(problem, tries)) yield findingOf(problem);
    }
  },
};

function areLinked(problems: readonly GkptItem[], tries: readonly GkptItem[]): boolean {
  const labels = new Set(
    [...problems, ...tries].flatMap(({ label }) => (label === undefined ? [] : [labelKey(label)])),
  );
  return [...problems, ...tries].some(({ links }) => links.some((link) => labels.has(labelKey(link))));
}

function leadsToTry(problem: GkptItem, tries: readonly GkptItem[]): boolean {
  const names = (item: GkptItem, label: string | undefined): boolean =>
    label !== undefined && item.links.some((link) => labelKey(link) === labelKey(label));
  return tries.some((attempt) => names(problem, attempt.label) || names(attempt, problem.label));
}

function findingOf(problem: GkptItem): Finding {
  return {
    span: problem.span,
    message: message(
      "No Try answers this Problem. It will be met again as it is. Add a Try and link it (“→ T1”), or write that it is accepted and why.",
    ),
  };
}
