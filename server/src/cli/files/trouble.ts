import { message, type Message } from "../../text/message";
import type { FileError } from "./fileSystem";

/** Something that cannot be read. */
export interface Trouble {
  /** Absolute, or as given when it names no file. */
  readonly path: string;
  readonly message: Message;
  /** The run did not see what it was asked to see. */
  readonly fatal: boolean;
}

/** A file or folder that cannot be read. One found in a folder that vanished since is no failure of the run. */
export function unreadable(path: string, { reason, message: detail }: FileError, named: boolean): Trouble {
  if (reason === "missing") return { path, message: named ? nothingThere : message("it is gone"), fatal: named };
  const why = reason === "denied" ? message("permission denied") : message("it cannot be read: {0}", detail);
  return { path, message: why, fatal: true };
}

export const nothingThere = message("there is no such file or folder");

/** A mistake of this program, on one document: the others are still worth checking. */
export function bug(path: string, error: unknown, code?: string): Trouble {
  const words = error instanceof Error ? error.message : String(error);
  const text =
    code === undefined
      ? message("it could not be checked because of a mistake in Afterword: {0}", words)
      : message("the rule {0} did not finish because of a mistake in Afterword: {1}", code, words);
  return { path, message: text, fatal: true };
}
