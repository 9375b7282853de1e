import type { AnnotationEvent, JsonObject, NoteKind, NoteTarget } from "./event";
import { personFile } from "./files";

/** Where an event was read: one file a person and session. */
export interface EventSource {
  /** Folder of the session; undefined for `open`. */
  readonly session: string | undefined;
  /** Read from the person's drafts. */
  readonly draft: boolean;
}

export interface SourcedEvent extends EventSource {
  readonly event: AnnotationEvent;
  /** Whose file it stands in, as its name says; undefined where that is not known. */
  readonly person?: string | undefined;
}

/** A note or a reply as it is now. */
export interface FoldedComment {
  readonly id: string;
  readonly body: string;
  readonly author: string;
  readonly created: string;
  readonly edited: string | undefined;
}

/** A note and what became of it. */
export interface FoldedNote extends EventSource {
  readonly id: string;
  readonly kind: NoteKind;
  readonly target: NoteTarget;
  readonly resolved: boolean;
  readonly discussed: boolean;
  readonly issue: string | undefined;
  /** The note unless it was deleted, then replies in order of time. Never empty. */
  readonly comments: readonly [FoldedComment, ...FoldedComment[]];
  /** Every line the state comes from, in order of time. */
  readonly lines: readonly JsonObject[];
}

type Note = Extract<AnnotationEvent, { type: "note" }>;
type Later = Exclude<AnnotationEvent, Note>;

/**
 * The state of all notes: the fold over the events of all files in order of time, ties by id. It does not depend on
 * the order of files or lines, nor on a line that stands in two of them (merged twice, revealed and then interrupted):
 * the shared copy counts. Only its author edits or deletes a note; anybody replies, resolves, discusses, attaches.
 */
export function fold(sources: readonly SourcedEvent[]): readonly FoldedNote[] {
  const events = [...oncePerId(sources).values()].sort((a, b) => inTime(a.event, b.event));
  const byRoot = gather(events.map(({ event }) => event));
  const notes: FoldedNote[] = [];
  for (const { event, session, draft } of events) {
    if (event.type !== "note") continue;
    const note = foldNote(event, byRoot.get(event.id) ?? []);
    if (note !== undefined) notes.push({ ...note, session, draft });
  }
  return notes;
}

/** Of the shared lines those that have the id of another one that counts, and say something else. */
export function contradicting<S extends SourcedEvent>(sources: readonly S[]): readonly S[] {
  const shared = sources.filter(({ draft }) => !draft);
  const counting = oncePerId(shared);
  return shared.filter(({ event }) => {
    const other = counting.get(event.id)?.event ?? event;
    return other !== event && sayingOf(other) !== sayingOf(event);
  });
}

/** Who says what: a copy may be written down in another way. */
const sayingOf = ({ author, type, line }: AnnotationEvent): string =>
  JSON.stringify([author.trim().toLowerCase(), type, line["motivation"], line["body"]]);

function oncePerId(sources: readonly SourcedEvent[]): Map<string, SourcedEvent> {
  const byId = new Map<string, SourcedEvent>();
  for (const source of sources) {
    const known = byId.get(source.event.id);
    if (known === undefined || precedes(source, known)) byId.set(source.event.id, source);
  }
  return byId;
}

/** Which of two lines with one id counts: shared before draft, in its author's file, then earlier, then by their text. */
function precedes(a: SourcedEvent, b: SourcedEvent): boolean {
  if (a.draft !== b.draft) return b.draft;
  if (isOwn(a) !== isOwn(b)) return isOwn(a);
  const [first, second] = [sortKey(a), sortKey(b)];
  return first < second;
}

/** Nobody takes the place of another person's note with a line in a file of their own. */
const isOwn = ({ event, person }: SourcedEvent): boolean =>
  person !== undefined && personFile(person) === personFile(event.author);

const sortKey = ({ event, session }: SourcedEvent): string =>
  `${timeKey(event.created)} ${session ?? ""} ${JSON.stringify(event.line)}`;

/** Fractions of a second of any length compare as text once they are equally long. */
const timeKey = (created: string): string => {
  const [seconds = "", fraction = ""] = created.replace(/Z$/, "").split(".");
  return `${seconds}.${fraction.padEnd(9, "0")}`;
};

const inTime = (a: AnnotationEvent, b: AnnotationEvent): number => {
  const [first, second] = [timeKey(a.created), timeKey(b.created)];
  return first < second ? -1 : first > second ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
};

/** What happened to each note, replies to replies included, in order of time. */
function gather(events: readonly AnnotationEvent[]): Map<string, Later[]> {
  const parents = new Map<string, string>();
  for (const event of events) if (event.type === "reply") parents.set(event.id, event.of);
  const byRoot = new Map<string, Later[]>();
  for (const event of events) {
    if (event.type === "note") continue;
    const root = rootOf(event.of, parents);
    const same = byRoot.get(root);
    if (same === undefined) byRoot.set(root, [event]);
    else same.push(event);
  }
  return byRoot;
}

function rootOf(id: string, parents: Map<string, string>): string {
  const passed = new Set<string>();
  let at = id;
  // A hostile file may let two replies answer each other.
  for (let parent = parents.get(at); parent !== undefined && !passed.has(at); parent = parents.get(at)) {
    passed.add(at);
    at = parent;
  }
  // Shorter ways for the next one: a long chain of replies is walked once.
  for (const each of passed) parents.set(each, at);
  return at;
}

interface Draft {
  kind: NoteKind;
  target: NoteTarget;
  resolved: boolean;
  discussed: boolean;
  issue: string | undefined;
}

function foldNote(note: Note, later: readonly Later[]): Omit<FoldedNote, keyof EventSource> | undefined {
  const state: Draft = { kind: note.kind, target: note.target, resolved: false, discussed: false, issue: undefined };
  const comments = new Map<string, FoldedComment>([[note.id, commentOf(note)]]);
  for (const event of later) if (event.type === "reply") comments.set(event.id, commentOf(event));
  for (const event of later) apply(event, note.id, state, comments);
  const [first, ...rest] = comments.values();
  if (first === undefined) return undefined;
  return { id: note.id, ...state, comments: [first, ...rest], lines: [note, ...later].map(({ line }) => line) };
}

function apply(event: Later, note: string, state: Draft, comments: Map<string, FoldedComment>): void {
  switch (event.type) {
    case "resolve":
      state.resolved = event.resolved;
      break;
    case "discuss":
      state.discussed = event.discussed;
      break;
    case "issue":
      state.issue = event.address;
      break;
    case "attach":
      state.target = event.target;
      break;
    case "edit":
    case "delete":
      change(event, note, state, comments);
      break;
    case "reply":
      break;
  }
}

type Change = Extract<Later, { type: "edit" | "delete" }>;

/** A note is changed by whoever wrote it. */
function change(event: Change, note: string, state: Draft, comments: Map<string, FoldedComment>): void {
  const comment = comments.get(event.of);
  if (comment === undefined || !isSamePerson(comment.author, event.author)) return;
  if (event.type === "delete") {
    comments.delete(event.of);
    return;
  }
  if (event.kind !== undefined && event.of === note) state.kind = event.kind;
  if (event.body !== undefined) comments.set(event.of, { ...comment, body: event.body, edited: event.created });
}

const commentOf = ({ id, body, author, created }: Note | Extract<Later, { type: "reply" }>): FoldedComment => ({
  id,
  body,
  author,
  created,
  edited: undefined,
});

/** Names are compared without case and width. */
export const isSamePerson = (a: string, b: string): boolean => personKey(a) === personKey(b);

const personKey = (name: string): string => name.normalize("NFKC").trim().toLowerCase();
