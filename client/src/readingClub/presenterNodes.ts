import type { AnnotationKind, AnnotationThread } from "../../../server/src/protocol";
import type { Range } from "../views/rowNodes";

/** Notes of one place that are talked about together: of one kind, on the same or overlapping words. */
export interface Topic {
  readonly key: string;
  readonly kind: AnnotationKind;
  readonly quote: string;
  readonly headings: readonly string[];
  readonly uri: string | undefined;
  readonly range: Range | undefined;
  /** The place could not be found again, or is doubtful. */
  readonly lost: boolean;
  readonly discussed: boolean;
  readonly threads: readonly AnnotationThread[];
}

/**
 * What a session talks about, in the order of the document: notes on the whole come first, those whose place is gone
 * last. Drafts are left out, the presenter's own too: the screen is shared.
 */
export function topicsOf(threads: readonly AnnotationThread[], session: string): readonly Topic[] {
  const shown = threads.filter((thread) => thread.session === session && !thread.draft).sort(byPlace);
  const topics: Topic[] = [];
  for (const thread of shown) {
    const at = topics.findIndex((topic) => isSamePlace(topic, thread));
    const topic = topics[at];
    if (topic === undefined) topics.push(topicOf(thread));
    else topics[at] = joined(topic, thread);
  }
  return topics;
}

function byPlace(a: AnnotationThread, b: AnnotationThread): number {
  const ranks = rankOf(a) - rankOf(b);
  if (ranks !== 0) return ranks;
  const [from, to] = [a.range?.start, b.range?.start];
  const places = from === undefined || to === undefined ? 0 : from.line - to.line || from.character - to.character;
  return places || kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || byTime(a, b);
}

const byTime = (a: AnnotationThread, b: AnnotationThread): number => {
  const [one, other] = [a.comments[0].created, b.comments[0].created];
  return one < other ? -1 : one > other ? 1 : a.id < b.id ? -1 : 1;
};

const rankOf = ({ status, range }: AnnotationThread): number =>
  status === "item" ? 0 : status === "orphaned" || range === undefined ? 2 : 1;

/** Questions first: they are what a group can answer. */
const kinds: readonly AnnotationKind[] = ["question", "surprise", "insight", "idea", "term", "note"];

function isSamePlace(topic: Topic, thread: AnnotationThread): boolean {
  if (topic.kind !== thread.kind || topic.uri !== thread.uri) return false;
  if (rankOf(thread) !== 1)
    return topic.range === undefined && thread.status === "orphaned" && topic.quote === thread.quote;
  return topic.range !== undefined && thread.range !== undefined && overlap(topic.range, thread.range);
}

function overlap(a: Range, b: Range): boolean {
  const isBefore = (one: Range["start"], other: Range["start"]): boolean =>
    one.line < other.line || (one.line === other.line && one.character < other.character);
  const same = !isBefore(a.start, b.start) && !isBefore(b.start, a.start);
  return same || (isBefore(a.start, b.end) && isBefore(b.start, a.end));
}

function topicOf(thread: AnnotationThread): Topic {
  const { id, kind, quote, headings, uri, range, status, discussed } = thread;
  const lost = status === "orphaned" || status === "confirm" || status === "asks";
  return {
    key: id,
    kind,
    quote,
    headings,
    uri,
    range: status === "orphaned" ? undefined : range,
    lost,
    discussed,
    threads: [thread],
  };
}

/** The longest quote shows the place of all. */
function joined(topic: Topic, thread: AnnotationThread): Topic {
  return {
    ...topic,
    quote: thread.quote.length > topic.quote.length ? thread.quote : topic.quote,
    lost: topic.lost && thread.status !== "attached",
    discussed: topic.discussed && thread.discussed,
    threads: [...topic.threads, thread],
  };
}

/** Where to begin, or to go on: the first that nobody has talked about; else the first. */
export const firstOpen = (topics: readonly Topic[]): number =>
  Math.max(
    0,
    topics.findIndex(({ discussed }) => !discussed),
  );

/** Authors of notes and replies, in the order in which they first appear. */
export const authorsOf = (threads: readonly AnnotationThread[]): readonly string[] => [
  ...new Set(threads.flatMap(({ comments }) => comments.map(({ author }) => author))),
];
