import type { FrontMatterValue } from "./document";

/** What a YAML or TOML reader returns, as plain data; what is no data (a function, a symbol) becomes null. */
export function toFrontMatterValue(value: unknown): FrontMatterValue {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  if (typeof value === "bigint") return Number(value);
  if (value instanceof Date) return value;
  if (Array.isArray(value)) return value.map(toFrontMatterValue);
  if (typeof value !== "object" || value === null) return null;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, toFrontMatterValue(inner)]));
}
