import type { Document } from "yaml";
import type { SourceProblem } from "./source";
import type { Hidden } from "./templates";
import { parse } from "./yamlSource";

export interface Readable {
  readonly text: string;
  readonly documents: readonly Document[];
  readonly problems: readonly SourceProblem[];
}

export function readable(text: string, _hide: (text: string, what: Hidden) => string): Readable {
  return { text, documents: parse(text), problems: [] };
}
