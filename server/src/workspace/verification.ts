import type { MarkdownDocument } from "../markdown/document";
import { degrade, readMarkdown } from "../markdown/read";
import { verify } from "../markdown/verify";
import type { Idle, ReadingShape, Verifier } from "../ports";
import type { OpenDocument } from "./openDocument";
import type { OpenDocuments } from "./openDocuments";

/** How long a document must rest before its reading is checked, milliseconds. */
const rest = 2_000;

/** The longest text checked on the thread that answers the editor, UTF-16 units: about a tenth of a second. */
const longestInline = 50_000;

/**
 * Checks in idle time that a document read edit by edit equals the same text read at once. Where it does not,
 * the document is read in one piece from then on, and the event is counted.
 */
export class Verification {
  readonly #documents: OpenDocuments;
  readonly #idle: Idle;
  readonly #verifier: Verifier;
  readonly #onDegraded: (document: OpenDocument, count: number) => void;
  readonly #waiting = new Map<string, () => void>();
  #degraded = 0;

  constructor(
    documents: OpenDocuments,
    idle: Idle,
    verifier: Verifier | undefined,
    onDegraded: (document: OpenDocument, count: number) => void,
  ) {
    this.#documents = documents;
    this.#idle = idle;
    this.#verifier = verifier ?? inline;
    this.#onDegraded = onDegraded;
  }

  /** An edit: the check waits until the document rests. */
  edited(uri: string): void {
    this.closed(uri);
    this.#waiting.set(
      uri,
      this.#idle.later(rest, () => {
        this.#waiting.delete(uri);
        // A check that cannot be made leaves the document as it is.
        this.#check(uri).catch(() => undefined);
      }),
    );
  }

  closed(uri: string): void {
    this.#waiting.get(uri)?.();
    this.#waiting.delete(uri);
  }

  async #check(uri: string): Promise<void> {
    const document = this.#documents.get(uri);
    if (document?.role !== "document" || document.tooLarge) return;
    const { markdown } = document;
    if (markdown.degraded || (await this.#verifier.isFaithful(markdown.text, shapeOf(markdown)))) return;
    if (this.#documents.get(uri)?.markdown !== markdown) return;
    this.#degraded += 1;
    document.replaceMarkdown(degrade(markdown));
    this.#onDegraded(document, this.#degraded);
  }
}

/** How a text was divided, in numbers that can be handed to another thread. */
export function shapeOf({ chunks }: MarkdownDocument): ReadingShape {
  return { starts: chunks.map(({ start }) => start), blocks: chunks.map(({ content }) => content.blocks.length) };
}

/** Whether the text has this shape when read at once, and whether that equals a full parse. */
export function isFaithful(text: string, shape: ReadingShape): boolean {
  const fresh = readMarkdown(text);
  const { starts, blocks } = shapeOf(fresh);
  return same(starts, shape.starts) && same(blocks, shape.blocks) && verify(fresh);
}

const same = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((value, at) => value === b[at]);

const inline: Verifier = {
  isFaithful: (text, shape) => Promise.resolve(text.length > longestInline || isFaithful(text, shape)),
};
