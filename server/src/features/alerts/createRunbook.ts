import { CodeActionKind, type CodeAction } from "vscode-languageserver";
import type { Alert } from "../../alerts/alert";
import { insertRunbookLink } from "../../alerts/insertLink";
import type { LinkedAlert } from "../../alerts/links";
import type { RunbookPage } from "../../alerts/linkAlerts";
import type { EffectiveConfig } from "../../config/effective";
import { folderOf } from "../../alerts/respellLink";
import { newLink } from "../../rules/alert/newLink";
import type { Diagnostic } from "../../rules/rule";
import { hasKana } from "../../text/normalize";
import { message, type Message } from "../../text/message";
import type { TextEdit } from "../../text/span";
import type { AlertFileContext } from "./alertContext";
import { edited, fixableAt, shownAs, wantsFixes, type AlertActionQuery } from "./codeActions";
import { createFile } from "./edits";
import { newRunbook, runbookFileName } from "./newRunbook";

/** What the rest of the workspace tells of a new runbook. */
export interface RunbookPlaces {
  /** The runbooks of the folder. */
  readonly runbooks: readonly RunbookPage[];
  /** Something is at a path of the folder. */
  readonly exists: (path: string) => boolean;
  /** The team's template, read when it is needed; undefined where there is none. */
  readonly template: () => Promise<string | undefined>;
}

interface Creation {
  readonly path: string;
  readonly title: Message;
  readonly edits: readonly TextEdit[];
}

/** For an alert without a runbook, or one whose runbook is not there: write it from what the alert tells, and link it. */
export async function createRunbookActions(
  context: AlertFileContext,
  query: AlertActionQuery,
  places: RunbookPlaces,
): Promise<CodeAction[]> {
  if (!query.abilities.createFiles || !wantsFixes(query.only)) return [];
  const actions: CodeAction[] = [];
  for (const diagnostic of fixableAt(context, query.range)) {
    const linked = alertOf(diagnostic, context);
    if (linked === undefined) continue;
    const creation = missingPage(diagnostic, linked) ?? firstPage(diagnostic, linked, context, places);
    if (creation === undefined || places.exists(creation.path)) continue;
    const { alert } = linked;
    const text = newRunbook({
      title: alert.name.text,
      alert,
      language: languageOf([alert.name, ...alert.texts], context.config, places.runbooks),
      template: await places.template(),
      day: new Date(context.now).toISOString().slice(0, 10),
    });
    const uri = context.workspace.addressOf(creation.path);
    const title = context.audience.translate(creation.title);
    actions.push({
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics: shownAs(diagnostic, context, query.shown),
      edit: createFile(uri, text, [edited(context, creation.edits)]),
      // What is left to write is the user's to fill in.
      ...(query.showFileCommand && { command: { title, command: query.showFileCommand, arguments: [uri] } }),
    });
  }
  return actions;
}

function alertOf({ span }: Diagnostic, { linked }: AlertFileContext): LinkedAlert | undefined {
  return linked.alerts.find(
    ({ alert, links }) => alert.name.span.start === span.start || links.some((link) => link.span.start === span.start),
  );
}

/** The page where a link says it is. */
function missingPage({ code, span }: Diagnostic, { links }: LinkedAlert): Creation | undefined {
  if (code !== "alert/runbook-not-found") return undefined;
  const target = links.find((link) => link.span.start === span.start && link.status === "missing-file")?.target;
  if (target === undefined || !/\.(?:md|markdown)$/i.test(target.path)) return undefined;
  return { path: target.path, title: message("Create the runbook {0}", target.path), edits: [] };
}

/** A page beside the other runbooks, with the alert's name. */
function firstPage(
  { code }: Diagnostic,
  linked: LinkedAlert,
  { linked: file, config, surroundings }: AlertFileContext,
  places: RunbookPlaces,
): Creation | undefined {
  if (code !== "alert/no-runbook" || linked.named.length > 0) return undefined;
  const path = freePath(linked.alert, places);
  const link = newLink(path, undefined, file.path, surroundings.examples, config);
  const edits = insertRunbookLink(file.path, file.text, linked.alert, link);
  if (edits.length === 0) return undefined;
  return { path, title: message("Create the runbook {0} and link it", path), edits };
}

function freePath({ name }: Alert, { runbooks, exists }: RunbookPlaces): string {
  const folder = commonFolder(runbooks);
  const base = `${folder === "" ? "" : `${folder}/`}${runbookFileName(name.text).replace(/\.md$/, "")}`;
  for (let count = 1; count < 100; count += 1) {
    const path = `${base}${count === 1 ? "" : `-${count.toString()}`}.md`;
    if (!exists(path)) return path;
  }
  return `${base}.md`;
}

/** The folder most runbooks stand in; `runbooks` where there are none. */
function commonFolder(pages: readonly RunbookPage[]): string {
  const counts = new Map<string, number>();
  for (const { path, entry } of pages) {
    if (entry.kind === "runbook") counts.set(folderOf(path), (counts.get(folderOf(path)) ?? 0) + 1);
  }
  const [first] = [...counts].sort(([a, x], [b, y]) => y - x || a.length - b.length || (a < b ? -1 : 1));
  return first?.[0] ?? "runbooks";
}

/** As configured, else as most runbooks are written, else as what is told of the new one. */
export function languageOf(
  told: readonly { readonly text: string }[],
  config: Pick<EffectiveConfig, "language">,
  runbooks: readonly RunbookPage[],
): "en" | "ja" {
  if (config.language !== undefined) return config.language;
  const japanese = runbooks.filter(({ entry }) => hasKana(`${entry.title.text}${entry.summary ?? ""}`)).length;
  if (runbooks.length > 0) return japanese * 2 > runbooks.length ? "ja" : "en";
  return hasKana(told.map(({ text }) => text).join("")) ? "ja" : "en";
}
