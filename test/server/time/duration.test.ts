import { describe, expect, it } from "vitest";
import { isoDuration, readDuration } from "../../../server/src/time/duration";

/** `120..180 ~ /60 «2-3 hours»`: minutes, up to, about, the unit's width and what was read. */
function read(text: string): string | undefined {
  const reading = readDuration(text);
  if (!reading) return undefined;
  const { minutes, upTo, approximate, unit, basis, span } = reading;
  const rounded = (n: number): number => Math.round(n * 1000) / 1000;
  const words = [
    upTo === minutes ? rounded(minutes) : `${rounded(minutes)}..${rounded(upTo)}`,
    ...(approximate ? ["~"] : []),
    `/${rounded(unit)}`,
    ...(basis === undefined ? [] : ["on a basis of its own"]),
    `«${text.slice(span.start, span.end)}»`,
  ];
  return words.join(" ");
}

describe("a length of time", () => {
  it.each([
    ["103 minutes", "103 /1 «103 minutes»"],
    ["1 hour", "60 /60 «1 hour»"],
    ["1h 50m", "110 /1 «1h 50m»"],
    ["1h50m", "110 /1 «1h50m»"],
    ["1h05", "65 /1 «1h05»"],
    ["1 hour 30", "90 /1 «1 hour 30»"],
    ["2 hours and 5 minutes", "125 /1 «2 hours and 5 minutes»"],
    ["1 day, 3 hours, 5 minutes", "1625 /1 «1 day, 3 hours, 5 minutes»"],
    ["2 hours 15 mins and 30 secs", "135.5 /0.017 «2 hours 15 mins and 30 secs»"],
    ["1.5 hours", "90 /6 «1.5 hours»"],
    ["45s", "0.75 /0.017 «45s»"],
    ["1d 3h", "1620 /60 «1d 3h»"],
    ["2 weeks", "20160 /10080 «2 weeks»"],
    ["0 minutes", "0 /1 «0 minutes»"],
    ["1:30", "90 /1 «1:30»"],
    ["1:30:06", "90.1 /0.017 «1:30:06»"],
    ["00:45", "45 /1 «00:45»"],
    ["PT2H", "120 /60 «PT2H»"],
    ["P1DT2H", "1560 /60 «P1DT2H»"],
    ["PT103M", "103 /1 «PT103M»"],
    ["2時間半", "150 /30 «2時間半»"],
    ["2日16時間30分", "3870 /1 «2日16時間30分»"],
    ["2時間 15分", "135 /1 «2時間 15分»"],
    ["90分間", "90 /1 «90分間»"],
    ["１０３分", "103 /1 «１０３分»"],
    ["30秒", "0.5 /0.017 «30秒»"],
    ["2日間", "2880 /1440 «2日間»"],
    ["2 timer og 30 minutter", "150 /1 «2 timer og 30 minutter»"],
    ["1,5 timer", "90 /6 «1,5 timer»"],
    ["3 døgn", "4320 /1440 «3 døgn»"],
    ["2小时30分钟", "150 /1 «2小时30分钟»"],
    ["3天", "4320 /1440 «3天»"],
    ["21:45 to 23:28 (103 minutes)", "103 /1 «103 minutes»"],
    ["1 hour (60 minutes)", "60 /60 «1 hour»"],
  ])("%s", (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ["2-3 hours", "120..180 /60 «2-3 hours»"],
    ["20 - 30 min", "20..30 /1 «20 - 30 min»"],
    ["20 to 30 minutes", "20..30 /1 «20 to 30 minutes»"],
    ["2〜3時間", "120..180 /60 «2〜3時間»"],
    ["20から30分", "20..30 /1 «20から30分»"],
    ["1h–2h", "60..120 /60 «1h–2h»"],
    ["30 minutes to 1 hour", "30..60 /60 «30 minutes to 1 hour»"],
    ["1時間〜1時間30分", "60..90 /1 «1時間〜1時間30分»"],
  ])("may be a range: %s", (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ["about 2 hours", "120 ~ /60 «2 hours»"],
    ["~2h", "120 ~ /60 «2h»"],
    ["approx. 3 hours", "180 ~ /60 «3 hours»"],
    ["(approx) 45 minutes", "45 ~ /1 «45 minutes»"],
    ["45 minutes (approx)", "45 ~ /1 «45 minutes»"],
    ["less than 5 minutes", "5 ~ /1 «5 minutes»"],
    ["up to 2 hours", "120 ~ /60 «2 hours»"],
    ["within 15 minutes", "15 ~ /1 «15 minutes»"],
    ["an hour", "60 ~ /60 «an hour»"],
    ["half an hour", "30 ~ /60 «half an hour»"],
    ["two hours", "120 ~ /60 «two hours»"],
    ["約17時間", "1020 ~ /60 «17時間»"],
    ["約 2 時間", "120 ~ /60 «2 時間»"],
    ["1時間弱", "60 ~ /60 «1時間»"],
    ["5分未満", "5 ~ /1 «5分»"],
    ["2時間以上", "120 ~ /60 «2時間»"],
    ["约30分钟", "30 ~ /1 «30分钟»"],
  ])("may be rough: %s", (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ["33h 15m (during support hours)", "1995 /1 on a basis of its own «33h 15m»"],
    ["7h (during support hours 10:00-17:00)", "420 /60 on a basis of its own «7h»"],
    ["1時間30分（営業時間内）", "90 /1 on a basis of its own «1時間30分»"],
    ["3 hours excluding the weekend", "180 /60 on a basis of its own «3 hours»"],
  ])("may be counted on another basis than the clock: %s", (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    "",
    "N/A",
    "TBD",
    "不明",
    "X hours Y minutes",
    "a few minutes",
    "several hours",
    "数時間",
    "2026-03-23 21:30",
    "3月3日 10:00〜12:00",
    "2026年3月3日",
    "10時30分〜11時45分",
    "3日目",
    "100ms",
    "10 msec",
    "5 MB",
    "5 Mbps",
    "4 users",
    "2 of 3 hosts",
    "v2 m",
    "1 month",
  ])("is not told by: %s", (text) => {
    expect(read(text)).toBeUndefined();
  });
});

describe("a length of time in ISO 8601", () => {
  it.each([
    [103, "PT1H43M"],
    [60, "PT1H"],
    [0, "PT0M"],
    [0.5, "PT30S"],
    [1500, "PT25H"],
  ])("%d minutes are %s", (minutes, expected) => {
    expect(isoDuration(minutes)).toBe(expected);
  });
});
