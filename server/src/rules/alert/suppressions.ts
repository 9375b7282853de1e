import { readSuppression } from "../../markdown/chunkSuppressions";
import type { Suppression } from "../../markdown/document";

const comment = /(?:^|(?<=[\s,{}[\]]))(?:#|\/\/|\/\*)[ \t]*(afterword-[^\r\n]*)/gm;

/** The suppression comments of a YAML or JSON text: from `#`, `//` or `/*` to the end of the line. */
export function suppressionsIn(text: string): readonly Suppression[] {
  if (!text.includes("afterword-")) return [];
  return [...text.matchAll(comment)].flatMap((match) => {
    const span = { start: match.index, end: match.index + match[0].length };
    return readSuppression((match[1] ?? "").replace(/\*\/.*$/, ""), span) ?? [];
  });
}
