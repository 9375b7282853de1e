import * as vscode from "vscode";
import { documentStatus, type DocumentStatus } from "../../../server/src/protocol";
import { releaseAll, type Releasable } from "../disposable";
import type { Session } from "../server/session";
import { countsInWords, severitiesInWords, total } from "./words";

const everywhere: vscode.DocumentSelector = { pattern: "**" };
const nowhere: vscode.DocumentSelector = { scheme: "afterword-nowhere" };

/** What the server says of the document in front: its kind, its findings, the profile it is checked against. */
export class StatusItems implements vscode.Disposable {
  readonly #kind = item("afterword.kind", vscode.l10n.t("Afterword: Kind of Document"));
  readonly #findings = item("afterword.findings", vscode.l10n.t("Afterword: Findings"));
  readonly #profile = item("afterword.profile", vscode.l10n.t("Afterword: Profile"));
  readonly #session: Session;
  readonly #subscriptions: readonly Releasable[];

  constructor(session: Session) {
    this.#session = session;
    this.#kind.command = { command: "afterword.explainKind", title: vscode.l10n.t("Why?") };
    this.#profile.command = {
      command: "afterword.showEffectiveConfiguration",
      title: vscode.l10n.t("Show Configuration"),
    };
    this.#subscriptions = [
      this.#kind,
      this.#findings,
      this.#profile,
      vscode.window.onDidChangeActiveTextEditor(() => void this.#refresh()),
      session.onDidStart(() => void this.#refresh()),
      session.onDidChangeStatus((status) => {
        if (isInFront(status.uri)) this.#show(status);
      }),
    ];
    void this.#refresh();
  }

  dispose(): void {
    releaseAll(this.#subscriptions);
  }

  async #refresh(): Promise<void> {
    const uri = vscode.window.activeTextEditor?.document.uri.toString();
    const client = this.#session.client;
    const status = uri === undefined ? null : await client?.sendRequest(documentStatus, { uri });
    if (uri === undefined || isInFront(uri)) this.#show(status ?? undefined);
  }

  #show(status: DocumentStatus | undefined): void {
    const checked = status !== undefined && status.kind !== "other" && !status.tooLarge;
    this.#kind.selector = status === undefined ? nowhere : everywhere;
    this.#findings.selector = checked || status?.off === true ? everywhere : nowhere;
    this.#profile.selector = checked ? everywhere : nowhere;
    if (status === undefined) return;
    this.#kind.text = `$(book) ${status.kindName}`;
    this.#kind.detail = vscode.l10n.t("kind of document");
    this.#profile.text = `$(law) ${status.profile}`;
    this.#profile.detail = vscode.l10n.t("profile");
    this.#showFindings(status);
  }

  #showFindings({ findings, off }: DocumentStatus): void {
    const icon = off ? "$(circle-slash)" : total(findings) === 0 ? "$(pass)" : "$(checklist)";
    this.#findings.text = `${icon} ${off ? vscode.l10n.t("Afterword is off") : countsInWords(findings, vscode.l10n.t)}`;
    this.#findings.detail = off ? undefined : severitiesInWords(findings, vscode.l10n.t);
    this.#findings.command = {
      command: "afterword.toggle",
      title: off ? vscode.l10n.t("Turn On") : vscode.l10n.t("Turn Off"),
    };
  }
}

function item(id: string, name: string): vscode.LanguageStatusItem {
  const made = vscode.languages.createLanguageStatusItem(id, nowhere);
  made.name = name;
  return made;
}

function isInFront(uri: string): boolean {
  const active = vscode.window.activeTextEditor?.document.uri;
  return active !== undefined && active.toString() === vscode.Uri.parse(uri).toString();
}
