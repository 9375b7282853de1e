import { isPlaceholder, isUnknown, readActionState } from "../../lexicon/values";
import type { Inline } from "../../markdown/inline";
import type { TimeReading } from "../../time/moment";
import { findTimes, readLeadingTime } from "../../time/readTime";
import type { ActionState } from "../document";
import { isName } from "./group";

/** A part of a line in plain-text offsets. */
export interface Part {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const ownerLabel =
  /(?:^|[\s(（[【,、。.;；|–—-])(?:owner|assignee|assigned to|assigned|responsible|dri|担当者?|オーナー|責任者|eier|ansvarlig|负责人|责任人)\s*[:：]\s*(@?[^\s,、;；|()（）[\]【】][^,、;；|()（）[\]【】\n]{0,40})/iu;
const atHandle = /(?:^|[\s([（–—-])(@[A-Za-z][\w.-]{1,38})(?=$|[\s)\]）,.:;、])/u;
const leadName =
  /^\s*(?:(@[\w.-]+|[A-Z]{2,3})(?:\s*[:：]\s+|\s+to\s+(?=\p{Ll}))|(\p{Lu}[\p{L}'’-]+\s\p{Lu}[\p{L}'’-]+)\s*[:：]\s+|(\p{Lu}[\p{L}'’-]+)\s*[:：]\s+|(?!We|It|This|That|They|There|These|Those|You|I|He|She|Someone|Nobody)(\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+)?)\s+will\s|\[([^\]\n]{2,30})\](?!\())/u;
const dueLabel =
  /(?:due(?: date)?|deadline|eta|by|期限|期日|完了予定|frist|截止(?:日期)?)\s*[:：]?\s*(?=[\d@]|[A-Z][a-z]{2,8}\s\d|令和|翌|来)/giu;
const trailingDate = /(?:^|[\s(（[|–—-])\[?(\d{4}-\d{2}-\d{2})\]?[)）\]]?\s*$/;
const stateMark =
  /^\s*(?:\[(done|completed?|fixed|wip|in progress|todo|open|won'?t do)\]|\((done|completed?|fixed|todo)\)|(✅|☑|✔)\ufe0f?|(done|completed|fixed|完了|済|実施済み?|対応済み?)\s*[:：)）]|【(完了|対応済み?|実施済み?|未対応|未着手|対応中)】|(TODO)\b)/iu;
const stateBehind =
  /(?:\(|（|\[|【|[-–—]\s?|:\s?)(done|completed|fixed|closed|implemented|完了|済み?|対応済み?|実施済み?|未着手|未対応|対応中|TODO|WIP|in progress|won'?t do|見送り|✅)(?:\)|）|\]|】|[。.]|\s|$)[^\p{L}]*$/iu;

/** Whose the task is, where the line says so in a place of its own. */
export function ownerIn(line: Inline): Part | undefined {
  const labelled = part(line, ownerLabel);
  if (labelled) return isPlaceholder(labelled.text) || isUnknown(labelled.text) ? undefined : labelled;
  const lead = part(line, leadName);
  if (lead && (lead.text.startsWith("@") || isName(lead.text))) return lead;
  return part(line, atHandle);
}

function part(line: Inline, pattern: RegExp): Part | undefined {
  const match = pattern.exec(line.text);
  const group = match?.slice(1).find(Boolean);
  const text = group?.trim();
  if (!match || !group || !text) return undefined;
  const start = match.index + match[0].lastIndexOf(group);
  return { text, start, end: start + text.length };
}

/** The date a task is due, behind a word that says so or alone at the end. */
export function dueIn(line: Inline): TimeReading | undefined {
  for (const match of line.text.matchAll(dueLabel)) {
    const reading = readLeadingTime(line.text, { weakDates: true }, match.index + match[0].length);
    if (reading?.date && !/\bby\s*$/i.test(match[0].trim() === "by" && !reading.date.day ? "by" : "")) return reading;
  }
  const trailing = trailingDate.exec(line.text)?.[1];
  return trailing && !/completed|done|完了|resolved/i.test(line.text)
    ? findTimes(line.text).find((reading) => reading.raw.includes(trailing))
    : undefined;
}

/** A mark that tells the state: a checkbox is read elsewhere. */
export function stateIn(line: Inline): { readonly state: ActionState; readonly part: Part } | undefined {
  for (const pattern of [stateMark, stateBehind]) {
    const match = pattern.exec(line.text);
    const word = match?.slice(1).find(Boolean);
    if (!match || !word) continue;
    const start = match.index + match[0].indexOf(word);
    return {
      state: /✅|☑|✔/.test(word) ? "done" : readActionState(word),
      part: { text: word, start, end: start + word.length },
    };
  }
  const struck = line.marks.find(
    (mark) => mark.kind === "delete" && mark.end - mark.start > line.text.trim().length * 0.6,
  );
  return (
    struck && {
      state: "done",
      part: { text: line.text.slice(struck.start, struck.end), start: struck.start, end: struck.end },
    }
  );
}

/** The first ticket, pull request or other address a task names. */
export function linkIn(lines: readonly Inline[]): string | undefined {
  const urls = lines.flatMap((line) =>
    line.marks.filter((mark) => mark.kind === "link" && mark.url).map((mark) => mark.url ?? ""),
  );
  const ticket = urls.find((url) => /\/(?:issues?|pull|pulls|merge_requests|browse|commit)\//.test(url));
  if (ticket ?? urls[0]) return ticket ?? urls[0];
  for (const line of lines) {
    const short = /(?:^|[\s(（[])((?:[\w.-]+\/[\w.-]+)?#\d+)(?![\w-])/.exec(line.text)?.[1];
    if (short) return short;
  }
  return undefined;
}
