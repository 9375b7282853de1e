import type { Prose } from "../../model/document";

interface Known<Result> {
  readonly text: string;
  readonly result: Result;
}

/** Keeps what was read of a block while the block stays as it is: a keystroke reads only the block it is in. */
export function perBlock<Result>(read: (text: string) => Result): (prose: Prose) => Result {
  const cache = new WeakMap<object, Known<Result>>();
  return (prose) => {
    const known = cache.get(prose.source);
    // A paragraph is kept with its first line; its other lines may have changed.
    if (known?.text === prose.text) return known.result;
    const result = read(prose.text);
    cache.set(prose.source, { text: prose.text, result });
    return result;
  };
}
