import type { Writing } from "../../protocol";
import { fold } from "../../readingClub/annotation/fold";
import type { MinutedNote } from "../../readingClub/annotation/minutes";
import { frontMatterOf, isSound } from "../../readingClub/frontMatter";
import { byRank } from "../../readingClub/queue/rank";
import { readingsOf, stateOf } from "../../readingClub/queue/state";
import type { SessionFile } from "../../readingClub/session/sessionFile";
import { wrapUp } from "../../readingClub/session/wrapUp";
import { escapeMarkdown } from "../../runbooks/run/stepText";
import { relativeLink } from "../../runbooks/run/recordFile";
import type { Club, Filed } from "../../workspace/clubStore";
import { broken, refuse, type Outcome } from "../readingClub/change";
import { leads, notYours, type ClubManner } from "../readingClub/lead";
import { documentOf, targetOf } from "../readingClub/view";
import type { Session } from "./session";

/** Ends a session: its file gets the notes that everybody has shared, who took part, and what could come next. */
export async function wrapUpSession(
  session: Session,
  club: Club,
  file: Filed<SessionFile>,
  participants: readonly string[],
  { writing, manner }: { readonly writing: Writing; readonly manner: ClubManner },
): Promise<Outcome> {
  const { config, language } = manner;
  if (!leads(file, writing.author, config.people)) return refuse(notYours(file));
  const { uri, text } = file;
  const head = frontMatterOf(text);
  if (head === undefined || !isSound(head)) return refuse(broken);
  const notes = await notesOf(session, club, file);
  const to = wrapUp(text, { participants, notes, next: nextOf(club, file) }, language, session.audience.translate);
  return { changes: to === text ? [] : [{ uri, replace: { from: text, to } }], opened: uri };
}

/** The shared notes of a session with their places in the present text. */
async function notesOf(
  { annotations, abilities }: Session,
  club: Club,
  file: Filed<SessionFile>,
): Promise<readonly MinutedNote[]> {
  if (!abilities.watchFiles) annotations.files.forget();
  await annotations.files.ready();
  const document = documentOf(club, targetOf(club, file));
  const placed = document === undefined ? [] : (await annotations.of(document)).notes;
  const starts = new Map(placed.map(({ note, place }) => [note.id, place.span?.start]));
  // Drafts are nobody's business but their author's.
  return fold(annotations.files.events(club.root).filter(({ draft }) => !draft))
    .filter(({ session: name }) => name === file.name)
    .map((note) => ({ note, at: starts.get(note.id) ?? note.target.anchor?.position?.start }));
}

/** What is scheduled next, else what stands first in the queue. */
function nextOf({ items, sessions }: Club, { item }: SessionFile): string | undefined {
  const waiting = items
    .filter(({ slug }) => slug !== item)
    .map((each) => ({ each, state: stateOf(each, readingsOf(each, sessions)) }))
    .filter(({ state }) => state !== "read");
  const scheduled = waiting
    .filter(({ state }) => state === "scheduled")
    .sort((a, b) => ((a.each.scheduled ?? "") < (b.each.scheduled ?? "") ? -1 : 1));
  const next = (scheduled[0] ?? waiting.sort((a, b) => byRank(a.each, b.each))[0])?.each;
  if (next === undefined) return undefined;
  const day = next.scheduled === undefined ? "" : ` (${next.scheduled})`;
  return `[${escapeMarkdown(next.title)}](${relativeLink("sessions/x.md", `queue/${next.slug}.md`)})${day}`;
}
