import * as vscode from "vscode";
import { effectiveConfiguration, explain } from "../../../server/src/protocol";
import { releaseAll, type Releasable } from "../disposable";
import type { Session } from "../server/session";
import { pageOf } from "./rulePath";

/** Scheme of the read-only texts this extension shows. */
export const pageScheme = "afterword";

/**
 * Read-only texts: `/explain/…?source`, `/configuration/…?source`, `/rules/timeline-order.md`.
 * What is said of a document is said anew when the document changes.
 */
export class Pages implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #session: Session;
  readonly #extension: vscode.Uri;
  readonly #subscriptions: readonly Releasable[];
  readonly onDidChange = this.#changed.event;

  constructor(session: Session, extension: vscode.Uri) {
    this.#session = session;
    this.#extension = extension;
    this.#subscriptions = [
      this.#changed,
      vscode.workspace.registerTextDocumentContentProvider(pageScheme, this),
      session.onDidChangeStatus((status) => {
        this.#refreshAbout(vscode.Uri.parse(status.uri).toString());
      }),
      session.onDidStart(() => {
        this.#refreshAbout(undefined);
      }),
    ];
  }

  dispose(): void {
    releaseAll(this.#subscriptions);
  }

  /** Where the explanation of a document is shown. */
  explanationOf(source: vscode.Uri): vscode.Uri {
    const name = source.path.slice(source.path.lastIndexOf("/") + 1);
    const path = `/explain/${vscode.l10n.t("{0} as understood", name.replace(/\.(md|markdown|qmd|md\.erb)$/, ""))}.md`;
    return vscode.Uri.from({ scheme: pageScheme, path, query: source.toString() });
  }

  /** Where the configuration in force for a document is shown. */
  configurationOf(source: vscode.Uri): vscode.Uri {
    const path = `/configuration/${vscode.l10n.t("configuration in force")}.yaml`;
    return vscode.Uri.from({ scheme: pageScheme, path, query: source.toString() });
  }

  /** Where a rule's page is shown; undefined for what is no code. */
  ruleOf(code: string): vscode.Uri | undefined {
    const page = pageOf(code);
    return page === undefined ? undefined : vscode.Uri.from({ scheme: pageScheme, path: `/rules/${page}` });
  }

  async provideTextDocumentContent(uri: vscode.Uri, token: vscode.CancellationToken): Promise<string> {
    const [, topic, name = ""] = uri.path.split("/");
    if (topic === "rules") return this.#ruleText(name);
    const client = this.#session.client;
    if (client === undefined) return vscode.l10n.t("The language server is not running.");
    const document = { uri: client.code2ProtocolConverter.asUri(vscode.Uri.parse(uri.query)) };
    if (topic === "configuration") return (await client.sendRequest(effectiveConfiguration, document, token)).text;
    const answer = await client.sendRequest(explain, document, token);
    return answer?.markdown ?? vscode.l10n.t("Open the document to see what Afterword makes of it.");
  }

  async #ruleText(page: string): Promise<string> {
    const file = vscode.Uri.joinPath(this.#extension, "docs", "rules", page);
    try {
      return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
    } catch {
      return vscode.l10n.t("There is no page for this rule.");
    }
  }

  /** Of one document; of every one when none is named. */
  #refreshAbout(source: string | undefined): void {
    for (const { uri } of vscode.workspace.textDocuments) {
      if (uri.scheme === pageScheme && (source === undefined || uri.query === source)) this.#changed.fire(uri);
    }
  }
}

/** Shows a page as a reader sees it, beside the document; as text where the editor has no Markdown preview. */
export async function showRendered(page: vscode.Uri): Promise<void> {
  try {
    await vscode.commands.executeCommand("markdown.showLockedPreviewToSide", page);
  } catch {
    await vscode.window.showTextDocument(page, { viewColumn: vscode.ViewColumn.Beside, preview: true });
  }
}
