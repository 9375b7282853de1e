import {
  NotificationType,
  NotificationType0,
  RequestType,
  RequestType0,
  type DocumentUri,
  type Range,
} from "vscode-languageserver-protocol";

/** What a note is; `note` where the file names no kind of ours. */
export type AnnotationKind = "insight" | "question" | "surprise" | "idea" | "term" | "note";

/**
 * Where a note's text is now. `confirm`: moved or edited, a person should look at the proposed place;
 * `orphaned`: gone; `asks`: the whole text was replaced while the document was open; `item`: it is about a whole
 * document or an external report and has no place.
 */
export type AnnotationStatus = "attached" | "confirm" | "orphaned" | "asks" | "item";

export interface AnnotationComment {
  readonly id: string;
  /** Markdown of a person: to be rendered untrusted. */
  readonly body: string;
  readonly author: string;
  /** ISO 8601, UTC. */
  readonly created: string;
  /** When its body was changed last; undefined when it never was. */
  readonly edited: string | undefined;
}

/** A note and its replies, folded from all files. */
export interface AnnotationThread {
  /** `urn:uuid:…` of the note itself. */
  readonly id: string;
  readonly kind: AnnotationKind;
  /** The annotated document; undefined for an external report, and where the document is gone. */
  readonly uri: DocumentUri | undefined;
  /** As recorded: path from the repository root, or the address of an external report. */
  readonly source: string;
  /** Name of the session's folder; undefined outside of sessions (`open`). */
  readonly session: string | undefined;
  /** Private until it is revealed: only in this person's drafts. */
  readonly draft: boolean;
  readonly status: AnnotationStatus;
  /** Of `attached`, `confirm` and `asks`; of `orphaned` where it would have stood, when that can be told. */
  readonly range: Range | undefined;
  readonly quote: string;
  /** Headings above it when it was made, outermost first. */
  readonly headings: readonly string[];
  readonly resolved: boolean;
  /** Talked about in the session's discussion. */
  readonly discussed: boolean;
  /** Address of the issue that came of it. */
  readonly issue: string | undefined;
  /** The note first, then its replies in order of time; never empty. Deleted ones are left out. */
  readonly comments: readonly [AnnotationComment, ...AnnotationComment[]];
}

/** A file of the reading club that could not be read, in part or at all. Texts are in the user's language. */
export interface ClubProblem {
  readonly uri: DocumentUri;
  readonly line: number | undefined;
  readonly reason: string;
}

export interface AnnotationsParams {
  readonly uri: DocumentUri;
}

/** Notes on one document with their places in its present text (as open in the editor). */
export const annotationsOf = new RequestType<
  AnnotationsParams,
  { readonly version: number | undefined; readonly threads: readonly AnnotationThread[] },
  void
>("afterword/annotations/of");

/** Every note of the workspace. Orphans first, then by document and place. */
export const allAnnotations = new RequestType0<
  { readonly threads: readonly AnnotationThread[]; readonly problems: readonly ClubProblem[] },
  void
>("afterword/annotations/all");

/** Places after an edit; sent when typing rests, for documents with notes. */
export interface MovedAnnotations {
  readonly uri: DocumentUri;
  readonly version: number;
  readonly places: readonly {
    readonly id: string;
    readonly status: AnnotationStatus;
    readonly range: Range | undefined;
  }[];
}

export const annotationsMoved = new NotificationType<MovedAnnotations>("afterword/annotations/moved");

/** Notes, drafts, queue or sessions on disk are others than before: ask anew. */
export const readingClubChanged = new NotificationType0("afterword/readingClub/changed");

/**
 * How a file is to be changed; the client does it, whole or not at all. `append` adds whole lines at the end and makes
 * the file where there is none; `create` refuses to overwrite; `replace` refuses when the file holds no longer `from`.
 */
export type FileChange =
  | { readonly uri: DocumentUri; readonly append: string }
  | { readonly uri: DocumentUri; readonly create: string }
  | { readonly uri: DocumentUri; readonly replace: { readonly from: string; readonly to: string } };

/** In this order; each stands for itself, so that stopping between two loses nothing. */
export interface FileChanges {
  readonly changes: readonly FileChange[];
}

/** Who writes, when, and with which ids; the server has neither clock nor chance of its own for them. */
export interface Writing {
  readonly author: string;
  /** ISO 8601, UTC, with milliseconds. */
  readonly time: string;
  /** Fresh UUIDs, as many as the action may need; too few is an error. */
  readonly ids: readonly string[];
}

/** What a person does with notes. `id` is the note's or the reply's. */
export type AnnotationAction =
  | {
      readonly do: "create";
      /** The document, or the address of an external report. */
      readonly target: DocumentUri;
      /** Undefined: the note is about the whole. */
      readonly range: Range | undefined;
      readonly kind: AnnotationKind;
      /** It asks for a change of the document. */
      readonly motivation?: "editing";
      readonly body: string;
      readonly session: string | undefined;
      /** Kept in the author's drafts until revealed. */
      readonly draft: boolean;
    }
  | { readonly do: "reply"; readonly id: string; readonly body: string }
  | { readonly do: "edit"; readonly id: string; readonly body: string; readonly kind?: AnnotationKind }
  | { readonly do: "delete"; readonly id: string }
  | { readonly do: "resolve"; readonly id: string; readonly resolved: boolean }
  | { readonly do: "discuss"; readonly id: string; readonly discussed: boolean }
  /** The proposed place is right, or this selection is the place. */
  | { readonly do: "attach"; readonly id: string; readonly uri: DocumentUri; readonly range: Range }
  | { readonly do: "issue"; readonly id: string; readonly address: string }
  /** Moves the author's drafts of a session (undefined: those outside of sessions) into the shared file. */
  | { readonly do: "reveal"; readonly session: string | undefined }
  /** Takes in notes that another person copied out, with their author kept. */
  | { readonly do: "paste"; readonly session: string | undefined; readonly text: string };

/**
 * What an action writes. Refusals (`not yours`, nothing to reveal) are empty changes with the reason; a reason beside
 * changes tells what of a paste was left out.
 */
export const annotate = new RequestType<
  { readonly action: AnnotationAction; readonly writing: Writing },
  FileChanges & { readonly refused: string | undefined; readonly id: string | undefined },
  void
>("afterword/annotations/do");

/** Which notes to export, and how; of a session, a document, or all. */
export interface ExportParams {
  readonly format: "w3c" | "markdown" | "lines";
  readonly session?: string;
  readonly uri?: DocumentUri;
  /** Only this author's, drafts included: "copy my notes". */
  readonly author?: string;
}

/** Notes as one W3C collection (JSON), as Markdown minutes, or as lines to paste elsewhere. */
export const exportAnnotations = new RequestType<ExportParams, { readonly text: string }, void>(
  "afterword/annotations/export",
);
