import { parseAllDocuments, type Document, type YAMLError } from "yaml";
import { message, type Message } from "../../text/message";

/** The documents of a YAML text. Throws a RangeError on text that is nested too deeply. */
export function parseYaml(text: string): readonly Document[] {
  // Hostile text makes an error of every character, and each would keep a trace of the stack that nobody reads.
  const limit: unknown = Reflect.get(Error, "stackTraceLimit");
  Reflect.set(Error, "stackTraceLimit", 0);
  try {
    return parseAllDocuments(text, options);
  } finally {
    Reflect.set(Error, "stackTraceLimit", limit);
  }
}

const options = { prettyErrors: false, uniqueKeys: false, version: "1.2", merge: false, logLevel: "silent" } as const;

/** Mistakes after which everything around them is still read as it was meant. */
const harmless = new Set<YAMLError["code"]>([
  "BAD_ALIAS",
  "BAD_DQ_ESCAPE",
  "BAD_DIRECTIVE",
  "MULTIPLE_ANCHORS",
  "MULTIPLE_TAGS",
  "NON_STRING_KEY",
  "TAG_RESOLVE_FAILED",
]);

/** What the readers of alert systems take without a word. */
const accepted = ({ code, message: words }: YAMLError): boolean =>
  code === "MISSING_CHAR" && words.startsWith("Comments must be separated");

/** The first mistake after which other values may be read wrongly. */
export const firstFault = (documents: readonly Document[]): YAMLError | undefined =>
  documents
    .flatMap(({ errors }) => errors)
    .filter((error) => !harmless.has(error.code) && !accepted(error))
    .sort((a, b) => a.pos[0] - b.pos[0])[0];

export const countFaults = (documents: readonly Document[]): number =>
  documents.reduce((count, { errors }) => count + errors.length, 0);

export const harmlessFaults = (documents: readonly Document[]): readonly YAMLError[] =>
  documents.flatMap(({ errors }) => errors).filter(({ code }) => harmless.has(code));

export const tabs = (): Message => message("YAML does not allow tabs for indentation; use spaces.");

export function explainYaml(error: YAMLError): Message {
  switch (error.code) {
    case "TAB_AS_INDENT":
      return tabs();
    case "BLOCK_AS_IMPLICIT_KEY":
      return message("A value that holds a colon and a blank needs quotes.");
    case "BAD_INDENT":
    case "BAD_COLLECTION_TYPE":
      return message("The indentation does not fit the lines around it.");
    case "MISSING_CHAR":
      if (/quote/.test(error.message)) return message("A closing quote is missing.");
      break;
    default:
  }
  return message("This is not valid YAML. The parser says: {0}", error.message);
}
