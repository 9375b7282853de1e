import type { DocumentModel } from "../model/document";
import type { Files, Git } from "../ports";
import type { PageHistory } from "../rules/rule";
import { join, type Folders } from "./folders";
import { readPageHistory, type HistoryAnswer, type HistoryQuestion } from "./pageHistory";

interface Entry {
  /** The review date the history is about, as written. */
  readonly raw: string;
  history: PageHistory | undefined;
  /** The file was saved since: git may know more. */
  outdated: boolean;
  asking: boolean;
}

/** What git tells of open runbooks: asked in the background, once for each time a page is opened or saved. */
export class PageHistories {
  readonly #git: Git | undefined;
  readonly #files: Files;
  readonly #folders: Folders;
  readonly #entries = new Map<string, Entry>();
  #listener: () => void = () => undefined;
  readonly #onError: (error: unknown) => void;

  constructor(
    git: Git | undefined,
    { files, folders }: { readonly files: Files; readonly folders: Folders },
    onError: (error: unknown) => void,
  ) {
    this.#git = git;
    this.#files = files;
    this.#folders = folders;
    this.#onError = onError;
  }

  /** Calls the listener when a history is there, or another than before. */
  onChange(listener: () => void): void {
    this.#listener = listener;
  }

  /** Undefined until git has answered, and while the review date is another than the one it was asked about. */
  of(uri: string, model: DocumentModel): PageHistory | undefined {
    const raw = model.runbook?.lastReviewed?.raw;
    const root = this.#folders.rootOf(uri);
    if (this.#git === undefined || raw === undefined || root === undefined) return undefined;
    const known = this.#entries.get(uri);
    if (known?.asking !== true && known?.outdated !== false) {
      const entry: Entry = {
        raw,
        history: known?.raw === raw ? known.history : undefined,
        outdated: false,
        asking: true,
      };
      this.#entries.set(uri, entry);
      this.#ask(this.#git, root, model, entry).catch(this.#onError);
    }
    const entry = this.#entries.get(uri);
    return entry?.raw === raw ? entry.history : undefined;
  }

  saved(uri: string): void {
    const entry = this.#entries.get(uri);
    if (entry !== undefined) entry.outdated = true;
  }

  closed(uri: string): void {
    this.#entries.delete(uri);
  }

  /** The folders, and with them the repositories, are others. */
  forget(): void {
    this.#entries.clear();
  }

  async #ask(git: Git, root: string, model: DocumentModel, entry: Entry): Promise<void> {
    const before = told(entry.history);
    try {
      entry.history = await pageHistory(git, this.#files, root, model);
    } finally {
      entry.asking = false;
    }
    if (told(entry.history) !== before) this.#listener();
  }
}

/** What of a history makes a difference to findings; an empty one makes none. */
const told = (history: PageHistory | undefined): string =>
  [history?.bumpedAlone, ...(history?.changedSince ?? []).map(({ path, day }) => `${day} ${path}`)].join("\n");

/** Answers what a page's history asks; `root` is the workspace folder its paths count from. */
export async function pageHistory(
  git: Git,
  files: Files,
  root: string,
  model: DocumentModel,
): Promise<PageHistory | undefined> {
  const answer = async (question: HistoryQuestion): Promise<HistoryAnswer> => {
    const uri = join(root, question.path);
    if (question.ask === "exists") return { exists: await files.exists(uri) };
    if (question.ask === "log") return { commits: await git.log(uri, question.limit) };
    return { text: await git.show(uri, question.commit) };
  };
  const asking = readPageHistory(model);
  let step = asking.next();
  while (step.done !== true) step = asking.next(await answer(step.value));
  return step.value;
}
