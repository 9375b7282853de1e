import { isAlias, isScalar, parseDocument, type Alias, type Document, type Node, type YAMLError } from "yaml";
import { message, type Message } from "../text/message";
import { span, type Span } from "../text/span";
import type { ConfigProblem } from "./effective";

/** References that one file may follow; more is a mistake or an attack (every one can stand for a large part). */
const aliasLimit = 200;
const sizeLimit = 1024 * 1024;

/** The YAML of a configuration file, and the problems met while it is read. Wrong parts are told and left out. */
export class YamlSource {
  readonly problems: ConfigProblem[] = [];
  /** Span of every value read, by dotted path; of its key under the path with a `#` before it. */
  readonly spans = new Map<string, Span>();
  readonly root: Node | null;
  readonly #document: Document | undefined;
  readonly #length: number;
  #aliases = 0;
  #broken = false;

  constructor(text: string) {
    this.#length = text.length;
    this.#document = this.#parse(text);
    this.root = this.#document?.contents ?? null;
  }

  /** Nothing stands in the file, or nothing but comments. */
  get isEmpty(): boolean {
    return this.root === null || (isScalar(this.root) && this.root.value === null);
  }

  /** The node behind a reference; undefined when it leads nowhere or too many were followed. */
  follow(node: Node | null): Node | null | undefined {
    let current = node;
    while (isAlias(current)) {
      const target = this.#resolve(current);
      if (target === undefined) return undefined;
      current = target;
    }
    return current;
  }

  /** The number at a node; undefined when something else stands there. */
  numberAt(node: Node | null): number | undefined {
    const target = isAlias(node) ? null : node;
    return isScalar(target) && typeof target.value === "number" ? target.value : undefined;
  }

  /** In a file that is no YAML only that is told: what else seems wrong may follow from it. */
  problem(at: Span, what: Message): undefined {
    if (this.#broken) return undefined;
    this.problems.push({ span: at, message: what });
    return undefined;
  }

  /** Of a node as written, or of what stands for it when there is none. */
  spanOf(node: Node | null, otherwise: Span): Span {
    const range = node?.range;
    return range && range[1] > range[0] ? span(range[0], range[1]) : otherwise;
  }

  #resolve(alias: Alias): Node | undefined {
    this.#aliases += 1;
    const at = this.spanOf(alias, span(0, 0));
    if (this.#aliases > aliasLimit) {
      if (this.#aliases === aliasLimit + 1) {
        this.problem(at, message("This file uses more than {0} references (*name); the rest is ignored.", aliasLimit));
      }
      return undefined;
    }
    // An unknown name is an error of the document already.
    return this.#document === undefined ? undefined : alias.resolve(this.#document);
  }

  #parse(text: string): Document | undefined {
    if (text.length > sizeLimit) {
      this.problem(span(0, 0), message("This file is larger than 1 MB and is ignored."));
      return undefined;
    }
    try {
      const document = parseDocument(text, {
        prettyErrors: false,
        uniqueKeys: false,
        version: "1.2",
        merge: false,
        logLevel: "silent",
      });
      this.#tell(document.errors);
      return document;
    } catch {
      // The parser overflows the stack on thousands of nested brackets.
      this.problem(span(0, 0), message("This file is nested too deeply and is ignored."));
      return undefined;
    }
  }

  #tell(errors: readonly YAMLError[]): void {
    const [first] = [...errors].sort((a, b) => a.pos[0] - b.pos[0]);
    if (first === undefined) return;
    this.problem(this.#placeOf(first), explain(first));
    this.#broken = true;
  }

  #placeOf(error: YAMLError): Span {
    const start = Math.min(error.pos[0], this.#length);
    return span(start, Math.max(start, Math.min(error.pos[1], this.#length)));
  }
}

function explain(error: YAMLError): Message {
  switch (error.code) {
    case "TAB_AS_INDENT":
      return message("YAML does not allow tabs for indentation; use spaces.");
    case "MULTIPLE_DOCS":
      return message("This file holds several YAML documents; only the first one counts.");
    default:
      return message("This is not valid YAML. The parser says: {0}", error.message);
  }
}
