import * as vscode from "vscode";
import type { Notes } from "../annotations/notes";
import { releaseAll, type Releasable } from "../disposable";
import type { Session } from "../server/session";
import { pageHtml, pageOptions } from "../views/webviewPage";
import type { Club } from "./club";
import type { Desk } from "./desk";
import { makeIssue } from "./issues";
import { issueOfAction, issueOfTopic } from "./issueNodes";
import { showSource } from "./openForReading";
import {
  givenBack,
  nothingTyped,
  readPresenterMessage,
  type PresenterMessage,
  type PresenterState,
  type Typed,
} from "./presenterMessagesNodes";
import { firstOpen, topicsOf, type Topic } from "./presenterNodes";
import { presenterTexts } from "./presenterTexts";
import { dayIn, type MySession } from "./sessionNodes";

export interface PresenterParts {
  readonly session: Session;
  readonly club: Club;
  readonly notes: Notes;
  readonly desk: Desk;
  readonly extension: vscode.Uri;
}

/** What is asked for about one topic. */
type TopicMessage = Extract<PresenterMessage, { readonly topic: string }>;

type ActMessage = Extract<PresenterMessage, { readonly kind: "act" }>;

/** The notes of a session, one place at a time in large type, for a screen that everybody sees. */
export class Presenter implements vscode.Disposable {
  readonly #parts: PresenterParts;
  readonly #subscriptions: readonly Releasable[];
  #panel: vscode.WebviewPanel | undefined;
  #presented: MySession | undefined;
  #topics: readonly Topic[] = [];
  #isWide = false;
  /** By the session: written in the form and not added. It outlives the panel. */
  readonly #typed = new Map<string, Typed>();

  constructor(parts: PresenterParts) {
    this.#parts = parts;
    this.#subscriptions = [parts.notes.onDidChange(() => void this.#refresh())];
  }

