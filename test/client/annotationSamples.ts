import type { AnnotationThread } from "../../server/src/protocol";

interface Sample extends Partial<Omit<AnnotationThread, "comments">> {
  readonly author?: string;
  readonly body?: string;
  /** Of Jon. */
  readonly replies?: readonly string[];
}

/** An insight of Mio's on a postmortem, with what the test is about. */
export function note({
  author = "Mio",
  body = "Nobody was told",
  replies = [],
  ...given
}: Sample = {}): AnnotationThread {
  const { source = "postmortems/a.md" } = given;
  const id = `urn:uuid:${JSON.stringify([author, body, given])}`;
  const created = "2026-10-01T09:00:00.000Z";
  return {
    kind: "insight",
    uri: `file:///w/${source}`,
    session: undefined,
    draft: false,
    status: "attached",
    range: { start: { line: 4, character: 2 }, end: { line: 4, character: 19 } },
    quote: "the map was empty",
    headings: ["Seat map", "Impact"],
    resolved: false,
    discussed: false,
    issue: undefined,
    id,
    ...given,
    source,
    comments: [
      { id, body, author, created, edited: undefined },
      ...replies.map((text, index) => ({
        id: `${id}/${index.toString()}`,
        body: text,
        author: "Jon",
        created,
        edited: undefined,
      })),
    ],
  };
}
