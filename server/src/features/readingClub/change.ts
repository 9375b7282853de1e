import type { FileChange, QueueAction, Writing } from "../../protocol";
import { setFrontMatter } from "../../readingClub/frontMatter";
import { move } from "../../readingClub/queue/move";
import { chanceOf } from "../../readingClub/queue/chance";
import { dayAfter, readingsOf, stateOf } from "../../readingClub/queue/state";
import { message, type Message, type Translate } from "../../text/message";
import { neverRead } from "../../readingClub/queue/suggest";
import { applyEdits } from "../../text/span";
import type { Club, Filed } from "../../workspace/clubStore";
import type { QueueFile } from "../../readingClub/queue/item";
import type { SessionFile } from "../../readingClub/session/sessionFile";

/** What an action writes, or why it writes nothing. */
export interface Outcome {
  readonly changes: readonly FileChange[];
  readonly refused?: Message;
  readonly removed?: readonly string[];
  readonly opened?: string | undefined;
}

export const refuse = (refused: Message, opened?: string): Outcome => ({ changes: [], refused, opened });

type ItemAction = Extract<QueueAction, { readonly do: "move" | "schedule" | "putBack" | "remove" }>;

/** Works out what an action on one item of the queue writes. Addresses in the form of `canonical`. */
export function changeItem(
  clubs: readonly Club[],
  action: ItemAction,
  writing: Writing,
  translate: Translate,
): Outcome {
  const club = clubs.find(({ items }) => items.some(({ uri }) => uri === action.item));
  const item = club?.items.find(({ uri }) => uri === action.item);
  if (club === undefined || item === undefined) return refuse(gone);
  switch (action.do) {
    case "move":
      return moveItem(clubs, item, action.before, writing);
    case "schedule":
      return schedule(club, item, action.date);
    case "putBack":
      return putBack(club, item, translate);
    case "remove":
      return { changes: [], removed: [item.uri] };
  }
}

export const gone = message("The item is not in the queue any more.");
export const broken = message("The front matter of this file cannot be changed. Correct it first.");

function moveItem(
  clubs: readonly Club[],
  item: Filed<QueueFile>,
  before: string | undefined,
  { ids }: Writing,
): Outcome {
  const items = new Map(clubs.flatMap((club) => club.items.map((each) => [each.uri, each] as const)));
  if (before !== undefined && !items.has(before)) return refuse(gone);
  const ranked = [...items.values()].map(({ uri, rank }) => ({ slug: uri, rank }));
  const changed = move(ranked, item.uri, before, chanceOf(ids[0] ?? item.uri, 2));
  const changes = changed.flatMap(({ slug: uri, rank }) => {
    const file = items.get(uri);
    return file === undefined ? [] : (written(file, { rank }) ?? []);
  });
  return changes.length === changed.length ? { changes } : refuse(broken);
}

/** What was read is planned to be read again. */
function schedule(club: Club, item: Filed<QueueFile>, date: string | undefined): Outcome {
  if (date !== undefined && !isDay(date)) return refuse(notADay(date));
  const readings = readingsOf(item, club.sessions);
  const isAnew = date !== undefined && stateOf(item, readings) === "read";
  if (item.scheduled === date && !isAnew) return { changes: [] };
  const anew = isAnew ? { reread_from: behind(readings) ?? date } : {};
  const change = written(item, { ...anew, scheduled: date });
  return change === undefined ? refuse(broken) : { changes: [change] };
}

/** What was read so far does not count any more, a date is taken back, and what nobody had read has been read. */
function putBack(club: Club, item: Filed<QueueFile>, translate: Translate): Outcome {
  const readings = readingsOf(item, club.sessions);
  if (stateOf(item, readings) === "candidate") return refuse(message("It is a candidate already."));
  const rereadFrom = readings.length === 0 ? {} : { reread_from: behind(readings) ?? item.rereadFrom };
  const isRefuted = readings.length > 0 && [neverRead.key, translate(neverRead)].includes(item.why ?? "");
  const change = written(item, { ...rereadFrom, scheduled: undefined, ...(isRefuted ? { why: undefined } : {}) });
  return change === undefined ? refuse(broken) : { changes: [change] };
}

/** The day behind the last reading; undefined when none says its day. */
function behind([last]: readonly SessionFile[]): string | undefined {
  return last?.date === undefined ? undefined : dayAfter(last.date);
}

/** A file with other values in its front matter; undefined where these cannot be set. */
export function written(
  { uri, text }: Filed<object>,
  values: Readonly<Record<string, string | undefined>>,
): FileChange | undefined {
  const to = Object.entries(values).reduce(
    (before, [key, value]) => applyEdits(before, setFrontMatter(before, key, value)),
    text,
  );
  return to === text ? undefined : { uri, replace: { from: text, to } };
}

export function isDay(date: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : NaN;
  // 31 February is read as a day of March.
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(date);
}

export const notADay = (date: string): Message => message("“{0}” is no day. Write it as 2026-05-01.", date);
