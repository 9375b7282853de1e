import { describe, expect, it } from "vitest";
import { findTimes, readLeadingTime } from "../../../server/src/time/readTime";
import { shown } from "./shown";

/** As a timeline reads: everything that may be a time there. */
const everything = { dots: true, weakDates: true, placeholders: true };

const leading = (text: string): string | undefined => shown(readLeadingTime(text, everything));

/** The times of a text with what is theirs of it, `«raw»`. */
const found = (text: string): string[] =>
  findTimes(text, everything).map((reading) => `${shown(reading) ?? ""} «${reading.raw}»`);

describe("a date and a clock", () => {
  it.each([
    ["2026-03-23 21:30", "2026-03-23 21:30"],
    ["2026-03-23  21:30", "2026-03-23 21:30"],
    ["2026-03-23, 21:30", "2026-03-23 21:30"],
    ["2026-03-23 at 21:30", "2026-03-23 21:30"],
    ["2026-03-23 - 21:30", "2026-03-23 21:30"],
    ["2026-03-23-21:30", "2026-03-23 21:30"],
    ["2026/03/23 21:30", "2026-03-23 21:30"],
    ["2026/3/4(水) 10:00", "2026-03-04 10:00"],
    ["2026.03.23 21:30", "2026-03-23 21:30"],
    ["2026-03-23 (Mon) 10:00", "2026-03-23 10:00"],
    ["2026-03-23T21:30Z", "2026-03-23 21:30 Z=0"],
    ["2026-03-23T21:30:00+09:00", "2026-03-23 21:30:00 +09:00=540"],
    ["2026-03-23T21:30:00.123Z", "2026-03-23 21:30:00 Z=0"],
    ["2023-01-20T11:30:00-00:00", "2023-01-20 11:30:00 -00:00=0"],
    ["2023-01-20T9:15:00", "2023-01-20 09:15:00"],
    ["29.05.2019", "2019-05-29"],
    ["12.5.2021", "2021-05-12"],
    ["27.01.20 - 07:00", "2020-01-27 07:00"],
    ["23.05.2023 kl 20:06:19", "2023-05-23 20:06:19"],
    ["den 3. mars 2021 kl. 10.30", "2021-03-03 10:30"],
    ["4/5/2021 10:00", "2021-04-05 10:00"],
    ["23/4/2021 10:00", "2021-04-23 10:00"],
    ["Oct 30, 2020, 15:56 (UTC):", "2020-10-30 15:56 UTC=0"],
    ["Jan 15, 5:33 PM", "01-15 17:33"],
    ["March 12 19:57", "03-12 19:57"],
    ["March 12, 2021 19:57 JST", "2021-03-12 19:57 JST=540"],
    ["March 23rd, 2026, 10:00 AM PST", "2026-03-23 10:00 PST=-480"],
    ["Tue 7 Jan 2020", "2020-01-07"],
    ["Monday, 23 March 2026 10:00", "2026-03-23 10:00"],
    ["7th of March 2021 at 10:00", "2021-03-07 10:00"],
    ["19. April, 11:00", "04-19 11:00"],
    ["23-Mar-2026 21:30", "2026-03-23 21:30"],
    ["Mar 23 10:00:00 host kernel: oops", "03-23 10:00:00"],
    ["Mon Mar 23 21:30:00 JST 2026", "2026-03-23 21:30:00 JST=540"],
    ["11/25", "11-25"],
    ["3 May", "05-03"],
  ])("%s is %s", (text, expected) => {
    expect(leading(text)).toBe(expected);
  });

  it("reads a slashed date with the day first when told so", () => {
    expect(shown(readLeadingTime("3/4/2021 10:00", { dayBeforeMonth: true }))).toBe("2021-04-03 10:00");
    expect(shown(readLeadingTime("3/4/2021 10:00"))).toBe("2021-03-04 10:00");
  });
});

