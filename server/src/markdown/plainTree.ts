import type { List, ListItem, Node, PhrasingContent, Root, RootContent, Table, TableRow } from "mdast";
import type { PlainBlock, PlainTable } from "./plainBlocks";
import type { LinePlace } from "./plainLines";
import type { PlainItem, PlainList } from "./plainList";

type Position = NonNullable<Node["position"]>;
type Point = Position["end"];

const top: Point = { line: 1, column: 1, offset: 0 };

/** The tree that the parser gives of a plain chunk. */
export function plainTree(blocks: readonly PlainBlock[], end: Point): Root {
  return { type: "root", children: blocks.map(treeOf), position: { start: top, end } };
}

/** Copies of the nodes of a line, moved to where the line stands. */
export function placedNodes<N extends PhrasingContent>(nodes: readonly N[], place: LinePlace): N[] {
  return nodes.map((node) => {
    const copy = { ...node };
    if (node.position) copy.position = placed(node.position, place);
    if ("children" in copy) copy.children = placedNodes(copy.children, place);
    return copy;
  });
}

function treeOf(block: PlainBlock): RootContent {
  if (block.type === "plainList") return listOf(block);
  return block.type === "plainTable" ? tableOf(block) : block;
}

function tableOf({ align, rows, end }: PlainTable): Table {
  const children = rows.map((row): TableRow => ({
    type: "tableRow",
    children: row.unit.parts.map((part) => ({
      type: "tableCell",
      children: placedNodes(part.nodes, row),
      position: placed(part.position, row),
    })),
    position: {
      start: pointIn(top, row),
      end: pointIn({ line: 1, column: row.unit.text.length + 1, offset: row.unit.text.length }, row),
    },
  }));
  return { type: "table", align, children, position: { start: children[0]?.position?.start ?? top, end } };
}

function listOf({ ordered, start, spread, items }: PlainList): List {
  const children = items.map(itemOf);
  const position = { start: children[0]?.position?.start ?? top, end: children.at(-1)?.position?.end ?? top };
  return { type: "list", ordered, start, spread, children, position };
}

function itemOf(item: PlainItem): ListItem {
  const children: ListItem["children"] = item.unit.parts.map((part) => ({
    type: "paragraph",
    children: placedNodes(part.nodes, item),
    position: placed(part.position, item),
  }));
  children.push(...item.lists.map(listOf));
  const start = pointIn(top, item);
  const position = { start, end: children.at(-1)?.position?.end ?? start };
  return { type: "listItem", spread: false, checked: item.unit.checked, children, position };
}

function placed({ start, end }: Position, place: LinePlace): Position {
  return { start: pointIn(start, place), end: pointIn(end, place) };
}

/** A point of a text that stands in a larger one: only on its first line something may stand before it. */
function pointIn({ line, column, offset = 0 }: Point, place: LinePlace): Point {
  return {
    line: line + place.line - 1,
    column: line === 1 ? column + place.column - 1 : column,
    offset: offset + place.offset,
  };
}
