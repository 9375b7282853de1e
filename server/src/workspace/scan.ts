import type { Span } from "../text/span";

/** What a cheap look at a document tells, without parsing its Markdown. */
export interface ScannedDocument {
  /** The incident's id as written, when it has one. */
  readonly id: string | undefined;
  /** Keys under which other documents may name this one: id, file name. */
  readonly keys: readonly string[];
  readonly title: string | undefined;
  /** Of the title; the start of the text when there is none. */
  readonly titleSpan: Span;
  readonly kind: "incident" | "runbook" | undefined;
  /** Keys of everything that looks like an id in the text: candidates for references. */
  readonly mentions: ReadonlySet<string>;
}

const idText = String.raw`[A-Z]{2,10}-?\d{4}-\d{2,6}|[A-Z]{2,10}-\d{1,6}`;
const idAtStart = new RegExp(String.raw`^(?:${idText})(?![\w])`);
const mentionPattern = new RegExp(String.raw`\[\[([^\]|#\n]{1,80})|(?<![\w-])(?:${idText})(?![\w-])`, "g");
const labelledId = new RegExp(
  String.raw`(?:incident|postmortem|障害|インシデント)[ _]?(?:id|no\.?|number|番号)[^\n]{0,12}?(?<![\w-])(${idText})`,
  "i",
);
/** Of standards and levels, not of incidents. */
const noIncident = /^(?:SEV|UTF|ISO|RFC|CVE|HTTP|SHA|TLS|IPV|UTC|GMT|S|P)-?\d/i;

const incidentFolder =
  /(?:^|\/)(?:post-?mortems?|incidents?|incident-reports?|retros?|ポストモーテム|障害報告|障害)(?:\/|$)/i;
const runbookFolder = /(?:^|\/)(?:runbooks?|playbooks?|障害対応手順|手順書?)(?:\/|$)/i;

/** Ids are compared without case, and `PM2024-001` is `PM-2024-001`. */
export function idKey(text: string): string {
  return text
    .normalize("NFKC")
    .trim()
    .toLowerCase()
    .replace(/^([a-z]+)[-_ ]?(?=\d)/, "$1-");
}

/** Reads ids, title and mentions with a scan of the text; headings inside fenced code and comments do not count. */
export function scanDocument(path: string, text: string): ScannedDocument {
  const stem = stemOf(path);
  const head = scanHead(text);
  const title = head.title;
  const id =
    [stem, head.id ?? "", title?.text ?? ""].map(leadingId).find((found) => found !== undefined) ??
    acceptedId(labelledId.exec(text.slice(0, 4000))?.[1]);
  const keys = new Set(
    [stem, head.id, id].filter((key) => key !== undefined && key !== "").map((key) => idKey(key ?? "")),
  );
  return {
    id: detached(id),
    keys: [...keys],
    title: detached(title?.text),
    titleSpan: title?.span ?? { start: 0, end: 0 },
    kind: incidentFolder.test(path)
      ? "incident"
      : runbookFolder.test(path)
        ? "runbook"
        : id === undefined
          ? undefined
          : "incident",
    mentions: mentionsOf(text),
  };
}

export function stemOf(path: string): string {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return name.replace(/(?:\.html)?\.(?:md\.erb|md|markdown|qmd)$/i, "");
}

function leadingId(text: string): string | undefined {
  return acceptedId(idAtStart.exec(text)?.[0]);
}

function acceptedId(id: string | undefined): string | undefined {
  return id === undefined || noIncident.test(id) ? undefined : id;
}

interface Head {
  id: string | undefined;
  title: { readonly text: string; readonly span: Span } | undefined;
}

const linePattern = /([^\r\n]*)(\r\n|\n|\r|$)/g;

/** Front matter's id and title, else the first heading of level one. */
function scanHead(text: string): Head {
  const head: Head = { id: undefined, title: undefined };
  const start = text.startsWith("\ufeff") ? 1 : 0;
  const at = scanFrontMatter(text, start, head);
  if (head.title === undefined) head.title = firstHeading(text, at);
  return head;
}

function scanFrontMatter(text: string, start: number, head: Head): number {
  const fence = /^(---|\+\+\+)[ \t]*\r?\n/.exec(text.slice(start, start + 40));
  if (fence === null) return start;
  const close = new RegExp(`^${fence[1] === "---" ? "---" : "\\+\\+\\+"}[ \\t]*$`, "m");
  const content = start + fence[0].length;
  const end = close.exec(text.slice(content, content + 20_000));
  if (end === null) return start;
  const block = text.slice(content, content + end.index);
  const id = /^(?:id|incident_?id|incident|postmortem_?id)[ \t]*[:=][ \t]*["']?([^"'\r\n#]+)/im.exec(block);
  if (id?.[1] !== undefined) head.id = id[1].trim();
  const title = /^title[ \t]*[:=][ \t]*(?:"([^"\r\n]+)"|'([^'\r\n]+)'|([^\r\n#]+))/im.exec(block);
  const value = (title?.[1] ?? title?.[2] ?? title?.[3])?.trim();
  if (title !== null && value !== undefined && value !== "") {
    const from = content + title.index + title[0].indexOf(value);
    head.title = { text: value, span: { start: from, end: from + value.length } };
  }
  return content + end.index + end[0].length;
}

function firstHeading(text: string, from: number): Head["title"] {
  let fence: string | undefined;
  let comment = false;
  linePattern.lastIndex = from;
  for (let line = linePattern.exec(text); line !== null && line[0] !== ""; line = linePattern.exec(text)) {
    const content = line[1] ?? "";
    if (comment) {
      comment = !content.includes("-->");
      continue;
    }
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(content)?.[1];
    if (fence !== undefined) {
      if (mark?.startsWith(fence) === true) fence = undefined;
      continue;
    }
    if (mark !== undefined) fence = mark;
    else if (/^\s*<!--/.test(content) && !content.includes("-->")) comment = true;
    else {
      const heading = /^ {0,3}#[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$/.exec(content);
      if (heading?.[1] !== undefined && heading[1] !== "") {
        const start = line.index + content.indexOf(heading[1]);
        return { text: heading[1], span: { start, end: start + heading[1].length } };
      }
    }
  }
  return undefined;
}

function mentionsOf(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const match of text.matchAll(mentionPattern)) {
    const name = match[1] ?? match[0];
    if (!noIncident.test(name)) found.add(detachedText(idKey(name)));
  }
  return found;
}

/** A copy that does not keep the whole document's text in memory. */
function detachedText(text: string): string {
  return ` ${text}`.slice(1);
}

function detached(text: string | undefined): string | undefined {
  return text === undefined ? undefined : detachedText(text);
}
