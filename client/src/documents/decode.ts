/** UTF-8 text, byte order mark kept; undefined for bytes that are no text. */
export function decodeText(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** A text for files of lines, where one torn line does not hide the others: what is no UTF-8 becomes U+FFFD. */
export const decodeLeniently = (bytes: Uint8Array): string => new TextDecoder("utf-8").decode(bytes);
