import type { Nodes } from "mdast";

/** Calls `enter` for a node and everything below it, in document order; deep trees do not exhaust the stack. */
export function visitNodes(root: Nodes, enter: (node: Nodes) => void): void {
  const waiting: Nodes[] = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    enter(node);
    if (!("children" in node)) continue;
    for (let i = node.children.length - 1; i >= 0; i -= 1) {
      const child = node.children[i];
      if (child) waiting.push(child);
    }
  }
}
