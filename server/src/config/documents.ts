import picomatch from "picomatch";
import type { DocumentKind } from "../model/document";
import type { EffectiveConfig } from "./effective";
import { globOptions } from "./values";

type Patterns = EffectiveConfig["documents"];
interface Decision {
  readonly kind: DocumentKind;
  readonly glob: string;
}

/** Compiled patterns of a configuration, for as long as it lives. */
const compiled = new WeakMap<Patterns, readonly (Decision & { readonly matches: (path: string) => boolean })[]>();

/**
 * The kind that the configuration gives a path (relative to the workspace root, `/` separated), with the pattern
 * that says so; the first that matches decides. Undefined when none does.
 */
export function kindInConfig(path: string, { documents }: Pick<EffectiveConfig, "documents">): Decision | undefined {
  if (documents.length === 0 || path.startsWith("/") || path.split("/").includes("..")) return undefined;
  let matchers = compiled.get(documents);
  if (matchers === undefined) {
    matchers = documents.map(({ glob, kind }) => ({ glob, kind, matches: picomatch(glob, globOptions) }));
    compiled.set(documents, matchers);
  }
  const found = matchers.find(({ matches }) => matches(path));
  return found === undefined ? undefined : { kind: found.kind, glob: found.glob };
}
