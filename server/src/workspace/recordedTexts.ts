import type { NoteTarget } from "../readingClub/annotation/event";
import { gitBlob } from "../readingClub/annotation/gitBlob";
import type { Git } from "../ports";
import type { BaseTexts } from "./notePlaces";

/** Versions of one document that are looked for; each is compared with its present text as a whole. */
export const mostVersions = 24;
/** Commits that are looked through for versions whose commit was not recorded. */
export const mostCommits = 20;

/** The texts that notes were made on, from git. Without git, and for texts that were never committed, there are none. */
export class RecordedTexts {
  readonly #git: Git | undefined;
  readonly #byUri = new Map<string, Map<string, string | undefined>>();

  constructor(git: Git | undefined) {
    this.#git = git;
  }

  forget(): void {
    this.#byUri.clear();
  }

  /**
   * @param uri the document's address when the notes were made
   * @param text its present text, which may be the one they were made on
   */
  async of(uri: string, targets: readonly NoteTarget[], text: string): Promise<BaseTexts> {
    const known = this.#byUri.get(uri) ?? new Map<string, string | undefined>();
    this.#byUri.set(uri, known);
    const wanted = versionsIn(targets);
    await this.#load(uri, wanted, known);
    const present = wanted.size > 0 ? gitBlob(text) : "";
    return (blob) => (blob === present ? text : known.get(blob));
  }

  /** The last text a document that is gone had under its name. */
  async last(uri: string): Promise<string | undefined> {
    for (const { hash } of (await this.#git?.log(uri, mostCommits)) ?? []) {
      const text = await this.#git?.show(uri, hash);
      if (text !== undefined) return text;
    }
    return undefined;
  }

  async #load(uri: string, wanted: Versions, known: Map<string, string | undefined>): Promise<void> {
    const git = this.#git;
    const missing = [...wanted].filter(([blob]) => !known.has(blob)).slice(0, mostVersions - known.size);
    if (git === undefined || missing.length === 0) return;
    for (const [blob, commit] of missing) {
      const text = commit === undefined ? undefined : await git.show(uri, commit);
      known.set(blob, text === undefined ? undefined : asRecorded(text, blob));
    }
    const left = new Set(missing.map(([blob]) => blob).filter((blob) => known.get(blob) === undefined));
    const commits = left.size === 0 ? [] : await git.log(uri, mostCommits);
    for (const { hash } of commits) {
      if (left.size === 0) break;
      const text = await git.show(uri, hash);
      for (const blob of left) {
        const recorded = text === undefined ? undefined : asRecorded(text, blob);
        if (recorded !== undefined && left.delete(blob)) known.set(blob, recorded);
      }
    }
  }
}

/** Recorded commits by git's id of the text. */
type Versions = ReadonlyMap<string, string | undefined>;

/** The versions that notes were made on, those of most notes first. */
export function versionsIn(targets: readonly NoteTarget[]): Versions {
  const counts = new Map<string, number>();
  const commits = new Map<string, string | undefined>();
  for (const { anchor, commit } of targets) {
    if (anchor?.blob === undefined) continue;
    counts.set(anchor.blob, (counts.get(anchor.blob) ?? 0) + 1);
    commits.set(anchor.blob, commits.get(anchor.blob) ?? commit);
  }
  return new Map([...commits].sort(([a], [b]) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0)));
}

/** A text when it is the one recorded: out of git it may have had other line endings in the editor. */
export function asRecorded(text: string, blob: string): string | undefined {
  if (gitBlob(text) === blob) return text;
  const windows = text.replace(/\r?\n/g, "\r\n");
  return gitBlob(windows) === blob ? windows : undefined;
}
