import * as vscode from "vscode";
import { releaseAll, type Releasable } from "../disposable";
import { shorten } from "../views/rowNodes";
import type { Desk } from "./desk";
import { phaseOf } from "./sessionNodes";
import { clockOf, isDue, phaseName, remaining } from "./timerNodes";

/** Characters of a title in the status bar. */
const longestTitle = 24;

/** The session in the status bar, with its clock; a click shows what can be done. */
export class SessionStatus implements vscode.Disposable {
  readonly #desk: Desk;
  readonly #now: () => number;
  readonly #item = vscode.window.createStatusBarItem("afterword.readingSession", vscode.StatusBarAlignment.Left, 6);
  readonly #timesUp: () => void;
  readonly #subscriptions: readonly Releasable[];
  #stop = (): void => undefined;

  /** @param timesUp a part of the session is over; called once for each part */
  constructor(desk: Desk, now: () => number, timesUp: () => void) {
    this.#desk = desk;
    this.#now = now;
    this.#timesUp = timesUp;
    this.#item.name = vscode.l10n.t("Afterword: Reading Session");
    this.#item.command = "afterword.readingSession";
    this.#subscriptions = [
      this.#item,
      desk.onDidChange(() => {
        this.#draw();
      }),
    ];
    this.#draw();
  }

  dispose(): void {
    this.#stop();
    releaseAll(this.#subscriptions);
  }

  #draw(): void {
    const session = this.#desk.current;
    this.#stop();
    if (session === undefined) return this.#item.hide();
    const { timer, title, portion } = session;
    const phase = phaseName(phaseOf(session), vscode.l10n.t);
    if (timer !== undefined && timer.paused === undefined)
      this.#stop = everySecond(() => {
        this.#tick();
      });
    const what = portion === undefined ? title : vscode.l10n.t("{0} ({1})", title, portion);
    this.#item.tooltip = vscode.l10n.t("Reading session: {0}. Click for what can be done.", what);
    // The clock is left out: a screen reader would say it every second.
    this.#item.accessibilityInformation = {
      label: vscode.l10n.t("Reading session of {0}, {1}", title, phase),
      role: "button",
    };
    this.#tick();
    this.#item.show();
  }

  #tick(): void {
    const session = this.#desk.current;
    if (session === undefined) return;
    const { timer } = session;
    const phase = phaseName(phaseOf(session), vscode.l10n.t);
    if (timer === undefined) {
      // Without a clock to look at: which session it is.
      this.#item.text = `$(book) ${vscode.l10n.t("{0}: {1}", phase, shorten(session.title, longestTitle))}`;
      return;
    }
    const left = remaining(timer, this.#now());
    this.#item.text = `$(${timer.paused === undefined ? "book" : "debug-pause"}) ${phase} ${clockOf(left)}`;
    this.#item.backgroundColor = left < 0 ? new vscode.ThemeColor("statusBarItem.warningBackground") : undefined;
    if (!isDue(timer, this.#now())) return;
    void this.#desk.update({ timer: { ...timer, told: true } });
    this.#timesUp();
  }
}

/** @returns what ends it */
function everySecond(task: () => void): () => void {
  const timer = setInterval(task, 1000);
  return () => {
    clearInterval(timer);
  };
}
