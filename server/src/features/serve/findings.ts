import {
  CodeLensRefreshRequest,
  DiagnosticRefreshRequest,
  DocumentDiagnosticReportKind,
  type Connection,
  type DiagnosticServerCancellationData,
  type DocumentDiagnosticReport,
} from "vscode-languageserver";
import { LineIndex } from "../../text/lineIndex";
import { canonical } from "../../workspace/folders";
import { configurationFindings, tooLargeFindings } from "../../workspace/notices";
import type { OpenDocument } from "../../workspace/openDocument";
import { toLsp } from "../diagnostics";
import { alertFindings } from "./alertFiles";
import { cancelled } from "./answer";
import { none, type Findings } from "./pulled";
import { unawaited, type Session } from "./session";
import type { Statuses } from "./statuses";

/** Findings of open documents: pulled by the client, or pushed to one that cannot pull. All of them, however many. */
export class FindingsServer {
  readonly #connection: Connection;
  readonly #session: Session;
  readonly #statuses: Statuses;
  readonly #waiting = new Map<string, () => void>();
  /** Documents that were asked for before they were open. */
  readonly #missed = new Set<string>();

  constructor(connection: Connection, session: Session, statuses: Statuses) {
    this.#connection = connection;
    this.#session = session;
    this.#statuses = statuses;
    session.facts.onChange(() => this.refresh());
  }

  servePulls(): void {
    this.#connection.languages.diagnostics.on(async ({ textDocument, previousResultId }, token) => {
      if (this.#session.documents.get(textDocument.uri) === undefined) this.#missed.add(canonical(textDocument.uri));
      const findings = await this.#of(textDocument.uri);
      if (token.isCancellationRequested) return cancelled<DiagnosticServerCancellationData>();
      return report(findings, previousResultId);
    });
  }

  /** Some clients pull before they say that a document is open, and then not again until it is edited. */
  opened(uri: string): void {
    if (this.#missed.delete(canonical(uri))) this.#refreshDiagnostics();
    this.changed(uri);
  }

  /** After an edit: status and, without pulls, findings follow as soon as nothing else waits. */
  changed(uri: string): void {
    this.#waiting.get(uri)?.();
    const delay = this.#session.abilities.pullDiagnostics ? statusDelay : 0;
    this.#waiting.set(
      uri,
      this.#session.ports.idle.later(delay, () => {
        this.#waiting.delete(uri);
        this.#unawaited(this.#follow(uri));
      }),
    );
  }

  closed(uri: string): void {
    this.#waiting.get(uri)?.();
    this.#waiting.delete(uri);
    this.#missed.delete(canonical(uri));
    this.#statuses.forget(uri);
    if (!this.#session.abilities.pullDiagnostics)
      this.#unawaited(this.#connection.sendDiagnostics({ uri, diagnostics: [] }));
  }

  /** What findings depend on beside the text has changed: settings, configuration, folders. */
  refresh(): void {
    const { abilities, documents } = this.#session;
    this.#refreshDiagnostics();
    if (abilities.refreshCodeLenses) this.#unawaited(this.#connection.sendRequest(CodeLensRefreshRequest.type));
    if (abilities.refreshInlayHints) this.#unawaited(this.#connection.languages.inlayHint.refresh());
    for (const { clientUri } of documents.all()) this.changed(clientUri);
  }

  #refreshDiagnostics(): void {
    if (!this.#session.abilities.refreshDiagnostics) return;
    this.#unawaited(this.#connection.sendRequest(DiagnosticRefreshRequest.type));
  }

  #unawaited(sent: Promise<unknown>): void {
    unawaited(sent, this.#session.console);
  }

  async #follow(uri: string): Promise<void> {
    const document = this.#session.documents.get(uri);
    if (document === undefined) return;
    if (!this.#session.abilities.pullDiagnostics) {
      const { version } = document;
      const findings = await this.#of(uri);
      if (this.#session.documents.get(uri)?.version !== version) return;
      await this.#connection.sendDiagnostics({ uri, version, diagnostics: findings.items() });
    }
    await this.#statuses.update(uri);
  }

  async #of(uri: string): Promise<Findings> {
    const { documents, enabled } = this.#session;
    const document = documents.get(uri);
    if (document === undefined || !enabled) return none;
    if (document.role === "foreign") return alertFindings(this.#session, document);
    if (document.role === "configuration") return this.#ofConfiguration(document);
    const context = await this.#session.contextOf(uri);
    if (context === undefined) return document.tooLarge ? this.#ofTooLarge(document) : none;
    this.#statuses.tell(context);
    const { model, diagnostics, version, now } = context;
    const { audience, abilities, configurations, facts } = this.#session;
    return {
      resultId: [version, configurations.generation, facts.generation, now].join("."),
      items: () => toLsp(diagnostics, model.markdown.lines, uri, audience, abilities),
    };
  }

  #ofConfiguration(document: OpenDocument): Findings {
    const { configurations, audience, abilities } = this.#session;
    const { text } = document;
    const resolved = configurations.resolve(document.uri, text);
    return {
      resultId: `configuration.${document.version.toString()}.${configurations.generation.toString()}`,
      items: () => toLsp(configurationFindings(resolved), new LineIndex(text), document.clientUri, audience, abilities),
    };
  }

  async #ofTooLarge({ uri, clientUri }: OpenDocument): Promise<Findings> {
    const { audience, configurations } = this.#session;
    const { config } = await configurations.of(uri);
    return {
      resultId: `too-large.${configurations.generation.toString()}`,
      items: () => toLsp(tooLargeFindings(config), new LineIndex(""), clientUri, audience),
    };
  }
}

/** How long typing must rest before the status follows, milliseconds; a pull brings it along at once. */
const statusDelay = 200;

function report(findings: Findings, previous: string | undefined): DocumentDiagnosticReport {
  const { resultId } = findings;
  return resultId === previous
    ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId }
    : { kind: DocumentDiagnosticReportKind.Full, resultId, items: findings.items() };
}
