import { message, type Message } from "../../text/message";
import type { AnnotationEvent, JsonObject } from "./event";
import { gitBlob } from "./gitBlob";
import { isObject, readEvent } from "./readEvent";
import { longestFile, type LineProblem } from "./readLines";

const context = "http://www.w3.org/ns/anno.jsonld";

/**
 * Lines of annotation files as one W3C collection with one page, nothing of them left out. Its id comes from its
 * content, so that the same notes give the same collection.
 * @param lines as they stand in the files
 */
export function writeCollection(lines: readonly JsonObject[], label: string): string {
  const id = `urn:sha1:${gitBlob(JSON.stringify(lines))}`;
  const collection = {
    "@context": context,
    id,
    type: "AnnotationCollection",
    label,
    total: lines.length,
    first: { id: `${id}#page-1`, type: "AnnotationPage", partOf: id, startIndex: 0, items: lines },
  };
  return `${JSON.stringify(collection, undefined, 2)}\n`;
}

/** What another person or program gave. */
export interface Taken {
  readonly events: readonly AnnotationEvent[];
  /** Of texts that are no lines, `line` is the number of the annotation in them. */
  readonly problems: readonly LineProblem[];
}

/**
 * Reads notes from a clipboard or a file: lines of annotation files (also within a fenced block, as a chat leaves
 * them), or one W3C annotation, page or collection.
 */
export function readExchange(text: string): Taken {
  if (text.length > longestFile) return { events: [], problems: [{ line: 0, message: tooLarge }] };
  const whole = parsed(text);
  return sorted(whole === undefined ? linesIn(text) : itemsIn(whole).map((value, line) => ({ value, line })));
}

const tooLarge = message("It is too large for notes.");
const torn = message("The line is torn or no JSON.");

interface Item {
  readonly line: number;
  /** Undefined for what is no JSON. */
  readonly value: unknown;
}

function linesIn(text: string): Item[] {
  return text
    .replace(/^\ufeff/, "")
    .split(/\r\n|\n|\r/)
    .map((content, line) => ({ line, content: content.trim() }))
    .filter(({ content }) => content !== "" && !/^(?:`{3,}|~{3,})\w*$/.test(content))
    .map(({ line, content }) => ({ line, value: parsed(content) }));
}

/** The annotations of a collection; pages that are only named by their address are not fetched. */
function itemsIn(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (!isObject(value)) return [value];
  const { type, items, first } = value;
  if (type === "AnnotationCollection") return isObject(first) ? itemsIn(first) : [];
  return type === "AnnotationPage" && Array.isArray(items) ? items : [value];
}

function sorted(items: readonly Item[]): Taken {
  const events: AnnotationEvent[] = [];
  const problems: LineProblem[] = [];
  for (const { line, value } of items) {
    const read: AnnotationEvent | Message = value === undefined ? torn : readEvent(value);
    if ("key" in read) problems.push({ line, message: read });
    else events.push(read);
  }
  return { events, problems };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
