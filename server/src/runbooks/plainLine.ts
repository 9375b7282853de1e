import { detached } from "../text/detached";

const templateTag = /<%.{0,500}?%>|\{\{[<%].{0,500}?[>%]\}\}|\{%.{0,500}?%\}/g;

/** A line about as a reader sees it: without links, images, HTML, template tags and marks. Not for finding places. */
export function plainLine(raw: string): string {
  const text = /[[\]<&\\*`~_{]/.test(raw) ? withoutMarks(raw) : raw;
  return text.replace(/\s+/g, " ").trim();
}

function withoutMarks(raw: string): string {
  return raw
    .split(/(`+[^`]+`+)/)
    .map((part, index) => (index % 2 === 1 ? part.replace(/^`+ ?| ?`+$/g, "") : withoutProseMarks(part)))
    .join("");
}

function withoutProseMarks(text: string): string {
  return text
    .replace(templateTag, "")
    .replace(/<\/?[a-z][^<>]{0,500}>|<!--.{0,500}?-->/gi, "")
    .replace(/!\[[^[\]]{0,300}\](?:\([^()]{0,500}\)|\[[^[\]]{0,200}\])/g, "")
    .replace(/\[\^[^[\]]{1,100}\]/g, "")
    .replace(/\[\[(?:[^[\]|]{1,200}\|)?([^[\]|]{1,200})\]\]/g, "$1")
    .replace(/\[([^[\]]{0,300})\](?:\([^()]{0,500}\)|\[[^[\]]{0,200}\])/g, "$1")
    .replace(/<(https?:\/\/[^<>\s]{1,500})>/g, "$1")
    .replace(/&(amp|lt|gt|quot|nbsp);/g, (_, name: string) => entities[name] ?? "")
    .replace(/\\(?=[!-/:-@[-`{-~])/g, "")
    .replace(/\*+|~~|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu, "");
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: " " };

/** At most so many characters, cut between words where there are some; does not hold the text it comes from. */
export function shortened(text: string, longest: number): string {
  if (text.length <= longest) return detached(text);
  const cut = text.slice(0, longest - 1);
  const space = cut.lastIndexOf(" ");
  const end = space > longest * 0.7 ? space : longest - 1;
  // Half of a character that takes two units is none.
  return `${cut
    .slice(0, end)
    .replace(/[\ud800-\udbff]$/, "")
    .trimEnd()}…`;
}
