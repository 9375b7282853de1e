import { byRank, rankBetween, type Ranked } from "./rank";

/** The new ranks of the few items that have to change, by slug. */
export type NewRanks = readonly { readonly slug: string; readonly rank: string }[];

/**
 * Puts an item right before another one, or last. One item gets a new rank; only where ranks written by hand leave no
 * room between two neighbours do those behind it move along, as few as make room.
 * @param jitter see `rankBetween`
 */
export function move(items: readonly Ranked[], slug: string, before: string | undefined, jitter: string): NewRanks {
  const sorted = [...items].sort(byRank);
  const rest = sorted.filter((item) => item.slug !== slug);
  const found = before === undefined ? -1 : rest.findIndex((item) => item.slug === before);
  const at = found === -1 ? rest.length : found;
  if (slug === before || sorted[at]?.slug === slug) return [];
  const low = rest[at - 1]?.rank;
  for (let end = at; end <= rest.length; end += 1) {
    const moving = [slug, ...rest.slice(at, end).map((item) => item.slug)];
    const ranks = ranksBetween(low, rest[end]?.rank, moving.length, jitter);
    if (ranks !== undefined) return moving.map((each, index) => ({ slug: each, rank: ranks[index] ?? "" }));
  }
  return [];
}

function ranksBetween(
  low: string | undefined,
  high: string | undefined,
  count: number,
  jitter: string,
): readonly string[] | undefined {
  const ranks: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const rank = rankBetween(ranks.at(-1) ?? low, high, jitter);
    if (rank === undefined) return undefined;
    ranks.push(rank);
  }
  return ranks;
}
