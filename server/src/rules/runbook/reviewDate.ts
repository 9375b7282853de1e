import { monthOf, yearOf } from "../../time/civil";

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
].concat(["November", "December"]);

/**
 * A date as written, moved to another civil day in its own form: `2025-01-02`, `2025/1/2`, 2025年1月2日, `2 Jan 2025`,
 * `January 2, 2025`. Undefined for a form that cannot be kept, and for a date with a time.
 */
export function redated(written: string, civil: number): string | undefined {
  const [year, month, dayOfMonth] = [yearOf(civil), monthOf(civil), new Date(civil).getUTCDate()];
  const like = (digits: string, value: number): string => value.toString().padStart(digits.length, "0");
  const numbers = /^(\d{4})([-/.]|年)(\d{1,2})([-/.]|月)(\d{1,2})(日?)$/.exec(written);
  if (numbers) {
    const [, , first = "", monthDigits = "", second = "", dayDigits = "", end = ""] = numbers;
    const padded =
      monthDigits.startsWith("0") || dayDigits.startsWith("0") || (first === "-" && monthDigits.length === 2);
    const width = padded ? "00" : "0";
    return `${year}${first}${like(width, month)}${second}${like(width, dayOfMonth)}${end}`;
  }
  const words = /^(\d{1,2})?( ?)([A-Za-z]{3,9})(\.?)( ?)(\d{1,2})?(,? )(\d{4})$/.exec(written);
  const name = words?.[3] === undefined ? undefined : monthLike(words[3], month);
  if (!words || name === undefined || (words[1] === undefined) === (words[6] === undefined)) return undefined;
  const [, before, gap = "", , dot = "", space = "", after, comma = ""] = words;
  const day = (digits: string | undefined): string =>
    digits === undefined ? "" : like(digits.startsWith("0") ? "00" : "0", dayOfMonth);
  return `${day(before)}${gap}${name}${dot}${space}${day(after)}${comma}${year}`;
}

/** The name of a month, as long as the written one is. */
function monthLike(written: string, month: number): string | undefined {
  const old = months.find((name) => name === written || name.slice(0, 3) === written);
  const name = months[month - 1];
  return old === undefined ? undefined : old === written && old.length > 3 ? name : name?.slice(0, 3);
}
