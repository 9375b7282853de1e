import { TextDocument, type TextDocumentContentChangeEvent } from "vscode-languageserver-textdocument";
import type { EffectiveConfig } from "../config/effective";
import type { MarkdownDocument } from "../markdown/document";
import { readMarkdown, updateMarkdown } from "../markdown/read";
import type { DocumentModel } from "../model/document";
import { readModel } from "../model/readModel";
import { isTooLarge } from "../rules/document/tooLarge";
import type { Diagnostic, WorkspaceFacts } from "../rules/rule";
import { runRules } from "../rules/run";
import type { Role } from "./documentPatterns";
import type { Place } from "./folders";

/** What is known of one state of a document under one configuration. */
export interface Analysis {
  readonly version: number;
  readonly config: EffectiveConfig;
  readonly model: DocumentModel;
  /** Worst first. */
  readonly diagnostics: readonly Diagnostic[];
  /** The clock when the rules ran, milliseconds since the epoch. */
  readonly now: number;
  /** What the rules knew of other files. */
  readonly workspace: WorkspaceFacts;
}

/** What an analysis asks of its surroundings. */
export interface AnalysisSurroundings {
  readonly onRuleError?: RuleErrorListener | undefined;
  /** Asked each time, so that a change elsewhere counts at once: cheap, and the same values while nothing changes. */
  factsOf?(uri: string, model: DocumentModel): WorkspaceFacts;
}

const noFacts: WorkspaceFacts = { alertNames: undefined };

export type RuleErrorListener = (code: string, error: unknown) => void;

/** How long findings that depend on the clock stay good. */
const minute = 60_000;

/**
 * An open document: the editor's text, and what has been read of it.
 * Nothing is read before somebody asks, so a burst of edits costs one reading,
 * and a new reading starts from the last one.
 */
export class OpenDocument {
  readonly uri: string;
  /** The address as the editor spells it. */
  readonly clientUri: string;
  readonly place: Place;
  readonly role: Role;
  #text: TextDocument;
  #markdown: MarkdownDocument | undefined;
  #markdownVersion = -1;
  #analysis: Analysis | undefined;

  constructor(uri: string, place: Place, role: Role, text: TextDocument) {
    this.uri = uri;
    this.clientUri = text.uri;
    this.place = place;
    this.role = role;
    this.#text = text;
  }

  /** The same document under another path or in another role. */
  as(place: Place, role: Role): OpenDocument {
    const same = place.path === this.place.path && place.root === this.place.root && role === this.role;
    return same ? this : new OpenDocument(this.uri, place, role, this.#text);
  }

  get path(): string {
    return this.place.path;
  }

  get languageId(): string {
    return this.#text.languageId;
  }

  get version(): number {
    return this.#text.version;
  }

  get text(): string {
    return this.#text.getText();
  }

  get tooLarge(): boolean {
    return isTooLarge(this.text);
  }

  change(changes: TextDocumentContentChangeEvent[], version: number): void {
    this.#text = TextDocument.update(this.#text, changes, version);
  }

  /** The text as Markdown; changed parts only are read anew. Not for texts that are too large. */
  get markdown(): MarkdownDocument {
    if (this.#markdown === undefined || this.#markdownVersion !== this.version) {
      const text = this.text;
      this.#markdown = this.#markdown === undefined ? readMarkdown(text) : updateMarkdown(this.#markdown, text);
      this.#markdownVersion = this.version;
    }
    return this.#markdown;
  }

  /** Takes a corrected reading of the present text, made elsewhere. */
  replaceMarkdown(markdown: MarkdownDocument): void {
    if (markdown.text !== this.text) return;
    this.#markdown = markdown;
    this.#markdownVersion = this.version;
    this.#analysis = undefined;
  }

  /** Lets go of what was read when the text has grown too large. */
  dropReading(): void {
    this.#markdown = undefined;
    this.#analysis = undefined;
  }

  /** What the document says and what the rules find in it; the same object while nothing has changed. */
  analyse(config: EffectiveConfig, now: number, around: AnalysisSurroundings = {}): Analysis {
    const last =
      this.#analysis?.version === this.version && this.#analysis.config === config ? this.#analysis : undefined;
    const model = last?.model ?? readModel(this.markdown, { ...this.place, config });
    const workspace = around.factsOf?.(this.uri, model) ?? noFacts;
    if (last !== undefined && Math.abs(now - last.now) < minute && sameFacts(last.workspace, workspace)) return last;
    const diagnostics = worstFirst(runRules(model, { config, now, workspace, onRuleError: around.onRuleError }));
    this.#analysis = { version: this.version, config, model, diagnostics, now, workspace };
    return this.#analysis;
  }
}

const sameFacts = (a: WorkspaceFacts, b: WorkspaceFacts): boolean =>
  a.alertNames === b.alertNames && a.history === b.history && a.orphanedNotes === b.orphanedNotes;

const rank = { error: 0, warning: 1, info: 2, hint: 3 } as const;

/** VS Code shows the first thousand findings of a file: the worst have to be among them. */
export function worstFirst(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...diagnostics].sort((a, b) => rank[a.severity] - rank[b.severity] || a.span.start - b.span.start);
}
