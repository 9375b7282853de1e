/** What the command line needs of a disk. Paths are absolute, in the platform's own form. */
export interface FileSystem {
  /** Undefined when nothing is there. Links are followed. Throws `FileError`. */
  stat(path: string): Stat | undefined;
  /** What stands in a folder, in no particular order; links are not followed. Throws `FileError`. */
  list(folder: string): readonly Entry[];
  /**
   * Throws `FileError`.
   * @param head bytes that are read at most; all of them by default
   */
  read(file: string, head?: number): Uint8Array;
  /** Where links lead in the end; the path itself when nothing is there. */
  real(path: string): string;
}

/** What the command line changes on a disk: files below a folder, and nothing that links lead to elsewhere. */
export interface FileWriter {
  /** Throws `FileError` when an addition to a file would fail, as far as that can be known; nothing is changed. */
  check(folder: string, path: string): void;
  /** Makes a file and the folders it is in, unless there is one. Throws `FileError`. */
  create(folder: string, path: string, text: string): void;
  /** Adds whole lines to the end of a file with one write, and makes it where there is none. Throws `FileError`. */
  append(folder: string, path: string, lines: string): void;
}

export interface Stat {
  readonly kind: "file" | "folder" | "other";
  /** Bytes. */
  readonly size: number;
}

export interface Entry {
  readonly name: string;
  readonly kind: "file" | "folder" | "link" | "other";
}

export type FileErrorReason = "missing" | "denied" | "failed";

/** A file or folder that cannot be read. */
export class FileError extends Error {
  readonly reason: FileErrorReason;

  /** @param detail the system's own words, for reasons that have no words of ours */
  constructor(reason: FileErrorReason, detail: string) {
    super(detail);
    this.name = "FileError";
    this.reason = reason;
  }
}
