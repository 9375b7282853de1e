import { describe, expect, it } from "vitest";
import {
  clockOf,
  extend,
  isDue,
  keptTimer,
  minutesFrom,
  pause,
  remaining,
  resume,
  skip,
  startTimer,
  type Timer,
} from "../../client/src/readingClub/timerNodes";

const minute = 60_000;
const minutes = { read: 15, discuss: 30, wrapUp: 10 };
const began = Date.parse("2026-05-20T01:00:00Z");
const clock = (timer: Timer, after: number): string => clockOf(remaining(timer, began + after));

describe("the clock of a session", () => {
  it("counts the minutes of silent reading down", () => {
    const timer = startTimer(minutes, began);
    expect(clock(timer, 0)).toBe("15:00");
    expect(clock(timer, 1)).toBe("15:00");
    expect(clock(timer, 1000)).toBe("14:59");
    expect(clock(timer, 15 * minute)).toBe("0:00");
    expect(clock(timer, 15 * minute + 90_000)).toBe("+1:30");
  });

  it("goes on while no window is open: it is kept as the moment it ends", () => {
    const kept = keptTimer(JSON.parse(JSON.stringify(startTimer(minutes, began))));
    expect(kept && clock(kept, 5 * minute)).toBe("10:00");
  });

  it("stands still while it is paused, however long, and over a restart", () => {
    const paused = pause(startTimer(minutes, began), began + minute);
    const kept = keptTimer(JSON.parse(JSON.stringify(paused))) ?? paused;
    expect(clock(kept, 60 * minute)).toBe("14:00");
    const resumed = resume(kept, began + 60 * minute);
    expect(clock(resumed, 61 * minute)).toBe("13:00");
    expect(pause(paused, began + 90 * minute)).toEqual(paused);
  });

  it("is given more time, also when it is over, and while it is paused", () => {
    const timer = startTimer(minutes, began);
    expect(clock(extend(timer, 5, began + minute), minute)).toBe("19:00");
    expect(clock(extend(timer, 5, began + 20 * minute), 20 * minute)).toBe("5:00");
    expect(clock(extend(pause(timer, began), 5, began + minute), 9 * minute)).toBe("20:00");
  });

  it("goes on from reading to the discussion and the wrap-up, and then is at its end", () => {
    const discussion = skip(startTimer(minutes, began), minutes, began + minute);
    expect(discussion && [discussion.phase, clock(discussion, minute)]).toEqual(["discuss", "30:00"]);
    const wrapUp = discussion && skip(discussion, minutes, began);
    expect(wrapUp?.phase).toBe("wrapUp");
    expect(wrapUp && skip(wrapUp, minutes, began)).toBeUndefined();
  });

  it("announces the end of a part once, also when the window was closed at that moment", () => {
    const timer = startTimer(minutes, began);
    expect(isDue(timer, began + 14 * minute)).toBe(false);
    expect(isDue(timer, began + 40 * minute)).toBe(true);
    expect(isDue({ ...timer, told: true }, began + 40 * minute)).toBe(false);
    expect(isDue(pause(timer, began), began + 40 * minute)).toBe(false);
    expect(isDue(extend({ ...timer, told: true }, 5, began + 15 * minute), began + 20 * minute)).toBe(true);
  });

  it("takes nothing else that was kept for a clock", () => {
    for (const value of [undefined, null, 3, {}, { phase: "lunch", ends: 1 }, { phase: "read", ends: "soon" }])
      expect(keptTimer(value)).toBeUndefined();
  });
});

describe("minutes of a setting", () => {
  it("keep the usual length of a part that is not set, or to no sensible length", () => {
    expect(minutesFrom({ read: 20 })).toEqual({ read: 20, discuss: 30, wrapUp: 10 });
    expect(minutesFrom({ read: -1, discuss: 10_000, wrapUp: "5" })).toEqual(minutes);
    expect(minutesFrom("fast")).toEqual(minutes);
  });
});
