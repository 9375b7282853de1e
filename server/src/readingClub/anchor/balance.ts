import type { Span } from "../../text/span";

const closers: ReadonlyMap<string, string> = new Map([
  [")", "("],
  ["]", "["],
  ["}", "{"],
  ["」", "「"],
  ["』", "『"],
  ["）", "（"],
  ["】", "【"],
]);
const pairSigns = /[()[\]{}「」『』（）【】`]/g;
const pairSign = new RegExp(pairSigns, "");
/** Longer ranges are left as they are. */
const longest = 4_000;
/** What closes a link whose text a range holds. */
const target = /^\]\([^()\s]*\)/;
const closing = /^[*_~"'”’`]*[)\]}」』）】]/;
const opening = /[([{「『（【][*_~"'“‘`#]*$/;

/**
 * A range that holds both brackets of a pair, or both signs of a code span, as its quote did.
 * @param quote what the range was before; when its own brackets do not match, the range stays as it is
 */
export function balanced(text: string, span: Span, quote: string): Span {
  let { start, end } = span;
  if (end - start > longest || quote.length > longest || !pairSign.test(text.slice(start, end))) return span;
  if (!isEven(imbalance(quote))) return span;
  for (let left = imbalance(text.slice(start, end)); left.opened > 0; left = imbalance(text.slice(start, end))) {
    const rest = text.slice(end, end + 400);
    const more = (target.exec(rest) ?? closing.exec(rest))?.[0].length ?? 0;
    if (more === 0) break;
    end += more;
  }
  for (let left = imbalance(text.slice(start, end)); left.closed > 0; left = imbalance(text.slice(start, end))) {
    const more = opening.exec(text.slice(Math.max(0, start - 8), start))?.[0].length ?? 0;
    if (more === 0) break;
    start -= more;
  }
  if (imbalance(text.slice(start, end)).ticks % 2 === 1) {
    if (text.charAt(end) === "`") end += 1;
    else if (text.charAt(start - 1) === "`") start -= 1;
  }
  const { opened, closed } = imbalance(text.slice(start, end));
  return opened === 0 && closed === 0 ? { start, end } : span;
}

interface Imbalance {
  /** Brackets without their other one. */
  readonly opened: number;
  readonly closed: number;
  readonly ticks: number;
}

const isEven = ({ opened, closed, ticks }: Imbalance) => opened === 0 && closed === 0 && ticks % 2 === 0;

function imbalance(text: string): Imbalance {
  const open: string[] = [];
  let [closed, ticks] = [0, 0];
  for (const [sign] of text.matchAll(pairSigns)) {
    const opener = closers.get(sign);
    if (sign === "`") ticks += 1;
    else if (opener === undefined) open.push(sign);
    else if (open.at(-1) === opener) open.pop();
    else closed += 1;
  }
  return { opened: open.length, closed, ticks };
}
