/**
 * Facts read from a block once: blocks are immutable and survive edits elsewhere in the document,
 * so a keystroke reads again only what it touched.
 */
export function memoByBlock<K extends object, V>(read: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, { readonly value: V }>();
  return (key) => {
    const found = known.get(key);
    if (found) return found.value;
    const value = read(key);
    known.set(key, { value });
    return value;
  };
}

interface Placed<V> {
  /** What else the value was read from; another value of it means to read again. */
  readonly given: string;
  /** Spans count from the chunk's start. */
  readonly relative: V;
  readonly base: number;
  readonly placed: V;
}

/**
 * The same for facts with spans: read once with offsets from the chunk's start, then moved to where the chunk stands.
 * While it stands still the very same objects come back.
 */
export class PlacedMemo<K extends object, V> {
  readonly #known = new WeakMap<K, Placed<V>>();
  readonly #shift: (value: V, by: number) => V;

  constructor(shift: (value: V, by: number) => V) {
    this.#shift = shift;
  }

  at(key: K, base: number, given: string, read: () => V): V {
    const found = this.#known.get(key);
    if (found?.given === given && found.base === base) return found.placed;
    const relative = found?.given === given ? found.relative : read();
    const placed = base === 0 ? relative : this.#shift(relative, base);
    // What holds no spans stands anywhere: there is nothing to keep up to date.
    if (placed !== relative || found?.relative !== relative) this.#known.set(key, { given, relative, base, placed });
    return placed;
  }
}
