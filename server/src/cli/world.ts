import type { GitCommit, GitRemote } from "../protocol";
import type { FileSystem, FileWriter } from "./files/fileSystem";

/** A stream the command line writes to. */
export interface Output {
  write(text: string): void;
  /** A person watches: colours and progress make sense. */
  readonly isTerminal: boolean;
}

/** What git knows of files; paths are absolute. Nothing is ever run because of a file's content; no answer is empty. */
export interface LocalGit {
  /** Remotes of the repository that holds the folder. */
  remotes(folder: string): readonly GitRemote[];
  /** The latest commits that changed the file or folder, newest first. */
  log(path: string, limit: number): readonly GitCommit[];
  /** A file's text in a commit; undefined when it was not there. */
  show(path: string, commit: string): string | undefined;
  /** The name under which commits are made in the folder; undefined when none is set. */
  userName(folder: string): string | undefined;
}

/** Everything outside the program. */
export interface World {
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly files: FileSystem;
  readonly writer: FileWriter;
  readonly git: LocalGit;
  readonly out: Output;
  readonly err: Output;
  /** Everything that comes in on standard input. */
  readonly input: () => Uint8Array;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** A new UUID. */
  readonly newId: () => string;
  /** Serves the language server protocol on standard input and output. */
  readonly serve: () => void;
}

/** What the build puts into the program. */
export interface Product {
  readonly version: string;
  /** Translations by English text. */
  readonly japanese: Readonly<Record<string, string>>;
  /** Rule pages as Markdown, by code. */
  readonly rulePages: Readonly<Record<string, string>>;
}

export const exitCodes = { fine: 0, findings: 1, trouble: 2 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
