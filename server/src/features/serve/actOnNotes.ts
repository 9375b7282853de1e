import { LSPErrorCodes, ResponseError } from "vscode-languageserver";
import type { AnnotationAction, FileChange, FileChanges, Writing } from "../../protocol";
import { act, reveal, type ClubChange, type NoteAction, type NoteState } from "../../readingClub/annotation/act";
import { annotationAttributes, annotationPath, draftsIgnore, isSessionName } from "../../readingClub/annotation/files";
import { longestFile } from "../../readingClub/annotation/readLines";
import { readExchange } from "../../readingClub/annotation/exchange";
import { pasteTaken } from "../../readingClub/annotation/paste";
import { isTooLarge } from "../../rules/document/tooLarge";
import { sizeLimit } from "../../workspace/documentPatterns";
import { readSource } from "../../readingClub/annotation/source";
import { isBare } from "../../readingClub/annotation/withWords";
import type { Stamp } from "../../readingClub/annotation/writeEvent";
import { message, type Message } from "../../text/message";
import { canonical, join } from "../../workspace/folders";
import { readFailures } from "../readFailures";
import { noteTarget } from "./noteTarget";
import type { Session } from "./session";

export type AnnotateResult = FileChanges & { readonly refused: string | undefined; readonly id: string | undefined };

/** What comes of an action; `refused` beside changes: what of it was left out, and why. */
export interface Outcome {
  readonly changes?: readonly ClubChange[];
  readonly refused?: Message | undefined;
  readonly id?: string;
}

/** Works out what an action on notes writes. Nothing is written here. */
export async function actOnNotes(
  session: Session,
  action: AnnotationAction,
  writing: Writing,
): Promise<AnnotateResult> {
  await session.annotations.files.ready();
  const root = await rootOf(session, action, writing);
  if (root === undefined) return answer(session, "", { refused: message("It is in no folder of the workspace.") });
  const club = await session.annotations.files.club(root);
  return answer(session, club, await outcomeOf({ session, root, club }, action, writing));
}

/** Where an action takes place. */
export interface Scene {
  readonly session: Session;
  readonly root: string;
  /** Folder of the reading club. */
  readonly club: string;
}

async function outcomeOf(scene: Scene, action: AnnotationAction, writing: Writing): Promise<Outcome> {
  if ("session" in action && action.session !== undefined && !isSessionName(action.session))
    return { refused: message("“{0}” is no name of a session.", action.session) };
  const state = await stateOf(scene);
  if (action.do === "paste") return pasteNotes(scene, action, writing, state);
  if (action.do === "reveal") return revealDrafts(scene, action.session, writing.author, state);
  const placed = await withTarget(scene, action);
  return "key" in placed ? { refused: placed } : act(placed, stampOf(writing), state);
}

function stampOf({ author, time, ids }: Writing): Stamp {
  const [id] = ids;
  if (id === undefined) throw new ResponseError(LSPErrorCodes.RequestFailed, "Writing needs an id.");
  return { id: `urn:uuid:${id.toLowerCase()}`, time, author: author.trim() };
}

/** The action with its place turned into what is remembered of it. */
async function withTarget(
  { session, root }: Scene,
  action: Exclude<AnnotationAction, { do: "reveal" | "paste" }>,
): Promise<NoteAction | Message> {
  if (action.do === "create") {
    const { target: address, range, ...rest } = action;
    const external = /^https?:/i.test(address) ? readSource(address) : undefined;
    const target =
      external === undefined
        ? await noteTarget(session, canonical(address), range)
        : { ...external, anchor: undefined, commit: undefined };
    return "key" in target ? target : { ...rest, target };
  }
  if (action.do !== "attach") return action;
  const uri = canonical(action.uri);
  if (session.folders.rootOf(uri) !== root) return message("It is in another folder of the workspace.");
  const target = await noteTarget(session, uri, action.range);
  return "key" in target ? target : { do: "attach", id: action.id, target };
}

async function revealDrafts(
  { session, club }: Scene,
  name: string | undefined,
  author: string,
  state: NoteState,
): Promise<Outcome> {
  const path = annotationPath({ session: name, draft: true, author });
  const read = await session.ports.files.read(join(club, path), longestFile, { lenient: true });
  if ("failure" in read && read.failure !== "not-found") return { refused: readFailures[read.failure] };
  return reveal("text" in read ? { path, text: read.text } : undefined, name, author, state);
}

/** Texts of documents are read for the notes that have a position and no words. */
async function pasteNotes(
  { session, root }: Scene,
  action: Extract<AnnotationAction, { do: "paste" }>,
  { time }: Writing,
  state: NoteState,
): Promise<Outcome> {
  const known = session.annotations.files.sharedIds(root);
  const taken = readExchange(action.text, { time, known });
  const texts = new Map<string, string | undefined>();
  for (const { target } of taken.events.filter(isBare)) {
    const { source } = target;
    if (!texts.has(source)) texts.set(source, await textOf(session, join(root, source)));
  }
  return pasteTaken(taken, action.session, { ...state, known, time, text: (path) => texts.get(path) });
}

async function textOf({ documents, ports }: Session, uri: string): Promise<string | undefined> {
  const open = documents.get(uri)?.text;
  const read = open === undefined ? await ports.files.read(uri, sizeLimit) : { text: open };
  return "text" in read && !isTooLarge(read.text) ? read.text : undefined;
}

const preparedFiles = [
  { path: "annotations/.gitattributes", usual: annotationAttributes },
  { path: ".drafts/.gitignore", usual: draftsIgnore },
];

async function stateOf({ session, root, club }: Scene): Promise<NoteState> {
  const there = new Map<string, string>();
  for (const { path, usual } of preparedFiles) {
    const read = await session.ports.files.read(join(club, path), longestFile, { lenient: true });
    // What cannot be read is left to whoever made it so.
    if ("text" in read || read.failure !== "not-found") there.set(path, "text" in read ? read.text : usual);
  }
  return { notes: session.annotations.files.notes(root), written: (path) => there.get(path) };
}

/** The workspace folder whose reading club the action is about. */
async function rootOf(session: Session, action: AnnotationAction, { author }: Writing): Promise<string | undefined> {
  const { folders, annotations } = session;
  const first = folders.roots[0];
  if (action.do === "create" && !/^https?:/i.test(action.target)) return folders.rootOf(canonical(action.target));
  if (action.do === "create" || action.do === "paste")
    return (await holder(session, `sessions/${action.session ?? ""}.md`)) ?? first;
  if (action.do === "reveal")
    return (await holder(session, annotationPath({ session: action.session, draft: true, author }))) ?? first;
  const id = action.id.toLowerCase();
  const holds = (root: string): boolean =>
    annotations.files.notes(root).some((note) => note.id === id || note.comments.some((comment) => comment.id === id));
  return folders.roots.find(holds) ?? first;
}

/** The workspace folder in whose reading club a file is. */
async function holder({ folders, annotations, ports }: Session, path: string): Promise<string | undefined> {
  if (folders.roots.length < 2) return folders.roots[0];
  for (const root of folders.roots)
    if (await ports.files.exists(join(await annotations.files.club(root), path))) return root;
  return undefined;
}

function answer({ audience }: Session, club: string, { changes = [], refused, id }: Outcome): AnnotateResult {
  return {
    changes: changes.map(({ path, ...change }): FileChange => ({ uri: join(club, path), ...change })),
    refused: refused && audience.translate(refused),
    id,
  };
}
