import { sha1 } from "@noble/hashes/legacy.js";
import { bytesToHex, concatBytes, utf8ToBytes } from "@noble/hashes/utils.js";

/**
 * Git's id of a text as a file: the SHA-1 of `blob <bytes>\0` and its UTF-8 bytes. Not the platforms' own digests:
 * the browser's is asynchronous, and Node's is not in the browser.
 */
export function gitBlob(text: string): string {
  const content = utf8ToBytes(text);
  return bytesToHex(sha1(concatBytes(utf8ToBytes(`blob ${content.length.toString()}\0`), content)));
}
