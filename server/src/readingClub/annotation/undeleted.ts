import type { AnnotationEvent } from "./event";
import { isSamePerson } from "./fold";

/**
 * Events of a person's drafts without what they deleted before anybody else could see it: neither the text nor its
 * deletion is anybody's business. A note that was answered and whose answer stays, stays too.
 */
export function undeleted(events: readonly AnnotationEvent[]): readonly AnnotationEvent[] {
  const authors = new Map(events.flatMap((event) => (isText(event) ? [[event.id, event.author] as const] : [])));
  const deleted = new Set<string>();
  for (const event of events) {
    const author = event.type === "delete" ? authors.get(event.of) : undefined;
    if (event.type === "delete" && author !== undefined && isSamePerson(author, event.author)) deleted.add(event.of);
  }
  for (const event of events) if (event.type === "reply" && !deleted.has(event.id)) deleted.delete(event.of);
  return events.filter((event) => !deleted.has(event.id) && !("of" in event && deleted.has(event.of)));
}

const isText = ({ type }: AnnotationEvent): boolean => type === "note" || type === "reply";
