import type { TextEdit } from "../../text/span";
import type { Hit } from "./phrase";
import { sentenceAround } from "./phrase";

const objects: Readonly<Record<string, string>> = { i: "me", we: "us", he: "him", she: "her" };

/** The change of words a phrase offers, with offsets in the text. Names stay as they are. */
export function rewriteOf(text: string, hit: Hit): TextEdit | undefined {
  const words = hit.phrase.rewrite;
  if (words === undefined) return undefined;
  if (words === "") return removal(text, hit);
  const start = words.includes("{who}") ? (hit.who?.[0] ?? hit.start) : hit.start;
  const who = text.slice(start, hit.who?.[1] ?? start);
  // Of `yesterday engineers` the first word is not theirs.
  if (
    hit.name === undefined &&
    /\s/.test(who) &&
    !/^(?:the|an?|our|their|your|another|some|each|every|one)\s/i.test(who)
  )
    return undefined;
  const newText = words.replace("{who}", hit.name === undefined ? asObject(who) : who);
  return { span: { start, end: hit.end }, newText: opens(text, start) ? capital(newText) : newText };
}

/** Takes the words out with the comma and blank after them; the next word opens the sentence if they did. */
function removal(text: string, hit: Hit): TextEdit {
  const gap = /^[,、]?\s*/.exec(text.slice(hit.end))?.[0].length ?? 0;
  const end = hit.end + gap;
  if (!opens(text, hit.start)) return { span: { start: hit.start, end }, newText: "" };
  return { span: { start: hit.start, end: end + 1 }, newText: text.slice(end, end + 1).toUpperCase() };
}

const asObject = (who: string): string =>
  objects[who.toLowerCase()] ?? (/^\p{Lu}\p{Ll}/u.test(who) ? who.charAt(0).toLowerCase() + who.slice(1) : who);

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const opens = (text: string, at: number): boolean =>
  /^\P{Ll}/u.test(text.slice(at)) && text.slice(sentenceAround(text, at).start, at).trim() === "";
