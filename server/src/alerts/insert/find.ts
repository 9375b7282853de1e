import type { Span } from "../../text/span";
import type { Source, SourceMapping, SourceNode, SourceScalar } from "../source/source";

/** The mapping that stands exactly there. */
export function ruleAt(source: Source, at: Span): SourceMapping | undefined {
  for (const node of nodesOf(source, at)) {
    if (node.kind === "mapping" && node.span.start === at.start && node.span.end === at.end) return node;
  }
  return undefined;
}

/** The value that holds a place. */
export function scalarAt(source: Source, at: Span): SourceScalar | undefined {
  for (const node of nodesOf(source, at)) {
    if (node.kind === "scalar") return node;
  }
  return undefined;
}

/** Every node that holds a place, from the outside in. */
function* nodesOf(source: Source, at: Span): Generator<SourceNode> {
  const open: SourceNode[] = [...source.roots];
  const seen = new Set<SourceNode>();
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const { start, end } = node.kind === "scalar" ? node.outer : node.span;
    if (seen.has(node) || start > at.start || end < at.end) continue;
    seen.add(node);
    yield node;
    if (node.kind === "list") for (const item of node.items) open.push(item);
    if (node.kind === "mapping") for (const { value } of node.entries) open.push(value);
  }
}
