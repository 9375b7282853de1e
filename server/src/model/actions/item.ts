import { isPlaceholder, isUnknown } from "../../lexicon/values";
import type { ItemBlock } from "../../markdown/blocks";
import { dayOfReading, momentOf, type DayContext } from "../../time/resolve";
import type { ActionState } from "../document";
import { textSpan } from "../place";
import { dueIn, linkIn, ownerIn, stateIn } from "./inline";
import type { OwnAction } from "./own";

const nothing = /^(?:none|n\/a|nothing|no actions?)\b.{0,12}$/i;
const reason = /(?:because|since|reason|理由|ため)\s*[:：]?\s*\S/;

/** Reads a list item as a task, with offsets from its chunk's start; undefined when it says that there is none. */
export function readItem(block: ItemBlock, context: DayContext): OwnAction | undefined {
  const [line] = block.lines;
  const last = block.lines[block.lines.length - 1];
  const text = block.lines
    .map((each) => each.text)
    .join(" ")
    .trim();
  if (!line || !last || text === "" || isUnknown(text) || isPlaceholder(text) || nothing.test(text)) return undefined;
  const owner = block.lines.map((each) => ({ each, found: ownerIn(each) })).find(({ found }) => found);
  const due = block.lines.map((each) => ({ each, found: dueIn(each) })).find(({ found }) => found);
  const marked = stateIn(line);
  return {
    span: { start: block.span.start, end: block.itemEnd },
    text,
    textSpan: { start: line.span.start, end: last.span.end },
    form: block.checked === undefined ? "item" : "checkbox",
    state: stateOf(block, marked?.state),
    stateSpan: marked && textSpan(0, line, marked.part.start, marked.part.end),
    owner: owner?.found?.text,
    ownerSpan: owner?.found && textSpan(0, owner.each, owner.found.start, owner.found.end),
    ownerExpected: false,
    due: due?.found && momentOf(due.found, dayOfReading(due.found, context)),
    dueRaw: due?.found?.raw,
    dueSpan: due?.found && textSpan(0, due.each, due.found.span.start, due.found.span.end),
    dueExpected: false,
    type: undefined,
    priority: undefined,
    link: linkIn(block.lines),
    reason: reason.test(text) ? text : undefined,
    placeholder: false,
  };
}

function stateOf(block: ItemBlock, marked: ActionState | undefined): ActionState {
  if (block.checked === undefined) return marked ?? "unknown";
  return block.checked ? "done" : marked === "declined" || marked === "doing" ? marked : "open";
}
