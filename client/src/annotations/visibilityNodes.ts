import type { AnnotationThread } from "../../../server/src/protocol";

/** A session that a person takes part in, in this window. */
export interface Reading {
  /** Name of the session's folder. */
  readonly session: string;
  /** The document that is read; undefined for an external report. */
  readonly uri: string | undefined;
  /** `silent`: everybody reads, notes are drafts; `revealed`: one's own notes are shared, and others' are shown. */
  readonly phase: "silent" | "revealed";
  /** This window is shown to others. */
  readonly presenting: boolean;
}

/** Who looks at notes, and in which session. */
export interface Reader {
  /** Undefined while nobody has said who they are. */
  readonly author: string | undefined;
  readonly reading: Reading | undefined;
}

/** Names are compared without case and width. */
export const isSamePerson = (one: string, other: string | undefined): boolean =>
  other !== undefined && personKey(one) === personKey(other);

const personKey = (name: string): string => name.normalize("NFKC").trim().toLowerCase();

export const isMine = ({ comments: [note] }: AnnotationThread, { author }: Reader): boolean =>
  isSamePerson(note.author, author);

/**
 * Whether a note is shown. Drafts are for their author alone, and never on a screen that others see. While a session
 * reads a document silently, what others or earlier sessions noted on it waits until one's own notes are revealed.
 */
export function isVisible(thread: AnnotationThread, reader: Reader): boolean {
  const { reading } = reader;
  const mine = isMine(thread, reader);
  if (thread.draft && (!mine || reading?.presenting === true)) return false;
  if (reading?.phase !== "silent") return true;
  const ofThisSession = thread.session === reading.session;
  const onThisDocument = reading.uri !== undefined && thread.uri === reading.uri;
  if (!ofThisSession && !onThisDocument) return true;
  return mine && (ofThisSession || thread.session === undefined);
}