describe("a Japanese or Chinese time", () => {
  it.each([
    ["2021年11月25日午後3時", "2021-11-25 15:00"],
    ["2026年3月4日（水）10:00", "2026-03-04 10:00"],
    ["3月4日 10:00", "03-04 10:00"],
    ["３月４日　１０：００", "03-04 10:00"],
    ["令和8年3月4日 10時30分", "2026-03-04 10:30"],
    ["令和元年5月1日", "2019-05-01"],
    ["平成31年4月30日", "2019-04-30"],
    ["R8.3.4 10:00", "2026-03-04 10:00"],
    ["H31.4.30", "2019-04-30"],
    ["午前10時47分", "10:47"],
    ["午後0時30分", "12:30"],
    ["午前12時", "00:00"],
    ["午後3:05", "15:05"],
    ["10時半", "10:30"],
    ["10時5分20秒", "10:05:20"],
    ["朝9時", "09:00"],
    ["夜8時", "20:00"],
    ["夜1時", "01:00"],
    ["深夜1時", "01:00"],
    ["深夜11時", "23:00"],
    ["正午", "12:00"],
    ["10：00", "10:00"],
    ["25:30", "25:30"],
    ["翌1:30", "01:30 +1d"],
    ["翌 02:10", "02:10 +1d"],
    ["翌日 9:00", "09:00 +1d"],
    ["翌朝 9:00", "09:00 +1d"],
    ["翌朝", "300-660 +1d ~"],
    ["10:00（翌日）", "10:00 +1d"],
    ["同日 10:00", "10:00"],
    ["2026年3月", "2026-03 ~"],
    ["3月中旬", "03 ~"],
    ["2021年3月4日上午10:00", "2021-03-04 10:00"],
    ["下午3点20分", "15:20"],
    ["上午10点", "10:00"],
    ["10点30分", "10:30"],
  ])("%s is %s", (text, expected) => {
    expect(leading(text)).toBe(expected);
  });
});

describe("a clock alone", () => {
  it.each([
    ["14:08", "14:08"],
    ["9:06", "09:06"],
    ["0:00", "00:00"],
    ["24:00", "24:00"],
    ["15:12:42", "15:12:42"],
    ["23:59:60", "23:59:60"],
    ["10.43 Alex: rolled back", "10:43"],
    ["9.07 branch merged", "09:07"],
    ["1:06 PM", "13:06"],
    ["07:01am", "07:01"],
    ["17:14pm", "17:14"],
    ["0:25:59 AM", "00:25:59"],
    ["12:30 am", "00:30"],
    ["12 pm", "12:00"],
    ["3pm", "15:00"],
    ["3p", "15:00"],
    ["noon", "12:00"],
    ["14h30", "14:30"],
    ["1430 UTC", "14:30 UTC=0"],
    ["10:00: started", "10:00"],
    ["[10:00] paged", "10:00"],
    ["**10:00** paged", "10:00"],
    ["Sat 10:00", "10:00"],
    ["10:00 (next day)", "10:00 +1d"],
    ["10:00 (+1)", "10:00 +1d"],
    ["10:00 +1d", "10:00 +1d"],
  ])("%s is %s", (text, expected) => {
    expect(leading(text)).toBe(expected);
  });

  it("takes dots for a clock only where that is asked for", () => {
    expect(readLeadingTime("10.43 rolled back")).toBeUndefined();
    expect(shown(readLeadingTime("2026-03-23 10.43"))).toBe("2026-03-23 10:43");
  });

  it("knows where twelve hours without am or pm leave the half of the day open", () => {
    const halves = ["1:06", "12:56", "1:06 PM", "13:06", "0:06"].map(
      (text) => readLeadingTime(text)?.clock?.ambiguousHalf,
    );
    expect(halves).toEqual([true, true, false, false, false]);
  });
});

describe("a part of the day", () => {
  it.each([
    ["未明", "0-240 ~"],
    ["朝", "300-660 ~"],
    ["夕", "900-1140 ~"],
    ["午前〜", "0-720 ~ after"],
    ["2026-03-23 午前中", "2026-03-23 0-720 ~"],
    ["2026-03-23 昼頃", "2026-03-23 600-900 ~"],
    ["2026-03-23 夜", "2026-03-23 1080-1560 ~"],
    ["2026-03-23 morning", "2026-03-23 240-720 ~"],
  ])("%s is %s", (text, expected) => {
    expect(leading(text)).toBe(expected);
  });

  it.each(["朝会で共有", "夜間バッチが失敗", "昼食"])("is not the beginning of a longer word: %s", (text) => {
    expect(leading(text)).toBeUndefined();
  });
});

