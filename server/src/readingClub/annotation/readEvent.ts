import { validate } from "virtual:annotation-schema";
import { message, type Message } from "../../text/message";
import type { AnchorRecord } from "../anchor/anchor";
import { noteKinds, type AnnotationEvent, type JsonObject, type NoteKind, type NoteTarget } from "./event";
import { schemaError } from "./schemaError";
import { readSource } from "./source";

/** UTF-16 units of one note's body; nobody writes more by hand. */
const longestBody = 100_000;
/** The same of what a note quotes, and of a person's name. */
const longestQuote = 100_000;
const longestName = 1_000;

/** Reads one annotation; what is wrong with it is a value. Motivations that mean nothing here are foreign. */
export function readEvent(value: unknown): AnnotationEvent | Message {
  if (!validate(value) || !isObject(value))
    return message("It is no annotation: {0}.", schemaError(validate.errors ?? []));
  const { id, created, creator, motivation, target } = value;
  if (typeof id !== "string" || typeof created !== "string" || !isObject(creator)) return notOurs;
  const author = creator["name"];
  if (typeof author !== "string") return notOurs;
  if (author.length > longestName) return message("The name of its author is too long.");
  if (Number.isNaN(Date.parse(created))) return message("“{0}” is no time.", created);
  const base = { id: id.toLowerCase(), created, author, line: value };
  const of = typeof target === "string" && /^urn:uuid:/i.test(target) ? target.toLowerCase() : undefined;
  if (of !== undefined) return readLater(base, of, value);
  if (motivation === "replying") return message("It replies to nothing.");
  return readNote(base, value);
}

interface Base {
  readonly id: string;
  readonly created: string;
  readonly author: string;
  readonly line: JsonObject;
}

function readNote(base: Base, value: JsonObject): AnnotationEvent | Message {
  const target = readTarget(value["target"]);
  if ("key" in target) return target;
  const body = bodyOf(value["body"]) ?? (value["motivation"] === "tagging" ? tagsOf(value["body"]).join(", ") : "");
  if (body.length > longestBody) return tooLong;
  const exact = target.anchor?.exact ?? "";
  if (exact.length > longestQuote) return tooLong;
  return { ...base, type: "note", kind: kindOf(value) ?? "note", body, target };
}

/** What happens to a note after it was made. */
function readLater(base: Base, of: string, value: JsonObject): AnnotationEvent | Message {
  const body = bodyOf(value["body"]);
  if (body !== undefined && body.length > longestBody) return tooLong;
  switch (value["motivation"]) {
    case "replying":
      return body === undefined ? message("The reply says nothing.") : { ...base, type: "reply", of, body };
    case "editing": {
      if (value["afterword:target"] === undefined) return { ...base, type: "edit", of, body, kind: kindOf(value) };
      const target = readTarget(value["afterword:target"]);
      return "key" in target ? target : { ...base, type: "attach", of, target };
    }
    case "moderating":
      return value["afterword:deleted"] === true ? { ...base, type: "delete", of } : notOurs;
    case "assessing": {
      const { "afterword:resolved": resolved, "afterword:discussed": discussed } = value;
      if (typeof resolved === "boolean") return { ...base, type: "resolve", of, resolved };
      return typeof discussed === "boolean" ? { ...base, type: "discuss", of, discussed } : notOurs;
    }
    case "linking": {
      const address = value["body"];
      return typeof address === "string" && /^https?:\/\/\S+$/i.test(address)
        ? { ...base, type: "issue", of, address }
        : notOurs;
    }
    default:
      return notOurs;
  }
}

function readTarget(value: unknown): NoteTarget | Message {
  const written = isObject(value) ? value["source"] : value;
  const source = typeof written === "string" ? readSource(written) : undefined;
  if (source === undefined)
    return message("Its target “{0}” is no file of the workspace and no web page.", shown(written));
  if (!isObject(value)) return { ...source, anchor: undefined, commit: undefined };
  const state = isObject(value["state"]) ? value["state"] : {};
  return { ...source, anchor: readAnchor(value, state), commit: textAt(state, "afterword:commit") };
}

/** Undefined for a note on the whole; what tells a place in a way that is not understood has neither words nor position. */
function readAnchor(target: JsonObject, state: JsonObject): AnchorRecord | undefined {
  const selectors = [target["selector"]].flat().filter(isObject);
  if (selectors.length === 0) return undefined;
  const quote = selectors.find(({ type, exact }) => type === "TextQuoteSelector" && exact !== "") ?? {};
  const { start, end } = selectors.find(({ type }) => type === "TextPositionSelector") ?? {};
  const headings = target["afterword:headings"];
  return {
    exact: textAt(quote, "exact") ?? "",
    prefix: textAt(quote, "prefix") ?? "",
    suffix: textAt(quote, "suffix") ?? "",
    position: typeof start === "number" && typeof end === "number" && start <= end ? { start, end } : undefined,
    headings: Array.isArray(headings) ? headings.filter((text) => typeof text === "string") : [],
    paragraph: textAt(target, "afterword:paragraph"),
    blob: textAt(state, "afterword:blob"),
  };
}

/** The texts of a body, each a paragraph; tags are no text. */
function bodyOf(body: unknown): string | undefined {
  if (typeof body === "string") return body;
  const texts = [body]
    .flat()
    .filter(isObject)
    .filter(({ purpose }) => purpose !== "tagging")
    .flatMap((each) => textAt(each, "value") ?? []);
  return texts.length === 0 ? undefined : texts.join("\n\n");
}

/** `questioning` is a question; other notes say it in a tag. */
function kindOf(value: JsonObject): NoteKind | undefined {
  if (value["motivation"] === "questioning") return "question";
  const tags = tagsOf(value["body"]);
  return noteKinds.find((kind) => tags.includes(kind));
}

const tagsOf = (body: unknown): readonly string[] =>
  [body]
    .flat()
    .filter(isObject)
    .filter(({ purpose }) => purpose === "tagging")
    .flatMap((tag) => textAt(tag, "value") ?? []);

const notOurs = message("It says nothing that is known here.");
const tooLong = message("It is too long for a note.");

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function textAt(object: JsonObject, key: string): string | undefined {
  const value = object[key];
  return typeof value === "string" ? value : undefined;
}

const shown = (value: unknown): string => String(value).slice(0, 80);
