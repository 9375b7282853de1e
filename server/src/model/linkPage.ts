import { readBody } from "../markdown/bodyLines";

/** Longer pages are no lists of links, UTF-16 units. */
const longest = 100_000;
const fewestLinks = 3;

const ownPurpose =
  /^(?:readme|contributing|changelog|licen[sc]e|notice|authors|code_of_conduct|security|glossary|maintainers|owners)(?:\.|$)/i;
/** Out of the page: neither to its own headings nor to what a template fills in. */
const link = /\[[^\]\n]{0,300}\]\((?![#{])[^()\s][^()\n]{0,500}\)|\[\[[^[\]\n]{1,200}\]\]|https?:\/\/[^\s<>|]{3}/;
const tableLine = /^\|?[\s:|-]+\|[\s:|-]*$/;

/** Files of these names have a purpose of their own, however many links they hold; a README lists what stands beside it. */
export const mayBeLinkPage = (name: string): boolean => !ownPurpose.test(name);

/** Whether a page leads elsewhere: at least half of its items, rows and paragraphs hold a link. */
export function isLinkPage(text: string): boolean {
  if (text.length > longest || (!text.includes("](") && !text.includes("[[") && !text.includes("://"))) return false;
  let parts = 0;
  let linked = 0;
  for (const line of readBody(text).lines) {
    const row = line.text.startsWith("|");
    if (line.text.startsWith("#") || line.text.startsWith("<!--") || tableLine.test(line.text)) continue;
    if (!row && !line.first) continue;
    parts += 1;
    if (link.test(line.text)) linked += 1;
  }
  return linked >= fewestLinks && linked * 2 >= parts;
}