describe("about, before and after", () => {
  it.each([
    ["~13:30", "13:30 ~"],
    ["~ 13:30", "13:30 ~"],
    ["2026-04-17 ~21:25", "2026-04-17 21:25 ~"],
    ["c. 10:00", "10:00 ~"],
    ["ca. 10:00", "10:00 ~"],
    ["around 10:00", "10:00 ~"],
    ["on 2026-03-23 at about 21:30", "2026-03-23 21:30 ~"],
    ["10:00ish", "10:00 ~"],
    ["10:00 (approx)", "10:00 ~"],
    ["kl 11:00?", "11:00 ~"],
    ["10:00 (?)", "10:00 ~"],
    ["15:00頃", "15:00 ~"],
    ["10:00頃 JST", "10:00 JST=540 ~"],
    ["10:00 (JST) 頃", "10:00 JST=540 ~"],
    ["10時ごろ", "10:00 ~"],
    ["22:00 前後", "22:00 ~"],
    ["10時過ぎ", "10:00 ~ after"],
    ["16:00 以降", "16:00 after"],
    ["10:00 以前", "10:00 before"],
    ["after 10:00", "10:00 after"],
    ["before 10:00", "10:00 before"],
    ["10:00 or later", "10:00 after"],
    ["10:45~", "10:45 after"],
    ["13:11〜", "13:11 after"],
    ["early March 2021", "2021-03 ~"],
  ])("%s is %s", (text, expected) => {
    expect(leading(text)).toBe(expected);
  });
});

describe("a range", () => {
  it.each([
    ["01:41 〜 01:43", "01:41 .. 01:43"],
    ["13:30-13:45", "13:30 .. 13:45"],
    ["10:00-17:00", "10:00 .. 17:00"],
    ["14:05:11 – 14:06:37", "14:05:11 .. 14:06:37"],
    ["10:00〜12:00 JST", "10:00 JST=540 .. 12:00 JST=540"],
    ["13:30-45", "13:30 .. 13:45"],
    ["16:05:57-58", "16:05:57 .. 16:05:58"],
    ["~10:00-10:30", "10:00 ~ .. 10:30"],
    ["2026-03-23 10:00 → 12:00", "2026-03-23 10:00 .. 12:00"],
    ["2026-01-01 10:00 - 2026-01-02 03:00", "2026-01-01 10:00 .. 2026-01-02 03:00"],
    ["2026/03/23 10:00 - 3/24 11:00", "2026-03-23 10:00 .. 03-24 11:00"],
    ["2026-07-17〜18頃", "2026-07-17 ~ .. 2026-07-18"],
    ["3月23日 23:00〜24日 1:00", "03-23 23:00 .. 03-24 01:00"],
    ["10:00～翌2:00", "10:00 .. 02:00 +1d"],
    ["between 10:00 and 10:30", "10:00 .. 10:30"],
    ["from 10:00 to 10:30", "10:00 .. 10:30"],
    ["10:00 から 12:00 まで", "10:00 .. 12:00 before"],
    ["10:00 – ongoing", "10:00"],
  ])("%s is %s", (text, expected) => {
    expect(leading(text)).toBe(expected);
  });
});

describe("a zone", () => {
  it.each([
    ["16:58 UTC", "16:58 UTC=0"],
    ["16:58UTC", "16:58 UTC=0"],
    ["16:58 (UTC)", "16:58 UTC=0"],
    ["16:58 [UTC] restarted", "16:58 UTC=0"],
    ["UTC 16:58", "16:58 UTC=0"],
    ["(UTC) 16:58", "16:58 UTC=0"],
    ["2020-01-01 UTC 10:00", "2020-01-01 10:00 UTC=0"],
    ["10:00 EST", "10:00 EST=-300"],
    ["10:00 CEST", "10:00 CEST=120"],
    ["10:00 GMT+1", "10:00 GMT+1=60"],
    ["10:00 UTC+09:00", "10:00 UTC+09:00=540"],
    ["10:00 +0900", "10:00 +0900=540"],
    ["10:00+09:00", "10:00 +09:00=540"],
    ["2026-01-01 10:00:00 -0500", "2026-01-01 10:00:00 -0500=-300"],
    ["10:00 Asia/Tokyo", "10:00 Asia/Tokyo=540"],
    ["10:00 日本時間", "10:00 日本時間=540"],
    ["10:00 PT", "10:00 PT?"],
    ["10:00 IST", "10:00 IST?"],
    ["2026-03-25 12:43 (UTC 03:43)", "2026-03-25 12:43"],
    ["2026-07-25 10:24（UTC 01:24）", "2026-07-25 10:24"],
    ["2026-01-01 10:00 JST (01:00 UTC)", "2026-01-01 10:00 JST=540"],
  ])("%s is %s", (text, expected) => {
    expect(leading(text)).toBe(expected);
  });

  it("takes a second zone in brackets along, so that it is no time of its own", () => {
    expect(found("2026-07-25 10:24（UTC 01:24） alert fired")).toEqual([
      "2026-07-25 10:24 «2026-07-25 10:24（UTC 01:24）»",
    ]);
  });

  it("is written in capitals: est and cet are words", () => {
    expect(leading("10:00 est tombé")).toBe("10:00");
  });
});

