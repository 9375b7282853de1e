import type { FrontMatter, FrontMatterEntry } from "../../markdown/document";
import { misreadIn } from "../../readingClub/misread";
import { documentKinds, momentKeys, type DocumentModel, type Field } from "../../model/document";
import { closest } from "../../text/closest";
import { message, type Message } from "../../text/message";
import type { Finding, Rule } from "../rule";

/** Placeholders of a template language are replaced before anything reads the front matter. */
const templated = /\{\{|<%|\{%/;

/** The front matter is no valid YAML or TOML, or holds a kind, a time or a value of the reading club that is none. */
export const frontMatterInvalid: Rule = {
  code: "front-matter/invalid",
  severity: "warning",
  onByDefault: true,
  kinds: documentKinds.filter((kind) => kind !== "template"),
  *check(model) {
    const { frontMatter, text } = model.markdown;
    if (frontMatter === undefined) return;
    if (templated.test(text.slice(frontMatter.content.start, frontMatter.content.end))) return;
    if (frontMatter.error !== undefined && model.kind !== "other") {
      yield { span: frontMatter.error.span, message: brokenMessage(frontMatter.format, frontMatter.error.message) };
    }
    for (const entry of frontMatter.entries) if (entry.key === "kind") yield* unknownKind(entry, model);
    if (model.kind !== "other") yield* noTimes(model);
    if (frontMatter.error === undefined) yield* misreadIn(frontMatter);
  },
};

/** What the YAML and TOML parsers say of too many levels. */
const tooDeep = /call stack|excessively nested/i;

function brokenMessage(format: FrontMatter["format"], said: string): Message {
  if (tooDeep.test(said))
    return message("The front matter nests too deeply to be read. Nothing in it can be relied on. Make it flatter.");
  return message(
    "The front matter is not valid {0}. Nothing in it can be relied on. Correct it. The parser says: {1}.",
    format === "toml" ? "TOML" : "YAML",
    said.replace(/[.\s]+$/, ""),
  );
}

/** Other tools have a `kind:` too: in a document that is none of ours only what looks misspelled is told. */
function* unknownKind({ raw, value, valueSpan }: FrontMatterEntry, model: DocumentModel): Iterable<Finding> {
  const name = raw.trim();
  if (typeof value !== "string" || name === "" || documentKinds.some((kind) => kind === name.toLowerCase())) return;
  const near = closest(name, documentKinds);
  if (near === undefined && model.kind === "other") return;
  const instead =
    near === undefined ? message("Write one of {0}.", documentKinds.join(", ")) : message("Did you mean “{0}”?", near);
  yield {
    span: valueSpan,
    message: message("“{0}” is no kind of document, so the kind is guessed. {1}", name, instead),
  };
}

/** Not over yet, or none: an answer, though no time. */
const answersWithoutTime =
  /^(?:still |not |no |never|none|ongoing|on-going|in progress|open$|pending|n\/?a$|null$|nil$|[-–—~]+$)|継続|対応中|未|なし|進行中/i;

function* noTimes({ fields, markdown }: DocumentModel): Iterable<Finding> {
  for (const field of fields) {
    if (field.form === "front-matter" && isNoTime(field, markdown.frontMatter))
      yield {
        span: field.span,
        message: message(
          "“{0}” is no time. The length of the incident and the order of events cannot be told from it. Write a date and time such as {1}, or “unknown”.",
          field.raw.trim(),
          "2026-03-02T10:00Z",
        ),
      };
  }
}

function isNoTime(field: Field, frontMatter: FrontMatter | undefined): boolean {
  // Not `date`: that is often the day a page was published, in whatever words.
  if (!momentKeys.has(field.key) || field.time || field.placeholder || field.empty || field.unknown) return false;
  if (answersWithoutTime.test(field.raw.trim())) return false;
  // Truth values, numbers (an epoch), lists and mappings are another tool's data.
  return frontMatter?.entries.find(({ keySpan }) => keySpan === field.labelSpan)?.value === field.raw;
}
