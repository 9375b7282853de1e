import type { Code, Html, InlineCode, Nodes, Root } from "mdast";
import type { Mask, MaskKind } from "./document";
import { visitNodes } from "./visit";

/** The masks of one chunk, offsets from its start: code, comments and raw HTML by the tree, template tags by the text. */
export function chunkMasks(root: Root, text: string): readonly Mask[] {
  return withTemplateTags(treeMasks(root, text), text);
}

/** Code, comments and raw HTML below a node. */
export function treeMasks(tree: Nodes, text: string): readonly Mask[] {
  const found: Mask[] = [];
  visitNodes(tree, (node: Nodes) => {
    if (node.type === "code" || node.type === "inlineCode") found.push(codeMask(node, text));
    if (node.type === "html") found.push(...htmlMasks(node, text));
  });
  return found;
}

/** All masks of a chunk: those of its tree and the template tags that cut none of them. */
export function withTemplateTags(found: readonly Mask[], text: string): readonly Mask[] {
  const tags = templateTags(text).filter((tag) => found.every((mask) => !cuts(tag, mask)));
  return outermost([...found, ...tags]);
}

/** Masks in order, those inside of another left out. */
export function outermost(masks: readonly Mask[]): readonly Mask[] {
  const sorted = masks.toSorted((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  const kept: Mask[] = [];
  let end = 0;
  for (const mask of sorted) {
    if (mask.span.start < end) continue;
    kept.push(mask);
    end = mask.span.end;
  }
  return kept;
}

const maskOf = (kind: MaskKind, start: number, end: number): Mask => ({ kind, span: { start, end } });

function codeMask(node: Code | InlineCode, text: string): Mask {
  const [start, end] = offsets(node);
  if (node.type === "inlineCode") return maskOf("code-span", start, end);
  return maskOf(/[`~]/.test(text.charAt(start)) ? "fenced-code" : "indented-code", start, end);
}

/** Comments in the HTML one by one, and what stands between them. */
function htmlMasks(node: Html, text: string): readonly Mask[] {
  const [start, end] = offsets(node);
  const found: Mask[] = [];
  let at = start;
  const rest = (until: number) => {
    if (text.slice(at, until).trim() !== "") found.push(maskOf("html", at, until));
  };
  for (const comment of text.slice(start, end).matchAll(/<!--[^]*?(?:-->|$)/g)) {
    rest(start + comment.index);
    at = start + comment.index + comment[0].length;
    found.push(maskOf("html-comment", start + comment.index, at));
  }
  rest(end);
  return found;
}

/** A tag reaches over lines but not over a blank one. */
const tag =
  /<%(?:(?!%>|\n[ \t]*\r?\n)[^]){0,2000}%>|\{\{(?:(?!\}\}|\n[ \t]*\r?\n)[^]){0,2000}\}\}|\{%(?:(?!%\}|\n[ \t]*\r?\n)[^]){0,2000}%\}|\{#[^\r\n]{0,2000}?#\}/g;

/** `{{ 06:10 }}` is a value that somebody wrote in the wrong brackets, not a template's expression. */
const literal = /^\{\{\s*\d[\d:.\-/~ 〜TZ]*(?:[A-Z]{2,5}\s*)?\}\}$/;

function templateTags(text: string): readonly Mask[] {
  if (!/<%|\{[{%#]/.test(text)) return [];
  return [...text.matchAll(tag)]
    .filter(([source]) => !literal.test(source))
    .map(({ index, 0: source }) => maskOf(tagKind(source), index, index + source.length));
}

function tagKind(source: string): MaskKind {
  if (source.startsWith("<%")) return "erb";
  return /^\{\{[<%]/.test(source) ? "hugo" : "jinja";
}

/** Whether two stretches overlap without one holding the other. */
function cuts({ span: a }: Mask, { span: b }: Mask): boolean {
  const [first, second] = a.start <= b.start ? [a, b] : [b, a];
  return second.start < first.end && second.end > first.end;
}

function offsets({ position }: Nodes): readonly [start: number, end: number] {
  return [position?.start.offset ?? 0, position?.end.offset ?? 0];
}
