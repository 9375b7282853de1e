import { describe, expect, it } from "vitest";
import { writeDuration } from "../../../server/src/rules/time/writeDuration";

describe("a corrected duration", () => {
  it.each([
    [103, "90 minutes", "103 minutes"],
    [1, "90 minutes", "1 minute"],
    [150, "1 hour 43 minutes", "2 hours 30 minutes"],
    [60, "1 hour 43 minutes", "1 hour"],
    [61, "2 hours 10 minutes", "1 hour 1 minute"],
    [150, "1h 43m", "2h 30m"],
    [150, "1h43m", "2h30m"],
    [150, "2h", "2h30m"],
    [180, "2h", "3h"],
    [150, "2 hours", "2 hours 30 minutes"],
    [150, "1時間43分", "2時間30分"],
    [150, "2時間", "2時間30分"],
    [2880, "1日", "2日"],
    [103, "90分間", "103分間"],
    [103, "90 mins", "103 mins"],
  ])("of %d minutes, written like %s, is %s", (minutes, like, written) => {
    expect(writeDuration(minutes, like)).toBe(written);
  });

  it.each([["half a day"], ["約2時間"], ["1.5 hours"], ["30分2時間"], [""], ["PT2H"]])(
    "is not attempted for %s",
    (like) => {
      expect(writeDuration(90, like)).toBeUndefined();
    },
  );

  it("does not turn days into hours", () => {
    expect(writeDuration(2000, "1 day")).toBeUndefined();
  });
});
