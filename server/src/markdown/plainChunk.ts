import type { Root } from "mdast";
import type { Block } from "./blocks";
import { withTemplateTags } from "./chunkMasks";
import type { Mask } from "./document";
import { Asking, type DocumentLabels } from "./labels";
import type { LineUnit } from "./lineUnit";
import { asksNothing, type KnownLabels, type ParsedChunk } from "./parse";
import { pointAt } from "./verbatim";
import { plainBlocks, type PlainBlock } from "./plainBlocks";
import { flattenPlain, plainMasks } from "./plainFlatten";
import type { PlainList } from "./plainList";
import { plainTree } from "./plainTree";
import { UnitMemo } from "./unitMemo";

/** About what the rows and items of some long documents hold. */
const units = new UnitMemo(1_000_000);

/** A chunk read by its lines; rows and items that need the parser are parsed one by one. */
export class PlainChunk implements ParsedChunk {
  readonly closed = true;
  readonly asks: KnownLabels;
  readonly #text: string;
  readonly #blocks: readonly PlainBlock[];
  #root: Root | undefined;

  private constructor(text: string, blocks: readonly PlainBlock[], asks: KnownLabels) {
    this.#text = text;
    this.#blocks = blocks;
    this.asks = asksOf(blocks, asks);
  }

  /** Undefined when the lines do not tell what the chunk means. */
  static read(text: string, labels: DocumentLabels): PlainChunk | undefined {
    const deferred: string[] = [];
    const asking = new Asking(labels);
    const plain = plainBlocks(text, units.plain(labels, deferred), asking);
    const blocks = plain && deferred.length > 0 ? plainBlocks(text, units.exact(labels), asking) : plain;
    return blocks && new PlainChunk(text, blocks, asking.asks);
  }

  get root(): Root {
    return (this.#root ??= plainTree(this.#blocks, pointAt(this.#text, this.#text.length)));
  }

  blocks({ targets }: DocumentLabels): readonly Block[] {
    return flattenPlain(this.#blocks, this.#text, targets);
  }

  masks(): readonly Mask[] {
    return withTemplateTags(plainMasks(this.#blocks, this.#text), this.#text);
  }
}

/** What the lines ask for, beside what the units do. */
function asksOf(blocks: readonly PlainBlock[], asks: KnownLabels): KnownLabels {
  const definitions = new Set(asks.definitions);
  const footnotes = new Set<string>();
  const add = ({ asks }: LineUnit): void => {
    if (asks === asksNothing) return;
    for (const label of asks.definitions) definitions.add(label);
    for (const label of asks.footnotes) footnotes.add(label);
  };
  const addList = ({ items }: PlainList): void => {
    for (const { unit, lists } of items) {
      add(unit);
      lists.forEach(addList);
    }
  };
  for (const block of blocks) {
    if (block.type === "plainList") addList(block);
    if (block.type === "plainTable") for (const { unit } of block.rows) add(unit);
  }
  return { definitions, footnotes };
}
