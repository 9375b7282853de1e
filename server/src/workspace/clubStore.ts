import type { Files } from "../ports";
import { isSessionName } from "../readingClub/annotation/files";
import { frontMatterOf, textOf } from "../readingClub/frontMatter";
import { misreadIn } from "../readingClub/misread";
import { readItem, type QueueFile } from "../readingClub/queue/item";
import { readSession, type SessionFile, type SessionMinutes } from "../readingClub/session/sessionFile";
import { clubFolder, clubMinutes } from "../readingClub/settings";
import { LineIndex } from "../text/lineIndex";
import { message, type Message } from "../text/message";
import type { Configurations } from "./configurations";
import { join, type Folders } from "./folders";
import type { OpenDocuments } from "./openDocuments";
import { stemOf } from "./scan";

/** Something of the club with the file it stands in. */
export type Filed<T> = T & { readonly uri: string; readonly text: string };

/** Queue and sessions of one workspace folder. */
export interface Club {
  /** The workspace folder. */
  readonly root: string;
  /** Address of the club's folder, there or not. */
  readonly folder: string;
  readonly minutes: SessionMinutes;
  readonly items: readonly Filed<QueueFile>[];
  readonly sessions: readonly Filed<SessionFile>[];
  readonly problems: readonly { readonly uri: string; readonly line: number | undefined; readonly reason: Message }[];
}

const globs: readonly string[] = ["queue/*.md", "sessions/*.md"];

/** Folders whose coming matters: watchers are often too late for the files that come with them. */
export const clubFolderGlobs: readonly string[] = ["**/queue", "**/sessions"];

/** Bytes; the readers have limits of their own. */
const longestFile = 4 * 1024 * 1024;

/** What stands in a file, or that it cannot be read. */
type Content = { readonly text: string } | { readonly unread: Message };

/**
 * The queue and the sessions of every workspace folder, read once and kept up to date file by file. Files that are
 * open count as they are in the editor.
 */
export class ClubStore {
  readonly #files: Files;
  readonly #folders: Folders;
  readonly #documents: OpenDocuments;
  readonly #configurations: Configurations;
  readonly #loaded = new Map<string, Promise<Map<string, Content>>>();

  constructor(files: Files, folders: Folders, documents: OpenDocuments, configurations: Configurations) {
    this.#files = files;
    this.#folders = folders;
    this.#documents = documents;
    this.#configurations = configurations;
  }

  /** Folders or configurations have changed: everything anew, when somebody asks. */
  forget(): void {
    this.#loaded.clear();
  }

