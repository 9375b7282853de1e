import type { Block } from "../markdown/blocks";
import { memoByText } from "../text/memo";
import type { Span } from "../text/span";
import { readLeadingTime } from "../time/readTime";
import { dayOfReading, momentOf, type DayContext } from "../time/resolve";
import type { StatusUpdate } from "./document";
import { memoByBlock } from "./memo";
import { blockText, placedSpan } from "./place";
import type { Outline } from "./sections";

const current = /^(?:current(?: status)?|status|現在の状況|現状|現況)\s*[:：]/i;
const outlook = /^(?:outlook|next(?: steps| update)?|eta|今後の見込み|見込み|今後の見通し|見通し)\s*[:：]/i;
const updateTitle = /\bupdates?\b|状況報告|経過報告|第\s?\d+\s?報|続報/i;

const saysOf = memoByBlock((block: Block): { readonly current: boolean; readonly outlook: boolean } => {
  const lines = blockText(block)
    .split("\n")
    .map((line) => line.trim());
  return { current: current.test(lines[0] ?? ""), outlook: lines.some((line) => outlook.test(line)) };
});
const timeIn = memoByText((title) => ({
  time: readLeadingTime(title, { dots: true }),
  named: updateTitle.test(title),
}));

/** Posts of the current status and the outlook: a heading (or a dated one) with the two below it. */
export function readStatusUpdates(outline: Outline, context: DayContext): readonly StatusUpdate[] {
  const updates: StatusUpdate[] = [];
  for (const section of outline.sections) {
    if (section.form !== "heading" || section.key === "current_status" || section.key === "outlook") continue;
    const { time, named } = timeIn(section.title);
    const [from, to] = outline.extent.get(section) ?? [0, 0];
    const found = partsOf(outline, from, Math.min(to, from + 12), section.level);
    // The head of the record states its status too; a post stands under a heading of its own, with a time or a name.
    if (!named && !time?.clock) continue;
    if (!found.current && !time?.clock) continue;
    const moment = time && momentOf(time, dayOfReading(time, context));
    updates.push({ span: section.titleSpan, time: moment, ...found });
  }
  return updates;
}

function partsOf(
  outline: Outline,
  from: number,
  to: number,
  level: number,
): { current: Span | undefined; outlook: Span | undefined } {
  const found: { current: Span | undefined; outlook: Span | undefined } = { current: undefined, outlook: undefined };
  for (let index = from + 1; index < to; index += 1) {
    const placed = outline.blocks[index];
    if (!placed) break;
    const key = placed.block.type === "heading" ? outline.sectionOf[index]?.key : undefined;
    // What stands under a heading of its own is that heading's.
    const part = key === "current_status" || key === "outlook";
    if (placed.block.type === "heading" && (placed.block.level <= level || !part)) break;
    const says = saysOf(placed.block);
    if (says.current || key === "current_status") found.current ??= placedSpan(placed);
    if (says.outlook || key === "outlook") found.outlook ??= placedSpan(placed);
  }
  return found;
}
