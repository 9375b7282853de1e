import type { LinkedAlert } from "../../alerts/links";
import { closest, editDistance } from "../../text/closest";
import type { LinkablePage } from "./alertRule";

/** The page that a path which leads nowhere most likely means: moved, known by the alert's name, or spelt alike. */
export function likelyPage(
  wanted: string,
  { named }: LinkedAlert,
  pages: readonly LinkablePage[],
): LinkablePage | undefined {
  const moved = pages.filter(({ path }) => stem(path) === stem(wanted));
  if (moved.length === 1) return moved[0];
  const [only, another] = new Set(named.map(({ path }) => path));
  if (only !== undefined && another === undefined) return pages.find(({ path }) => path === only);
  const runbooks = pages.filter(({ runbook }) => runbook);
  const near = closest(
    stem(wanted),
    runbooks.map(({ path }) => stem(path)),
  );
  // Names that begin alike are not the same name: a third of the letters, which is enough for one word, is not here.
  if (near === undefined || editDistance(near, stem(wanted)) > Math.max(2, near.length / 6)) return undefined;
  return runbooks.find(({ path }) => stem(path) === near);
}

const stem = (path: string): string =>
  path
    .slice(path.lastIndexOf("/") + 1)
    .replace(/\.(?:md\.erb|md|markdown|qmd|html?)$/i, "")
    .toLowerCase();
