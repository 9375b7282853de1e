import type { List, ListItem, Nodes, Paragraph, Root, Table, TableCell as MdCell } from "mdast";
import type { Span } from "../text/span";
import type { Block, TableCell, TableRow } from "./blocks";
import { InlineWriter } from "./inlineWriter";
import type { Inline } from "./inline";

/** Resolves a link label to its target; labels defined nowhere give undefined. */
export type ResolveLabel = (label: string) => string | undefined;

interface Place {
  readonly depth: number;
  readonly quoted: boolean;
}

/** Flattens a chunk's tree to the list of blocks that readers of incident documents work on. */
export function flattenRoot(root: Root, text: string, resolve: ResolveLabel = () => undefined): Block[] {
  return new Flattener(text, resolve).run(root);
}

class Flattener {
  readonly #text: string;
  readonly #resolve: ResolveLabel;
  readonly #blocks: Block[] = [];
  #lists = 0;

  constructor(text: string, resolve: ResolveLabel) {
    this.#text = text;
    this.#resolve = resolve;
  }

  run(root: Root): Block[] {
    for (const node of root.children) this.#visit(node, { depth: 0, quoted: false });
    return this.#blocks;
  }

  #visit(node: Nodes, place: Place): void {
    switch (node.type) {
      case "heading": {
        const content = joined(this.#inline(node.children, spanOf(node)), this.#text, spanOf(node));
        this.#blocks.push({ type: "heading", level: node.depth, content, span: spanOf(node), ...place });
        return;
      }
      case "paragraph":
        this.#blocks.push({ type: "paragraph", lines: this.#paragraph(node), span: spanOf(node), ...place });
        return;
      case "list":
        this.#list(node, { depth: place.depth + 1, quoted: place.quoted });
        return;
      case "blockquote":
        for (const child of node.children) this.#visit(child, { depth: place.depth + 1, quoted: true });
        return;
      case "table":
        this.#table(node, place);
        return;
      case "footnoteDefinition":
        for (const child of node.children) this.#visit(child, { depth: place.depth + 1, quoted: place.quoted });
        return;
      default:
        this.#blocks.push({ type: "opaque", what: opaqueKind(node, this.#text), span: spanOf(node), ...place });
    }
  }

  #list(list: List, place: Place): void {
    const id = this.#lists++;
    for (const item of list.children) this.#item(item, list.ordered === true, id, place);
  }

  #item(item: ListItem, ordered: boolean, list: number, place: Place): void {
    const [first, ...rest] = item.children;
    const lines = first?.type === "paragraph" ? this.#paragraph(first) : [];
    const whole = spanOf(item);
    const end = first?.type === "paragraph" ? spanOf(first).end : Math.min(whole.end, lineEnd(this.#text, whole.start));
    this.#blocks.push({
      type: "item",
      ordered,
      list,
      checked: item.checked ?? undefined,
      lines,
      span: { start: whole.start, end },
      itemEnd: whole.end,
      ...place,
    });
    for (const child of first?.type === "paragraph" ? rest : item.children) this.#visit(child, place);
  }

  #table(table: Table, place: Place): void {
    const rows = table.children.map((row): TableRow => ({
      span: spanOf(row),
      cells: row.children.map((cell) => this.#cell(cell)),
    }));
    const [header, ...body] = rows;
    if (header) this.#blocks.push({ type: "table", header, rows: body, span: spanOf(table), ...place });
  }

  #cell(cell: MdCell): TableCell {
    const at = betweenPipes(this.#text, spanOf(cell));
    return { span: at, content: joined(this.#inline(cell.children, at), this.#text, at) };
  }

  #paragraph(node: Paragraph): readonly Inline[] {
    return this.#inline(node.children, spanOf(node));
  }

  #inline(nodes: readonly Nodes[], at: Span): readonly Inline[] {
    return writtenLines(nodes, this.#text, at, this.#resolve);
  }
}

/** The lines that phrasing content shows; `at` is the span of the whole block. */
export function writtenLines(
  nodes: readonly Nodes[],
  text: string,
  at: Span,
  resolve: ResolveLabel,
): readonly Inline[] {
  const writer = new InlineWriter(text, resolve);
  for (const node of nodes) writer.write(node);
  return writer.lines(at);
}

/** What a cell holds between its pipes; the last one has two, others the one before them. */
export function betweenPipes(text: string, whole: Span): Span {
  const start = text.charAt(whole.start) === "|" ? whole.start + 1 : whole.start;
  const end = whole.end > start && text.charAt(whole.end - 1) === "|" ? whole.end - 1 : whole.end;
  return { start, end: Math.max(start, end) };
}

/** Cells and headings are one Inline, whatever breaks they hold. */
export function joined(lines: readonly Inline[], text: string, at: Span): Inline {
  return lines.length === 1 && lines[0] ? lines[0] : InlineWriter.join(lines, text, at);
}

function opaqueKind(node: Nodes, text: string): "code" | "html" | "comment" | "rule" | "definition" | "other" {
  switch (node.type) {
    case "code":
      return "code";
    case "thematicBreak":
      return "rule";
    case "definition":
      return "definition";
    case "html":
      return /^\s*<!--[\s\S]*-->\s*$/.test(text.slice(spanOf(node).start, spanOf(node).end)) ? "comment" : "html";
    default:
      return "other";
  }
}

function lineEnd(text: string, from: number): number {
  const at = text.slice(from).search(/[\r\n]/);
  return at < 0 ? text.length : from + at;
}

export function spanOf(node: Nodes): Span {
  const { position } = node;
  return { start: position?.start.offset ?? 0, end: position?.end.offset ?? 0 };
}
