import type { Inline } from "../markdown/inline";
import { memoByBlock } from "./memo";

/** A label and its value on a line, in plain-text offsets of that line. */
export interface LabelledValue {
  readonly label: string;
  readonly labelStart: number;
  readonly labelEnd: number;
  readonly valueStart: number;
  readonly valueEnd: number;
  readonly form: "bold" | "plain";
  /** A colon stands between label and value. */
  readonly colon: boolean;
}

const afterLabel = /^\s*[:：=]\s*|^\s+[-–—]\s+|^\s+/;

/** Labels written in bold: `**Label:** v`, `**Label**: v`, `**Label** v`, several on a line with `|` between. */
export const boldLabels = memoByBlock((line: Inline): readonly LabelledValue[] => {
  const strong = line.marks.filter((mark) => mark.kind === "strong").sort((a, b) => a.start - b.start);
  const first = strong[0];
  if (!first || !/^[\s\p{Extended_Pictographic}\ufe0f\u200d]*$/u.test(line.text.slice(0, first.start))) return [];
  const heads = strong.filter(
    (mark, index) => index === 0 || /[|｜、,;；/]\s*$|\s{2,}$/.test(line.text.slice(0, mark.start)),
  );
  return heads.flatMap((mark, index) => {
    const next = heads[index + 1]?.start ?? line.text.length;
    const read = boldLabel(line.text, mark.start, mark.end, next);
    return read && (index === 0 || read.colon) ? [read] : [];
  });
});

function boldLabel(text: string, start: number, end: number, next: number): LabelledValue | undefined {
  const inside = text.slice(start, end);
  const closed = /[:：]\s*$/.test(inside);
  const split = closed ? undefined : /[:：]\s*(?=\S)/.exec(inside);
  // `**Severity: SEV2**`: label and value in one bold span.
  const labelEnd = split ? start + split.index : start + inside.replace(/[\s:：]+$/, "").length;
  if (labelEnd <= start) return undefined;
  const rest = split ? start + split.index + split[0].length : end;
  const gap = split ? "" : (afterLabel.exec(text.slice(rest, next))?.[0] ?? "");
  const valueStart = rest + gap.length;
  const valueEnd = valueStart + trimmedLength(text.slice(valueStart, split ? end : next).replace(/[\s|｜;；]+$/, ""));
  const colon = closed || split !== undefined || /[:：=]/.test(gap);
  return {
    label: text.slice(start, labelEnd),
    labelStart: start,
    labelEnd,
    valueStart,
    valueEnd: Math.max(valueStart, valueEnd),
    form: "bold",
    colon,
  };
}

const plainLabel = /^(\s*(?:[\p{Extended_Pictographic}\ufe0f\u200d]+\s*)?)([^:：|]{1,48}?)\s*[:：](?!\/\/)\s*/u;

/** `Label: value` without markup. */
export function plainLabelled(line: Inline): LabelledValue | undefined {
  const match = plainLabel.exec(line.text);
  const label = match?.[2];
  if (!match || !label || /\d$/.test(label)) return undefined;
  const labelStart = (match[1] ?? "").length;
  const labelEnd = labelStart + label.length;
  // `**Severity:** SEV-1` shown as code is an example.
  if (line.marks.some(({ kind, start, end }) => kind === "code" && start < labelEnd && end > labelEnd))
    return undefined;
  const valueStart = match[0].length;
  return {
    label,
    labelStart,
    labelEnd,
    valueStart,
    valueEnd: valueStart + trimmedLength(line.text.slice(valueStart)),
    form: "plain",
    colon: true,
  };
}

const trimmedLength = (text: string): number => text.trimEnd().length;
