import { CodeActionKind, type CodeAction, type Diagnostic as LspDiagnostic } from "vscode-languageserver";
import { noRunbook } from "../../rules/alert/noRunbook";
import type { Diagnostic } from "../../rules/rule";
import { message, type Message } from "../../text/message";
import type { Span, TextEdit } from "../../text/span";
import type { AlertFileContext } from "./alertContext";
import { editFiles, type EditAbilities, type EditedFile } from "./edits";
import { suppressAlertFile, suppressAlertLine } from "./suppress";

export interface AlertActionQuery {
  readonly range: Span;
  /** The editor's own diagnostics at the place, to link actions to. */
  readonly shown: readonly LspDiagnostic[];
  /** Kinds asked for; undefined: all that are offered unasked. */
  readonly only: readonly string[] | undefined;
  readonly abilities: EditAbilities;
  /** The command that opens a rule's page; undefined where nothing can. */
  readonly rulePageCommand: string | undefined;
  /** The command that shows a file by its address; undefined where nothing can. */
  readonly showFileCommand: string | undefined;
}

/** The open file with edits for it. */
export const edited = ({ uri, version, lines }: AlertFileContext, edits: readonly TextEdit[]): EditedFile => ({
  uri,
  version,
  lines,
  edits,
});

/** The findings at the place asked about. */
export const findingsAt = ({ diagnostics }: AlertFileContext, { start, end }: Span): readonly Diagnostic[] =>
  diagnostics.filter(({ span }) => span.start <= end && start <= span.end);

/**
 * What fixes are offered for at a place: its findings, and at the name of an alert that wants a runbook also where no
 * rule says so. A page can be written, or its link inserted, without anybody being told to.
 */
export function fixableAt(context: AlertFileContext, place: Span): readonly Diagnostic[] {
  const found = findingsAt(context, place);
  if (found.some(({ code }) => code === noRunbook.code)) return found;
  const { linked: file, config, surroundings: workspace } = context;
  const alerts = file.alerts.filter(({ alert: { name } }) => covers(name.span, place)).slice(0, 1);
  const wanted = [...noRunbook.check({ ...file, alerts }, { config, options: {}, workspace })];
  return [...found, ...wanted.map((finding) => ({ ...finding, ...rule }))];
}

const rule = { code: noRunbook.code, severity: noRunbook.severity };

const covers = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

/** Fixes are asked for, among others or alone. */
export const wantsFixes = (only: readonly string[] | undefined): boolean =>
  only === undefined || only.some((kind) => kind === "" || kind === CodeActionKind.QuickFix);

/** Fixes of the findings at a place, comments that silence them, and the way to the rule's page. */
export function alertActions(context: AlertFileContext, query: AlertActionQuery): CodeAction[] {
  if (!wantsFixes(query.only)) return [];
  const here = findingsAt(context, query.range);
  const firsts = here.filter(({ code }, i) => here.findIndex((other) => other.code === code) === i);
  return [
    ...fixableAt(context, query.range).flatMap((diagnostic) => fixes(diagnostic, context, query)),
    ...firsts.flatMap((diagnostic) => others(diagnostic, context, query)),
  ];
}

function fixes(diagnostic: Diagnostic, context: AlertFileContext, query: AlertActionQuery): CodeAction[] {
  return (diagnostic.fixes ?? []).flatMap(({ title, edits, preferred }) => {
    if (edits.length === 0) return [];
    const diagnostics = shownAs(diagnostic, context, query.shown);
    return [{ ...change(title, edits, context, query), diagnostics, isPreferred: preferred === true }];
  });
}

function others(diagnostic: Diagnostic, context: AlertFileContext, query: AlertActionQuery): CodeAction[] {
  const { code, span } = diagnostic;
  const file = { ...context.linked, lines: context.lines };
  const diagnostics = shownAs(diagnostic, context, query.shown);
  const onLine = suppressAlertLine(file, span.start, code);
  const inFile = suppressAlertFile(file, code);
  const actions: CodeAction[] = [];
  if (onLine !== undefined)
    actions.push(change(message("Do not report {0} on this line", code), [onLine], context, query));
  if (inFile !== undefined)
    actions.push(change(message("Do not report {0} in this file", code), [inFile], context, query));
  if (query.rulePageCommand !== undefined) {
    const title = context.audience.translate(message("About the rule {0}", code));
    const command = { title, command: query.rulePageCommand, arguments: [code] };
    actions.push({ title, kind: CodeActionKind.QuickFix, command });
  }
  return actions.map((action) => ({ ...action, diagnostics }));
}

function change(
  title: Message,
  edits: readonly TextEdit[],
  context: AlertFileContext,
  { abilities }: AlertActionQuery,
): CodeAction {
  return {
    title: context.audience.translate(title),
    kind: CodeActionKind.QuickFix,
    edit: editFiles([edited(context, edits)], abilities),
  };
}

/** The editor's own copies of a finding. */
export function shownAs(
  { code, span }: Diagnostic,
  { lines }: AlertFileContext,
  shown: readonly LspDiagnostic[],
): LspDiagnostic[] {
  const { line, character } = lines.positionAt(span.start);
  return shown.filter(
    (one) => one.code === code && one.range.start.line === line && one.range.start.character === character,
  );
}
