import { alertKey } from "../../runbooks/names";
import type { WorkspaceFacts } from "../rule";

/** The alerts that rules of the workspace define. */
export interface KnownAlerts {
  readonly names: readonly string[];
  /** Compared without case and separators. */
  has(name: string): boolean;
}

const read = new WeakMap<ReadonlySet<string>, KnownAlerts>();

/** Undefined where there are no rules, or not all of them are read: then no name can be called unknown. */
export function knownAlerts(workspace: WorkspaceFacts | undefined): KnownAlerts | undefined {
  const names = workspace?.alertNames;
  if (names === undefined || names.size === 0) return undefined;
  let known = read.get(names);
  if (known === undefined) {
    const plain = [...names].filter((name) => !name.includes("{{"));
    const keys = new Set(plain.map(alertKey));
    const templates = [...names].filter((name) => name.includes("{{")).map(partsOf);
    known = {
      names: plain,
      has: (name) => keys.has(alertKey(name)) || templates.some((parts) => fits(alertKey(name), parts)),
    };
    read.set(names, known);
  }
  return known;
}

/** What a name made by a template (`{{ $labels.job }}Down`) surely holds, in order. */
const partsOf = (name: string): readonly string[] => name.split(/\{\{.*?\}\}/s).map(alertKey);

function fits(key: string, parts: readonly string[]): boolean {
  let at = 0;
  for (const part of parts) {
    const found = key.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return true;
}
