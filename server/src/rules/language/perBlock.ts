import type { Prose } from "../../model/document";

/** Keeps what was read of a block while the block stays as it is: a keystroke reads only the block it is in. */
export function perBlock<Result>(read: (text: string) => Result): (prose: Prose) => Result {
  // A block may give several stretches of prose (lines, cells), told apart by their text.
  const cache = new WeakMap<object, Map<string, Result>>();
  return (prose) => {
    let results = cache.get(prose.source);
    if (results === undefined) cache.set(prose.source, (results = new Map<string, Result>()));
    const known = results.get(prose.text);
    if (known !== undefined) return known;
    const result = read(prose.text);
    results.set(prose.text, result);
    return result;
  };
}
