import type { ReadFailure } from "../protocol";
import { message, type Message } from "../text/message";

/** Why a file cannot be read, in words. */
export const readFailures: Readonly<Record<ReadFailure, Message>> = {
  "not-found": message("The file is gone."),
  unreadable: message("The file cannot be read."),
  "too-large": message("The file is too large."),
  "not-text": message("The file is no text."),
  "outside-workspace": message("The file is outside of the workspace."),
};
