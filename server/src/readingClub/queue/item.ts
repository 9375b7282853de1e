import { dayOf, frontMatterOf, listOf, textOf, yamlScalar } from "../frontMatter";
import { readTarget, writePath } from "../target";

export const itemSources = ["own", "internal", "external"] as const;
export type ItemSource = (typeof itemSources)[number];

/** A file of `queue/` as it says of itself; what was read, and when, the sessions tell. */
export interface QueueFile {
  /** Name of the file without its ending. */
  readonly slug: string;
  readonly title: string;
  readonly source: ItemSource;
  /** From the repository root, `/` separated. */
  readonly path: string | undefined;
  readonly url: string | undefined;
  readonly why: string | undefined;
  readonly tags: readonly string[];
  readonly addedBy: string | undefined;
  /** As written. */
  readonly addedAt: string | undefined;
  readonly rank: string;
  /** `YYYY-MM-DD`. */
  readonly scheduled: string | undefined;
  /** `YYYY-MM-DD`: put back for re-reading; what was read before that day does not count. */
  readonly rereadFrom: string | undefined;
}

/** UTF-16 units; an item is a page, not a report. */
const longestItem = 256 * 1024;

/** Reads an item; undefined for a file that is none (another kind, no front matter, too large). */
export function readItem(slug: string, text: string): QueueFile | undefined {
  if (text.length > longestItem) return undefined;
  const head = frontMatterOf(text);
  if (textOf(head, "kind")?.toLowerCase() !== "reading-item") return undefined;
  const { path, url } = readTarget(head);
  const stated = textOf(head, "source")?.toLowerCase();
  const source = itemSources.find((known) => known === stated);
  return {
    slug,
    // Of broken front matter half a title may be left: the file's name is where to look.
    title: (head?.error === undefined ? textOf(head, "title") : undefined) ?? slug,
    source: source ?? (url === undefined ? "own" : "external"),
    path,
    url,
    why: textOf(head, "why"),
    tags: listOf(head, "tags"),
    addedBy: textOf(head, "added_by"),
    addedAt: textOf(head, "added_at"),
    // Files written by hand may have no rank: they stand behind those that have one, by name.
    rank: textOf(head, "rank") ?? `~${slug}`,
    scheduled: dayOf(head, "scheduled"),
    rereadFrom: dayOf(head, "reread_from"),
  };
}

/** What a new item says. */
export type NewItem = Omit<QueueFile, "slug" | "rereadFrom" | "scheduled">;

/** The text of a new item's file. */
export function writeItem(item: NewItem): string {
  const lines = [
    "---",
    "kind: reading-item",
    // In quotes, so that no YAML reader takes it for a number. Not at the end, where scheduling adds a line: git takes
    // changes of adjacent lines for a conflict.
    `rank: ${JSON.stringify(item.rank)}`,
    `title: ${yamlScalar(item.title)}`,
    `source: ${item.source}`,
    ...given("path", item.path && writePath(item.path)),
    ...given("url", item.url),
    ...(item.tags.length === 0 ? [] : [`tags: [${item.tags.map(inFlow).join(", ")}]`]),
    ...given("why", item.why),
    ...given("added_by", item.addedBy),
    ...given("added_at", item.addedAt),
    "---",
    "",
  ];
  return lines.join("\n");
}

const given = (key: string, value: string | undefined): readonly string[] =>
  value === undefined || value.trim() === "" ? [] : [`${key}: ${yamlScalar(value.trim())}`];

/** In a flow list commas and brackets want quotes as well. */
const inFlow = (tag: string): string =>
  /^[\p{L}\p{N}][\p{L}\p{N} ._/-]*$/u.test(tag) ? yamlScalar(tag) : JSON.stringify(tag);
