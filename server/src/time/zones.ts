import type { Scanner } from "./scanner";
import type { Zone } from "./moment";

/** Minutes east of UTC; `undefined` where the abbreviation has two meanings or follows daylight saving. */
const known: Readonly<Record<string, number | undefined>> = {
  UTC: 0,
  GMT: 0,
  Z: 0,
  WET: 0,
  WEST: 60,
  BST: 60,
  CET: 60,
  CEST: 120,
  EET: 120,
  EEST: 180,
  MSK: 180,
  SAST: 120,
  JST: 540,
  KST: 540,
  HKT: 480,
  SGT: 480,
  AEST: 600,
  AEDT: 660,
  ACST: 570,
  AWST: 480,
  NZST: 720,
  NZDT: 780,
  EST: -300,
  EDT: -240,
  CDT: -300,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
  AKST: -540,
  HST: -600,
  BRT: -180,
  CST: -360,
  IST: undefined,
  ET: undefined,
  CT: undefined,
  MT: undefined,
  PT: undefined,
  日本時間: 540,
  日本標準時: 540,
  協定世界時: 0,
  世界協定時: 0,
};

const abbreviation = new RegExp(
  `(?:${Object.keys(known)
    .sort((a, b) => b.length - a.length)
    .join("|")})(?![A-Za-z0-9])`,
  "y",
);
const withOffset = /(?:UTC|GMT)\s?([+-])(\d{1,2})(?::?(\d{2}))?(?!\d)/y;
/** Directly behind a clock only: `10:00-17:00` is a range, not an offset, unless the ISO form is complete. */
const isoOffset = /([+-])(\d{2}):?(\d{2})(?![\d:])/y;
const iana = /(?:Asia|Europe|America|Australia|Africa|Pacific|Atlantic)\/[A-Z][A-Za-z_]+/y;

/** Reads a zone exactly here. Abbreviations are upper case: "est" and "cet" are words. */
export function takeZone(scanner: Scanner): Zone | undefined {
  const shifted = scanner.take(withOffset);
  if (shifted) return { name: shifted[0].replace(/\s/g, ""), offset: offsetOf(shifted[1], shifted[2], shifted[3]) };
  const short = scanner.take(abbreviation);
  if (short) return { name: short[0], offset: known[short[0]] };
  const place = scanner.take(iana);
  return place && { name: place[0], offset: place[0] === "Asia/Tokyo" ? 540 : undefined };
}

/** `+09:00` behind a full ISO date and time. */
export function takeIsoOffset(scanner: Scanner): Zone | undefined {
  const match = scanner.take(isoOffset);
  if (!match) return undefined;
  const offset = offsetOf(match[1], match[2], match[3]);
  return { name: match[0], offset };
}

function offsetOf(sign: string | undefined, hours: string | undefined, minutes: string | undefined): number {
  const size = Number(hours ?? 0) * 60 + Number(minutes ?? 0);
  return sign === "-" && size > 0 ? -size : size;
}

/** Reads a zone as a name alone, as a configuration or a field gives it. */
export function zoneOf(name: string): Zone | undefined {
  const trimmed = name.trim();
  const offset = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(trimmed);
  if (offset) return { name: trimmed, offset: offsetOf(offset[1], offset[2], offset[3]) };
  return Object.hasOwn(known, trimmed) ? { name: trimmed, offset: known[trimmed] } : undefined;
}

export function sameZone(a: Zone, b: Zone): boolean {
  return a.name === b.name || (a.offset !== undefined && a.offset === b.offset);
}
