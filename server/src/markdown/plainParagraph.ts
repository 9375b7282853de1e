import type { PhrasingContent } from "mdast";
import type { Asking } from "./labels";
import { plainInline } from "./plainInline";
import type { LinePlace } from "./plainLines";
import { placedNodes } from "./plainTree";

/** A line of a paragraph. */
export interface TextLine {
  /** The line, without its ending. */
  readonly text: string;
  /** Where its own text begins, behind markers and indentation. */
  readonly from: number;
  /** Where the line stands. */
  readonly place: LinePlace;
}

/** The content of a paragraph without the parser, placed; undefined when some of it may be more than plain. */
export function plainParagraph(lines: readonly TextLine[], labels: Asking): PhrasingContent[] | undefined {
  const children: PhrasingContent[] = [];
  let before: TextLine | undefined;
  let tilde = false;
  for (const line of lines) {
    const { text, from } = line;
    // Tildes of two lines may find each other.
    if (text.endsWith(" ") || (tilde && text.includes("~", from))) return undefined;
    const nodes = plainInline(text, from, text.length, labels);
    if (!nodes) return undefined;
    tilde ||= text.includes("~", from);
    const placed = placedNodes(nodes, line.place);
    if (before) join(children, placed, before, line);
    children.push(...placed);
    before = line;
  }
  return children;
}

/** Text goes on to the start of the next line, whatever marks or indents it, and takes the text that the nodes of the next begin with. */
function join(children: PhrasingContent[], nodes: PhrasingContent[], before: TextLine, line: TextLine): void {
  const last = children.at(-1);
  const next = nodes[0]?.type === "text" ? nodes[0] : undefined;
  if (next) nodes.shift();
  const ended = behind(before, before.text.length);
  const eol = line.place.offset - ended.offset === 2 ? "\r\n" : "\n";
  const value = eol + (next?.value ?? "");
  const end = next?.position?.end ?? behind(line, 0);
  if (last?.type === "text" && last.position) {
    last.value += value;
    last.position = { start: last.position.start, end };
  } else {
    children.push({ type: "text", value, position: { start: ended, end } });
  }
}

function behind({ place: { line, column, offset } }: TextLine, by: number) {
  return { line, column: column + by, offset: offset + by };
}
