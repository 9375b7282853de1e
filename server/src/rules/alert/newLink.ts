import type { LinkedAlert } from "../../alerts/links";
import { respellLink } from "../../alerts/respellLink";
import type { EffectiveConfig } from "../../config/effective";
import { withoutAnchor } from "./linkText";

/**
 * How a link to a page is written in an alert file: as the other links of the file are, else as those of other files,
 * else as a path from the workspace root.
 */
export function newLink(
  page: string,
  anchor: string | undefined,
  holder: string,
  examples: readonly LinkedAlert[],
  { alerts }: Pick<EffectiveConfig, "alerts">,
): string {
  const own = examples.filter(({ path }) => path === holder);
  const others = examples.filter(({ path }) => path !== holder);
  const found = [...own, ...others].flatMap(({ path, links }) =>
    links.flatMap(({ raw, status, runbook, target }) => {
      if (status !== "ok" || !runbook || target === undefined) return [];
      const example = { holder: path, target: target.path };
      return respellLink(withoutAnchor(raw), example, { holder, target: page }, alerts.runbookUrl) ?? [];
    }),
  );
  return `${mostCommon(found.slice(0, 200)) ?? page}${anchor === undefined ? "" : `#${anchor}`}`;
}

/** The first of those that come most often. */
function mostCommon(spellings: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const spelling of spellings) counts.set(spelling, (counts.get(spelling) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}
