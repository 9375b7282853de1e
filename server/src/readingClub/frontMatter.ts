import { stringify } from "yaml";
import type { FrontMatter, FrontMatterEntry } from "../markdown/document";
import { readFrontMatter } from "../markdown/frontMatter";
import { findFrontMatter } from "../markdown/frontMatterPlace";
import type { TextEdit } from "../text/span";

/** The front matter of a short file, without reading the rest of it. */
export function frontMatterOf(text: string): FrontMatter | undefined {
  const place = findFrontMatter(text);
  return place && readFrontMatter(text, place);
}

export const entryOf = (frontMatter: FrontMatter | undefined, key: string): FrontMatterEntry | undefined =>
  frontMatter?.entries.find((entry) => entry.key.toLowerCase() === key);

/** A value as text; undefined when the key is missing or nothing stands behind it. */
export function textOf(frontMatter: FrontMatter | undefined, key: string): string | undefined {
  const entry = entryOf(frontMatter, key);
  // Numbers and dates stay as they are written; in quotes there may be escapes.
  const raw = (typeof entry?.value === "string" ? entry.value : entry?.raw)?.trim();
  return entry?.value === null || raw === "" ? undefined : raw;
}

/** A value as a day, `YYYY-MM-DD`, also when it is written with slashes; undefined for what is no day of the calendar. */
export function dayOf(frontMatter: FrontMatter | undefined, key: string): string | undefined {
  const [, year = "", month = "", day = ""] =
    /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)/.exec(textOf(frontMatter, key) ?? "") ?? [];
  const written = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const moment = new Date(`${written}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(written) ? written : undefined;
}

/** A list; where one was meant and its brackets are missing, what stands between commas. Quotes hold a value together. */
export function listOf(frontMatter: FrontMatter | undefined, key: string): readonly string[] {
  const entry = entryOf(frontMatter, key);
  if (Array.isArray(entry?.value))
    return entry.value.map((item) => (item === null ? "" : String(item))).filter(Boolean);
  const text = textOf(frontMatter, key);
  if (entry === undefined || text === undefined) return [];
  const { start, end } = entry.valueSpan;
  return end - start > entry.raw.length
    ? [text]
    : text
        .split(/[,，、;；]/)
        .map((part) => part.trim())
        .filter(Boolean);
}

/**
 * Sets one value of YAML front matter, or takes its line out (`value` undefined). Nothing else of the file is touched:
 * order, comments, quotes and line endings stay. Empty when there is no sound YAML front matter or nothing to change.
 */
export function setFrontMatter(text: string, key: string, value: string | undefined): readonly TextEdit[] {
  const frontMatter = frontMatterOf(text);
  if (frontMatter === undefined || !isSound(frontMatter)) return [];
  const entry = entryOf(frontMatter, key);
  if (entry === undefined) {
    if (value === undefined) return [];
    const at = frontMatter.content.end;
    return [{ span: { start: at, end: at }, newText: `${key}: ${yamlScalar(value)}${eolOf(text)}` }];
  }
  if (value === undefined) return [{ span: lineOf(text, entry), newText: "" }];
  if (entry.raw === value) return [];
  const old = text.slice(entry.valueSpan.start, entry.valueSpan.end);
  const gap = entry.valueSpan.start === entry.valueSpan.end && text[entry.valueSpan.start - 1] === ":" ? " " : "";
  return [{ span: entry.valueSpan, newText: `${gap}${inQuotesOf(old, value)}` }];
}

/** YAML that is read whole: in any other, a value that is set may come to stand within something else. */
export const isSound = ({ format, error }: FrontMatter): boolean => format === "yaml" && error === undefined;

/** A text as one line of YAML. */
export const yamlScalar = (value: string): string =>
  stringify(value.replace(/\s*[\r\n]+\s*/g, " "), { lineWidth: 0 }).trimEnd();

function inQuotesOf(old: string, value: string): string {
  const quote = /^["']/.exec(old)?.[0];
  if (quote === undefined) return yamlScalar(value);
  const type = quote === '"' ? "QUOTE_DOUBLE" : "QUOTE_SINGLE";
  return stringify(value, { lineWidth: 0, defaultStringType: type }).trimEnd();
}

export const eolOf = (text: string): string => /\r\n|\n|\r/.exec(text)?.[0] ?? "\n";

/** The lines of an entry, with their ending. */
function lineOf(
  text: string,
  { keySpan, valueSpan }: FrontMatterEntry,
): { readonly start: number; readonly end: number } {
  const rest = /[^\r\n]*(?:\r\n|\n|\r|$)/y;
  rest.lastIndex = valueSpan.end;
  return { start: keySpan.start, end: valueSpan.end + (rest.exec(text)?.[0].length ?? 0) };
}
