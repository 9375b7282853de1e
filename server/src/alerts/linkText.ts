import { trimmedPath, trimmedUrl } from "./linkEnds";

/** A link found in a text; offsets of the text. */
export interface FoundLink {
  readonly raw: string;
  readonly start: number;
  readonly end: number;
  /** The text says that it is the runbook, or it leads to a Markdown file. */
  readonly runbook: boolean;
}

const markdownLink =
  /\[([^\][\n]{0,300})\]\([ \t]*(?:<([^<>\n]{1,1000})>|((?:\{\{[^{}\n]{0,200}\}\}|[^\s()]|\([^\s()]{0,200}\)){1,1000}))(?:\s+["'][^"'\n]{0,300}["'])?\s*\)/g;
const url =
  /https?:\/\/(?:\{\{(?![#/^])[^{}\n]{0,200}\}\}|[^\s<>"'`|\\{}、。，．！？；：「」『』（）【】〔〕《》〈〉［］｛｝\u3000｜])+/gi;
const markdownEnding =
  /\.(?:md(?:\.erb)?|markdown|qmd)(?![\w-])(?:#[^\s<>"'`|\\()[\]{}、。，．！？；：「」『』（）【】〔〕《》〈〉［］｛｝\u3000｜]{1,200})?/gi;
const beforePath = /[\s<>"'`|\\{}[\]():;,=、。，．！？；：「」『』（）【】〔〕《》〈〉［］｛｝\u3000｜]/;
const longestPath = 400;

const runbookWords = /run[\s_-]?book|play[\s_-]?book|ランブック|プレイブック|手順|\bSOP\b/iu;
const markdownFile = /\.(?:md|markdown|qmd)(?:\.erb)?(?:[#?]|$)/i;

/** The text speaks of a runbook. */
export const saysRunbook = (text: string): boolean => runbookWords.test(text);

/** Every address and every path to a Markdown file of a text, in its order. */
export function linksOf(text: string): readonly FoundLink[] {
  const found: FoundLink[] = [];
  const add = (start: number, raw: string, label = ""): void => {
    if (raw !== "")
      found.push({ raw, start, end: start + raw.length, runbook: leadsToRunbook(text, start, raw, label) });
  };
  if (text.includes("](")) for (const match of text.matchAll(markdownLink)) addTarget(match, add);
  // What one way of writing has found is no link of another way.
  let rest = text.includes("](") ? text.replace(markdownLink, blank) : text;
  if (/https?:/i.test(rest)) {
    for (const match of rest.matchAll(url)) add(match.index, trimmedUrl(match[0]));
    rest = rest.replace(url, blank);
  }
  let behind = 0;
  for (const match of rest.matchAll(markdownEnding)) {
    const start = startOfPath(rest, match.index, behind);
    const goesOn = start === behind && behind > 0;
    behind = match.index + match[0].length;
    if (goesOn) continue;
    const { skipped, raw } = trimmedPath(rest.slice(start, match.index + match[0].length));
    if (raw.length > match[0].length || start < match.index) add(start + skipped, raw);
  }
  return found.sort((a, b) => a.start - b.start);
}

const blank = (found: string): string => " ".repeat(found.length);

/**
 * Where the path that ends at an offset begins; templates in it may hold anything.
 * @param least where another path has ended before
 */
function startOfPath(text: string, end: number, least: number): number {
  let start = end;
  while (start > least && end - start < longestPath) {
    const template = text.startsWith("}}", start - 2)
      ? /\{\{[^{}\n]*\}\}$/.exec(text.slice(Math.max(0, start - 204), start))
      : null;
    if (template) start -= template[0].length;
    else if (beforePath.test(text[start - 1] ?? " ") && !isApostrophe(text, start - 1)) break;
    else start -= 1;
  }
  return start;
}

const isApostrophe = (text: string, at: number): boolean => text[at] === "'" && /\w/.test(text[at - 1] ?? "");

function addTarget(match: RegExpExecArray, add: (start: number, raw: string, label: string) => void): void {
  const target = match[2] ?? match[3] ?? "";
  const label = match[1] ?? "";
  if (!/[/#.]/.test(target) || /^(?:mailto|tel|javascript|data):/i.test(target)) return;
  add(match.index + match[0].indexOf(target, label.length + 2), target, label);
}

/** It is called so on its line before the link, in its label or in its path, or it is a Markdown file. */
function leadsToRunbook(text: string, start: number, raw: string, label: string): boolean {
  if (markdownFile.test(raw) || saysRunbook(raw) || saysRunbook(label)) return true;
  const line =
    text
      .slice(Math.max(0, start - 80), start)
      .split("\n")
      .at(-1) ?? "";
  return saysRunbook(line.split(/https?:\/\/\S+/i).at(-1) ?? "");
}
