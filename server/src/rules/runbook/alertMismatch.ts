import { alertKey } from "../../runbooks/names";
import type { DocumentModel } from "../../model/document";
import { message } from "../../text/message";
import type { Finding, Rule } from "../rule";
import { misspelled } from "../alert/misspelling";
import { headOf } from "../place";
import { knownAlerts, type KnownAlerts } from "./knownAlerts";

/** A runbook is for an alert that no rule defines, or says two different names for its alert. */
export const runbookAlertMismatch: Rule = {
  code: "runbook/alert-mismatch",
  severity: "info",
  onByDefault: true,
  kinds: ["runbook"],
  *check(model, { workspace }) {
    if (model.runbook?.deprecated === true) return;
    const known = knownAlerts(workspace);
    if (known !== undefined) yield* unknownAlerts(model, known);
    const otherTitle = namedOtherwise(model, known);
    if (otherTitle) yield otherTitle;
  },
};

function* unknownAlerts(model: DocumentModel, known: KnownAlerts): Iterable<Finding> {
  for (const { name, span } of model.runbook?.alerts ?? []) {
    if (known.has(name)) continue;
    const likely = misspelled(name, known.names);
    const written = model.markdown.text.slice(span.start, span.end).indexOf(name);
    const start = span.start + written;
    yield {
      span,
      message:
        likely === undefined
          ? message(
              "No alert rule is called “{0}”. Whoever gets the alert will not be led here. Write the name as the rule has it, or take it out if the rule is gone.",
              name,
            )
          : message(
              "No alert rule is called “{0}”. Whoever gets the alert will not be led here. Did you mean “{1}”?",
              name,
              likely,
            ),
      fixes:
        likely === undefined || written < 0
          ? []
          : [
              {
                title: message("Change to “{0}”", likely),
                edits: [{ span: { start, end: start + name.length }, newText: likely }],
                preferred: true,
              },
            ],
    };
  }
}

/** The file name and the title are each the name of an alert, as rules write one, and not of the same. */
function namedOtherwise(model: DocumentModel, known: KnownAlerts | undefined): Finding | undefined {
  const file = (model.path.split("/").at(-1) ?? "").replace(/(?:\.html)?\.(?:md|markdown|qmd)(?:\.erb)?$/i, "");
  const { title } = model;
  if (title === undefined || !isAlertName(file) || !isAlertName(title.text) || alertKey(file) === alertKey(title.text))
    return undefined;
  // Which of the two is right can only be told from rules.
  const named = known !== undefined && [file, title.text].some((name) => known.has(name));
  if (!named && !areAlike(file, title.text)) return undefined;
  return {
    span: headOf(model),
    message: message(
      "The file is called “{0}” and its title says “{1}”. Whoever looks for an alert by its name may think this is the page of another one. Give both the name the alert rule has.",
      file,
      title.text,
    ),
  };
}

/** `KubePodCrashLooping`: three words or more, written as one. A product's name hardly has as many. */
const isAlertName = (text: string): boolean =>
  text.length <= 100 && /^[A-Z][A-Za-z0-9]+$/.test(text) && (text.match(/[A-Z]+[a-z0-9]*/g) ?? []).length > 2;

/** The names share most of their words: one was changed, and the other forgotten. */
function areAlike(a: string, b: string): boolean {
  const [one, other] = [wordsOf(a), wordsOf(b)];
  const shared = one.filter((word) => other.includes(word)).length;
  return shared * 2 >= Math.max(one.length, other.length);
}

const wordsOf = (name: string): readonly string[] =>
  (name.match(/[A-Z]+(?![a-z])|[A-Z][a-z0-9]*/g) ?? []).map((word) => word.toLowerCase());