  /** In the order of the workspace's folders. */
  all(): Promise<readonly Club[]> {
    return Promise.all(this.#folders.roots.map((root) => this.of(root)));
  }

  /** The club of one workspace folder. */
  async of(root: string): Promise<Club> {
    const { config } = await this.#configurations.of(join(root, "x.md"));
    const folder = join(root, clubFolder(config));
    const minutes = clubMinutes(config);
    const loading = this.#loaded.get(folder) ?? this.#load(folder);
    this.#loaded.set(folder, loading);
    const contents = new Map(await loading);
    for (const { uri, text } of this.#documents.all()) if (isOfClub(uri, folder)) contents.set(uri, { text });
    return { root, folder, minutes, ...read(contents, folder, minutes) };
  }

  /** A file or folder was created, changed or deleted. True when it is, or may hold, one of a club's queue or sessions. */
  async refresh(uri: string): Promise<boolean> {
    for (const [folder, loading] of this.#loaded) {
      if (holdsQueue(uri, folder)) return this.#loaded.delete(folder);
      if (!isOfClub(uri, folder)) continue;
      const contents = await loading;
      const content = await this.#read(uri);
      if (content === undefined) contents.delete(uri);
      else contents.set(uri, content);
      return true;
    }
    return false;
  }

  /** Whether an open file that is being edited is one of a club that somebody has asked for. */
  holds(uri: string): boolean {
    return [...this.#loaded.keys()].some((folder) => isOfClub(uri, folder));
  }

  async #load(folder: string): Promise<Map<string, Content>> {
    const contents = new Map<string, Content>();
    for (const uri of await this.#files.find(folder, globs)) {
      const content = await this.#read(uri);
      if (content !== undefined) contents.set(uri, content);
    }
    return contents;
  }

  async #read(uri: string): Promise<Content | undefined> {
    const read = await this.#files.read(uri, longestFile);
    if ("text" in read) return read.text.includes("\0") ? { unread: message("The file is no text.") } : read;
    if (read.failure === "not-found") return undefined;
    return {
      unread:
        read.failure === "too-large"
          ? message("The file is too large for the reading club.")
          : message("The file cannot be read."),
    };
  }
}

/** A folder of the club with queue or sessions in it, or one around the club. */
const holdsQueue = (uri: string, folder: string): boolean =>
  uri === `${folder}/queue` || uri === `${folder}/sessions` || `${folder}/`.startsWith(`${uri}/`);

const isOfClub = (uri: string, folder: string): boolean =>
  uri.startsWith(`${folder}/`) && /^(?:queue|sessions)\/[^/]+\.md$/i.test(uri.slice(folder.length + 1));

type Wrong = Omit<Club["problems"][number], "uri">;

/** What a file was read as. */
interface Read {
  readonly minutes: string;
  readonly item: QueueFile | undefined;
  readonly session: SessionFile | undefined;
  readonly wrong: readonly Wrong[];
}

/** A content that is the same object is the same file, unchanged. */
const memo = new WeakMap<Content, Read>();

function readOnce(name: string, content: { readonly text: string }, isItem: boolean, usual: SessionMinutes): Read {
  const minutes = JSON.stringify(usual);
  const known = memo.get(content);
  if (known?.minutes === minutes) return known;
  const { text } = content;
  const item = isItem ? readItem(name, text) : undefined;
  const readAs = isItem ? undefined : readSession(name, text, usual);
  const session = isSessionName(name) ? readAs : undefined;
  const wrong =
    readAs === session
      ? problemsIn(name, text, item ?? session, isItem ? "reading-item" : "reading-session")
      : [misnamed(name)];
  const found: Read = { minutes, item, session, wrong };
  memo.set(content, found);
  return found;
}

function read(
  contents: ReadonlyMap<string, Content>,
  folder: string,
  minutes: SessionMinutes,
): Pick<Club, "items" | "sessions" | "problems"> {
  const items: Filed<QueueFile>[] = [];
  const sessions: Filed<SessionFile>[] = [];
  const problems: Club["problems"][number][] = [];
  for (const [uri, content] of [...contents].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if ("unread" in content) {
      problems.push({ uri, line: undefined, reason: content.unread });
      continue;
    }
    const { text } = content;
    const name = stemOf(decodeURIComponent(uri.slice(uri.lastIndexOf("/") + 1)));
    const isItem = uri.startsWith(`${folder}/queue/`);
    const { item, session, wrong } = readOnce(name, content, isItem, minutes);
    if (item !== undefined) items.push({ ...item, uri, text });
    if (session !== undefined) sessions.push({ ...session, uri, text });
    problems.push(...wrong.map((each) => ({ uri, ...each })));
  }
  return { items, sessions, problems };
}

const withoutHead = (text: string, kind: string): Message =>
  /^\ufeff?(?:---|\+\+\+)[ \t]*(?:[\r\n]|$)/.test(text)
    ? message("The front matter has no end. Close it with a line like its first one.")
    : message("The front matter does not say “{0}”; the file is passed over.", `kind: ${kind}`);

/** Its notes would be where other notes are. */
const misnamed = (name: string): Wrong => ({
  line: undefined,
  reason: message("A session cannot be called “{0}”. Rename the file.", name),
});

/** A page that tells people about the folder is none of the club's business. */
const isReadme = /^readme(?:[.\-_]|$)/i;

function problemsIn(name: string, text: string, found: object | undefined, kind: string): readonly Wrong[] {
  const head = frontMatterOf(text);
  if (head === undefined) return isReadme.test(name) ? [] : [{ line: 0, reason: withoutHead(text, kind) }];
  const lineOf = (span: { readonly start: number }): number => new LineIndex(text).lineOf(span.start);
  if (head.error !== undefined)
    // What the parser says is told in the file itself.
    return [{ line: lineOf(head.error.span), reason: message("The front matter is broken. Correct it.") }];
  if (found !== undefined) return misreadIn(head).map(({ span, message: reason }) => ({ line: lineOf(span), reason }));
  return textOf(head, "kind") === undefined
    ? [{ line: 0, reason: message("The front matter does not say “{0}”; the file is passed over.", `kind: ${kind}`) }]
    : [];
}
