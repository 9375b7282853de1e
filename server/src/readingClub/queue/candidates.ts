import type { ItemBlock, ParagraphBlock } from "../../markdown/blocks";
import type { Inline } from "../../markdown/inline";
import { readMarkdown } from "../../markdown/read";
import { joinLines } from "../../runbooks/run/stepText";
import { readSource } from "../annotation/source";
import { frontMatterOf, listOf, textOf } from "../frontMatter";
import { addressKey } from "../target";

/** A report on the web that could be read: where it is and what a list calls it, never what it says. */
export interface LinkCandidate {
  readonly title: string;
  readonly url: string;
  readonly tags: readonly string[];
  /** All of the list's words, where the title holds but the first of them. */
  readonly why?: string;
}

/** UTF-16 units of a list; longer files are no lists of people. */
const longestText = 4 * 1024 * 1024;
const mostCandidates = 10_000;

/**
 * Reads what could be taken in: of a list of links the first link of each paragraph or item, under its headings; of a
 * summary the address in its front matter. Each address once.
 */
export function readCandidates(texts: readonly string[]): readonly LinkCandidate[] {
  const found = new Map<string, LinkCandidate>();
  for (const text of texts) {
    if (text.length > longestText || text.includes("\0")) continue;
    const summary = readSummary(text);
    for (const candidate of summary === undefined ? readList(text) : [summary]) {
      const key = addressKey(candidate.url);
      if (!found.has(key) && found.size < mostCandidates) found.set(key, candidate);
    }
  }
  return [...found.values()];
}

/** Front matter that leads to a report: `url`, and `title`, `company`, `categories` where they are given. */
function readSummary(text: string): LinkCandidate | undefined {
  const head = frontMatterOf(text);
  const url = webAddress(textOf(head, "url") ?? textOf(head, "link") ?? "");
  if (head === undefined || url === undefined) return undefined;
  const company = textOf(head, "company");
  const title = textOf(head, "title");
  const body = text.slice(head.span.end).trimStart();
  const tags = [...listOf(head, "categories"), ...listOf(head, "tags")].map((tag) => tag.trim());
  return {
    ...named(title ?? titled(company ?? hostOf(url), firstSentence(body.split(/(?:\r?\n){2}/)[0] ?? ""))),
    url,
    tags: [...new Set(tags)].filter((tag) => tag !== ""),
  };
}

/** Headings such as “Contents” and “Other lists” are read like the others: what they hold is there to be chosen. */
function readList(text: string): readonly LinkCandidate[] {
  const candidates: LinkCandidate[] = [];
  const headings: { readonly level: number; readonly text: string }[] = [];
  for (const { content } of readMarkdown(text).chunks) {
    for (const block of content.blocks) {
      if (block.type === "heading") {
        while ((headings.at(-1)?.level ?? 0) >= block.level) headings.pop();
        headings.push({ level: block.level, text: block.content.text.trim() });
      } else if (block.type === "paragraph" || block.type === "item") {
        const tags = headings.filter(({ level, text }) => level > 1 && text !== "").map(({ text }) => text);
        candidates.push(...entriesOf(block, tags));
      }
    }
  }
  return candidates;
}

/** A link that leads a paragraph, an item or a line of one, and what stands behind it. */
function entriesOf({ lines }: ParagraphBlock | ItemBlock, tags: readonly string[]): readonly LinkCandidate[] {
  const starts = lines.flatMap((line, at) => {
    const link = leadingLink(line);
    return link === undefined ? [] : [{ at, ...link }];
  });
  // A link that only happens to begin a line of running text is none of the list.
  if (starts[0]?.at !== 0) return [];
  return starts.map(({ at, name, url, behind }, index) => {
    const more = lines.slice(at + 1, starts[index + 1]?.at).map(({ text }) => text);
    return { ...named(titled(name, firstSentence(joinLines([behind, ...more])))), url, tags };
  });
}

function leadingLink({
  text,
  marks,
}: Inline): { readonly name: string; readonly url: string; readonly behind: string } | undefined {
  for (const { kind, start, end, url } of marks) {
    if (kind !== "link" || url === undefined) continue;
    // “2021-06-08 [Company](…)”, “**[Company](…)**”, an emoji, a picture with a description.
    const pictures = marks.filter((mark) => mark.kind === "image" && mark.end <= start);
    const ahead = pictures.reduceRight(
      (rest, picture) => rest.slice(0, picture.start) + rest.slice(picture.end),
      text.slice(0, start),
    );
    if (/[\p{L}]/u.test(ahead)) return undefined;
    const address = webAddress(url);
    const name = text.slice(start, end).trim();
    const isBadge = marks.some((mark) => mark.kind === "image" && mark.start >= start && mark.end <= end);
    if (address !== undefined && !isBadge && /[\p{L}\p{N}]/u.test(name))
      return { name, url: address, behind: text.slice(end) };
  }
  return undefined;
}

const webAddress = (written: string): string | undefined => {
  const source = readSource(written.trim());
  return source?.external === true && !/[\s<>"]/.test(source.source) ? source.source : undefined;
};

const hostOf = (url: string): string => /^https?:\/\/(?:www\.)?([^/?#:]+)/i.exec(url)?.[1] ?? url;

/** A link's words say enough when they are several; a company's name wants a word about what happened. */
function titled(name: string, about: string): string {
  const isTelling = name.split(/\s+/).length > 3 || /[\u3040-\u9fff]{6}/.test(name);
  return isTelling || about === "" ? name : `${name}: ${about}`;
}

/** What is shorter ends with an abbreviation: “On 18 Nov.” */
const firstSentence = (text: string): string => {
  const plain = text.replace(/^[\s.:,;–—\-|、。：]+/, "").replace(/\s+/g, " ");
  return (/^.{16,}?(?:[.!?](?=\s|$)|[。！？])/u.exec(plain)?.[0] ?? plain).replace(/[.。]$/, "").trim();
};

/** Characters of a title; what follows is left to be read elsewhere. */
const longestTitle = 80;
const longestWhy = 400;

/** A title of bearable length, and all of it where that is not the same. */
function named(title: string): Pick<LinkCandidate, "title" | "why"> {
  const plain = title.replace(/\s+/g, " ").trim();
  const short = cut(plain, longestTitle);
  return short === plain ? { title: plain } : { title: short, why: cut(plain, longestWhy) };
}

/** At the end of a part of a sentence where one is near, else of a word. */
function cut(text: string, longest: number): string {
  const letters = Array.from(text);
  if (letters.length <= longest) return text;
  const start = letters.slice(0, longest - 1).join("");
  const part = /^.*(?:[.,;!?:](?= )|[。、；！？])/su.exec(start)?.[0] ?? "";
  const word = start.slice(0, Math.max(0, start.lastIndexOf(" ")));
  const best = [part, word].find((each) => each.length > start.length * 0.6) ?? start;
  return `${best.replace(/[\s.,;:!?。、；：！？]+$/u, "")}…`;
}
