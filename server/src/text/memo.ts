/** A cache for pure functions of short texts; it empties itself when it has grown past its size. */
export function memoByText<V>(read: (text: string) => V, size = 10_000): (text: string) => V {
  const known = new Map<string, { readonly value: V }>();
  return (text) => {
    const found = known.get(text);
    if (found) return found.value;
    if (known.size >= size) known.clear();
    const value = read(text);
    known.set(text, { value });
    return value;
  };
}
