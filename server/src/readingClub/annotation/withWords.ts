import { describeAnchor } from "../anchor/describe";
import { isObject } from "./readEvent";
import type { AnnotationEvent, JsonObject } from "./event";
import { gitBlob } from "./gitBlob";
import { isBarePosition, placeAll } from "./placeAll";

/**
 * The line of a note whose place is a bare position, with the words that stand there: by them it is found again when
 * the text changes. Every other line is as it was.
 */
export function withWords({ line, target }: Extract<AnnotationEvent, { type: "note" }>, text: string): JsonObject {
  const given = line["target"];
  if (target.anchor === undefined || !isBarePosition(target.anchor) || !isObject(given)) return line;
  const [outcome] = placeAll([target.anchor], text);
  if (outcome?.status !== "attached") return line;
  const { exact, prefix, suffix, headings, paragraph, blob } = describeAnchor(text, outcome.span, {
    blob: gitBlob(text),
  });
  return {
    ...line,
    target: {
      ...given,
      selector: [{ type: "TextQuoteSelector", exact, prefix, suffix }, ...[given["selector"]].flat()],
      state: { ...(isObject(given["state"]) ? given["state"] : {}), "afterword:blob": blob },
      ...(headings.length > 0 && { "afterword:headings": headings }),
      ...(paragraph !== undefined && { "afterword:paragraph": paragraph }),
    },
  };
}
