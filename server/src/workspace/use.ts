/** What tells that an incident used a page: the day it happened, and the files it leads to. */
export interface DocumentUse {
  /** Civil day, `YYYY-MM-DD`, on which what the document tells of began. */
  readonly day: string | undefined;
  /** Paths from the workspace folder that links lead to, and the names of files the text speaks of: lower case. */
  readonly files: ReadonlySet<string>;
}

const statedDay =
  /^(?:date|started(?:_at)?|start(?:_time|_date)?|occurred(?:_(?:at|on))?|detected(?:_at)?|first_detected)[ \t]*[:=][ \t]*["']?(\d{4})[-/](\d{1,2})[-/](\d{1,2})/im;
const writtenDay = /(?<!\d)(\d{4})(?:-(\d{2})-(\d{2})|[/.](\d{1,2})[/.](\d{1,2})|年\s?(\d{1,2})月\s?(\d{1,2})日)(?!\d)/;
const dayInName = /(?<!\d)(\d{4})[-_.]?(\d{2})[-_.]?(\d{2})(?!\d)/;
/** Where people write when it happened. */
const topOfDocument = 3_000;

/** Of the front matter, the file's name, the title, else the first that stands near the top. */
export function dayOfDocument(path: string, title: string | undefined, text: string): string | undefined {
  const top = text.slice(0, topOfDocument);
  const name = path.slice(path.lastIndexOf("/") + 1);
  return (
    dayIn(statedDay.exec(top)) ??
    dayIn(dayInName.exec(name)) ??
    dayIn(writtenDay.exec(title ?? "")) ??
    dayIn(writtenDay.exec(top))
  );
}

function dayIn(match: RegExpExecArray | null): string | undefined {
  if (match === null) return undefined;
  const [year = 0, month = 0, day = 0] = match
    .slice(1)
    .filter((part: string | undefined) => part !== undefined)
    .map(Number);
  if (year < 1990 || month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  return `${year.toString()}-${month.toString().padStart(2, "0")}-${day.toString().padStart(2, "0")}`;
}

const fileName = /[^\s()[\]<>"'`|,:;#?*、。「」（）]{1,300}\.(?:md\.erb|md|markdown|qmd|html)(?![\w.])/gi;

/** Every file of the document's kind that the text leads to or speaks of. */
export function filesNamedIn(path: string, text: string): ReadonlySet<string> {
  const folder = path.slice(0, Math.max(0, path.lastIndexOf("/")));
  const found = new Set<string>();
  for (const [written] of text.matchAll(fileName)) {
    const target = decoded(written).toLowerCase();
    found.add(`*/${target.slice(target.lastIndexOf("/") + 1)}`);
    const resolved = resolvedPath(folder.toLowerCase(), target);
    if (resolved !== undefined) found.add(resolved);
    if (target.includes("/")) found.add(target.replace(/^\/+/, ""));
  }
  return found;
}

/** Names that many folders have a file of: only its path tells which is meant. */
const commonName = /^(?:readme|index|_index|runbook|playbook|summary)\./i;

/** Whether the files named by a document include this one. */
export function namesFile(files: ReadonlySet<string>, path: string): boolean {
  const wanted = path.toLowerCase();
  const name = wanted.slice(wanted.lastIndexOf("/") + 1);
  return files.has(wanted) || (!commonName.test(name) && files.has(`*/${name}`));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Undefined above the top. */
function resolvedPath(folder: string, target: string): string | undefined {
  if (target.startsWith("/")) return undefined;
  const segments = folder === "" ? [] : folder.split("/");
  for (const segment of target.split("/")) {
    if (segment === "..") {
      if (segments.pop() === undefined) return undefined;
    } else if (segment !== "." && segment !== "") segments.push(segment);
  }
  return segments.join("/");
}
