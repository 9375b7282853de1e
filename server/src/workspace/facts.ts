import type { DocumentKind, DocumentModel } from "../model/document";
import type { WorkspaceFacts } from "../rules/rule";
import type { AlertIndex } from "./alertIndex";
import type { OrphanedNotes } from "./orphanedNotes";
import type { PageHistories } from "./pageHistories";

/** Documents whose findings depend on alert rules. */
const namesAlerts: ReadonlySet<DocumentKind> = new Set(["runbook", "incident", "postmortem", "alert-review"]);

/** What other files and git tell of open documents: found out in the background, and told when it is there. */
export class Facts {
  readonly #alerts: AlertIndex;
  readonly #histories: PageHistories;
  readonly #orphans: OrphanedNotes;
  readonly #onError: (error: unknown) => void;
  #listener: () => void = () => undefined;
  #awaited: Promise<void> | undefined;
  #names: ReadonlySet<string> | undefined;
  #generation = 0;

  constructor(alerts: AlertIndex, histories: PageHistories, orphans: OrphanedNotes, onError: (error: unknown) => void) {
    this.#alerts = alerts;
    this.#histories = histories;
    this.#onError = onError;
    this.#orphans = orphans;
    histories.onChange(() => this.#changed());
    orphans.onChange(() => this.#changed());
  }

  /** Counts up whenever the same text may be judged otherwise. */
  get generation(): number {
    return this.#generation;
  }

  /** What is known at present; the same values while nothing has changed. */
  of(uri: string, model: DocumentModel): WorkspaceFacts {
    const orphanedNotes = this.#orphans.of(uri);
    if (!namesAlerts.has(model.kind)) return { alertNames: undefined, orphanedNotes };
    this.#awaitAlerts();
    // Whoever asks here may be another than the one who shows findings.
    if (this.#takeNames()) this.#changed();
    return { alertNames: this.#names, history: this.#histories.of(uri, model), orphanedNotes };
  }

  /** The same for a document that is not open, once all alert files are read; git is asked about open ones only. */
  async ofClosed(uri: string, { kind }: DocumentModel): Promise<WorkspaceFacts> {
    const orphanedNotes = await this.#orphans.ofClosed(uri);
    if (!namesAlerts.has(kind)) return { alertNames: undefined, orphanedNotes };
    await this.#alerts.ready();
    return { alertNames: this.#alerts.names, orphanedNotes };
  }

  /** Notes have changed: findings that tell of them are made anew. */
  notesChanged(): void {
    this.#changed();
  }

  /** Files have changed: tells when alerts have other names now. */
  recheck(): void {
    if (this.#awaited !== undefined && this.#takeNames()) this.#changed();
  }

  /** Calls the listener when something new is known. */
  onChange(listener: () => void): void {
    this.#listener = listener;
  }

  #awaitAlerts(): void {
    const ready = this.#alerts.ready();
    if (ready === this.#awaited) return;
    this.#awaited = ready;
    ready.then(() => this.recheck()).catch(this.#onError);
  }

  /** Whether the names are others than before; the set stays the same while they are not. */
  #takeNames(): boolean {
    const { names } = this.#alerts;
    const same =
      names === this.#names ||
      (names?.size === this.#names?.size && [...(names ?? [])].every((name) => this.#names?.has(name)));
    if (!same) this.#names = names;
    return !same;
  }

  #changed(): void {
    this.#generation += 1;
    this.#listener();
  }
}
