import { describe, expect, it } from "vitest";
import { decode } from "../../../server/src/cli/files/decode";

const problem = (bytes: readonly number[]) => {
  const decoded = decode(Uint8Array.from(bytes));
  return "problem" in decoded ? decoded.problem.key : undefined;
};

describe("a file's bytes", () => {
  it("are text when they are UTF-8, line endings kept", () => {
    expect(decode(Buffer.from("# 障害\r\n🚒\n"))).toEqual({ text: "# 障害\r\n🚒\n" });
    expect(decode(new Uint8Array())).toEqual({ text: "" });
  });

  it("lose a byte order mark, as in an editor", () => {
    expect(decode(Buffer.from("\ufeff# A"))).toEqual({ text: "# A" });
  });

  it("are no text when they hold a NUL near the start", () => {
    expect(problem([0x23, 0x00, 0x41])).toBe("it is a binary file");
  });

  it("are refused in other encodings, with the reason", () => {
    expect(problem([0x8f, 0xe1, 0x8a, 0x51])).toBe("it is not valid UTF-8");
    expect(problem([0xff, 0xfe, 0x23, 0x00])).toBe("it is encoded as UTF-16; save it as UTF-8");
    expect(problem([0xed, 0xa0, 0x80])).toBe("it is not valid UTF-8");
  });

  it("are read right when they are a part of a larger buffer", () => {
    const large = Buffer.from("xx\ufeffabc");
    expect(decode(large.subarray(2))).toEqual({ text: "abc" });
  });
});
