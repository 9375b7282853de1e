import type { Connection } from "vscode-languageserver";
import * as protocol from "../../protocol";
import { headingsOf } from "../../readingClub/session/headings";
import { message, type Message } from "../../text/message";
import type { Club } from "../../workspace/clubStore";
import { canonical } from "../../workspace/folders";
import { addItems } from "../readingClub/add";
import { changeItem, refuse, type Outcome } from "../readingClub/change";
import { joinSession, startSession, tellSession, type ClubManner } from "../readingClub/lead";
import { readingClubOf } from "../readingClub/view";
import { ClubFacts } from "./clubFacts";
import { serveSuggestions } from "./clubSuggestions";
import { serveFollowUp } from "./followUp";
import { serveIssueAddress } from "./issueAddress";
import { readAny } from "./readAny";
import { wrapUpSession } from "./wrapUpSession";
import { unawaited, type Session } from "./session";
import { withoutNulls } from "./withoutNulls";

/** Requests about the queue and the sessions of the reading club. */
export function serveReadingClub(connection: Connection, session: Session): void {
  const { club, audience, abilities } = session;
  const facts = new ClubFacts(session);
  serveIssueAddress(connection, session);
  serveFollowUp(connection, session);
  const clubs = (): Promise<readonly Club[]> => {
    // Without news of files they are read each time.
    if (!abilities.watchFiles) club.forget();
    return club.all();
  };
  serveSuggestions(connection, session, facts, clubs);
  connection.onRequest(protocol.readingClub, async () => {
    const found = await clubs();
    // Nobody waits for it here; once it knows a document, what is read of it is kept.
    unawaited(session.index.ready(), session.console);
    return readingClubOf(found, await facts.forClubs(found), audience.translate);
  });
  connection.onRequest(protocol.changeReadingClub, async (given) => {
    const { action, writing } = withoutNulls(given);
    const { changes, refused, removed = [], opened } = await outcomeOf(session, await clubs(), action, writing);
    return { changes, refused: refused && audience.translate(refused), removed, opened };
  });
  connection.onRequest(protocol.portionsOf, async ({ uri }) => {
    const page = await readAny(session, uri);
    if (page === undefined) return { headings: [] };
    const { markdown } = page.model;
    return {
      headings: headingsOf(markdown).map(({ text, level, span }) => ({
        text,
        level,
        range: markdown.lines.rangeOf(span),
      })),
    };
  });
}

async function outcomeOf(
  session: Session,
  clubs: readonly Club[],
  action: protocol.QueueAction,
  writing: protocol.Writing,
): Promise<Outcome> {
  const { folders, audience } = session;
  switch (action.do) {
    case "add":
      return addItems(clubs, action.candidates, writing, (uri) => {
        const root = folders.rootOf(uri);
        return root === undefined ? undefined : { root, path: folders.pathOf(uri) };
      });
    case "move":
      return changeItem(
        clubs,
        { ...action, item: canonical(action.item), before: action.before && canonical(action.before) },
        writing,
        audience.translate,
      );
    case "schedule":
    case "putBack":
    case "remove":
      return changeItem(clubs, { ...action, item: canonical(action.item) }, writing, audience.translate);
    case "startSession": {
      const item = canonical(action.item);
      const club = clubs.find(({ items }) => items.some(({ uri }) => uri === item));
      if (club === undefined) return refuse(message("The item is not in the queue any more."));
      return startSession(club, { ...action, item }, await mannerOf(session, club));
    }
    default:
      return ofSession(session, clubs, action, writing);
  }
}

type SessionAction = Extract<protocol.QueueAction, { readonly session: string }>;

async function ofSession(
  session: Session,
  clubs: readonly Club[],
  action: SessionAction,
  writing: protocol.Writing,
): Promise<Outcome> {
  const uri = canonical(action.session);
  const club = clubs.find(({ sessions }) => sessions.some((each) => each.uri === uri));
  const file = club?.sessions.find((each) => each.uri === uri);
  if (club === undefined || file === undefined) return refuse(noSession);
  switch (action.do) {
    case "join":
      return joinSession(club, file);
    case "learn":
    case "act":
      return tellSession(file, action, writing, await mannerOf(session, club));
    case "wrapUp":
      return wrapUpSession(session, club, file, action.participants, {
        writing,
        manner: await mannerOf(session, club),
      });
  }
}

const noSession: Message = message("The session is not there any more.");

async function mannerOf({ configurations, audience }: Session, { folder }: Club): Promise<ClubManner> {
  const { config } = await configurations.of(`${folder}/x.md`);
  return { config, language: config.language ?? audience.locale };
}
