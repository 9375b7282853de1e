import { sha1 } from "@noble/hashes/legacy.js";
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";

/** RFC 9562, the namespace of names that are addresses. */
const addresses = hexToBytes("6ba7b8119dad11d180b400c04fd430c8");

/** The UUID (version 5) of a name: the same on every machine, so that what is taken in twice is known again. */
export function nameUuid(name: string): string {
  const bytes = sha1(concatBytes(addresses, utf8ToBytes(name))).slice(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytesToHex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
