import type { Connection } from "vscode-languageserver";
import * as protocol from "../../protocol";
import { readCandidates } from "../../readingClub/queue/candidates";
import { stateOf, peopleOf, readingsOf } from "../../readingClub/queue/state";
import {
  componentsOf,
  readingPath,
  suggest,
  type ReadableReport,
  type Suggestion,
} from "../../readingClub/queue/suggest";
import { subjectOf, touched, type ReviewSubject } from "../../readingClub/queue/underReview";
import { addressKey } from "../../readingClub/target";
import type { Club } from "../../workspace/clubStore";
import type { IndexedDocument } from "../../workspace/documentIndex";
import { stemOf } from "../../workspace/scan";
import { isOnePerson } from "../readingClub/lead";
import { documentOf, targetOf } from "../readingClub/view";
import type { ClubFacts } from "./clubFacts";
import { readAny } from "./readAny";
import type { Session } from "./session";

/** How long a review is a reason to read, milliseconds. */
const reviewLasts = 60 * 24 * 60 * 60_000;

/** Requests for what could be read: of the workspace itself, of a list of links. */
export function serveSuggestions(
  connection: Connection,
  session: Session,
  facts: ClubFacts,
  clubs: () => Promise<readonly Club[]>,
): void {
  const { audience, ports } = session;
  connection.onRequest(protocol.readingSuggestions, async ({ reader, component }) => {
    const reports = await reportsOf(session, facts, await clubs(), reader);
    const today = new Date(ports.clock.now()).toISOString().slice(0, 10);
    const found = component === undefined ? suggest(reports, today) : readingPath(reports, component);
    const told = ({ report, reasons }: Suggestion): protocol.ReadingSuggestion => ({
      uri: report.uri,
      title: report.title ?? stemOf(decodeURIComponent(report.uri)),
      component: report.components[0],
      reasons: reasons.map(audience.translate),
    });
    return { suggestions: found.map(told), components: componentsOf(reports) };
  });
  connection.onRequest(protocol.readCandidates, async ({ texts }) => {
    const urls = (await clubs()).flatMap(({ items }) => items.flatMap(({ url }) => url ?? []));
    const known = new Set(urls.map(addressKey));
    const candidates = readCandidates(texts.map(({ text }) => text));
    return {
      candidates: candidates.map((candidate) => ({
        ...candidate,
        source: "external",
        known: known.has(addressKey(candidate.url)),
      })),
    };
  });
}

async function reportsOf(
  session: Session,
  facts: ClubFacts,
  clubs: readonly Club[],
  reader: string,
): Promise<readonly ReadableReport[]> {
  await session.index.ready();
  const documents = [...session.index.all()];
  const reviews = await reviewsIn(session, documents);
  const { people } = (await session.configurations.of(`${session.folders.roots[0] ?? ""}/x.md`)).config;
  const byDocument = readingsByDocument(clubs);
  const reports: ReadableReport[] = [];
  for (const entry of documents.filter(mayBeReport)) {
    const found = await facts.of(entry.uri);
    if (found?.kind !== "postmortem" && found?.kind !== "incident") continue;
    const club = clubs.find(({ root }) => entry.uri.startsWith(`${root}/`));
    const { items = [], sessions = [], underWay = false } = byDocument.get(entry.uri) ?? {};
    const mine = sessions.filter((each) => peopleOf(each).some((name) => isOnePerson(name, reader, people)));
    reports.push({
      ...found,
      uri: entry.uri,
      day: entry.use?.day,
      readings: sessions
        .flatMap(({ date }) => date ?? [])
        .sort()
        .reverse(),
      readByMe: mine.length > 0,
      queued: underWay || items.some((item) => stateOf(item, readingsOf(item, club?.sessions ?? [])) !== "read"),
      underReview: touched(found, reviews),
    });
  }
  return reports;
}

/** What a club has to say of a document. */
interface Readings {
  readonly items: Club["items"][number][];
  /** Finished. */
  readonly sessions: Club["sessions"][number][];
  /** It is being read. */
  underWay: boolean;
}

/** Items of the queue, and sessions, by the document they are about. */
function readingsByDocument(clubs: readonly Club[]): ReadonlyMap<string, Readings> {
  const found = new Map<string, Readings>();
  const at = (uri: string | undefined): Readings => {
    const known = found.get(uri ?? "") ?? { items: [], sessions: [], underWay: false };
    if (uri !== undefined) found.set(uri, known);
    return known;
  };
  for (const club of clubs) {
    for (const item of club.items) at(documentOf(club, item)).items.push(item);
    for (const session of club.sessions) {
      const readings = at(documentOf(club, targetOf(club, session)));
      if (session.done) readings.sessions.push(session);
      else readings.underWay = true;
    }
  }
  return found;
}

/** What the cheap look takes for an incident, or what its title calls one: the full reading decides. */
const mayBeReport = ({ kind, title, runbook }: IndexedDocument): boolean =>
  runbook === undefined &&
  (kind === "incident" || /post-?mortem|incident|outage|ポストモーテム|障害|インシデント/i.test(title ?? ""));

async function reviewsIn(session: Session, documents: readonly IndexedDocument[]): Promise<readonly ReviewSubject[]> {
  const subjects: ReviewSubject[] = [];
  const oldest = session.ports.clock.now() - reviewLasts;
  for (const { uri, path, title } of documents) {
    if (!/review|レビュー/i.test(`${path} ${title ?? ""}`)) continue;
    const page = await readAny(session, uri);
    if (page?.model.kind !== "alert-review") continue;
    const day = dayOf(path, page.model.markdown.frontMatter?.entries.find(({ key }) => key === "date")?.raw);
    // A review without a date is going on.
    if (day === undefined || Date.parse(`${day}T00:00:00Z`) >= oldest) subjects.push(subjectOf(page.model));
  }
  return subjects;
}

const dayOf = (path: string, stated: string | undefined): string | undefined =>
  /\d{4}-\d{2}-\d{2}/.exec(stated ?? "")?.[0] ?? /\d{4}-\d{2}-\d{2}/.exec(path.slice(path.lastIndexOf("/") + 1))?.[0];
