import * as vscode from "vscode";
import { effectiveConfiguration } from "../../../server/src/protocol";
import { releaseAll, type Releasable } from "../disposable";
import { authorFor } from "../runs/author";
import type { Session } from "../server/session";
import { section } from "../settings";
import { nameIn } from "./writingNodes";

/** Who writes notes here: the setting, else git's user, by the name that the configuration's `people` have for them. */
export class Author implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #session: Session;
  readonly #subscriptions: readonly Releasable[];
  #known: Promise<string | undefined> | undefined;
  /** The person may be another. */
  readonly onDidChange = this.#changed.event;

  constructor(session: Session) {
    this.#session = session;
    const forget = (): void => {
      this.#known = undefined;
    };
    this.#subscriptions = [
      this.#changed,
      session.onDidStart(forget),
      session.onDidChangeIndex(forget),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (!event.affectsConfiguration(`${section}.author`)) return;
        forget();
        this.#changed.fire();
      }),
    ];
  }

  dispose(): void {
    releaseAll(this.#subscriptions);
  }

  /** Undefined when nothing says it. */
  async known(): Promise<string | undefined> {
    this.#known ??= this.#find();
    const found = await this.#known;
    // Git may have a name for them a moment later.
    if (found === undefined) this.#known = undefined;
    return found;
  }

  /** Asks when nothing says it, and keeps the answer in the user's settings; undefined when they will not say. */
  async asked(): Promise<string | undefined> {
    const known = await this.known();
    if (known !== undefined) return known;
    const given = await vscode.window.showInputBox({
      title: vscode.l10n.t("Who writes these notes?"),
      prompt: vscode.l10n.t("Your name as the team writes it. It is kept in the setting {0}.", `${section}.author`),
      ignoreFocusOut: true,
    });
    const author = given?.trim() ?? "";
    if (author === "") return undefined;
    await vscode.workspace.getConfiguration(section).update("author", author, vscode.ConfigurationTarget.Global);
    return author;
  }

  async #find(): Promise<string | undefined> {
    const uri = vscode.workspace.workspaceFolders?.[0]?.uri;
    const name = uri && (await authorFor(uri));
    if (uri === undefined || name === undefined) return undefined;
    const inForce = await this.#session.client?.sendRequest(effectiveConfiguration, {
      uri: vscode.Uri.joinPath(uri, ".afterword.yaml").toString(),
    });
    return nameIn(inForce?.lines ?? [], name);
  }
}
