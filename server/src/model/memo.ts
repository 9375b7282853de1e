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
