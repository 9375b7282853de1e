import type { Span } from "../text/span";
import { shift } from "../text/span";
import type { Block, ItemBlock, TableRow } from "./blocks";
import { treeMasks } from "./chunkMasks";
import type { Mask } from "./document";
import { betweenPipes, flattenRoot, joined, writtenLines, type ResolveLabel } from "./flatten";
import type { Inline, Mark } from "./inline";
import type { LineUnit, UnitPart } from "./lineUnit";
import type { PlainBlock } from "./plainBlocks";
import type { PlacedUnit, PlainList } from "./plainList";

/** Link targets by label. */
type Targets = ReadonlyMap<string, string>;

/** Flattens the blocks of a plain chunk; equal to flattening its tree, but rows and items are written once. */
export function flattenPlain(blocks: readonly PlainBlock[], text: string, targets: Targets): Block[] {
  const resolve: ResolveLabel = (label) => targets.get(label);
  const found: Block[] = [];
  const lists = new ListWriter(targets, found);
  for (const block of blocks) {
    if (block.type === "plainList") lists.write(block, 1);
    else if (block.type === "plainTable") {
      const [header, ...rows] = block.rows.map((row) => flatOf(row.unit, targets).rowAt(row.offset));
      const span = { start: header?.span.start ?? 0, end: block.end.offset ?? 0 };
      if (header) found.push({ type: "table", header, rows, span, depth: 0, quoted: false });
    } else found.push(...flattenRoot({ type: "root", children: [block] }, text, resolve));
  }
  return found;
}

/** Code and HTML in the blocks of a plain chunk. */
export function plainMasks(blocks: readonly PlainBlock[], text: string): readonly Mask[] {
  const found: Mask[] = [];
  const add = (placed: PlacedUnit): void => {
    for (const { kind, span } of flatOf(placed.unit).masks) found.push({ kind, span: shift(span, placed.offset) });
  };
  const addList = ({ items }: PlainList): void => {
    for (const item of items) {
      add(item);
      item.lists.forEach(addList);
    }
  };
  for (const block of blocks) {
    if (block.type === "plainList") addList(block);
    else if (block.type === "plainTable") block.rows.forEach(add);
    else found.push(...treeMasks(block, text));
  }
  return found;
}

class ListWriter {
  readonly #targets: Targets;
  readonly #found: Block[];
  #lists = 0;

  constructor(targets: Targets, found: Block[]) {
    this.#targets = targets;
    this.#found = found;
  }

  write({ ordered, items }: PlainList, depth: number): void {
    const list = this.#lists++;
    for (const item of items) {
      const flat = flatOf(item.unit, this.#targets);
      this.#found.push(flat.itemAt(item.offset, { ordered, list, depth, itemEnd: endOf(item) }));
      for (const nested of item.lists) this.write(nested, depth + 1);
    }
  }
}

function endOf(item: PlainList["items"][number]): number {
  const last = item.lists.at(-1)?.items.at(-1);
  return last ? endOf(last) : item.offset + item.unit.text.length;
}

const flats = new WeakMap<LineUnit, FlatUnit>();
const noTargets: Targets = new Map();

function flatOf(unit: LineUnit, targets: Targets = noTargets): FlatUnit {
  const known = flats.get(unit);
  if (known && (known.targets === targets || unit.asks.definitions.size === 0)) return known;
  const flat = new FlatUnit(unit, targets);
  flats.set(unit, flat);
  return flat;
}

type ItemPlace = Pick<ItemBlock, "ordered" | "list" | "depth" | "itemEnd">;

/** What a row or item shows, written once; where it stood last the same objects are given again. */
class FlatUnit {
  readonly targets: Targets;
  readonly #unit: LineUnit;
  #parts: readonly { readonly span: Span; readonly lines: readonly Inline[] }[] | undefined;
  #masks: readonly Mask[] | undefined;
  #row: TableRow | undefined;
  #item: ItemBlock | undefined;

  constructor(unit: LineUnit, targets: Targets) {
    this.#unit = unit;
    this.targets = targets;
  }

  get masks(): readonly Mask[] {
    const { parts, text } = this.#unit;
    return (this.#masks ??= parts.flatMap(({ nodes }) => nodes.flatMap((node) => treeMasks(node, text))));
  }

  rowAt(offset: number): TableRow {
    if (this.#row?.span.start === offset) return this.#row;
    const { text } = this.#unit;
    this.#parts ??= this.#unit.parts.map((part) => {
      const span = betweenPipes(text, spanOf(part));
      return { span, lines: [joined(this.#write(part.nodes, span), text, span)] };
    });
    const cells = this.#parts.flatMap(({ span, lines }) =>
      lines.map((content) => ({ span: shift(span, offset), content: new MovedInline(content, offset) })),
    );
    return (this.#row = { span: { start: offset, end: offset + text.length }, cells });
  }

  itemAt(offset: number, place: ItemPlace): ItemBlock {
    const known = this.#item;
    if (known?.span.start === offset && isAt(known, place)) return known;
    this.#parts ??= this.#unit.parts.map((part) => {
      const span = spanOf(part);
      return { span, lines: this.#write(part.nodes, span) };
    });
    const lines = this.#parts.flatMap((part) => part.lines.map((line) => new MovedInline(line, offset)));
    const span = { start: offset, end: offset + this.#unit.text.length };
    return (this.#item = {
      type: "item",
      checked: this.#unit.checked ?? undefined,
      lines,
      span,
      quoted: false,
      ...place,
    });
  }

  #write(nodes: LineUnit["parts"][number]["nodes"], at: Span): readonly Inline[] {
    return writtenLines(nodes, this.#unit.text, at, (label) => this.targets.get(label));
  }
}

function spanOf({ position }: UnitPart): Span {
  return { start: position.start.offset ?? 0, end: position.end.offset ?? 0 };
}

const isAt = (item: ItemBlock, place: ItemPlace): boolean =>
  item.ordered === place.ordered &&
  item.list === place.list &&
  item.depth === place.depth &&
  item.itemEnd === place.itemEnd;

/** A line written once, where it stands now. */
class MovedInline implements Inline {
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly span: Span;
  readonly #line: Inline;
  readonly #by: number;

  constructor(line: Inline, by: number) {
    this.text = line.text;
    this.marks = line.marks;
    this.span = shift(line.span, by);
    this.#line = line;
    this.#by = by;
  }

  offsetAt(plain: number): number {
    return this.#line.offsetAt(plain) + this.#by;
  }

  spanOf(start: number, end: number): Span {
    return shift(this.#line.spanOf(start, end), this.#by);
  }
}
