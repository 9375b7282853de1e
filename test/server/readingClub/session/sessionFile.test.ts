import { describe, expect, it } from "vitest";
import { readSession, usualMinutes, writeSessionHead } from "../../../../server/src/readingClub/session/sessionFile";

describe("a session's file", () => {
  it("is read back as it was written", () => {
    const session = {
      title: "Seat map: timeouts",
      item: "seat-map-timeouts",
      path: "postmortems/100% #2.md",
      url: undefined,
      date: "2026-05-01",
      facilitator: "Aoi",
      noteTaker: "蓮",
      participants: ["Aoi", "蓮", "O'Neil, Mei"],
      minutes: { read: 20, discuss: 25, wrapUp: 5 },
      portion: { from: "Timeline: all of it", to: "Lessons" },
    };
    expect(readSession("2026-05-01-seat-map", writeSessionHead(session))).toEqual({
      ...session,
      name: "2026-05-01-seat-map",
      done: false,
    });
  });

  it("may be written by hand, with little in it", () => {
    expect(
      readSession("2026-05-01-x", "---\nkind: reading-session\nstatus: done\n---\n# Read together\n"),
    ).toMatchObject({
      title: "Read together",
      date: "2026-05-01",
      participants: [],
      minutes: usualMinutes,
      portion: undefined,
      done: true,
    });
  });

  it.each([
    ["2026/5/1", "2026-05-01"],
    ["2026-05-01T10:00:00+09:00", "2026-05-01"],
    ["2026-02-30", "2026-04-02"],
    ["soon", "2026-04-02"],
  ])("on %s was on %s, if need be the day of its name", (date, expected) => {
    const text = `---\nkind: reading-session\ndate: ${date}\n---\n`;
    expect(readSession("2026-04-02-orders", text)?.date).toBe(expected);
  });

  it("has usual minutes where those written make no sense", () => {
    const text = "---\nkind: reading-session\nminutes: { read: 0, discuss: lots, wrap_up: 5 }\n---\n";
    expect(readSession("x", text)?.minutes).toEqual({ ...usualMinutes, wrapUp: 5 });
  });

  it("is none when it is something else", () => {
    expect(readSession("x", "---\nkind: reading-item\n---\n")).toBeUndefined();
  });
});
