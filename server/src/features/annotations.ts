import type { AnnotationThread, ClubProblem, MovedAnnotations } from "../protocol";
import type { AnnotationProblem } from "../workspace/annotationFiles";
import { placeHeadings } from "../readingClub/annotation/headings";
import type { PlacedNote, PlacedNotes } from "../workspace/annotationStore";
import type { Audience } from "./context";
import { readFailures } from "./readFailures";

/** Notes on one document as the client shows them, by their place. */
export const threadsOf = ({ uri, lines, notes }: PlacedNotes): AnnotationThread[] =>
  [...notes].sort(inPlace).map((placed) => thread(placed, uri, lines));

const startOf = ({ place }: PlacedNote): number => place.span?.start ?? -1;

const inPlace = (a: PlacedNote, b: PlacedNote): number =>
  startOf(a) - startOf(b) || (a.note.comments[0].created < b.note.comments[0].created ? -1 : 1);

function thread({ note, place }: PlacedNote, uri: string | undefined, lines: PlacedNotes["lines"]): AnnotationThread {
  const { id, kind, session, draft, resolved, discussed, issue, comments, target } = note;
  return {
    id,
    kind,
    uri,
    source: target.source,
    session,
    draft,
    status: place.status,
    range: place.span && lines.rangeOf(place.span),
    quote: target.anchor?.exact ?? "",
    headings: target.anchor === undefined ? [] : placeHeadings(target.anchor),
    resolved,
    discussed,
    issue,
    comments,
  };
}

/** Every note: what has lost its place first, then document by document. */
export function allThreads(documents: readonly PlacedNotes[]): AnnotationThread[] {
  const sorted = [...documents].sort((a, b) => (sourceOf(a) < sourceOf(b) ? -1 : 1)).flatMap(threadsOf);
  const isLost = ({ status }: AnnotationThread): boolean => status === "orphaned";
  return [...sorted.filter(isLost), ...sorted.filter((each) => !isLost(each))];
}

const sourceOf = ({ notes }: PlacedNotes): string => notes[0]?.note.target.source ?? "";

/** Where the notes of an open document are after an edit. */
export const movedPlaces = (
  uri: string,
  version: number,
  { lines, notes }: Pick<PlacedNotes, "lines" | "notes">,
): MovedAnnotations => ({
  uri,
  version,
  places: notes.map(({ note, place }) => ({
    id: note.id,
    status: place.status,
    range: place.span && lines.rangeOf(place.span),
  })),
});

/** What could not be read, in the user's language. */
export const clubProblems = (problems: readonly AnnotationProblem[], { translate }: Audience): ClubProblem[] =>
  problems.map(({ uri, line, reason }) => ({
    uri,
    line,
    reason: translate(typeof reason === "string" ? readFailures[reason] : reason),
  }));
