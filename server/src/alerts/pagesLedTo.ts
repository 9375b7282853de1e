import type { LinkedAlert, ResolvedLink } from "./links";

/** A link that names its page exactly, and the page is there; whether its heading is, does not matter. */
const reaches = ({ status, target }: ResolvedLink): boolean => target !== undefined && status !== "missing-file";

/** Paths of the pages that the runbook links of alerts lead to, with the alerts that do, in order. */
export function pagesLedTo<T extends Pick<LinkedAlert, "links">>(
  alerts: Iterable<T>,
): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const linked of alerts) {
    const links = linked.links.filter((link) => link.runbook && reaches(link));
    for (const path of new Set(links.flatMap(({ target }) => target?.path ?? []))) {
      const leading = found.get(path);
      if (leading === undefined) found.set(path, [linked]);
      else leading.push(linked);
    }
  }
  return found;
}