describe("a time since the beginning", () => {
  it.each([
    ["T+00:02", "T+2"],
    ["T+5m", "T+5"],
    ["T+1h", "T+60"],
    ["T-10", "T+-10"],
    ["T0", "T+0"],
    ["+12m", "T+12"],
    ["+00:15", "T+15"],
  ])("%s is %s minutes", (text, expected) => {
    expect(leading(text)).toBe(expected);
  });
});

describe("an unfilled time", () => {
  it.each([
    ["HH:MM", "placeholder"],
    ["xx:xx", "placeholder"],
    ["??:??", "placeholder"],
    ["YYYY-MM-DD", "placeholder"],
    ["YYYY-MM-DD HH:MM", "placeholder"],
    ["20XX-XX-XX", "placeholder"],
    ["2026/03/DD", "placeholder"],
    ["2024-03-13 HH:mm", "2024-03-13 ~ placeholder"],
    ["2024-03-13 14:??", "2024-03-13 14:00 ~ placeholder"],
    ["2026-03-23 (time TBC)", "2026-03-23 ~ placeholder"],
  ])("%s is a %s", (text, expected) => {
    expect(leading(text)).toBe(expected);
  });

  it("is nothing where placeholders are not asked for", () => {
    expect(findTimes("HH:MM, YYYY-MM-DD and ??:??")).toEqual([]);
  });
});

describe("an impossible time", () => {
  it.each([
    ["31.06.2019", "2019-06-31 impossible"],
    ["2021-02-29", "2021-02-29 impossible"],
    ["2021-13-01 10:00", "2021-13-01 10:00 impossible"],
    ["22025-03-18 09:36", "2025-03-18 09:36 impossible"],
    ["14:75", "14:75 impossible"],
    ["31:00", "31:00 impossible"],
    ["2月30日", "02-30 impossible"],
    ["10:00 on 31.06.2019", "2019-06-31 10:00 impossible"],
  ])("%s is %s", (text, expected) => {
    expect(leading(text)).toBe(expected);
  });

  it("may be a leap day", () => {
    expect(leading("2020-02-29")).toBe("2020-02-29");
    expect(leading("2月29日")).toBe("02-29");
  });
});

describe("a number that is no time", () => {
  it.each([
    "v1.2.3",
    "1.2.3",
    "10.0.0.1",
    "10.20.30.40",
    "192.168.10.20",
    "localhost:8080",
    "127.0.0.1:8080",
    "10:000",
    "110:00",
    "10:20:30:40",
    "aa:10:20:bb",
    "10.43%",
    "10.50 GB",
    "1.50x",
    "2.50 million",
    "12.30 minutes",
    "12.5 s",
    "$12.50",
    "€10.50",
    "10.50 USD",
    "10.50円",
    "version 10.43 was out",
    "Release 10.43",
    "#1234",
    "PR #10",
    "1430",
    "2024",
    "20260323",
    "1700000000",
    "202603232130",
    "Q3 2026",
    "2026W12",
    "1e10",
    "10時間",
    "3時間30分",
    "30分",
    "5 minutes",
    "1:1",
    "3 pods",
    "5 A records were wrong",
    "3 P1 alerts fired",
    "3/5 pods failing",
    "1/2 of the hosts",
    "at least 3 may be affected",
    "3点の問題",
    "不明",
    "—",
    "",
    "   ",
  ])("is left alone: %s", (text) => {
    expect(leading(text)).toBeUndefined();
    expect(found(text)).toEqual([]);
  });

  it("stays out of a log line behind its time", () => {
    expect(found("2026-03-23 21:30:00,123 [main] ERROR 10.0.0.1:8080 took 1.50s, retry 3/5 pods")).toEqual([
      "2026-03-23 21:30:00 «2026-03-23 21:30:00,123»",
    ]);
  });
});

describe("the times of a text", () => {
  it.each([
    ["Deployed at 10:00, broken since 10:05.", ["10:00 «10:00»", "10:05 «10:05»"]],
    [
      "2026-01-01 10:00 JST / 01:00 UTC",
      ["2026-01-01 10:00 JST=540 «2026-01-01 10:00 JST»", "01:00 UTC=0 «01:00 UTC»"],
    ],
    ["resolved around 10:00", ["10:00 ~ «around 10:00»"]],
    ["検知 10:00、復旧 10時30分頃", ["10:00 «10:00»", "10:30 ~ «10時30分頃»"]],
    ["7h (during support hours 10:00-17:00)", ["10:00 .. 17:00 «10:00-17:00»"]],
    ["from March 3 to March 5, 2021", ["2021-03-03 .. 2021-03-05 «March 3 to March 5, 2021»"]],
  ])("%s", (text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});
