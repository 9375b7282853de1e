import type { Connection, TextEdit as LspEdit } from "vscode-languageserver";
import type { DocumentModel } from "../../model/document";
import * as protocol from "../../protocol";
import { configuredZone } from "../../rules/when";
import { civilAt } from "../../rules/timeForm";
import { correctStep } from "../../runbooks/run/correctStep";
import { insertRows } from "../../runbooks/run/insertRows";
import { matchSteps, type StepChanges } from "../../runbooks/run/matchSteps";
import { readSteps } from "../../runbooks/run/readSteps";
import { fileStem, recordPage, relativeLink } from "../../runbooks/run/recordFile";
import { clockOf, recordZone } from "../../runbooks/run/recordZone";
import { recordRows } from "../../runbooks/run/recordRows";
import type { RunbookSteps, Step } from "../../runbooks/run/steps";
import { applyEdits, type TextEdit } from "../../text/span";
import { formatDate } from "../../time/civil";
import { canonical, join } from "../../workspace/folders";
import { stemOf } from "../../workspace/scan";
import { readAny, type ReadPage } from "./readAny";
import { runTargets } from "./runTargets";
import type { Session } from "./session";

/** The requests about runs of runbooks: what is to do, and where what was done is told. */
export function serveRuns(connection: Connection, session: Session): void {
  connection.onRequest(protocol.runSteps, async ({ uri, known }) => {
    const page = await readAny(session, uri);
    return page === undefined ? null : stepsOf(uri, page, known);
  });
  connection.onRequest(protocol.runTargets, () => runTargets(session));
  connection.onRequest(protocol.runIntoTimeline, async ({ uri, run }) => {
    const page = await readAny(session, uri);
    if (page === undefined) return null;
    const rows = recordRows(run, linkBetween(session, page.uri, run.runbook), languageOf(page.model));
    const { edits, added } = insertRows(rows, page);
    return { edits: edits.map((edit) => toLsp(edit, page.model)), added, clock: recordZone(page) };
  });
  connection.onRequest(protocol.runPage, (params) => newPage(session, params));
  connection.onRequest(protocol.runCorrection, async ({ uri, step: id, words }) => {
    const page = await readAny(session, uri);
    const step = page && allSteps(pageSteps(page)).find((one) => one.id === id);
    const edit = step && correctStep(page.model.markdown.text, step, words);
    if (page === undefined || edit === undefined) return null;
    return { edit: toLsp(edit, page.model), text: applyEdits(page.model.markdown.text, [edit]) };
  });
}

const pageSteps = ({ model }: ReadPage): RunbookSteps => readSteps(model.markdown, model.title?.text);

const allSteps = ({ groups }: RunbookSteps): readonly Step[] => groups.flatMap(({ steps }) => steps);

const toLsp = ({ span, newText }: TextEdit, { markdown }: DocumentModel): LspEdit => ({
  range: markdown.lines.rangeOf(span),
  newText,
});

const languageOf = ({ language }: DocumentModel): "en" | "ja" => (language === "ja" ? "ja" : "en");

function stepsOf(uri: string, page: ReadPage, known: readonly protocol.KnownRunStep[]): protocol.RunSteps {
  const steps = pageSteps(page);
  const changes = matchSteps(known, steps);
  const { lines } = page.model.markdown;
  return {
    uri,
    title: steps.title ?? stemOf(page.model.path),
    clock: clockOf(configuredZone(page.config)),
    groups: steps.groups.map((group) => ({
      heading: group.heading,
      level: group.level,
      range: lines.rangeOf(group.span),
      steps: group.steps.map((step) => stepItem(step, page.model, known.length > 0 ? changes : undefined)),
    })),
    gone: changes.gone,
  };
}

function stepItem(step: Step, { markdown }: DocumentModel, changes: StepChanges | undefined): protocol.RunStep {
  const { id, text, markdown: oneLine, number, depth, details, commands, span } = step;
  return {
    id,
    text,
    markdown: oneLine,
    source: markdown.text.slice(span.start, span.end),
    number,
    depth,
    details,
    commands,
    range: markdown.lines.rangeOf(span),
    was: changes?.changed.get(id),
    isNew: changes?.added.has(id) ?? false,
  };
}

/** Only between files of one workspace folder: another folder is elsewhere on everybody else's disk. */
function linkBetween({ folders }: Session, from: string, to: string): string | undefined {
  const target = canonical(to);
  const root = folders.rootOf(from);
  if (root === undefined || root !== folders.rootOf(target)) return undefined;
  return relativeLink(folders.pathOf(from), folders.pathOf(target));
}

async function newPage(
  session: Session,
  { run, folder, offset }: protocol.RunPageParams,
): Promise<{ stem: string; text: string } | null> {
  const runbook = await readAny(session, run.runbook);
  const root = session.folders.rootOf(canonical(run.runbook));
  if (runbook === undefined || root === undefined || folder.split(/[/\\]/).includes("..")) return null;
  const zone = configuredZone(runbook.config)?.offset ?? offset;
  const name = fileStem(formatDate(civilAt(run.started, zone)), run.title);
  const stem = join(root, [...folder.split(/[/\\]/).filter((part) => part !== "" && part !== "."), name].join("/"));
  const language = runbook.config.language ?? languageOf(runbook.model);
  return { stem, text: recordPage(run, linkBetween(session, `${stem}.md`, run.runbook), language) };
}
