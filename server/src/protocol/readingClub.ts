import { RequestType, RequestType0, type DocumentUri, type Range, type TextEdit } from "vscode-languageserver-protocol";
import type { ClubProblem, FileChanges, Writing } from "./annotations";

/** One meeting that read an item. */
export interface Reading {
  readonly session: DocumentUri;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly participants: readonly string[];
}

/** A file of `queue/`. */
export interface QueueItem {
  readonly uri: DocumentUri;
  /** Name of its file without the ending: sessions name it so. */
  readonly slug: string;
  readonly title: string;
  readonly source: "own" | "internal" | "external";
  /** What is read: a document of the workspace, or an address. */
  readonly document: DocumentUri | undefined;
  readonly url: string | undefined;
  /** It leads nowhere: there is no such document, or neither a path nor an address. */
  readonly missing: boolean;
  readonly why: string | undefined;
  readonly tags: readonly string[];
  readonly addedBy: string | undefined;
  readonly addedAt: string | undefined;
  readonly rank: string;
  /** `YYYY-MM-DD`. */
  readonly scheduled: string | undefined;
  /** Derived: `read` when a session has read it and it was not put back since. */
  readonly state: "candidate" | "scheduled" | "read";
  /** Newest first. */
  readonly readings: readonly Reading[];
  readonly component: string | undefined;
  readonly openActions: number;
}

/** A file of `sessions/`. */
export interface ReadingSession {
  readonly uri: DocumentUri;
  /** Name of its file without the ending: the annotations' folder is called so. */
  readonly name: string;
  readonly title: string;
  readonly item: string | undefined;
  readonly document: DocumentUri | undefined;
  readonly url: string | undefined;
  readonly date: string | undefined;
  readonly facilitator: string | undefined;
  readonly noteTaker: string | undefined;
  readonly participants: readonly string[];
  readonly minutes: { readonly read: number; readonly discuss: number; readonly wrapUp: number };
  /** From one heading to the end of another one's section (without it, of its own), as in the file; undefined: the whole document. */
  readonly portion: { readonly from: string; readonly to: string | undefined } | undefined;
  /** Of the portion in the document's present text. */
  readonly range: Range | undefined;
  /** `done`: wrapped up. */
  readonly state: "open" | "done";
}

/** A document worth reading, with reasons in words, the strongest first. */
export interface ReadingSuggestion {
  readonly uri: DocumentUri;
  readonly title: string;
  readonly component: string | undefined;
  readonly reasons: readonly string[];
}

export interface ReadingClub {
  /** The folder of its files; it may not exist yet. */
  readonly folder: DocumentUri | undefined;
  /** By rank. */
  readonly items: readonly QueueItem[];
  /** Newest first. */
  readonly sessions: readonly ReadingSession[];
  readonly problems: readonly ClubProblem[];
}

export const readingClub = new RequestType0<ReadingClub, void>("afterword/readingClub");

/** What to read next, and why. `reader`: who asks, as sessions name people. `component`: a path for a newcomer to it. */
export const readingSuggestions = new RequestType<
  { readonly reader: string; readonly component?: string },
  { readonly suggestions: readonly ReadingSuggestion[]; readonly components: readonly string[] },
  void
>("afterword/readingClub/suggestions");

/** A candidate to take in: from a list of links, a folder of front matter summaries, or typed. */
export interface Candidate {
  readonly title: string;
  readonly source: "own" | "internal" | "external";
  readonly document?: DocumentUri;
  readonly url?: string;
  readonly why?: string;
  readonly tags?: readonly string[];
}

/** Reads a Markdown list of links, or front matter summaries (one text a file): what could be taken in. */
export const readCandidates = new RequestType<
  { readonly texts: readonly { readonly name: string; readonly text: string }[] },
  { readonly candidates: readonly (Candidate & { readonly known: boolean })[] },
  void
>("afterword/readingClub/candidates");

export type QueueAction =
  | { readonly do: "add"; readonly candidates: readonly Candidate[] }
  /** Stands right before the item `before`, or last. */
  | { readonly do: "move"; readonly item: DocumentUri; readonly before: DocumentUri | undefined }
  | { readonly do: "schedule"; readonly item: DocumentUri; readonly date: string | undefined }
  | { readonly do: "putBack"; readonly item: DocumentUri }
  | { readonly do: "remove"; readonly item: DocumentUri }
  | {
      readonly do: "startSession";
      readonly item: DocumentUri;
      readonly date: string;
      readonly facilitator: string;
      readonly noteTaker: string | undefined;
      readonly participants: readonly string[];
      /** Undefined: as the team's configuration says. */
      readonly minutes: { readonly read: number; readonly discuss: number; readonly wrapUp: number } | undefined;
      readonly portion: { readonly from: string; readonly to: string | undefined } | undefined;
      readonly why: string | undefined;
    }
  | { readonly do: "join"; readonly session: DocumentUri; readonly participant: string }
  /** A line under what was learned, or under the actions (with owner and due day), of the session file. */
  | { readonly do: "learn"; readonly session: DocumentUri; readonly text: string }
  | {
      readonly do: "act";
      readonly session: DocumentUri;
      readonly text: string;
      readonly owner: string | undefined;
      readonly due: string | undefined;
    }
  /** Reading notes and minutes complete in the session file, the state done, the next candidate named. */
  | { readonly do: "wrapUp"; readonly session: DocumentUri; readonly participants: readonly string[] };

/** What an action on queue and sessions writes; `removed` files are deleted (to the trash) by the client after asking. */
export const changeReadingClub = new RequestType<
  { readonly action: QueueAction; readonly writing: Writing },
  FileChanges & {
    readonly refused: string | undefined;
    readonly removed: readonly DocumentUri[];
    /** The file to show: a new session, a new item. */
    readonly opened: DocumentUri | undefined;
  },
  void
>("afterword/readingClub/do");

/** Headings a portion may be chosen from. */
export const portionsOf = new RequestType<
  { readonly uri: DocumentUri },
  { readonly headings: readonly { readonly text: string; readonly level: number; readonly range: Range }[] },
  void
>("afterword/readingClub/portions");

/** The address of a new issue on the web, filled in. Nothing is sent: the person opens it. */
export const issueAddress = new RequestType<
  {
    readonly title: string;
    readonly body: string;
    /** Document the issue comes from: decides component and repository. */
    readonly uri: DocumentUri | undefined;
    readonly component?: string;
  },
  {
    /** Undefined when no repository is configured and no remote leads to one. */
    readonly address: string | undefined;
    /** What did not fit into the address, for the clipboard. */
    readonly rest: string | undefined;
  },
  void
>("afterword/issueAddress");

/**
 * One more action behind the last one of a document, in the form of the document; no edits where it has no place for
 * actions, null for files that cannot be read. `note`: what it came of, to be named behind the text; `headings`: those the
 * note stands under, outermost first.
 */
export const followUpIn = new RequestType<
  {
    readonly uri: DocumentUri;
    readonly text: string;
    readonly note?: { readonly author: string; readonly headings: readonly string[] };
  },
  { readonly edits: readonly TextEdit[] } | null,
  void
>("afterword/readingClub/followUp");
