import type { JsonObject } from "../event";
import { isObject } from "../readEvent";
import { readSource } from "../source";
import { addressOf, firstText, listOf, objectsIn, partsOf } from "./values";

/** What an annotation is about: another one, or something else with the ways in which its place is told. */
export type ForeignTarget =
  { readonly of: string } | { readonly source: string; readonly target: JsonObject | string } | undefined;

/**
 * The first target that can be noted on.
 * @param noteNamed the id here of the annotation with an address; undefined for what is none
 */
export function readTargets(value: unknown, noteNamed: (address: string) => string | undefined): ForeignTarget {
  for (const part of partsOf(value)) {
    const source = addressOf(isObject(part) && part["source"] !== undefined ? part["source"] : part);
    if (source === undefined) continue;
    const of = noteNamed(source);
    if (of !== undefined) return { of };
    if (readSource(source) !== undefined) return { source, target: isObject(part) ? specific(part, source) : source };
  }
  return undefined;
}

/** A target whose selectors are in a list, those that refine another one first: they say more closely what is meant. */
function specific(target: JsonObject, source: string): JsonObject | string {
  const { selector, state, id: _, ...rest } = target;
  const selectors = objectsIn(selector).flatMap((each) => selectorsIn(each));
  const hasPlace = listOf(selector).length > 0;
  const [first] = objectsIn(state);
  if (!hasPlace && Object.keys(rest).every((key) => key === "type" || key === "source")) return source;
  return {
    ...rest,
    type: firstText(rest["type"]) ?? "SpecificResource",
    source,
    // A selector that is only named by its address is one that nobody here understands.
    ...(hasPlace && { selector: selectors.length > 0 ? selectors : [{ type: "Selector" }] }),
    ...(first !== undefined && { state: first }),
  };
}

/** Refinements of refinements that are looked at. */
const deepest = 4;

function selectorsIn(selector: JsonObject, depth = 0): readonly JsonObject[] {
  const type = firstText(selector["type"] ?? selector["@type"])?.replace(/^oa:/, "");
  if (type === undefined) return [];
  const inner = depth === deepest ? [] : objectsIn(selector["refinedBy"]);
  // Positions in a refinement count from what it refines.
  const quotes = inner.flatMap((each) => selectorsIn(each, depth + 1)).filter(isQuote);
  const own = { ...selector, type };
  return [...quotes, ...(isSound(own) ? [own] : []), ...charactersOf(own)];
}

const isQuote = ({ type }: JsonObject): boolean => type === "TextQuoteSelector";

/** What our schema takes: texts that are texts, and counts that are counts. */
function isSound({ type, exact, prefix, suffix, start, end }: JsonObject & { readonly type: string }): boolean {
  if (type === "TextQuoteSelector") {
    return [exact, prefix ?? "", suffix ?? ""].every((text) => typeof text === "string");
  }
  return [start ?? 0, end ?? 0].every((at) => typeof at === "number" && Number.isInteger(at) && at >= 0);
}

/** `char=10,20` of RFC 5147 says what a position says. */
function charactersOf({ type, value }: JsonObject): readonly JsonObject[] {
  const range =
    type === "FragmentSelector" && typeof value === "string" ? /^char=(\d{1,9}),(\d{1,9})$/.exec(value) : null;
  return range === null ? [] : [{ type: "TextPositionSelector", start: Number(range[1]), end: Number(range[2]) }];
}
