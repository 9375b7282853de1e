import { message, type Message } from "../../text/message";
import type { AnnotationEvent, JsonObject, NoteKind, NoteTarget } from "./event";
import { annotationAttributes, annotationPath, draftsIgnore, ignoresAll, tellsOfMerging } from "./files";
import { isSamePerson, type EventSource, type FoldedComment, type FoldedNote } from "./fold";
import { readEvent } from "./readEvent";
import { undeleted } from "./undeleted";
import {
  lineOf,
  writeAttach,
  writeDelete,
  writeDiscuss,
  writeEdit,
  writeIssue,
  writeNote,
  writeReply,
  writeResolve,
  type Stamp,
} from "./writeEvent";

/** What a person does with notes; places are already turned into targets. */
export type NoteAction =
  | {
      readonly do: "create";
      readonly target: NoteTarget;
      readonly kind: NoteKind;
      /** It asks for a change of what it is about. */
      readonly motivation?: "editing" | undefined;
      readonly body: string;
      readonly session: string | undefined;
      readonly draft: boolean;
    }
  | { readonly do: "reply"; readonly id: string; readonly body: string }
  | { readonly do: "edit"; readonly id: string; readonly body: string; readonly kind?: NoteKind | undefined }
  | { readonly do: "delete"; readonly id: string }
  | { readonly do: "resolve"; readonly id: string; readonly resolved: boolean }
  | { readonly do: "discuss"; readonly id: string; readonly discussed: boolean }
  | { readonly do: "attach"; readonly id: string; readonly target: NoteTarget }
  | { readonly do: "issue"; readonly id: string; readonly address: string };

/** What is known when somebody acts. */
export interface NoteState {
  readonly notes: readonly FoldedNote[];
  /** What stands in a file of the reading club's folder; undefined where there is none. */
  written(path: string): string | undefined;
}

/** How a file below the reading club's folder is to be changed; see `FileChange` of the protocol. */
export type ClubChange =
  | { readonly path: string; readonly append: string }
  | { readonly path: string; readonly create: string }
  | { readonly path: string; readonly replace: { readonly from: string; readonly to: string } };

export type Acted = { readonly changes: readonly ClubChange[]; readonly id: string } | { readonly refused: Message };

/** What an action writes: one line in the file of whoever acts, never in another person's. */
export function act(action: NoteAction, stamp: Stamp, state: NoteState): Acted {
  if (stamp.author.trim() === "") return { refused: message("Say who you are before you write notes.") };
  if ("body" in action && action.body.trim() === "") return { refused: message("The note says nothing.") };
  if (action.do === "create") {
    return written(writeNote(stamp, action.kind, action.body, action.target, action.motivation), action, stamp, state);
  }
  const found = find(action.id, state.notes);
  if (found === undefined) return { refused: message("The note is not there any more.") };
  const mine = isSamePerson(found.comment.author, stamp.author);
  if ((action.do === "edit" || action.do === "delete") && !mine) {
    return { refused: message("Only {0} can change this note.", found.comment.author) };
  }
  return written(laterLine(action, stamp, found.note), found.note, stamp, state);
}

type LaterAction = Exclude<NoteAction, { do: "create" }>;

function laterLine(action: LaterAction, stamp: Stamp, note: FoldedNote): JsonObject {
  const root = note.id;
  switch (action.do) {
    case "reply":
      return writeReply(stamp, root, action.body);
    case "edit":
      return writeEdit(stamp, action.id, action.body, action.id === root ? action.kind : undefined);
    case "delete":
      return writeDelete(stamp, action.id);
    case "resolve":
      return writeResolve(stamp, root, action.resolved);
    case "discuss":
      return writeDiscuss(stamp, root, action.discussed);
    case "attach":
      return writeAttach(stamp, root, action.target);
    case "issue":
      return writeIssue(stamp, root, action.address);
  }
}

function find(
  id: string,
  notes: readonly FoldedNote[],
): { readonly note: FoldedNote; readonly comment: Pick<FoldedComment, "author"> } | undefined {
  const key = id.toLowerCase();
  for (const note of notes) {
    const comment = note.comments.find((each) => each.id === key);
    if (comment !== undefined) return { note, comment };
    // A note that was deleted while others had replied has no author any more: its replies keep it alive.
    if (note.id === key) return { note, comment: { author: "" } };
  }
  return undefined;
}

function written(line: JsonObject, { session, draft }: EventSource, stamp: Stamp, state: NoteState): Acted {
  // What nobody could read would be lost to whoever wrote it.
  const read = readEvent(line);
  if ("key" in read) return { refused: read };
  const append = { path: annotationPath({ session, draft, author: stamp.author }), append: lineOf(line) };
  return { changes: [...preparations(draft, state), append], id: stamp.id };
}

/**
 * What has to be there before the first line: drafts are ignored by git before there is one. A file of somebody's own
 * keeps what it says, and says this too.
 */
export function preparations(draft: boolean, state: Pick<NoteState, "written">): readonly ClubChange[] {
  const file = draft
    ? { path: ".drafts/.gitignore", line: draftsIgnore, isIn: ignoresAll }
    : { path: "annotations/.gitattributes", line: annotationAttributes, isIn: tellsOfMerging };
  const written = state.written(file.path);
  if (written === undefined) return [{ path: file.path, create: file.line }];
  return file.isIn(written) ? [] : [{ path: file.path, append: file.line }];
}

/** A drafts file as it stands on disk. */
export interface DraftsFile {
  readonly path: string;
  readonly text: string;
}

/**
 * Moves the readable lines of a person's drafts into the shared file. The shared file comes first: an interruption
 * leaves both, and the fold counts the shared copy once. Lines that cannot be read stay where they are; what was
 * deleted while it was a draft is nobody's business.
 */
export function reveal(
  file: DraftsFile | undefined,
  session: string | undefined,
  author: string,
  state: Pick<NoteState, "written">,
): { readonly changes: readonly ClubChange[] } | { readonly refused: Message } {
  const lines = (file?.text ?? "").split(/(?<=\n)/).map((text) => ({ text, event: readLine(text) }));
  const shared = new Set(undeleted(lines.flatMap(({ event }) => event ?? [])));
  if (file === undefined || shared.size === 0) return { refused: message("You have no drafts to reveal here.") };
  const revealed = lines.filter(({ event }) => event !== undefined && shared.has(event));
  const kept = lines.filter(({ event }) => event === undefined);
  return {
    changes: [
      ...preparations(false, state),
      {
        path: annotationPath({ session, draft: false, author }),
        append: revealed.map(({ text }) => `${text.replace(/\r?\n$/, "")}\n`).join(""),
      },
      { path: file.path, replace: { from: file.text, to: kept.map(({ text }) => text).join("") } },
    ],
  };
}

function readLine(line: string): AnnotationEvent | undefined {
  try {
    const read = readEvent(JSON.parse(line));
    return "key" in read ? undefined : read;
  } catch {
    return undefined;
  }
}
