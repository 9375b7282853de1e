import type { DocumentModel, Section, SectionKey } from "../../model/document";
import { alertKey } from "../../runbooks/names";
import { joinLines } from "../../runbooks/run/stepText";

/** A line that takes an alert for a false one. */
const falseAlarm = /\bfalse[- ](?:positives?|alarms?|alerts?)\b|誤検知|誤報|空振り|誤アラート/i;

/** What a document tells of alerts. */
export interface Mentions {
  /** Names of alerts that stand in it, as given. */
  readonly named: ReadonlySet<string>;
  /** Those that a line of it calls a false alarm. */
  readonly falseAlarms: ReadonlySet<string>;
}

/** Looks for names of alerts as whole words; a name of few letters is too common to tell anything. */
export function mentionsIn(text: string, names: readonly string[]): Mentions {
  const named = new Set(names.filter((name) => name.length >= 4 && holdsWord(text, name)));
  const lines = named.size === 0 ? [] : text.split(/\r\n|\n|\r/).filter((line) => falseAlarm.test(line));
  return {
    named,
    falseAlarms: new Set([...named].filter((name) => lines.some((line) => holdsWord(line, name)))),
  };
}

/** Letters and digits on both sides make it a part of another name. */
export function holdsWord(text: string, word: string): boolean {
  const joins = (a: string, b: string): boolean => /[A-Za-z0-9_]/.test(a) && /[A-Za-z0-9_]/.test(b);
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const ends = [text.charAt(at - 1), text.charAt(at + word.length)] as const;
    if (!joins(ends[0], word.charAt(0)) && !joins(word.slice(-1), ends[1])) return true;
  }
  return false;
}

/** It says so: in its list of affected services, its tags, its title, or its name. */
export function isOfComponent(model: DocumentModel, component: string): boolean {
  const key = alertKey(component);
  if (key === "") return false;
  const stated = model.fields.filter(({ key: field }) => field === "services" || field === "tags");
  const parts = [
    ...stated.flatMap(({ raw }) => raw.split(/[,、，;/・[\]]/)),
    ...(model.markdown.frontMatter?.entries ?? [])
      .filter(({ key: entry }) => /^(?:components?|services?)$/i.test(entry))
      .flatMap(({ raw }) => raw.split(/[,、，;[\]]/)),
  ];
  return parts.some((part) => alertKey(part) === key) || holdsPhrase(model.title?.text ?? "", component);
}

/** `seat map` and `Seat-map` name the component `seat-map`. */
function holdsPhrase(text: string, phrase: string): boolean {
  const spaced = (one: string): string =>
    ` ${one
      .normalize("NFKC")
      .toLowerCase()
      .replace(/[\s_-]+/g, " ")
      .trim()} `;
  const [whole, part] = [spaced(text), spaced(phrase)];
  return /[^\x00-\x7f]/.test(part) ? whole.includes(part.trim()) : whole.includes(part);
}

const byPeople =
  /\b(?:customers?|users?|support|help ?desk|inquir\w+|enquir\w+|reported by|complain\w*|tickets?|call(?:ed|s)? (?:us|support)|manual(?:ly)?|noticed by|employee|colleague)\b|問い?合わ?せ|お客様|ユーザ|利用者|顧客|サポート|連絡|通報|指摘|手動|目視|社員|気づ[いき]/i;
const byAlert =
  /\balert(?:s|ed|ing)?\b|\bmonitor(?:s|ing)?\b|\bpag(?:ed|er\w*)\b|\balarm\b|アラート|監視|モニタ|自動検知|発報/i;
const noAlert =
  /\b(?:no|without(?: any)?|not by(?: an)?|missing) (?:alert|monitor\w*|alarm)|alerts? (?:did not|didn't|never)|アラート(?:は|が)?(?:なし|無し|鳴らな|発報されな|出な|なく|なかった)|監視(?:は|が)?(?:なし|無し|なく|なかった)/i;

/** How people say they noticed it themselves; undefined where an alert told them, or nothing is said. */
export function noticedByPeople(model: DocumentModel): string | undefined {
  const told = model.fields
    .filter(({ key, placeholder, empty }) => key === "detection" && !placeholder && !empty)
    .map(({ raw }) => raw)
    .concat(
      model.sections.filter(({ key, placeholder }) => key === "detection" && !placeholder).map(textOf(model)),
      [...model.markdown.text.matchAll(labelledDetection)].map(([, value]) => value ?? ""),
    );
  const text = joinLines(told.join("\n").split(/\r\n|\n|\r/));
  if (text === "" || !byPeople.test(text)) return undefined;
  return byAlert.test(text) && !noAlert.test(text) ? undefined : shortened(text);
}

/** A line that says by whom or what it was noticed: neither a section nor, where it is a time, this. */
const labelledDetection =
  /^[ \t]*(?:[-*+] |\| ?)?[*_]{0,2}(?:detection(?: method| source)?|detected (?:by|through|via)|how (?:was it |it was )?detected|noticed by|reported by|検知(?:方法|経路|手段)?|発見(?:方法|経路|の?経緯)|発覚の?経緯)[*_]{0,2}[ \t]*[:：|][*_]{0,2}[ \t]*([^\r\n]{3,400})/gim;

/** What stands in a section, without the marks of its label and of lists. */
const textOf =
  ({ markdown }: DocumentModel) =>
  ({ titleSpan, span }: Section): string =>
    markdown.text
      .slice(titleSpan.end, span.end)
      .replace(/^[\s:：*_#|=-]+/, "")
      .replace(/^[ \t]*(?:[-*+]|\d+[.)])[ \t]+/gm, "")
      .replace(/[*`|]/g, "");

/** What contributed to it, one text a factor; at most a few, for they are there to be judged one by one. */
export function factorsIn(model: DocumentModel): readonly string[] {
  const stated = model.fields
    .filter(({ key, placeholder, empty, form }) => key === "cause" && form !== "heading" && !placeholder && !empty)
    .map(({ raw }) => raw);
  const told = textsOf(model, ["cause", "trigger"]);
  return [...new Set((told.length > 0 ? told : stated).map(shortened))].slice(0, 5);
}

/** The prose of sections, a text for each paragraph, item or cell. */
function textsOf(model: DocumentModel, keys: readonly SectionKey[]): readonly string[] {
  return model.prose
    .filter(({ section, text }) => section !== undefined && keys.includes(section) && text.trim().length > 3)
    .map(({ text }) => text.trim());
}

/** The first sentence, not longer than a cell of a table should be. */
function shortened(text: string): string {
  const line = joinLines(text.split(/\r\n|\n|\r/));
  const sentence = /^.{10,}?(?:[.!?](?=\s)|[。！？])/u.exec(line)?.[0] ?? line;
  return sentence.length <= 160 ? sentence : `${sentence.slice(0, 157).trimEnd()}…`;
}
