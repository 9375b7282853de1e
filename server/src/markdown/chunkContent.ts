import type { Root } from "mdast";
import type { Block } from "./blocks";
import { chunkMasks } from "./chunkMasks";
import { chunkSuppressions } from "./chunkSuppressions";
import type { ChunkContent, Mask, Suppression } from "./document";
import { parseElided } from "./elide";
import { flattenRoot } from "./flatten";
import { isIntricate, opaqueChunk } from "./intricate";
import type { DocumentLabels } from "./labels";
import { openAtEnd, type OpenBlock } from "./openBlock";
import { definitionsIn, parseChunk, type Definitions, type ParsedChunk } from "./parse";
import { PlainChunk } from "./plainChunk";
import { parseVerbatim } from "./verbatim";

/**
 * The content of a chunk and what it depends on: its text, and whether and where the labels it asks for are
 * defined. While neither changes the same object is used, so that what is cached on its blocks lives on.
 * Parsed when first asked for; a chunk that can neither define a label nor hold a block open may never be.
 */
export class ParsedContent implements ChunkContent {
  readonly text: string;
  /** Nothing follows the chunk. */
  readonly last: boolean;
  readonly #labels: DocumentLabels;
  #parsed: ParsedChunk | undefined;
  #blocks: readonly Block[] | undefined;
  #masks: readonly Mask[] | undefined;
  #suppressions: readonly Suppression[] | undefined;
  #defines: Definitions | "unread" | undefined = "unread";

  constructor(text: string, last: boolean, labels: DocumentLabels, parsed?: ParsedChunk) {
    this.text = text;
    this.last = last;
    this.#labels = labels;
    this.#parsed = parsed;
  }

  get root(): Root {
    return this.#parse().root;
  }

  /** True for a chunk that is not parsed because no parser should be given it. */
  get opaque(): boolean {
    return this.#parse().opaque === true;
  }

  get blocks(): readonly Block[] {
    return (this.#blocks ??= this.#flatten());
  }

  get masks(): readonly Mask[] {
    return (this.#masks ??= mayMask.test(this.text) ? this.#mask() : []);
  }

  get suppressions(): readonly Suppression[] {
    return (this.#suppressions ??= chunkSuppressions(this.text, this.masks));
  }

  /** What the chunk defines; undefined when nothing. */
  get defines(): Definitions | undefined {
    if (this.#defines === "unread") this.#defines = this.#readDefines();
    return this.#defines;
  }

  /** Whether the chunk ends where its last block does; if not, it must be read on. */
  get closed(): boolean {
    return this.last || !mayStayOpen.test(this.text) || this.#parse().closed;
  }

  /** The block still open at the end of a chunk that is not closed. */
  get open(): OpenBlock | undefined {
    return openAtEnd(this.root, this.text);
  }

  /** The content under other labels: itself when it asks for none that changed. */
  under(labels: DocumentLabels): ParsedContent {
    if (labels === this.#labels || !this.text.includes("]")) return this;
    if (!this.#parsed) return new ParsedContent(this.text, this.last, labels);
    const { asks } = this.#parsed;
    const before = this.#labels;
    const same =
      every(asks.footnotes, (label) => labels.footnotes.has(label) === before.footnotes.has(label)) &&
      every(asks.definitions, (label) => labels.definitions.has(label) === before.definitions.has(label));
    if (!same) return new ParsedContent(this.text, this.last, labels);
    const target = (from: DocumentLabels, label: string) => from.targets.get(label);
    const moved = !every(asks.definitions, (label) => target(labels, label) === target(before, label));
    return moved ? new ParsedContent(this.text, this.last, labels, this.#parsed) : this;
  }

  #readDefines(): Definitions | undefined {
    if (!this.text.includes("]:") || !mayDefine.test(this.text)) return undefined;
    const found = definitionsIn(this.root);
    return found.targets.length + found.footnotes.length > 0 ? found : undefined;
  }

  #flatten(): readonly Block[] {
    const parsed = this.#parse();
    if (parsed instanceof PlainChunk) return parsed.blocks(this.#labels);
    return flattenRoot(parsed.root, this.text, (label) => this.#labels.targets.get(label));
  }

  #mask(): readonly Mask[] {
    const parsed = this.#parse();
    return parsed instanceof PlainChunk ? parsed.masks() : chunkMasks(parsed.root, this.text);
  }

  #parse(): ParsedChunk {
    const parse = (text: string) => (isIntricate(text) ? opaqueChunk(text) : parseChunk(text, this.#labels, this.last));
    return (this.#parsed ??=
      parseVerbatim(this.text, this.last) ??
      PlainChunk.read(this.text, this.#labels) ??
      parseElided(this.text, parse) ??
      parse(this.text));
  }
}

/** A line that can begin a top-level fence or an HTML block which blank lines do not end. */
const mayStayOpen = /^ {0,3}(?:```|~~~|<[!?]|<(?:script|pre|style|textarea))/im;

/** A definition begins its line, behind the marks of containers. */
const mayDefine = /^[ \t>*+\-\d.)]*\[/m;

/** What code, HTML and template tags begin with. */
const mayMask = /[`~<]|^[ \t>*+\-\d.)]*(?: {4}|\t)|\{[{%#]/m;

function every(labels: ReadonlySet<string>, holds: (label: string) => boolean): boolean {
  for (const label of labels) if (!holds(label)) return false;
  return true;
}

/** Contents by text, the latest used kept: undoing an edit, or a text met twice, is not parsed again. */
export class ContentMemo {
  readonly #capacity: number;
  readonly #contents = new Map<string, ParsedContent>();
  #size = 0;

  /** @param capacity in characters of source text */
  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  read(text: string, last: boolean, labels: DocumentLabels): ParsedContent {
    // A chunk that something follows ends with a line, so the two kinds of keys never meet.
    const key = last ? `${text}\0` : detached(text);
    const content =
      this.#contents.get(key)?.under(labels) ?? new ParsedContent(last ? detached(text) : key, last, labels);
    return this.#keep(key, content);
  }

  /** The content under other labels, which is then the one to be met again. */
  settle(content: ParsedContent, labels: DocumentLabels): ParsedContent {
    const settled = content.under(labels);
    return settled === content ? content : this.#keep(content.last ? `${content.text}\0` : content.text, settled);
  }

  #keep(key: string, content: ParsedContent): ParsedContent {
    // One chunk must not push out all others.
    if (key.length > this.#capacity / 16) return content;
    if (!this.#contents.delete(key)) this.#size += key.length;
    this.#contents.set(key, content);
    this.#shrink();
    return content;
  }

  #shrink(): void {
    for (const key of this.#contents.keys()) {
      if (this.#size <= this.#capacity) return;
      this.#contents.delete(key);
      this.#size -= key.length;
    }
  }
}

/** A copy of its own: a slice would keep the whole document it was cut from in memory. */
function detached(text: string): string {
  return ` ${text}`.slice(1);
}
