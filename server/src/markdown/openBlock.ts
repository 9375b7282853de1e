import type { Root } from "mdast";

/** A block that blank lines do not end: a code fence, or HTML that runs to its own end mark. */
export type OpenBlock =
  | { readonly kind: "fence"; readonly marker: string; readonly length: number }
  | { readonly kind: "html"; readonly closes: RegExp };

const fence = /^(`{3,})[^`]*$|^(~{3,})/;

/** HTML that does not end at a blank line (kinds 1 to 5 of CommonMark) and what ends it. */
const htmlKinds: readonly (readonly [opens: RegExp, closes: RegExp])[] = [
  [/^<(?:script|pre|style|textarea)(?=[ \t>]|$)/i, /<\/(?:script|pre|style|textarea)>/i],
  [/^<!--/, /-->/],
  [/^<\?/, /\?>/],
  [/^<!\[CDATA\[/, /(?:^|[^\]])\]\]>/],
  [/^<![a-z]/i, />/],
];

/** The block that a line opens and does not close itself; the line is given without its indentation. */
export function openerOf(line: string): OpenBlock | undefined {
  const run = fence.exec(line);
  const marks = run?.[1] ?? run?.[2];
  if (marks) return { kind: "fence", marker: marks.charAt(0), length: marks.length };
  if (!line.startsWith("<")) return undefined;
  const kind = htmlKinds.find(([opens]) => opens.test(line));
  if (!kind || closedIn(line, kind)) return undefined;
  return { kind: "html", closes: kind[1] };
}

const closedIn = (html: string, [opens, closes]: readonly [RegExp, RegExp]): boolean =>
  closes.test(html.replace(opens, ""));

/** Whether a line that opens a block does so for the parser too, and no rare form of its end is overlooked. */
export const opensSurely = (line: string): boolean => /^(?:`{3}|~{3}|<!--(?!-?>))/.test(line);

/** Whether a line inside the block ends it; `indent` counts from the block's container. */
export function closesAt(open: OpenBlock, line: string, indent: number): boolean {
  if (open.kind === "html") return open.closes.test(line);
  if (indent > 3) return false;
  let run = 0;
  while (line.charAt(run) === open.marker) run += 1;
  return run >= open.length && /^[ \t]*$/.test(line.slice(run));
}

/** The block that a chunk found unclosed has at its end. */
export function openAtEnd(root: Root, text: string): OpenBlock | undefined {
  const last = root.children.at(-1);
  if (last?.type !== "code" && last?.type !== "html") return undefined;
  const source = text.slice(last.position?.start.offset ?? 0).trimStart();
  const opening = /^[^\r\n]*/.exec(source)?.[0] ?? "";
  return openerOf(opening) ?? { kind: "html", closes: />/ };
}
