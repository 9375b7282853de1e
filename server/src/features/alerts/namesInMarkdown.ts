import type { MarkdownDocument } from "../../markdown/document";
import type { Span } from "../../text/span";

/** A text of a document that may be an alert's name. */
export interface PossibleName {
  readonly text: string;
  readonly span: Span;
  /** It stands where names stand (code, a heading, front matter); else only the exact spelling counts. */
  readonly marked: boolean;
}

/** What may be an alert's name at an offset. */
export function possibleNameAt(markdown: MarkdownDocument, offset: number): PossibleName | undefined {
  return (
    inCode(markdown, offset) ?? inFrontMatter(markdown, offset) ?? inHeading(markdown, offset) ?? word(markdown, offset)
  );
}

function inCode({ masks, text }: MarkdownDocument, offset: number): PossibleName | undefined {
  const mask = masks.find(({ kind, span }) => kind === "code-span" && span.start <= offset && offset <= span.end);
  if (mask === undefined) return undefined;
  const [, open = "", content = ""] = /^(`+[ ]?)(.*?)[ ]?`+$/s.exec(text.slice(mask.span.start, mask.span.end)) ?? [];
  return named(content, mask.span.start + open.length);
}

function inFrontMatter({ frontMatter, text }: MarkdownDocument, offset: number): PossibleName | undefined {
  const entry = frontMatter?.entries.find(
    ({ key, valueSpan }) => /^alerts?$/i.test(key) && valueSpan.start <= offset && offset <= valueSpan.end,
  );
  if (entry === undefined) return undefined;
  const before = /[^\[\],"'\r\n]*$/.exec(text.slice(entry.valueSpan.start, offset))?.[0] ?? "";
  const behind = /^[^\[\],"'\r\n#]*/.exec(text.slice(offset, entry.valueSpan.end))?.[0] ?? "";
  const lead = /^[ \t]*(?:-[ \t]+)?/.exec(before)?.[0].length ?? 0;
  return named((before + behind).slice(lead).trimEnd(), offset - before.length + lead);
}

function inHeading({ lines, text }: MarkdownDocument, offset: number): PossibleName | undefined {
  const start = lines.startOf(lines.lineOf(offset));
  const line = text.slice(start, lines.startOf(lines.lineOf(offset) + 1));
  const match = /^( {0,3}#{1,6}[ \t]+)(.*?)(?:[ \t]+#+)?[ \t]*[\r\n]*$/.exec(line);
  return match === null ? undefined : named(match[2] ?? "", start + (match[1]?.length ?? 0));
}

/** In Japanese a name ends where the Latin letters do. */
const nameParts = /[\p{Script=Latin}\p{N}_:-]/u;

function word({ text }: MarkdownDocument, offset: number): PossibleName | undefined {
  let start = offset;
  let end = offset;
  while (start > 0 && offset - start < longest && nameParts.test(text[start - 1] ?? " ")) start -= 1;
  while (end < text.length && end - offset < longest && nameParts.test(text[end] ?? " ")) end += 1;
  const found = text.slice(start, end).replace(/[:-]+$/, "");
  return isDistinctive(found) ? { text: found, span: { start, end: start + found.length }, marked: false } : undefined;
}

/** No word of a sentence: several words in one, or with a mark between them. */
export const isDistinctive = (name: string): boolean =>
  /\p{Ll}\p{Lu}|\p{Lu}{2}\p{Ll}|[\p{L}\p{N}][_-][\p{L}\p{N}]/u.test(name) || /\S\s+\S/.test(name);

const longest = 200;

const named = (text: string, start: number): PossibleName | undefined =>
  text === "" || text.length > longest ? undefined : { text, span: { start, end: start + text.length }, marked: true };

/** Where a text names an alert in its exact spelling; a name that is a common word only where it is marked as code. */
export function spansNaming(name: string, text: string): readonly Span[] {
  if (name === "" || !text.includes(name)) return [];
  const found: Span[] = [];
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
    const [before, behind] = [text[at - 1] ?? " ", text[at + name.length] ?? " "];
    const whole = !/[\p{Script=Latin}\p{N}_-]/u.test(before) && !/[\p{Script=Latin}\p{N}_-]/u.test(behind);
    const marked = before === "`" && behind === "`";
    if (marked || (whole && isDistinctive(name))) found.push({ start: at, end: at + name.length });
  }
  return found;
}
