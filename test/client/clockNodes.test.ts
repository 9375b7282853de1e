import { expect, it } from "vitest";
import { clockText } from "../../client/src/runs/clockNodes";

const at = Date.UTC(2026, 2, 23, 23, 5);

it("tells a time on the clock the record is told on, whatever that of the machine", () => {
  expect(clockText(at, { name: "UTC", offset: 0 }, "en-GB")).toBe("23:05");
  expect(clockText(at, { name: "JST", offset: 540 }, "ja")).toBe("08:05");
  expect(clockText(at, { name: "-03:30", offset: -210 }, "en-GB")).toBe("19:35");
});

it("tells it on the machine's own where no record has one", () => {
  const own = new Date(at).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  expect(clockText(at, undefined, "en-GB")).toBe(own);
});
