import type { FileChange, QueueAction, Writing } from "../../protocol";
import { isSamePerson } from "../../readingClub/annotation/fold";
import type { QueueFile } from "../../readingClub/queue/item";
import { addAction, addLearning } from "../../readingClub/session/act";
import { writeSession } from "../../readingClub/session/newSession";
import { clubFolder, clubMinutes } from "../../readingClub/settings";
import { escapeMarkdown } from "../../runbooks/run/stepText";
import { relativeLink } from "../../runbooks/run/recordFile";
import type { EffectiveConfig } from "../../config/effective";
import { message } from "../../text/message";
import type { Club, Filed } from "../../workspace/clubStore";
import type { SessionFile } from "../../readingClub/session/sessionFile";
import { join } from "../../workspace/folders";
import { gone, isDay, notADay, refuse, written, type Outcome } from "./change";
import { documentOf, targetOf } from "./view";

/** How a club writes. */
export interface ClubManner {
  readonly config: EffectiveConfig;
  readonly language: "en" | "ja";
}

type StartSession = Extract<QueueAction, { readonly do: "startSession" }>;

/** A new session's file; its item stays as it is, unless this session would not count as a reading of it. */
export function startSession(club: Club, action: StartSession, { config, language }: ClubManner): Outcome {
  const item = club.items.find(({ uri }) => uri === action.item);
  if (item === undefined) return refuse(gone);
  if (!isDay(action.date)) return refuse(notADay(action.date));
  const { title, path, url, slug } = item;
  const taken = new Set(club.sessions.map((session) => session.name.toLowerCase()));
  const name = freeName(`${action.date}-${slug}`, (each) => taken.has(each.toLowerCase()));
  const { date, facilitator, noteTaker, participants, portion } = action;
  const minutes = action.minutes ?? clubMinutes(config);
  const link =
    path === undefined
      ? url === undefined
        ? undefined
        : `<${url.replace(/[<>\s]/g, encodeURIComponent)}>`
      : relativeLink(`${clubFolder(config)}/sessions/${name}.md`, path);
  const text = writeSession(
    { title, item: slug, path, url, date, facilitator, noteTaker, participants, minutes, portion },
    {
      link: link === undefined ? escapeMarkdown(title) : `[${escapeMarkdown(title)}](${link})`,
      why: action.why ?? item.why,
    },
    language,
  );
  const uri = join(club.folder, `sessions/${name}.md`);
  return { changes: [{ uri, create: text }, ...counting(item, date)], opened: uri };
}

/** An item that was put back on the day of a session counts from the next day on: too late for one on the same day. */
function counting(item: Filed<QueueFile>, date: string): readonly FileChange[] {
  if (item.rereadFrom === undefined || item.rereadFrom <= date) return [];
  const change = written(item, { reread_from: date });
  return change === undefined ? [] : [change];
}

function freeName(name: string, isTaken: (name: string) => boolean): string {
  for (let n = 1; ; n += 1) {
    const candidate = n === 1 ? name : `${name}-${n.toString()}`;
    if (!isTaken(candidate)) return candidate;
  }
}

/** Readers join with what stands in the files: nothing is written, the document is opened. */
export function joinSession(club: Club, session: Filed<SessionFile>): Outcome {
  if (session.done) return refuse(message("This session is over."));
  return { changes: [], opened: documentOf(club, targetOf(club, session)) };
}

type TellSession = Extract<QueueAction, { readonly do: "learn" | "act" }>;

/** One more thing learned, or one more action, in the session's file. */
export function tellSession(
  session: Filed<SessionFile>,
  action: TellSession,
  writing: Writing,
  { config, language }: ClubManner,
): Outcome {
  if (!leads(session, writing.author, config.people)) return refuse(notYours(session));
  const { text } = session;
  const to = action.do === "learn" ? addLearning(text, action.text, language) : addAction(text, action, language);
  if (to === text) return refuse(message("There is nothing to write."));
  return { changes: [{ uri: session.uri, replace: { from: text, to } }] };
}

/** One person writes a session's file, so that nothing has to be merged. */
export const notYours = ({ facilitator, noteTaker }: SessionFile) =>
  message("Only {0} writes the file of this session.", facilitator ?? noteTaker ?? "");

/** A session without names is led by whoever is there. */
export function leads(
  { facilitator, noteTaker }: SessionFile,
  author: string,
  people: EffectiveConfig["people"],
): boolean {
  const leaders = [facilitator, noteTaker].flatMap((name) => name ?? []);
  return leaders.length === 0 || leaders.some((name) => isOnePerson(name, author, people));
}

/** By their names, or by any handle the configuration knows them by. */
export function isOnePerson(a: string, b: string, people: EffectiveConfig["people"]): boolean {
  if (isSamePerson(bare(a), bare(b))) return true;
  return Object.entries(people).some(([name, handles]) => {
    const names = [name, ...Object.values(handles)];
    const is = (one: string): boolean => names.some((each) => isSamePerson(bare(each), bare(one)));
    return is(a) && is(b);
  });
}

const bare = (name: string): string => name.trim().replace(/^@/, "");
