import type { Location } from "vscode-languageserver";
import { readMarkdown } from "../../markdown/read";
import { readModel } from "../../model/readModel";
import { isTooLarge } from "../../rules/document/tooLarge";
import { canonical } from "../../workspace/folders";
import { sizeLimit } from "../../workspace/documentPatterns";
import type { DocumentContext } from "../context";
import { referencedKeys, referencesIn, type ReferringDocument } from "../references";
import type { Session } from "./session";

/** Every place in the workspace that names the incident at an offset; only candidates of the index are read. */
export async function findReferences(
  session: Session,
  context: DocumentContext,
  offset: number,
  withDeclaration: boolean,
): Promise<Location[]> {
  await session.index.ready();
  const keys = referencedKeys(context, offset);
  if (keys.length === 0) return [];
  const own = new Set(keys.flatMap((key) => session.index.find(key)).map(({ uri }) => uri));
  const isOwn = (uri: string): boolean => !withDeclaration && own.has(canonical(uri));
  const found: Location[] = [];
  for (const { uri } of session.index.mentioning(keys)) {
    const document = await read(session, uri);
    if (document !== undefined) found.push(...referencesIn(document, keys, isOwn));
  }
  return found;
}

async function read(session: Session, uri: string): Promise<ReferringDocument | undefined> {
  const open = await session.contextOf(uri);
  if (open !== undefined) return open;
  const file = await session.ports.files.read(uri, sizeLimit);
  if ("failure" in file || isTooLarge(file.text)) return undefined;
  const { config } = await session.configurations.of(uri);
  return { uri, model: readModel(readMarkdown(file.text), { ...session.folders.placeOf(uri), config }) };
}
