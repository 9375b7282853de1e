import { parseTree, printParseErrorCode, visit, type Node, type ParseError } from "jsonc-parser";
import { message, type Message } from "../../text/message";
import { span, type Span } from "../../text/span";
import { Scalar } from "./scalar";
import type { Source, SourceEntry, SourceList, SourceMapping, SourceNode, SourceProblem, SourceScalar } from "./source";

/**
 * Reads JSON, also with comments and trailing commas, and what is readable around a mistake. Throws a RangeError on
 * text that is nested too deeply.
 * @param strict what is no JSON is told, although it is read
 */
export function readJson(text: string, strict = false): Source {
  const errors: ParseError[] = [];
  const root = parseTree(text.replace(/^\ufeff/, " "), errors, { allowTrailingComma: true });
  const problems: SourceProblem[] = [];
  const [first] = errors;
  if (first) problems.push({ span: placeOf(text, first), message: explain(first) });
  else if (strict) problems.push(...refusals(text.replace(/^\ufeff/, " ")));
  return { syntax: "json", roots: root ? [readNode(text, root, problems)] : [], problems };
}

/** The first comment, or the first comma with nothing behind it. */
function refusals(text: string): readonly SourceProblem[] {
  if (isJson(text)) return [];
  const errors: ParseError[] = [];
  visit(
    text,
    { onError: (error, offset, length) => void errors.push({ error, offset, length }) },
    { disallowComments: true, allowTrailingComma: false },
  );
  const [first] = errors;
  if (first === undefined) return [];
  const { offset, length } = first;
  if (text[offset] === "/") {
    return [{ span: span(offset, offset + length), message: refused(message("JSON has no comments.")), read: true }];
  }
  const comma = text.lastIndexOf(",", offset);
  const why = message("JSON has no comma before a closing bracket.");
  return [{ span: span(comma, comma + 1), message: refused(why), read: true }];
}

const refused = (why: Message): Message =>
  message("{0} It is read here, but the system that takes this file will refuse it.", why);

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function readNode(text: string, node: Node, problems: SourceProblem[]): SourceNode {
  if (node.type === "object") return new JsonMapping(text, node, problems);
  return node.type === "array" ? new JsonList(text, node, problems) : scalarOf(text, node);
}

const spanOf = (node: Node): Span => span(node.offset, node.offset + node.length);

class JsonMapping implements SourceMapping {
  readonly kind = "mapping";
  readonly flow = true;
  readonly span: Span;
  readonly #text: string;
  readonly #node: Node;
  readonly #problems: SourceProblem[];
  #entries: readonly SourceEntry[] | undefined;

  constructor(text: string, node: Node, problems: SourceProblem[]) {
    this.span = spanOf(node);
    this.#text = text;
    this.#node = node;
    this.#problems = problems;
  }

  get entries(): readonly SourceEntry[] {
    this.#entries ??= this.#read();
    return this.#entries;
  }

  get(key: string): SourceNode | undefined {
    return this.entries.find((entry) => entry.key.text === key)?.value;
  }

  #read(): readonly SourceEntry[] {
    const own = new Map<string, SourceEntry>();
    for (const { children } of this.#node.children ?? []) {
      const [keyNode, valueNode] = children ?? [];
      if (keyNode === undefined) continue;
      const key = scalarOf(this.#text, keyNode);
      const value = valueNode ? readNode(this.#text, valueNode, this.#problems) : nothing(this.#text, key.outer.end);
      if (own.delete(key.text)) {
        this.#problems.push({
          span: key.span,
          message: message("The key “{0}” stands here twice; the last one counts.", key.text),
        });
      }
      own.set(key.text, { key, value, inherited: false });
    }
    return [...own.values()];
  }
}

class JsonList implements SourceList {
  readonly kind = "list";
  readonly span: Span;
  readonly #text: string;
  readonly #node: Node;
  readonly #problems: SourceProblem[];
  #items: readonly SourceNode[] | undefined;

  constructor(text: string, node: Node, problems: SourceProblem[]) {
    this.span = spanOf(node);
    this.#text = text;
    this.#node = node;
    this.#problems = problems;
  }

  get items(): readonly SourceNode[] {
    this.#items ??= (this.#node.children ?? []).map((item) => readNode(this.#text, item, this.#problems));
    return this.#items;
  }
}

function scalarOf(text: string, node: Node): SourceScalar {
  const outer = spanOf(node);
  const value: unknown = node.value;
  if (typeof value !== "string") {
    const known = typeof value === "number" || typeof value === "boolean" ? value : null;
    const written = known === null ? "" : text.slice(outer.start, outer.end);
    const at = known === null ? span(outer.start, outer.start) : outer;
    return new Scalar(text, { text: written, value: known, style: "plain", span: at, outer });
  }
  const closed = outer.end > outer.start + 1 && text[outer.end - 1] === '"';
  const inner = span(outer.start + 1, closed ? outer.end - 1 : outer.end);
  return new Scalar(text, { text: value, value, style: "double", span: inner, outer });
}

function nothing(text: string, at: number): SourceScalar {
  return new Scalar(text, { text: "", value: null, style: "plain", span: span(at, at), outer: span(at, at) });
}

/** An error at the end of the text is told on what stands there last. */
function placeOf(text: string, { offset, length }: ParseError): Span {
  const last = text.trimEnd().length;
  const start = Math.max(0, Math.min(offset, last - 1));
  return span(start, Math.max(start, Math.min(offset + length, last)));
}

function explain({ error }: ParseError): Message {
  const code = printParseErrorCode(error);
  switch (code) {
    case "CommaExpected":
      return message("A comma is missing before this.");
    case "ColonExpected":
      return message("A colon is missing before this.");
    case "UnexpectedEndOfString":
      return message("A closing quote is missing.");
    case "CloseBraceExpected":
    case "CloseBracketExpected":
      return message("The JSON ends before everything is closed.");
    default:
      return message("This is not valid JSON. The parser says: {0}", code);
  }
}
