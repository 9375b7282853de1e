import {
  CodeActionKind,
  type CodeAction,
  type Command,
  type Diagnostic as LspDiagnostic,
  type TextEdit as LspEdit,
  type WorkspaceEdit,
} from "vscode-languageserver";
import type { Diagnostic, Fix } from "../rules/rule";
import { message, type Message } from "../text/message";
import { overlaps, type Span, type TextEdit } from "../text/span";
import { say, type DocumentContext } from "./context";
import { isInsertion, joinInsertions } from "./joinInsertions";
import { suppressInFile, suppressOnLine } from "./suppress";

/** What the editor asks for and what it can take. */
export interface CodeActionQuery {
  readonly range: Span;
  /** The editor's own diagnostics at the place, to link actions to. */
  readonly shown: readonly LspDiagnostic[];
  /** Kinds asked for; undefined: all that are offered unasked. */
  readonly only: readonly string[] | undefined;
  /** The edit may name the document's version. */
  readonly versioned: boolean;
  /** The command that opens a rule's page; undefined where nothing can. */
  readonly rulePageCommand: string | undefined;
}

export const fixAllKind = `${CodeActionKind.SourceFixAll}.afterword`;

/** Fixes of the findings at a place, "fix all", suppressing comments, and the way to the rule's page. */
export function codeActions(context: DocumentContext, query: CodeActionQuery): CodeAction[] {
  const actions: CodeAction[] = [];
  if (wants(query.only, CodeActionKind.QuickFix)) {
    const here = context.diagnostics.filter(({ span }) => touches(span, query.range));
    for (const diagnostic of here) actions.push(...fixActions(diagnostic, context, query));
    const codes = new Set(here.map(({ code }) => code));
    for (const code of codes) actions.push(...fixAllOf(code, context, query));
    for (const diagnostic of firstOfEachCode(here)) actions.push(...otherActions(diagnostic, context, query));
  }
  if (query.only !== undefined && query.only.some((kind) => contains(kind, fixAllKind))) {
    const edits = fixAllEdits(context.diagnostics);
    if (edits.length > 0) {
      actions.push({
        title: say(context, message("Fix all findings of Afterword")),
        kind: fixAllKind,
        edit: workspaceEdit(edits, context, query),
      });
    }
  }
  return actions;
}

/** The edits of all preferred fixes. */
export function fixAllEdits(diagnostics: readonly Diagnostic[]): readonly TextEdit[] {
  return compatible(diagnostics.map(({ fixes }) => fixes?.find((fix) => fix.preferred === true)));
}

/**
 * The edits of the fixes that do not get into each other's way, in document order. A fix shared by findings counts
 * once; insertions at one place become one, in the order of the findings.
 */
function compatible(offered: readonly (Fix | undefined)[]): readonly TextEdit[] {
  const fixes = [...new Set(offered.filter((fix) => fix !== undefined))].sort((a, b) => startOf(a) - startOf(b));
  const taken: TextEdit[] = [];
  for (const fix of fixes) {
    const edits = [...fix.edits].sort((a, b) => a.span.start - b.span.start);
    const [first, ...rest] = edits;
    const last = taken.at(-1);
    if (first === undefined) continue;
    if (last === undefined || first.span.start > last.span.end) taken.push(...edits);
    else if (first.span.start === last.span.end && isInsertion(first) && isInsertion(last))
      taken.splice(-1, 1, joinInsertions(last, first), ...rest);
  }
  return taken;
}

const startOf = (fix: Fix): number => Math.min(...fix.edits.map(({ span }) => span.start));

/** Spans that share a character, or where the cursor stands at an end. */
function touches(a: Span, b: Span): boolean {
  return overlaps(a, b) || (a.start <= b.end && b.start <= a.end);
}

const contains = (wanted: string, kind: string): boolean =>
  wanted === "" || kind === wanted || kind.startsWith(`${wanted}.`);

const wants = (only: readonly string[] | undefined, kind: string): boolean =>
  only === undefined || only.some((wanted) => contains(wanted, kind));

function fixActions(diagnostic: Diagnostic, context: DocumentContext, query: CodeActionQuery): CodeAction[] {
  return (diagnostic.fixes ?? []).map((fix) => ({
    title: say(context, fix.title),
    kind: CodeActionKind.QuickFix,
    diagnostics: shownAs(diagnostic, context, query),
    isPreferred: fix.preferred === true,
    edit: workspaceEdit(fix.edits, context, query),
  }));
}

function fixAllOf(code: string, context: DocumentContext, query: CodeActionQuery): CodeAction[] {
  const fixes = context.diagnostics
    .filter((diagnostic) => diagnostic.code === code)
    .map((diagnostic) => diagnostic.fixes?.find(({ preferred }) => preferred === true) ?? diagnostic.fixes?.[0])
    .filter((fix) => fix !== undefined);
  if (new Set(fixes).size < 2) return [];
  return [quickAction(message("Fix all {0} findings of {1}", fixes.length, code), compatible(fixes), context, query)];
}

function otherActions(diagnostic: Diagnostic, context: DocumentContext, query: CodeActionQuery): CodeAction[] {
  const { code, span } = diagnostic;
  const { markdown } = context.model;
  const linked = { diagnostics: shownAs(diagnostic, context, query) };
  const actions: CodeAction[] = [];
  const onLine = suppressOnLine(markdown, span.start, code);
  if (onLine !== undefined) {
    actions.push({
      ...quickAction(message("Do not report {0} on this line", code), [onLine], context, query),
      ...linked,
    });
  }
  const inFile = suppressInFile(markdown, code);
  actions.push({
    ...quickAction(message("Do not report {0} in this file", code), [inFile], context, query),
    ...linked,
  });
  if (query.rulePageCommand !== undefined) {
    const title = say(context, message("About the rule {0}", code));
    const command: Command = { title, command: query.rulePageCommand, arguments: [code] };
    actions.push({ title, kind: CodeActionKind.QuickFix, command, ...linked });
  }
  return actions;
}

function quickAction(
  title: Message,
  edits: readonly TextEdit[],
  context: DocumentContext,
  query: CodeActionQuery,
): CodeAction {
  return { title: say(context, title), kind: CodeActionKind.QuickFix, edit: workspaceEdit(edits, context, query) };
}

function firstOfEachCode(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Set<string>();
  return diagnostics.filter(({ code }) => !seen.has(code) && seen.add(code));
}

/** The editor's own copies of a finding. */
function shownAs(diagnostic: Diagnostic, context: DocumentContext, query: CodeActionQuery): LspDiagnostic[] {
  const start = context.model.markdown.lines.positionAt(diagnostic.span.start);
  return query.shown.filter(
    ({ code, range }) =>
      code === diagnostic.code && range.start.line === start.line && range.start.character === start.character,
  );
}

/** Edits of one document, as the client takes them. */
export function workspaceEdit(
  edits: readonly TextEdit[],
  context: Pick<DocumentContext, "uri" | "version" | "model">,
  { versioned }: { readonly versioned: boolean },
): WorkspaceEdit {
  const { lines } = context.model.markdown;
  const changes: LspEdit[] = edits.map(({ span, newText }) => ({ range: lines.rangeOf(span), newText }));
  return versioned
    ? { documentChanges: [{ textDocument: { uri: context.uri, version: context.version }, edits: changes }] }
    : { changes: { [context.uri]: changes } };
}
