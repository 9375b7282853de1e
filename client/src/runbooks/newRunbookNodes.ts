import type { RunbookItem } from "../../../server/src/protocol";

export interface PageFolder {
  /** Name of the workspace folder. */
  readonly folder: string;
  /** In it, `/` separated; empty for the folder itself. */
  readonly path: string;
  /** Runbooks in it. */
  readonly pages: number;
}

/** The folders that hold runbooks, the one with the most first. */
export function runbookFolders(items: readonly Pick<RunbookItem, "kind" | "folder" | "path">[]): readonly PageFolder[] {
  const folders = new Map<string, PageFolder>();
  for (const { kind, folder, path: file } of items) {
    if (kind !== "runbook") continue;
    const path = file.split("/").slice(0, -1).join("/");
    const key = `${folder}:${path}`;
    folders.set(key, { folder, path, pages: (folders.get(key)?.pages ?? 0) + 1 });
  }
  return [...folders.values()].sort((a, b) => b.pages - a.pages);
}

/** A file name for a page: the name without what some file system refuses. Undefined when nothing is left. */
export function fileNameOf(title: string): string | undefined {
  const name = title
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}/\\:*?"<>|#%]+/gu, " ")
    .trim()
    .replace(/\s+/g, "-")
    .replace(/^[-.]+|[-.]+$/g, "");
  if (name === "") return undefined;
  return `${/^(con|prn|aux|nul|com\d|lpt\d)$/i.test(name) ? `${name}-runbook` : name}.md`;
}
