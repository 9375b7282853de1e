import { message, type Message } from "../../text/message";
import { isTooDeep } from "./depth";
import type { AnnotationEvent, JsonObject } from "./event";
import { adopt, type Adoption, idFor, idOf, isAnnotation } from "./foreign/adopt";
import { objectsIn } from "./foreign/values";
import { gitBlob } from "./gitBlob";
import { isUnplaced } from "./placeAll";
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

/** What is known when notes are taken in. */
export interface Taking {
  /** ISO 8601, UTC: of annotations that do not say when they were made. */
  readonly time: string;
  /** Ids of lines that are there already. */
  readonly known: ReadonlySet<string>;
}

/**
 * Reads notes from a clipboard or a file: lines of annotation files (also within a fenced block, as a chat leaves
 * them), or one W3C annotation, page or collection. Annotations of other tools come in the shape of our lines.
 */
export function readExchange(text: string, taking: Taking): Taken {
  if (text.length > longestFile) return { events: [], problems: [{ line: 0, message: tooLarge }] };
  if (isTooDeep(text)) return { events: [], problems: [{ line: 0, message: tooDeep }] };
  const plain = text.replace(/^\ufeff/, "");
  const whole = parsed(plain.replace(fences, ""));
  const items = whole === undefined ? linesIn(plain) : itemsIn(whole).map((value, line) => ({ value, line }));
  return sorted(items, taking);
}

const tooLarge = message("It is too large for notes.");
const tooDeep = message("It is nested too deeply for notes.");
const torn = message("The line is torn or no JSON.");
const elsewhere = message("It is only named by its address, and nothing is fetched.");

interface Item {
  readonly line: number;
  /** Undefined for what is no JSON. */
  readonly value: unknown;
}

/** As a chat or a page puts them around what is copied. */
const fences = /^[ \t]*(?:`{3,}|~{3,})\w*[ \t]*$/gm;

function linesIn(text: string): Item[] {
  return text
    .replace(fences, "")
    .split(/\r\n|\n|\r/)
    .map((content, line) => ({ line, content: content.trim() }))
    .filter(({ content }) => content !== "")
    .map(({ line, content }) => ({ line, value: isObjectText(content) ? parsed(content) : undefined }));
}

/** The annotations of a collection, also where it has no pages; what is only named by its address is not fetched. */
function itemsIn(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap((each) => (isContainer(each) ? itemsIn(each) : [each]));
  if (!isContainer(value)) return [value];
  const { items, "@graph": graph, first, next } = value;
  return [items, graph, first, next].flatMap((part) => (part === undefined ? [] : itemsIn(part)));
}

const isContainer = (value: unknown): value is JsonObject =>
  isObject(value) && !isAnnotation(value) && ["items", "@graph", "first"].some((key) => value[key] !== undefined);

function sorted(items: readonly Item[], { time, known }: Taking): Taken {
  const ids = new Set(items.flatMap(({ value }) => (isObject(value) && isAnnotation(value) ? [idOf(value)] : [])));
  const isNote = (id: string): boolean => ids.has(id) || known.has(id);
  const events: AnnotationEvent[] = [];
  const problems: LineProblem[] = [];
  for (const { line, value } of items) {
    const read = readItem(value, { time, isNote });
    if ("key" in read) problems.push({ line, message: read });
    else events.push(read);
  }
  return { events, problems };
}

function readItem(value: unknown, adoption: Adoption): AnnotationEvent | Message {
  if (value === undefined) return torn;
  if (typeof value === "string") return elsewhere;
  const own = readEvent(value);
  if (!isObject(value) || !isAnnotation(value)) return own;
  if (!("key" in own) && !isForeign(value, own, adoption)) return own;
  const adopted = adopt(value, adoption);
  return "refused" in adopted ? adopted.refused : readEvent(adopted.line);
}

/** What our reader takes, and would not take for all that it says. */
function isForeign({ body, bodyValue, target }: JsonObject, own: AnnotationEvent, adoption: Adoption): boolean {
  const named = typeof target === "string" && !/^urn:uuid:/i.test(target) && adoption.isNote(idFor(target));
  const selectors = isObject(target) ? objectsIn(target["selector"]) : [];
  const unplaced = own.type === "note" && own.target.anchor !== undefined && isUnplaced(own.target.anchor);
  return (
    named ||
    unplaced ||
    bodyValue !== undefined ||
    selectors.some(({ refinedBy }) => refinedBy !== undefined) ||
    objectsIn(body).some(({ format }) => format === "text/html")
  );
}

/** A look at its ends is cheaper than the error of what is no JSON. */
const isObjectText = (text: string): boolean => text.startsWith("{") && text.endsWith("}");

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
