import { asksNothing, type Definitions, type KnownLabels } from "./parse";

/** What a whole document defines, by identifier; the set of definitions and the targets have the same keys. */
export interface DocumentLabels extends KnownLabels {
  readonly targets: ReadonlyMap<string, string>;
}

export const noLabels: DocumentLabels = { definitions: new Set(), footnotes: new Set(), targets: new Map() };

/** Gathers the labels of a document's chunks in order; the first definition of a label wins. */
export function gatherLabels(chunks: Iterable<Definitions | undefined>): DocumentLabels {
  const footnotes = new Set<string>();
  const targets = new Map<string, string>();
  for (const chunk of chunks) {
    if (!chunk) continue;
    for (const label of chunk.footnotes) footnotes.add(label);
    for (const [identifier, url] of chunk.targets) if (!targets.has(identifier)) targets.set(identifier, url);
  }
  return targets.size + footnotes.size === 0 ? noLabels : { definitions: new Set(targets.keys()), footnotes, targets };
}

export function sameLabels(a: DocumentLabels, b: DocumentLabels): boolean {
  return a === b || (sameSet(a.footnotes, b.footnotes) && sameTargets(a, b));
}

function sameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((label) => b.has(label));
}

function sameTargets({ targets: a }: DocumentLabels, { targets: b }: DocumentLabels): boolean {
  return a.size === b.size && [...a].every(([identifier, url]) => b.get(identifier) === url);
}

/** Labels that lines of a text seem to define: a first guess, so that few chunks are parsed twice. */
export function guessLabels(text: string): DocumentLabels {
  if (!text.includes("]:")) return noLabels;
  const definitions = new Set<string>();
  const footnotes = new Set<string>();
  for (const [, label = ""] of text.matchAll(/^[ >\t]*\[([^\]\r\n]+)\]:/gm)) {
    if (label.startsWith("^")) footnotes.add(normal(label.slice(1)));
    else definitions.add(normal(label));
  }
  return { definitions, footnotes, targets: new Map() };
}

/** Tells whether labels are defined and remembers which were asked for. */
export class Asking {
  readonly #known: KnownLabels;
  readonly #asked = new Set<string>();

  constructor(known: KnownLabels) {
    this.#known = known;
  }

  isDefined(label: string): boolean {
    const identifier = normal(label);
    this.#asked.add(identifier);
    return this.#known.definitions.has(identifier);
  }

  get asks(): KnownLabels {
    return this.#asked.size > 0 ? { definitions: this.#asked, footnotes: asksNothing.footnotes } : asksNothing;
  }
}

const normal = (label: string): string =>
  label
    .replace(/[\t ]+/g, " ")
    .trim()
    .toLowerCase()
    .toUpperCase()
    .toLowerCase();
