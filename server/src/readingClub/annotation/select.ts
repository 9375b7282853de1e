import type { AnnotationEvent } from "./event";
import { fold, isSamePerson, type FoldedNote, type SourcedEvent } from "./fold";
import { undeleted } from "./undeleted";

/** Which notes are meant; what is undefined does not matter. */
export interface NoteSelection {
  readonly session?: string | undefined;
  /** Path of the document from the repository root, or the address of an external report. */
  readonly source?: string | undefined;
  /** Only what this person wrote, drafts included. Without an author no draft is ever meant. */
  readonly author?: string | undefined;
}

export interface SelectedNotes {
  /** In order of time, each once. */
  readonly events: readonly AnnotationEvent[];
  /** Of them, the notes as they are. */
  readonly notes: readonly FoldedNote[];
}

/** Notes to give to others, with everything that happened to them. */
export function selectNotes(
  events: readonly SourcedEvent[],
  { session, source, author }: NoteSelection,
): SelectedNotes {
  const givable = author === undefined ? events.filter(({ draft }) => !draft) : ownOf(events, author);
  const inSession = session === undefined ? givable : givable.filter((each) => each.session === session);
  const about = source === undefined ? undefined : idsAbout(source, events);
  const wanted = inSession.filter(({ event }) => about?.has(rootId(event)) ?? true);
  const once = new Map(wanted.map((each) => [each.event.id, each]));
  const ordered = [...once.values()].sort((a, b) => (a.event.created < b.event.created ? -1 : 1));
  return { events: ordered.map(({ event }) => event), notes: fold(ordered) };
}

function ownOf(events: readonly SourcedEvent[], author: string): readonly SourcedEvent[] {
  const own = events.filter(({ event }) => isSamePerson(event.author, author));
  const drafts = own.filter(({ draft }) => draft).map(({ event }) => event);
  const kept = new Set(undeleted(drafts));
  return own.filter(({ draft, event }) => !draft || kept.has(event));
}

const rootId = (event: AnnotationEvent): string => (event.type === "note" ? event.id : event.of);

/** Ids of notes on a document and of the replies to them. */
function idsAbout(source: string, events: readonly SourcedEvent[]): ReadonlySet<string> {
  const about = fold(events).filter(({ target }) => target.source === source);
  return new Set(about.flatMap(({ id, comments }) => [id, ...comments.map((comment) => comment.id)]));
}
