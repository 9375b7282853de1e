import type { FileText } from "./protocol";

/** What the server needs of its platform. Addresses are URIs in the form of `vscode-uri`. */
export interface Ports {
  readonly files: Files;
  readonly clock: Clock;
  readonly idle: Idle;
  /** Full parses in the background, where the platform can; else the idle time of this thread does. */
  readonly verifier?: ParseVerifier;
}

/** The files of the workspace, never anything outside its folders. */
export interface Files {
  /** Files under the folder that match any of the globs; `.git` and `node_modules` are not looked into. */
  find(folder: string, include: readonly string[]): Promise<readonly string[]>;
  /** A file's text; what goes wrong is a value. Longer than `limit` bytes: `too-large`, unread. */
  read(uri: string, limit: number): Promise<FileText>;
  /** Told once, before the first `find` or `read`, and whenever the folders change. */
  setFolders(folders: readonly string[]): void;
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

/** Tells whether a document read step by step equals one read at once. */
export interface ParseVerifier {
  /** Fingerprint of the text when read in one piece. */
  fingerprint(text: string): Promise<string>;
}

export interface Log {
  info(text: string): void;
  warn(text: string): void;
  error(text: string): void;
}
