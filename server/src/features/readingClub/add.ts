import type { Candidate, FileChange, Writing } from "../../protocol";
import { readSource } from "../../readingClub/annotation/source";
import { chanceOf } from "../../readingClub/queue/chance";
import { writeItem } from "../../readingClub/queue/item";
import { rankBetween, byRank } from "../../readingClub/queue/rank";
import { slugOf } from "../../readingClub/queue/slug";
import { addressKey, type ReadingTarget } from "../../readingClub/target";
import { message } from "../../text/message";
import { stemOf } from "../../workspace/scan";
import type { Club } from "../../workspace/clubStore";
import { canonical, join } from "../../workspace/folders";
import { refuse, type Outcome } from "./change";
import { documentOf, mainClub } from "./view";

/** A path below a workspace folder; undefined for a document outside of all of them. */
export type PlaceIn = (uri: string) => { readonly root: string; readonly path: string } | undefined;

/** Adds candidates at the end of the queue: a file for each. What is in the queue already is passed over. */
export function addItems(
  clubs: readonly Club[],
  candidates: readonly Candidate[],
  writing: Writing,
  placeIn: PlaceIn,
): Outcome {
  const known = new Map(clubs.flatMap((club) => club.items.map((item) => [keyOf(club, item), item.uri] as const)));
  const changes: FileChange[] = [];
  let last = lastRank(clubs);
  let knownUri: string | undefined;
  for (const [at, candidate] of candidates.entries()) {
    const target = targetOf(candidate, clubs, placeIn);
    if (target === undefined) continue;
    const { club } = target;
    const key = keyOf(club, target);
    knownUri ??= known.get(key);
    if (known.has(key)) continue;
    const seed = `${writing.ids[at] ?? writing.ids[0] ?? writing.time} ${at.toString()} ${writing.author}`;
    // `behind` always finds room at the end.
    last = rankBetween(last, undefined, chanceOf(seed, 2)) ?? last;
    const uri = newAddress(club, candidate.title, seed);
    known.set(key, uri);
    changes.push({ uri, create: textOf(candidate, target, last ?? "", writing) });
  }
  const [first] = changes;
  if (first !== undefined) return { changes, opened: first.uri };
  return knownUri === undefined
    ? refuse(message("Only documents of the workspace and addresses of the web can be read together."))
    : refuse(message("It is in the queue already."), knownUri);
}

const lastRank = (clubs: readonly Club[]): string | undefined =>
  clubs
    .flatMap(({ items }) => items)
    .sort(byRank)
    .at(-1)?.rank;

interface Target extends ReadingTarget {
  readonly club: Club;
}

function targetOf({ document, url }: Candidate, clubs: readonly Club[], placeIn: PlaceIn): Target | undefined {
  if (document !== undefined) {
    const place = placeIn(canonical(document));
    const club = clubs.find(({ root }) => root === place?.root);
    return place && club && { club, path: place.path, url: undefined };
  }
  const source = readSource(url?.trim() ?? "");
  const club = mainClub(clubs);
  return source?.external === true && club !== undefined ? { club, path: undefined, url: source.source } : undefined;
}

/** What makes two items one: the document, or the address in any spelling. */
const keyOf = (club: Club, target: ReadingTarget): string => documentOf(club, target) ?? addressKey(target.url ?? "");

/**
 * A name that nobody else chooses at the same time: two people who add documents of one title, or the same document,
 * must not make one file of two texts, which git could not merge.
 */
function newAddress({ folder, items }: Club, title: string, seed: string): string {
  const slug = slugOf(title);
  const taken = new Set(items.map((item) => item.slug.toLowerCase()));
  for (let n = 0; ; n += 1) {
    const name = `${slug}-${chanceOf(`${seed} ${n.toString()}`, 4)}`;
    if (!taken.has(name)) return join(folder, `queue/${name}.md`);
  }
}

function textOf(candidate: Candidate, { path, url }: Target, rank: string, { author, time }: Writing): string {
  const title = candidate.title.trim();
  return writeItem({
    title: title === "" ? (path === undefined ? (url ?? "") : stemOf(path)) : title,
    source: candidate.source,
    path,
    url,
    why: candidate.why,
    tags: candidate.tags ?? [],
    addedBy: author,
    addedAt: time.slice(0, 10),
    rank,
  });
}
