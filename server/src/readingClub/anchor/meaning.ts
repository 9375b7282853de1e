import type { Span } from "../../text/span";

/** Longest quotes of which a number or a negation is looked at: of a longer one, it is a small part of what is said. */
const longest = 240;
/** Weight of a quote up to which each of its words matters, and share of it that must stay. */
const shortWeight = 24;
const leastOfShort = 0.8;
/** Letters in a row by which a word may be spelled otherwise. */
const mostRespelled = 2;

const negations =
  /\b(?:not|no|never|nobody|none|nothing|neither|nor|without|cannot)\b|n['’]t\b|ない|なかった|なく(?=[、。て]|な)|なけれ|ません|ずに|不|未|無/gi;
const numbers = /(?<![a-z_])\p{Nd}+|[一二三四五六七八九十百千万]+(?=[時分秒日月年週件人名回台倍割%])/giu;
/** Where links lead to, and the numbers of items: they change without what is said. */
const beside = /\]\([^()\n]*\)|<?\bhttps?:\/\/[^\s)>]*>?|^[ \t>]*\d{1,9}[.)](?=[ \t])/gm;

/**
 * Whether a quote may say something else now: a number of it is gone, a negation came or went, or a word of a short
 * one was replaced. A person is asked then, however sure the place is.
 * @param kept share of the quote's weight that is there
 */
export function saysOther(
  quote: { readonly text: string; readonly weight: number },
  page: string,
  { start, end }: Span,
  kept: number,
): boolean {
  if (quote.text.length > longest || end - start > 2 * longest) return false;
  const [then, now] = [told(quote.text), told(page.slice(start, end))];
  if (quote.weight <= shortWeight && kept < leastOfShort && !isRespelled(then, now)) return true;
  if (count(then, negations) !== count(now, negations)) return true;
  return lacks(now, then) && !isInFrontMatter(page, end);
}

const told = (text: string) => text.normalize("NFKC").replace(beside, " ");

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

/** Whether two texts differ in one place by a letter or two, as `server` and `servers` do. */
function isRespelled(one: string, other: string): boolean {
  const most = Math.min(one.length, other.length);
  let head = 0;
  while (head < most && one.charAt(head) === other.charAt(head)) head += 1;
  let tail = 0;
  while (tail < most - head && one.at(-1 - tail) === other.at(-1 - tail)) tail += 1;
  const length = Math.max(one.length, other.length);
  return length - head - tail <= mostRespelled && head + tail >= leastOfShort * length;
}

/** Whether an offset is in the front matter: there a field is told by its name, and its date or number is kept current. */
function isInFrontMatter(page: string, offset: number): boolean {
  return page.startsWith("---\n") && offset <= page.indexOf("\n---", 3) + 4;
}

const digits = "〇一二三四五六七八九";

/** Whether a text lacks a number of another one; `1` and `一` are the same. */
function lacks(text: string, other: string): boolean {
  const there: string[] = text.match(numbers) ?? [];
  const before: readonly string[] = other.match(numbers) ?? [];
  return before.some((number) => {
    const index = there.indexOf(number);
    if (index === -1) return !(number.length === 1 && text.includes(digits.charAt(Number(number)) || number));
    there.splice(index, 1);
    return false;
  });
}
