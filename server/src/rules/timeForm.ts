import { dayOf, formatClock, formatDate, hour, minute } from "../time/civil";
import { readLeadingTime } from "../time/readTime";

/** A civil time written as another time is; as `2026-03-23 16:05`, or `16:05`, where that way cannot be followed. */
export function writtenLike(example: string, civil: number): string {
  const date = withDate(example, civil);
  const text = date === undefined ? undefined : withClock(date, civil);
  if (text !== undefined && tells(text, civil)) return text;
  return hasDate(example) || text === undefined ? `${formatDate(civil)} ${formatClock(civil)}` : formatClock(civil);
}

/** A day written as in another time; ISO where that one's way cannot be followed. */
export function dateLike(example: string | undefined, civil: number): string {
  const own = example && dateIn(example);
  const text = own && withDate(own, civil);
  const read = text ? readLeadingTime(text, reading)?.date : undefined;
  const at = new Date(civil);
  return text && read?.month === at.getUTCMonth() + 1 && read.day === at.getUTCDate() ? text : formatDate(civil);
}

/** The date of a time with its day of the week. */
function dateIn(example: string): string | undefined {
  for (const { pattern } of forms) {
    const found = pattern.exec(example);
    if (found === null) continue;
    const behind = example.slice(found.index + found[0].length);
    return found[0] + (weekdayBehind.exec(behind)?.[0] ?? "");
  }
  return undefined;
}

export const hasDate = (text: string): boolean => readLeadingTime(text, reading)?.date !== undefined;

/** Whether a clock that follows an entry of a day without a date of its own is read as the given time. */
export function staysOnDay(last: number, civil: number): boolean {
  const [day, clock] = [dayOf(last), civil - dayOf(civil)];
  // Behind an evening, the small hours are the next day's.
  const isNext = last - day >= 18 * hour && clock <= 6 * hour;
  return dayOf(civil) === (isNext ? day + 24 * hour : day);
}

const reading = { dots: true, weakDates: true };

/** What is written must be read as what is meant. */
function tells(text: string, civil: number): boolean {
  const read = readLeadingTime(text, reading);
  const at = new Date(civil);
  const { date, clock } = read ?? {};
  return (
    clock?.hour === at.getUTCHours() &&
    clock.minute === at.getUTCMinutes() &&
    (date === undefined ||
      ((date.year ?? at.getUTCFullYear()) === at.getUTCFullYear() &&
        date.month === at.getUTCMonth() + 1 &&
        date.day === at.getUTCDate()))
  );
}

const pad = (value: number): string => value.toString().padStart(2, "0");

/** `9` stays without a leading zero where the document has none; two digits tell nothing and get one. */
const like = (written: string, value: number): string => (written.length === 1 ? value.toString() : pad(value));

const monthNames = "January February March April May June July August September October November December".split(" ");
const month =
  "(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sep(?:tember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)";

/** A month's name as long as the given one: `Mar`, `March`. */
function nameLike(written: string, at: Date): string {
  const name = monthNames[at.getUTCMonth()] ?? "";
  return written.length === 3 ? name.slice(0, 3) : name;
}

interface DateForm {
  readonly pattern: RegExp;
  readonly write: (parts: readonly string[], at: Date) => string;
}

const yearLike = (written: string | undefined, at: Date): string =>
  (written ?? "").replace(/\d{4}/, at.getUTCFullYear().toString());

const forms: readonly DateForm[] = [
  {
    pattern: /(\d{4}[-/.年]\s?)(\d{1,2})([-/.月]\s?)(\d{1,2})/,
    write: ([, year, m = "", mark = "", d = ""], at) =>
      yearLike(year, at) + like(m, at.getUTCMonth() + 1) + mark + like(d, at.getUTCDate()),
  },
  {
    pattern: /(?<![\d/])(\d{1,2})(\/|月\s?)(\d{1,2})(日?)(?![\d/])/,
    write: ([, m = "", mark = "", d = "", end = ""], at) =>
      like(m, at.getUTCMonth() + 1) + mark + like(d, at.getUTCDate()) + end,
  },
  {
    pattern: new RegExp(`\\b${month}( )(\\d{1,2})(,? \\d{4})?(?![\\d:.]|st|nd|rd|th)`),
    write: ([, name = "", gap = "", d = "", year], at) =>
      nameLike(name, at) + gap + like(d.length === 2 && Number(d) > 9 ? "0" : d, at.getUTCDate()) + yearLike(year, at),
  },
  {
    pattern: new RegExp(`\\b(\\d{1,2})( )${month}( \\d{4})?(?![\\d:.])`),
    write: ([, d = "", gap = "", name = "", year], at) =>
      like(d.length === 2 && Number(d) > 9 ? "0" : d, at.getUTCDate()) + gap + nameLike(name, at) + yearLike(year, at),
  },
];

