/**
 * A few digits and letters that look random and follow from a text, such as the ids a client makes up: for ranks and
 * names that two people shall not choose alike.
 * @param length at most 4
 */
export function chanceOf(text: string, length: number): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash ^= text.charCodeAt(at);
    hash = Math.imul(hash, 0x01000193);
  }
  // The last rounds spread what the last characters changed over all digits.
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  hash ^= hash >>> 13;
  return ((hash >>> 0) % 36 ** length).toString(36).padStart(length, "0");
}
