import type { Field, FieldKey } from "./document";

const told: ReadonlySet<FieldKey> = new Set(["start", "detected", "end", "duration"]);
/** `障害 A (…): 2026-04-17 …／障害 B: …`, `Incident 1: … / Incident 2: …` inside one value. */
const numbered =
  /(?:障害|インシデント|事象|\bincident|\boutage)\s?([A-Z]|[1-9])(?=\s?[（(:：]|\s[^:：/／]{0,12}[:：])/giu;

/** How many incidents the values of a document's fields tell apart by letter or number; 1 when they do not. */
export function incidentsInFields(fields: readonly Field[]): number {
  const names = new Map<string, number>();
  for (const { key, raw } of fields) {
    if (!told.has(key)) continue;
    for (const name of new Set([...raw.matchAll(numbered)].map((match) => match[1] ?? "")))
      names.set(name, (names.get(name) ?? 0) + 1);
  }
  // One mention may be a cross-reference; the same letters in two fields are a count.
  return Math.max(1, [...names.values()].filter((count) => count > 1).length);
}
