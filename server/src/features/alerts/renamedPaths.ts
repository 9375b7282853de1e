/** A file or folder that goes by another path; from the workspace folder, `/` separated. */
export interface Renaming {
  readonly from: string;
  readonly to: string;
}

/** Where a path is after the renamings; the path itself when they do not touch it. */
export function renamedPath(path: string, renamings: readonly Renaming[]): string {
  const hit = renamings.find(({ from }) => path === from || path.startsWith(`${from}/`));
  return hit === undefined ? path : hit.to + path.slice(hit.from.length);
}
