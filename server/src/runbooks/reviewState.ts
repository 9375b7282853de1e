import type { EffectiveConfig } from "../config/effective";
import { configuredZone } from "../rules/when";
import { day, minute } from "../time/civil";

/** How soon a review counts as due, days. */
const soon = 14;

/**
 * Whether a review is due: its day has passed where the team is, and without a configured zone everywhere.
 * @param due civil day, `YYYY-MM-DD`; undefined where the page or the team states no period
 * @param now milliseconds since the epoch
 */
export function reviewState(
  due: string | undefined,
  config: EffectiveConfig,
  now: number,
): "fresh" | "due-soon" | "stale" | "unstated" {
  if (due === undefined) return "unstated";
  const today = now + (configuredZone(config)?.offset ?? -12 * 60) * minute;
  const last = Date.parse(due);
  if (today >= last + day) return "stale";
  return today >= last - soon * day ? "due-soon" : "fresh";
}
