import { isUtf8 } from "node:buffer";
import { message, type Message } from "../../text/message";

export type Decoded = { readonly text: string } | { readonly problem: Message };

/** As far as git looks for a NUL before it takes a file for binary. */
const binaryProbe = 8000;

/**
 * A file's bytes as text. A byte order mark is left out, as editors do: positions count without it.
 * Only UTF-8 is read; what else it may be is said.
 */
export function decode(bytes: Uint8Array): Decoded {
  if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) {
    return { problem: message("it is encoded as UTF-16; save it as UTF-8") };
  }
  if (bytes.subarray(0, binaryProbe).includes(0)) return { problem: message("it is a binary file") };
  if (!isUtf8(bytes)) return { problem: message("it is not valid UTF-8") };
  const content = startsWith(bytes, 0xef, 0xbb, 0xbf) ? bytes.subarray(3) : bytes;
  return { text: Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString("utf8") };
}

/** What is no UTF-8 becomes U+FFFD: for files of lines, where one torn line does not hide the others. */
export const decodeLeniently = (bytes: Uint8Array): { readonly text: string } => ({
  text: Buffer.from(bytes)
    .toString("utf8")
    .replace(/^\ufeff/, ""),
});

function startsWith(bytes: Uint8Array, ...head: readonly number[]): boolean {
  return head.every((byte, i) => bytes[i] === byte);
}
