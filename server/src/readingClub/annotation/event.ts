import type { AnchorRecord } from "../anchor/anchor";

/** A JSON object as it stands in a file, unknown properties and all. */
export type JsonObject = Readonly<Record<string, unknown>>;

export const noteKinds = ["insight", "question", "surprise", "idea", "term", "note"] as const;
export type NoteKind = (typeof noteKinds)[number];

/** What a note is about. */
export interface NoteTarget {
  /** Path from the repository root, `/` separated and decoded, or the address of an external report. */
  readonly source: string;
  readonly external: boolean;
  /** Undefined: the whole document. */
  readonly anchor: AnchorRecord | undefined;
  /** Git's id of the commit that was checked out; undefined without git. */
  readonly commit: string | undefined;
}

/** One line of an annotation file: something that happened. */
interface EventBase {
  /** `urn:uuid:…` */
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly created: string;
  /** As the person is called. */
  readonly author: string;
  /** The line as it was read, for copies that lose nothing. */
  readonly line: JsonObject;
}

export type AnnotationEvent = EventBase &
  (
    | { readonly type: "note"; readonly kind: NoteKind; readonly body: string; readonly target: NoteTarget }
    /** `of`: the note, or a reply to it. */
    | { readonly type: "reply"; readonly of: string; readonly body: string }
    | {
        readonly type: "edit";
        readonly of: string;
        readonly body: string | undefined;
        readonly kind: NoteKind | undefined;
      }
    /** The note's text was found, or chosen, elsewhere. */
    | { readonly type: "attach"; readonly of: string; readonly target: NoteTarget }
    | { readonly type: "delete"; readonly of: string }
    | { readonly type: "resolve"; readonly of: string; readonly resolved: boolean }
    | { readonly type: "discuss"; readonly of: string; readonly discussed: boolean }
    | { readonly type: "issue"; readonly of: string; readonly address: string }
  );
