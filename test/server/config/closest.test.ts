import { expect, it } from "vitest";
import { closest, editDistance } from "../../../server/src/text/closest";

it("counts letters that differ, and swapped neighbours as one", () => {
  expect(editDistance("order", "oder")).toBe(1);
  expect(editDistance("critical", "crtiical")).toBe(1);
  expect(editDistance("", "abc")).toBe(3);
});

it("finds the name that was meant, and none when nothing is near", () => {
  const names = ["timeline/order", "timeline/future", "status/invalid"];
  expect(closest("timeline/oder", names)).toBe("timeline/order");
  expect(closest("Status_Invalid", names)).toBe("status/invalid");
  expect(closest("purple", names)).toBeUndefined();
});
