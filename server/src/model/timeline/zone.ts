import type { Inline } from "../../markdown/inline";
import type { Span } from "../../text/span";
import type { Zone } from "../../time/moment";
import { Scanner, foldWidth } from "../../time/scanner";
import { takeZone } from "../../time/zones";
import { textSpan } from "../place";

const speaksOfTimes =
  /\b(?:times?|timestamps?|time ?zone|tz|clock)\b|時刻|時間|日時|タイムゾーン|表記|时间|时区|tidspunkt|tidssone|klokkeslett|alle tider/i;

/** The zone a heading or column title names: `Timeline (UTC)`, `Date and Time in CET`, 時刻 (JST). */
export const zoneInTitle = (line: Inline, base: number): (Zone & { readonly span: Span }) | undefined =>
  find(line, base);

/** The zone a sentence states for the times around it: "All times in CET.", 全時刻は JST. */
export const zoneInSentence = (line: Inline, base: number): (Zone & { readonly span: Span }) | undefined =>
  line.text.length < 240 && (speaksOfTimes.test(line.text) || /^\W*[A-Z]{3,4}\W*$/.test(line.text))
    ? find(line, base)
    : undefined;

function find(line: Inline, base: number): (Zone & { readonly span: Span }) | undefined {
  const text = foldWidth(line.text);
  for (const match of text.matchAll(/(?<![A-Za-z\d])(?=[A-Z]|日本|協定|世界)/g)) {
    const scanner = new Scanner(text, match.index);
    const zone = takeZone(scanner);
    if (zone && zone.name.length > 1) return { ...zone, span: textSpan(base, line, match.index, scanner.at) };
  }
  return undefined;
}
