import { readMarkdown } from "../../markdown/read";
import { labelKey } from "../../text/normalize";
import { plainMarkdown } from "../annotation/plainMarkdown";
import { eolOf } from "../frontMatter";
import { applyEdits, type TextEdit } from "../../text/span";
import { headingsOf, type HeadingPlace } from "./headings";

export const sessionSections = ["why", "notes", "discussion", "learned", "actions", "next"] as const;
export type SessionSection = (typeof sessionSections)[number];

/** Headings of a session's file; the first is the one that is written, the others people may have made of it. */
const titles: Readonly<Record<SessionSection, { readonly en: readonly string[]; readonly ja: readonly string[] }>> = {
  why: { en: ["Why we read this", "Why this one", "Why"], ja: ["選んだ理由", "なぜ読むか"] },
  notes: { en: ["Reading notes", "Notes"], ja: ["読書メモ", "メモ", "読んだメモ"] },
  discussion: { en: ["Discussion"], ja: ["話したこと", "ディスカッション", "議論"] },
  learned: {
    en: ["What we learned", "Lessons learned", "Learnings", "Lessons"],
    ja: ["学んだこと", "学び", "気づき"],
  },
  actions: { en: ["Action items", "Actions", "Follow-ups"], ja: ["アクションアイテム", "アクション"] },
  next: { en: ["Next time", "Next candidate", "Next"], ja: ["次回", "次回の候補", "次に読むもの"] },
};

export const sectionHeading = (section: SessionSection, language: "en" | "ja"): string =>
  titles[section][language][0] ?? "";

/** A session's section as it is at present; undefined when somebody took it out. */
export function findSection(headings: readonly HeadingPlace[], section: SessionSection): HeadingPlace | undefined {
  const keys = new Set([...titles[section].en, ...titles[section].ja].map(labelKey));
  return headings.find(({ text, level }) => level > 1 && keys.has(labelKey(text)));
}

/** The language a file is written in: of its own headings, else the one that is asked for. */
export function languageOf(headings: readonly HeadingPlace[], otherwise: "en" | "ja"): "en" | "ja" {
  const own = new Set(headings.map(({ text }) => labelKey(text)));
  const count = (language: "en" | "ja"): number =>
    sessionSections.filter((section) => titles[section][language].some((title) => own.has(labelKey(title)))).length;
  const [en, ja] = [count("en"), count("ja")];
  return en === ja ? otherwise : en > ja ? "en" : "ja";
}

/** Adds list items (each possibly of several lines) at the end of a section, which is made where it is missing. */
export function appendItems(
  text: string,
  section: SessionSection,
  items: readonly string[],
  otherwise: "en" | "ja",
): string {
  if (items.length === 0) return text;
  const headings = headingsOf(readMarkdown(text));
  const place = findSection(headings, section);
  const eol = eolOf(text);
  const lines = items.join("\n").replace(/\n/g, eol);
  if (place !== undefined) return applyEdits(text, [insertAtEnd(text, place.span.end, place.end, lines, eol)]);
  const title = `## ${sectionHeading(section, languageOf(headings, otherwise))}`;
  return `${sealed(text)}${title}${eol}${eol}${lines}${eol}`;
}

/** A text to which a section can be added: what somebody left open at its end would hide the section. */
export function sealed(text: string): string {
  const eol = eolOf(text);
  const kept = text.trimEnd();
  return kept === "" ? "" : `${kept}${closingOf(kept, eol)}${eol}${eol}`;
}

/** The line that closes a fence or a comment that is open at the end of a text; else nothing. */
function closingOf(text: string, eol: string): string {
  let open: string | undefined;
  for (const line of text.split(/\r\n|\n|\r/)) {
    const [, sign, behind = ""] = /^ {0,3}(`{3,}|~{3,}|<!--(?!.*-->))(.*)/.exec(line) ?? [];
    if (open === undefined) open = sign;
    else if (open === "<!--" ? line.includes("-->") : sign?.startsWith(open) === true && behind.trim() === "")
      open = undefined;
  }
  return open === undefined ? "" : eol + (open === "<!--" ? "-->" : open);
}

/** Right behind the last line of a stretch: a list goes on, anything else is set off by a blank line. */
export function insertAtEnd(text: string, from: number, to: number, lines: string, eol: string): TextEdit {
  const end = from + text.slice(from, to).trimEnd().length;
  const last =
    text
      .slice(from, end)
      .split(/\r\n|\n|\r/)
      .at(-1) ?? "";
  const isList = end > from && (/^[ \t]*(?:[-*+]|\d+[.)])[ \t]/.test(last) || /^[ \t]{2,}\S/.test(last));
  const goesOn = isList && /^(?:[-*+]|\d+[.)])[ \t]/.test(lines);
  // Somebody took the blank line ahead of the next heading, or the end of the last line, away.
  const rest = text.slice(end, to);
  const closing = rest.includes("\n") ? "" : eol;
  const seal = closingOf(text.slice(0, end), eol);
  return { span: { start: end, end }, newText: `${seal}${eol}${goesOn ? "" : eol}${lines}${closing}` };
}

/** A person's words as an item of a list; further lines stay part of it, and nothing in them ends it or hides the rest. */
export const asItem = (text: string): string =>
  `- ${plainMarkdown(text)
    .map((line) => line.trimEnd())
    .join("\n  ")
    .replace(/\n[ ]+(?=\n|$)/g, "\n")}`;