  dispose(): void {
    this.#panel?.dispose();
    releaseAll(this.#subscriptions);
  }

  async show(session: MySession): Promise<void> {
    if (!session.revealed) {
      const reveal = vscode.l10n.t("Reveal My Notes");
      const text = vscode.l10n.t("Reveal your notes first: then those of the others are shown.");
      void vscode.window.showInformationMessage(text, reveal).then(async (chosen) => {
        if (chosen === reveal) await vscode.commands.executeCommand("afterword.revealNotes");
      });
      return;
    }
    this.#presented = session;
    this.#parts.desk.presenting = true;
    if (this.#panel === undefined) this.#open(session);
    else await inFront(this.#panel);
    await this.#widen();
    await this.#refresh();
  }

  /**
   * Adds to the minutes what is written in the form and was not added.
   * @returns false when that failed: it stays in the form
   */
  async handIn(session: MySession): Promise<boolean> {
    const { learned, action, owner, due } = this.#typed.get(session.uri) ?? nothingTyped;
    this.#typed.delete(session.uri);
    const isLearned = learned === "" || (await this.#learn(session, learned));
    const isAgreed = action === "" || (await this.#act(session, { text: action, owner, due, issue: false }));
    await this.#refresh(this.#typed.get(session.uri) ?? nothingTyped);
    return isLearned && isAgreed;
  }

  /** The discussion is over. */
  close(): void {
    this.#panel?.dispose();
  }

  #open({ title }: MySession): void {
    const { extension, desk } = this.#parts;
    const panel = vscode.window.createWebviewPanel(
      "afterword.presenter",
      vscode.l10n.t("Discussion: {0}", title),
      { viewColumn: vscode.ViewColumn.One },
      { ...pageOptions(extension), enableFindWidget: true, retainContextWhenHidden: true },
    );
    panel.onDidDispose(() => {
      this.#panel = undefined;
      desk.presenting = false;
      if (this.#isWide) void vscode.commands.executeCommand("workbench.action.evenEditorWidths");
      this.#isWide = false;
    });
    panel.webview.onDidReceiveMessage((value: unknown) => {
      const message = readPresenterMessage(value);
      if (message !== undefined) void this.#handle(message);
    });
    this.#panel = panel;
    panel.webview.html = pageHtml(panel.webview, extension, {
      script: "presenter-page.js",
      style: "presenter.css",
      main: "presenter",
    });
  }

  /** The whole room, as for a screen that everybody sees: neither the preview beside nor terminals and problems below. */
  async #widen(): Promise<void> {
    await vscode.commands.executeCommand("workbench.action.closePanel");
    if (vscode.window.tabGroups.all.length < 2) return;
    this.#isWide = true;
    // The command that gives a group all of the room takes it back when it has it: so all get the same before.
    await vscode.commands.executeCommand("workbench.action.evenEditorWidths");
    await vscode.commands.executeCommand("workbench.action.toggleMaximizeEditorGroup");
  }

  /** @param typed what the form shall hold; undefined: it stays as it is */
  async #refresh(typed?: Typed): Promise<void> {
    const session = this.#presented;
    if (this.#panel === undefined || session === undefined) return;
    const found = await this.#parts.notes.all();
    if (found === undefined) return;
    this.#topics = topicsOf(found.threads, session.name);
    const state: PresenterState = {
      title: session.title,
      topics: this.#topics,
      start: firstOpen(this.#topics),
      leads: session.role === "facilitator",
      typed,
      texts: presenterTexts(),
    };
    await this.#panel.webview.postMessage(state);
  }

  async #handle(message: PresenterMessage): Promise<void> {
    const session = this.#presented;
    if (session === undefined) return;
    switch (message.kind) {
      case "ready":
        return this.#refresh(this.#typed.get(session.uri) ?? nothingTyped);
      case "wrapUp":
        await vscode.commands.executeCommand("afterword.wrapUpReadingSession");
        return;
      case "typed":
        this.#typed.set(session.uri, message);
        return;
      case "learn":
        await this.#learn(session, message.text);
        return;
      case "act":
        await this.#act(session, message);
        return;
      case "show":
      case "discussed":
      case "issue": {
        const topic = this.#topics.find(({ key }) => key === message.topic);
        return topic === undefined ? undefined : this.#about(topic, message);
      }
    }
  }

  async #about(topic: Topic, message: TopicMessage): Promise<void> {
    const { notes, session } = this.#parts;
    if (message.kind === "show") {
      if (topic.uri !== undefined) await showSource(vscode.Uri.parse(topic.uri), topic.range);
      return;
    }
    if (message.kind === "issue") {
      const address = await makeIssue(session, issueOfTopic(topic, vscode.l10n.t));
      if (address !== undefined) await notes.act({ do: "issue", id: topic.threads[0]?.id ?? topic.key, address });
      return;
    }
    const { discussed } = message;
    for (const thread of topic.threads)
      if (thread.discussed !== discussed) await notes.act({ do: "discuss", id: thread.id, discussed });
  }

  async #learn({ uri }: MySession, text: string): Promise<boolean> {
    const done = await this.#parts.club.act({ do: "learn", session: uri, text });
    return done !== undefined || this.#giveBack(uri, { learned: text });
  }

  async #act(mine: MySession, { text, owner, due, issue }: Omit<ActMessage, "kind">): Promise<boolean> {
    const { club, session } = this.#parts;
    const asked = { text, owner, due: dayIn(due) };
    const address = issue ? await makeIssue(session, issueOfAction(asked, mine, vscode.l10n.t)) : undefined;
    const done = await club.act({
      do: "act",
      session: mine.uri,
      text: address === undefined ? text : `${text} (${address})`,
      owner: owner === "" ? undefined : owner,
      due: asked.due,
    });
    return done !== undefined || this.#giveBack(mine.uri, { action: text, owner, due });
  }

  /** What could not be added is not lost. */
  async #giveBack(session: string, back: Partial<Typed>): Promise<false> {
    const typed = givenBack(back, this.#typed.get(session) ?? nothingTyped);
    this.#typed.set(session, typed);
    if (this.#presented?.uri === session) await this.#refresh(typed);
    return false;
  }
}

/** Brings a panel to the front, and resolves when it is there. */
function inFront(panel: vscode.WebviewPanel): Promise<void> {
  if (panel.active) return Promise.resolve();
  return new Promise((resolve) => {
    const subscriptions = [
      panel.onDidChangeViewState(() => {
        if (panel.active) done();
      }),
      panel.onDidDispose(() => {
        done();
      }),
    ];
    const done = (): void => {
      for (const each of subscriptions) each.dispose();
      resolve();
    };
    panel.reveal();
  });
}
