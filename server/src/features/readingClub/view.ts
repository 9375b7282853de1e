import type { QueueItem, ReadingClub, ReadingSession } from "../../protocol";
import type { DocumentFacts } from "../../readingClub/documentFacts";
import { byRank } from "../../readingClub/queue/rank";
import { readingsOf, stateOf, peopleOf } from "../../readingClub/queue/state";
import type { SessionFile } from "../../readingClub/session/sessionFile";
import type { ReadingTarget } from "../../readingClub/target";
import type { Range } from "../../text/lineIndex";
import { message, type Translate } from "../../text/message";
import type { Club } from "../../workspace/clubStore";
import { join } from "../../workspace/folders";

/** What is known of the documents that a club reads. */
export interface KnownReadings {
  /** Undefined for what is not there, or cannot be read. */
  factsOf(uri: string): DocumentFacts | undefined;
  /** The document an item leads to is gone. */
  isMissing(uri: string): boolean;
  /** Where a session's portion is at present. */
  rangeOf(session: string): Range | undefined;
}

/** Address of the document that is read. */
export const documentOf = ({ root }: Club, { path }: ReadingTarget): string | undefined =>
  path === undefined ? undefined : join(root, path);

/** The folder that new items go to: of the first club there is, else where there will be one. */
export const mainClub = (clubs: readonly Club[]): Club | undefined =>
  clubs.find(({ items, sessions }) => items.length + sessions.length > 0) ?? clubs[0];

/** Queue and sessions of all workspace folders as the client shows them. */
export function readingClubOf(clubs: readonly Club[], known: KnownReadings, translate: Translate): ReadingClub {
  return {
    folder: mainClub(clubs)?.folder,
    items: clubs
      .flatMap((club) => itemsOf(club, known))
      .sort((a, b) => byRank({ rank: a.rank, slug: a.uri }, { rank: b.rank, slug: b.uri })),
    sessions: clubs
      .flatMap((club) => sessionsOf(club, known))
      .sort((a, b) =>
        (a.date ?? a.name) < (b.date ?? b.name)
          ? 1
          : (a.date ?? a.name) > (b.date ?? b.name)
            ? -1
            : a.name < b.name
              ? 1
              : -1,
      ),
    problems: clubs.flatMap((club) =>
      [...club.problems, ...withoutDocument(club, known)].map(({ uri, line, reason }) => ({
        uri,
        line,
        reason: translate(reason),
      })),
    ),
  };
}

const withoutDocument = (club: Club, known: KnownReadings): Club["problems"] =>
  club.items.flatMap((item) => {
    const document = documentOf(club, item);
    if (document === undefined || !known.isMissing(document)) return [];
    return [{ uri: item.uri, line: undefined, reason: message("There is no document {0}.", item.path ?? "") }];
  });

const itemsOf = (club: Club, known: KnownReadings): readonly QueueItem[] =>
  club.items.map((item) => {
    const readings = readingsOf(item, club.sessions);
    const document = documentOf(club, item);
    const facts = document === undefined ? undefined : known.factsOf(document);
    const { uri, slug, title, source, url, why, tags, addedBy, addedAt, rank, scheduled } = item;
    return {
      ...{ uri, slug, title, source, document, url, why, tags, addedBy, addedAt, rank, scheduled },
      missing: document === undefined ? url === undefined : known.isMissing(document),
      state: stateOf(item, readings),
      readings: readings.map((session) => ({
        session: session.uri,
        date: session.date ?? "",
        participants: peopleOf(session),
      })),
      component: facts?.components[0],
      openActions: facts?.openActions ?? 0,
    };
  });

const sessionsOf = (club: Club, known: KnownReadings): readonly ReadingSession[] =>
  club.sessions.map((session) => {
    const target = targetOf(club, session);
    const { uri, name, title, item, date, facilitator, noteTaker, participants, minutes, portion } = session;
    return {
      ...{ uri, name, title, item, date, facilitator, noteTaker, participants, minutes, portion },
      document: documentOf(club, target),
      url: target.url,
      range: known.rangeOf(uri),
      state: session.done ? "done" : "open",
    };
  });

/** What a session reads: as its item says now, else as was written when it began. */
export function targetOf({ items }: Club, session: ReadingTarget & Pick<SessionFile, "item">): ReadingTarget {
  const item = items.find(({ slug }) => slug === session.item);
  return item === undefined || (item.path === undefined && item.url === undefined) ? session : item;
}
