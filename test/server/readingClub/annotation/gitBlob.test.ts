import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, it } from "vitest";
import { gitBlob } from "../../../../server/src/readingClub/annotation/gitBlob";

it("is the id git gives an empty file", () => {
  expect(gitBlob("")).toBe("e69de29bb2d1d6434b8b29ae775ad8c2e48c5391");
});

it("is the id of any text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (text) => {
      const bytes = Buffer.from(text);
      const expected = createHash("sha1").update(`blob ${bytes.length.toString()}\0`).update(bytes).digest("hex");
      expect(gitBlob(text)).toBe(expected);
    }),
    { seed: 7, numRuns: 300 },
  );
});
