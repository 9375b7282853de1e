import { describe, expect, it } from "vitest";
import { countsOf, namesInWords } from "../../client/src/reviews/reviewNodes";
import type { Say } from "../../client/src/status/words";

const say: Say = (text, ...args) => text.replace(/\{(\d)\}/g, (_, index: string) => String(args[Number(index)]));

describe("a component to review", () => {
  it("says how many alerts it has, and what to look at", () => {
    const none = { component: "queue", alerts: 1, muted: 0, uncovered: 0 };
    expect(countsOf(none, say)).toBe("1 alert");
    expect(countsOf({ ...none, alerts: 12, muted: 2, uncovered: 3 }, say)).toBe("12 alerts, 2 muted, 3 without a page");
  });
});

describe("names that were not found", () => {
  it("are told as far as one reads on", () => {
    expect(namesInWords(["a", "b"], say)).toBe("a, b");
    expect(namesInWords(["a", "b", "c", "d", "e", "f", "g"], say)).toBe("a, b, c, d, e and 2 more");
  });
});
