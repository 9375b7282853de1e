import type { FileText, GitCommit, GitRemote } from "./protocol";

/** What the server needs of its platform. Addresses are URIs in the form of `vscode-uri`. */
export interface Ports {
  readonly files: Files;
  readonly clock: Clock;
  /** Where the platform may ask git itself; undefined where only the client can. */
  readonly git?: Git | undefined;
  readonly idle: Idle;
  /** Checks readings on another thread, where the platform has one; else short documents are checked on this one. */
  readonly verifier?: Verifier | undefined;
  /** Address of the folder with the rules' pages, for a client that names none; undefined where there is none. */
  readonly rulePages?: string | undefined;
  /** Translations for a client that sends none, English text → translation; undefined where there are none. */
  translations?(locale: string): Readonly<Record<string, string>> | undefined;
}

/** The files of the workspace, never anything outside its folders. */
export interface Files {
  /** Files under the folder that match any of the globs; `.git` and `node_modules` are not looked into. */
  find(folder: string, include: readonly string[], options?: FindOptions): Promise<readonly string[]>;
  /** A file's text; what goes wrong is a value. Longer than `limit` bytes: `too-large`, unread. */
  read(uri: string, limit: number, options?: ReadOptions): Promise<FileText>;
  /** Whether a file or a folder is there; never true of anything outside the workspace's folders. */
  exists(uri: string): Promise<boolean>;
  /** Told before the first `find` or `read`, and whenever the folders change. */
  setFolders(folders: readonly string[]): void;
}

export interface ReadOptions {
  /** What is no UTF-8 becomes U+FFFD: one torn line does not hide the others. */
  readonly lenient?: boolean;
  /** Of files of any size only the beginning, at most that many bytes; leniently, for it may end within a letter. */
  readonly head?: number;
}

export interface FindOptions {
  /** Also what git ignores. Platforms that do not ask git find it anyway. */
  readonly ignored?: boolean;
}

/** What git knows of the workspace's files. Nothing is ever run because of a file's content; no answer is empty. */
export interface Git {
  remotes(folder: string): Promise<readonly GitRemote[]>;
  /** The latest commits that changed the file or folder, newest first. */
  log(uri: string, limit: number): Promise<readonly GitCommit[]>;
  /** A file's text in a commit; undefined when it was not there. */
  show(uri: string, commit: string): Promise<string | undefined>;
}

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
}

/** Time that nobody waits for. */
export interface Idle {
  /** Lets the messages that have come in be handled first. */
  pause(): Promise<void>;
  /** Runs the task after a quiet while; the returned function takes it back. */
  later(milliseconds: number, task: () => void): () => void;
}

/** Tells whether a text that was read edit by edit equals the same text read at once. */
export interface Verifier {
  isFaithful(text: string, shape: ReadingShape): Promise<boolean>;
}

/** Where the chunks of a reading start, and how many blocks each holds. */
export interface ReadingShape {
  readonly starts: readonly number[];
  readonly blocks: readonly number[];
}
