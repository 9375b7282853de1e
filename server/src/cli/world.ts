import type { FileSystem } from "./files/fileSystem";

/** A stream the command line writes to. */
export interface Output {
  write(text: string): void;
  /** A person watches: colours and progress make sense. */
  readonly isTerminal: boolean;
}

/** Everything outside the program. */
export interface World {
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly files: FileSystem;
  readonly out: Output;
  readonly err: Output;
  /** Everything that comes in on standard input. */
  readonly input: () => Uint8Array;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
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
