import type { Block } from "../markdown/blocks";
import { isPlaceholder } from "../lexicon/values";
import type { Span } from "../text/span";
import { memoByBlock } from "./memo";
import { linesOf } from "./place";

/** How far a block is filled in; the span of its unfilled part counts in the chunk. */
export interface Filling {
  readonly state: "filled" | "placeholder" | "empty";
  readonly span: Span | undefined;
}

/** A template's instruction: the whole text in brackets or italics, or a call to fill in. */
const instruction =
  /^[[(（【<＜](?!https?:)[^\])）】>＞]{3,300}[\])）】>＞][.。]?$|(?:を|に)?(?:記載|記入|記述|入力)(?:する|してください|して下さい|します)[。.]?[)）]?$/u;

/** Whether anything an author wrote stands in a block. Comments and rules count as nothing. */
export const fillingOf = memoByBlock((block: Block): Filling => {
  if (block.type === "opaque")
    return {
      state: block.what === "code" || block.what === "html" || block.what === "other" ? "filled" : "empty",
      span: undefined,
    };
  if (block.type === "table") {
    const cells = block.rows.flatMap((row) => row.cells);
    const states = cells.map((cell) => stateOfText(cell.content.text));
    if (states.includes("filled")) return { state: "filled", span: undefined };
    const first = cells[states.indexOf("placeholder")];
    return first ? { state: "placeholder", span: first.content.span } : { state: "empty", span: undefined };
  }
  const lines = linesOf(block);
  const text = lines
    .map((line) => line.text)
    .join("\n")
    .trim();
  const state = stateOfText(text);
  const italic =
    lines.length > 0 &&
    lines.every((line) =>
      line.marks.some((mark) => mark.kind === "emphasis" && mark.start === 0 && mark.end >= line.text.trim().length),
    );
  if (
    state === "filled" &&
    italic &&
    /\b(?:describe|explain|list|add|fill|provide|what|how|who|when|include|write)\b|記[載入述]|ください/iu.test(text)
  )
    return { state: "placeholder", span: block.span };
  return {
    state,
    span:
      state === "placeholder"
        ? lines[0]
          ? { start: lines[0].span.start, end: lines[lines.length - 1]?.span.end ?? lines[0].span.end }
          : block.span
        : undefined,
  };
});

/** How far a text is filled in: a template's instruction is no content. */
export function stateOfText(text: string): Filling["state"] {
  const trimmed = text.trim();
  if (trimmed === "" || trimmed === "-" || trimmed === "*") return "empty";
  if (isPlaceholder(trimmed) || instruction.test(trimmed)) return "placeholder";
  return trimmed.split("\n").every(isUnfilledLine) ? "placeholder" : "filled";
}

/** `Users affected: TBD`: a short label whose value was never filled in. */
function isUnfilledLine(line: string): boolean {
  const value = /^\s*[^:：\n]{1,30}[:：]\s*(\S.*)$/u.exec(line)?.[1]?.trim();
  return value !== undefined && !/^[-–—?？]+$/.test(value) && isPlaceholder(value);
}
