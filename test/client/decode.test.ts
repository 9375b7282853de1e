import { describe, expect, it } from "vitest";
import { decodeText } from "../../client/src/documents/decode";

describe("bytes of a file", () => {
  it("are read as UTF-8", () => {
    expect(decodeText(new Uint8Array([0xe9, 0x9a, 0x9c, 0xe5, 0xae, 0xb3]))).toBe("障害");
  });

  it("keep their byte order mark, so that offsets count as on disk", () => {
    expect(decodeText(new Uint8Array([0xef, 0xbb, 0xbf, 0x61]))).toBe("\ufeffa");
  });

  it("with a NUL are no text", () => {
    expect(decodeText(new Uint8Array([0x61, 0, 0x62]))).toBeUndefined();
  });

  it("in another encoding are no text", () => {
    expect(decodeText(new Uint8Array([0x8f, 0xe1, 0x8a]))).toBeUndefined();
  });
});
