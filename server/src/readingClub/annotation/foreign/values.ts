import type { JsonObject } from "../event";
import { isObject } from "../readEvent";

/** JSON-LD gives one value or a list of them; deeper lists are nobody's. */
export const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];

export const objectsIn = (value: unknown): readonly JsonObject[] => listOf(value).filter(isObject);

/** A text, also as JSON-LD writes it with its language (`{"@value": …}`), or the first of a list of them. */
export function firstText(value: unknown): string | undefined {
  for (const each of listOf(value)) {
    const text = isObject(each) ? each["@value"] : each;
    if (typeof text === "string" && text.trim() !== "") return text.trim();
  }
  return undefined;
}

/** The address of a resource: itself a text, or an object that has one. */
export function addressOf(value: unknown): string | undefined {
  if (!isObject(value)) return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
  return firstText(value["id"] ?? value["@id"]);
}

/** `scheme:…`, with nothing that a text would have. */
export const isAddress = (text: string): boolean => /^[a-z][a-z0-9+.-]{1,30}:[^\s<>"]+$/i.test(text);

/** The parts of a set of resources (`Choice`, `Composite`, `List`, `Independents`); anything else is its own part. */
export function partsOf(value: unknown): readonly unknown[] {
  return listOf(value).flatMap((each) => {
    const items = isObject(each) ? listOf(each["items"]) : [];
    return items.length === 0 ? [each] : items.slice(0, isObject(each) && each["type"] === "Choice" ? 1 : items.length);
  });
}
