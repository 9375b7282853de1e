import { readFileSync } from "node:fs";

/** The texts of a bundle beside the server; undefined when there is none, and English is used. */
export function readTranslations(file: string): Readonly<Record<string, string>> | undefined {
  try {
    const content: unknown = JSON.parse(readFileSync(file, "utf8"));
    if (typeof content !== "object" || content === null) return undefined;
    const texts = Object.entries(content).filter((entry): entry is [string, string] => typeof entry[1] === "string");
    return Object.fromEntries(texts);
  } catch {
    return undefined;
  }
}
