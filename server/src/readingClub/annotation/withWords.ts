import { describeAnchors } from "../anchor/describe";
import type { AnchorRecord } from "../anchor/anchor";
import type { AnnotationEvent, JsonObject } from "./event";
import { gitBlob } from "./gitBlob";
import { isBarePosition, placeAll } from "./placeAll";
import { isObject } from "./readEvent";

type Note = Extract<AnnotationEvent, { type: "note" }>;

/** A note whose place in a document of the workspace is told by its position, and without words. */
export const isBare = (event: AnnotationEvent): event is Note =>
  event.type === "note" &&
  !event.target.external &&
  event.target.anchor !== undefined &&
  isBarePosition(event.target.anchor);

/**
 * The lines of notes that are bare positions, with the words that stand there: by them they are found again when the
 * text changes. What the text does not have is left out.
 * @param notes all on one document
 */
export function withWords(notes: readonly Note[], text: string): ReadonlyMap<AnnotationEvent, JsonObject> {
  const anchors = notes.flatMap(({ target }) => target.anchor ?? []);
  const spans = placeAll(anchors, text).map((outcome) => (outcome.status === "attached" ? outcome.span : undefined));
  const found = notes.flatMap((note, index) => {
    const span = spans[index];
    return span === undefined ? [] : [{ note, span }];
  });
  const described = describeAnchors(
    text,
    found.map(({ span }) => span),
    { blob: gitBlob(text) },
  );
  return new Map(
    found.flatMap(({ note }, index) => {
      const anchor = described[index];
      return anchor === undefined ? [] : [[note, worded(note.line, anchor)] as const];
    }),
  );
}

function worded(line: JsonObject, { exact, prefix, suffix, headings, paragraph, blob }: AnchorRecord): JsonObject {
  const target = isObject(line["target"]) ? line["target"] : {};
  return {
    ...line,
    target: {
      ...target,
      selector: [{ type: "TextQuoteSelector", exact, prefix, suffix }, ...[target["selector"]].flat()],
      state: { ...(isObject(target["state"]) ? target["state"] : {}), "afterword:blob": blob },
      ...(headings.length > 0 && { "afterword:headings": headings }),
      ...(paragraph !== undefined && { "afterword:paragraph": paragraph }),
    },
  };
}
