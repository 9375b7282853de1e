import { message, type Message } from "../../text/message";
import type { NoteKind } from "./event";

/** What the kinds of notes are called. */
export const kindNames: Readonly<Record<NoteKind, Message>> = {
  insight: message("Insight"),
  question: message("Question"),
  surprise: message("Surprise"),
  idea: message("Idea"),
  term: message("Term"),
  note: message("Plain note"),
};
