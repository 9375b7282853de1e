import type { FrontMatterEntry } from "../markdown/document";
import type { TextEdit } from "../text/span";
import { entryOf, eolOf, frontMatterOf, isSound, listOf } from "./frontMatter";

/**
 * Adds what is missing to a list of YAML front matter, in the form the list is written in; what stands in it stays.
 * Texts are compared without case.
 */
export function addToList(text: string, key: string, values: readonly string[]): readonly TextEdit[] {
  const frontMatter = frontMatterOf(text);
  const own = listOf(frontMatter, key);
  const known = new Set(own.map((value) => value.toLowerCase()));
  const missing = values.filter((value) => value.trim() !== "" && !known.has(value.toLowerCase()));
  if (missing.length === 0 || frontMatter === undefined || !isSound(frontMatter)) return [];
  const quoted = missing.map((value) => JSON.stringify(value.replace(/\s+/g, " ").trim()));
  const entry = entryOf(frontMatter, key);
  if (entry === undefined) return [insert(frontMatter.content.end, `${key}: [${quoted.join(", ")}]${eolOf(text)}`)];
  const added = Array.isArray(entry.value)
    ? (inBrackets(text, entry, quoted) ?? underDashes(text, entry, quoted))
    : undefined;
  if (added !== undefined) return [added];
  // One value, or none, where a list was meant.
  const gap = entry.valueSpan.start === entry.valueSpan.end && text[entry.valueSpan.start - 1] === ":" ? " " : "";
  const all = [...own.map((value) => JSON.stringify(value)), ...quoted];
  return [{ span: entry.valueSpan, newText: `${gap}[${all.join(", ")}]` }];
}

const insert = (at: number, newText: string): TextEdit => ({ span: { start: at, end: at }, newText });

/** `[A, B]` */
function inBrackets(text: string, { valueSpan }: FrontMatterEntry, quoted: readonly string[]): TextEdit | undefined {
  const old = text.slice(valueSpan.start, valueSpan.end);
  if (!old.endsWith("]")) return undefined;
  const inside = old.slice(0, -1).trimEnd();
  const separator = inside.endsWith("[") ? "" : inside.endsWith(",") ? " " : ", ";
  return insert(valueSpan.start + inside.length, separator + quoted.join(", "));
}

/** A line for each, led by a dash. */
function underDashes(text: string, { valueSpan }: FrontMatterEntry, quoted: readonly string[]): TextEdit | undefined {
  const old = text.slice(valueSpan.start, valueSpan.end).trimEnd();
  const lineStart =
    Math.max(text.lastIndexOf("\n", valueSpan.start - 1), text.lastIndexOf("\r", valueSpan.start - 1)) + 1;
  const lead = /^[ \t]*- +/.exec(text.slice(lineStart, valueSpan.start + old.length))?.[0];
  if (lead === undefined) return undefined;
  return insert(valueSpan.start + old.length, quoted.map((value) => eolOf(text) + lead + value).join(""));
}
