/** A copy of a part of a text that does not keep the whole text in memory. */
export function detached(text: string): string {
  return ` ${text}`.slice(1);
}