const kanjiDays = "日月火水木金土";
const dayNames = "Sun Mon Tue Wed Thu Fri Sat".split(" ");
const weekday = /(?<=[(（]|\b)(?:Sun|Mon|Tue|Wed|Thu|Fri|Sat)\b|(?<=[(（])[日月火水木金土](?=曜?日?[)）])/g;
const weekdayBehind = /^日?(?:\s?(?:[(（][日月火水木金土]曜?日?[)）]|\((?:Sun|Mon|Tue|Wed|Thu|Fri|Sat)\)))?/;

/** The text with its date, if it has one, set; undefined when that one cannot be imitated. */
function withDate(written: string, civil: number): string | undefined {
  const at = new Date(civil);
  for (const { pattern, write } of forms) {
    if (!pattern.test(written)) continue;
    return written
      .replace(pattern, (...parts: string[]) => write(parts, at))
      .replace(weekday, (name) =>
        name.length === 1 ? kanjiDays.charAt(at.getUTCDay()) : (dayNames[at.getUTCDay()] ?? ""),
      );
  }
  return hasDate(written) ? undefined : written;
}

const half = /(午前|午後)(\s?)(\d{1,2})(?:([:：])\d{2}|時(?:\s?(\d{1,2})分|半)?)/;
const halfBefore = /\b(AM|PM)( ?)(\d{1,2}):\d{2}/;
const halfBehind = /(?<![\d.:])(\d{1,2})(?:([:.])\d{2})?(\s?)([ap])(?=\.?m\b|(?![a-z\d]))/i;
const hourKanji = /(?<!\d)(\d{1,2})時(?:\s?(\d{1,2})分(?:\s?\d{1,2}秒)?|半)?/;
const digits = /(?<![\d.:-])(\d{1,2})([:.：])(\d{2})(?:([:：])(\d{2}))?(?!\d)/;

/** The text with its clock set, on a clock of 24 or 12 hours like before; undefined when it has none to imitate. */
function withClock(written: string, civil: number): string | undefined {
  const at = new Date(civil);
  const hours = at.getUTCHours();
  const minutes = pad(at.getUTCMinutes());
  const isLate = hours >= 12;
  const twelve = ((hours + 11) % 12) + 1;
  if (half.test(written))
    return written.replace(half, (_, _half, gap: string, h: string, colon: string | undefined) => {
      const start = `${isLate ? "午後" : "午前"}${gap}${h.length === 2 && h.startsWith("0") ? pad(hours % 12) : (hours % 12).toString()}`;
      return colon === undefined ? `${start}時${minutes}分` : `${start}${colon}${minutes}`;
    });
  if (halfBefore.test(written))
    return written.replace(halfBefore, (_, _half, gap: string) => `${isLate ? "PM" : "AM"}${gap}${twelve}:${minutes}`);
  if (halfBehind.test(written))
    return written.replace(halfBehind, (_, h: string, mark: string | undefined, gap: string, letter: string) => {
      const name = isLate ? "p" : "a";
      const own = letter === letter.toUpperCase() ? name.toUpperCase() : name;
      return `${h.startsWith("0") ? pad(twelve) : twelve.toString()}${mark ?? ":"}${minutes}${gap}${own}`;
    });
  if (hourKanji.test(written)) return written.replace(hourKanji, (_, h: string) => `${like(h, hours)}時${minutes}分`);
  if (!digits.test(written)) return undefined;
  return written.replace(digits, (_, h: string, first: string, _minute, second: string | undefined) => {
    const start = `${like(h, hours)}${first}${minutes}`;
    return second === undefined ? start : `${start}${second}${pad(at.getUTCSeconds())}`;
  });
}

/** Wall clock time of an instant in a zone so many minutes east of UTC. */
export const civilAt = (now: number, offset: number | undefined): number => now + (offset ?? 0) * minute;
