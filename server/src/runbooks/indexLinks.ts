import type { BodyLine } from "../markdown/bodyLines";
import { detached } from "../text/detached";
import { plainLine, shortened } from "./plainLine";
import type { IndexLink } from "./runbookEntry";

/** More would be a list to study, not to follow. */
const most = 500;
const longestTitle = 120;

const patterns =
  /(?<!!)\[((?:[^[\]]|\[[^[\]]{0,100}\]){1,300})\]\(\s*(?:<([^<>\n]{1,1000})>|([^\s()]{1,1000}(?:\([^\s()]{0,200}\)[^\s()]{0,500})?))(?:\s+["'(][^"'()]{0,200}["')])?\s*\)|\[\[([^[\]|#\n]{1,200})(#[^[\]|\n]{1,200})?(?:\|([^[\]\n]{1,200}))?\]\]|<(https?:\/\/[^<>\s]{1,1000})>|(?<![("'<\]\w])(https?:\/\/[^\s<>|"'`、。）」]{3,1000})/g;

/** The links of a page of links, in their order; each target once under each title. */
export function indexLinksIn(lines: readonly BodyLine[]): readonly IndexLink[] {
  const links = new Map<string, IndexLink>();
  for (const { text, start } of lines) {
    if (!text.includes("[") && !text.includes("://")) continue;
    for (const match of text.replace(/(`+)[^`]{1,500}\1/g, blanked).matchAll(patterns)) {
      const link = linkOf(match, text, start);
      if (link === undefined) continue;
      const key = `${link.title}\n${link.target}`;
      if (!links.has(key)) links.set(key, link);
      if (links.size === most) return [...links.values()];
    }
  }
  return [...links.values()];
}

const blanked = (code: string): string => (code.includes("](") ? " ".repeat(code.length) : code);

function linkOf(match: RegExpExecArray, text: string, start: number): IndexLink | undefined {
  const [all, label, angled, bare, page, heading = "", shown, marked, plain] = match;
  const address = angled ?? bare ?? marked ?? plain?.replace(/[.,;:!?)\]]+$/, "");
  const target = address ?? (page === undefined ? undefined : `${page.trim()}${heading}`);
  if (target === undefined || target.startsWith("#") || /\{\{|<%/.test(target)) return undefined;
  const scheme = /^([a-z][a-z\d+.-]{1,20}):/i.exec(target)?.[1]?.toLowerCase();
  // Other schemes run programs; a page of links has no business with them.
  if (address !== undefined && scheme !== undefined && !followed.has(scheme)) return undefined;
  const written = text.slice(match.index, match.index + all.length);
  const title = plainLine(label === undefined ? (shown ?? page ?? target) : label) || target;
  return {
    title: shortened(title, longestTitle),
    target: detached(target),
    external: address !== undefined && (scheme !== undefined || target.startsWith("//")),
    span: { start: start + match.index, end: start + match.index + written.length },
  };
}

const followed: ReadonlySet<string> = new Set(["http", "https", "mailto", "slack"]);
