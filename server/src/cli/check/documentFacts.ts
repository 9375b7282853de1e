import { resolve } from "node:path";
import type { AlertFile } from "../../alerts/alert";
import type { DocumentModel } from "../../model/document";
import type { PageHistory, WorkspaceFacts } from "../../rules/rule";
import { readPageHistory, type HistoryAnswer, type HistoryQuestion } from "../../workspace/pageHistory";
import { message } from "../../text/message";
import type { Trouble } from "../files/trouble";
import type { DocumentSource } from "../sources";
import type { World } from "../world";
import type { NoteFacts } from "./noteFacts";

export type FactsOf = (source: DocumentSource, model: DocumentModel) => WorkspaceFacts;

/** So many questions to git take about a second; what is checked after them is judged without it, which is told. */
const mostQuestions = 300;

/** What the alert rules among the files checked, and git, tell of a document. Git is asked about runbooks only. */
export function documentFacts(
  { files, git }: Pick<World, "files" | "git">,
  alertFiles: readonly { readonly root: string; readonly alerts: AlertFile }[],
  notes: NoteFacts,
  onTrouble: (trouble: Trouble) => void,
): FactsOf {
  const names = namesByRoot(alertFiles);
  let questions = 0;
  const answer = (root: string, question: HistoryQuestion): HistoryAnswer => {
    const path = resolve(root, question.path);
    if (question.ask === "exists") return { exists: files.stat(path)?.kind === "file" };
    if (questions === mostQuestions) onTrouble({ path, message: unasked, fatal: false });
    questions += 1;
    if (questions > mostQuestions) return {};
    if (question.ask === "log") return { commits: git.log(path, question.limit) };
    return { text: git.show(path, question.commit) };
  };
  const historyOf = (root: string, model: DocumentModel): PageHistory | undefined => {
    const asking = readPageHistory(model);
    let step = asking.next();
    while (step.done !== true) step = asking.next(answer(root, step.value));
    return step.value;
  };
  return ({ path, place, root }, model) => ({
    alertNames: names.get(root),
    history: historyOf(resolve(path.slice(0, path.length - place.path.length)), model),
    orphanedNotes: notes.of(resolve(path)),
  });
}

const unasked = message(
  "the history of this runbook, and of those after it, was not looked at: git is asked no more than {0} questions in one run",
  mostQuestions,
);

function namesByRoot(
  alertFiles: readonly { readonly root: string; readonly alerts: AlertFile }[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const names = new Map<string, Set<string>>();
  for (const { root, alerts } of alertFiles) {
    const own = names.get(root) ?? new Set();
    for (const { name } of alerts.alerts) own.add(name.text);
    names.set(root, own);
  }
  return names;
}
