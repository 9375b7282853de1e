import type { EffectiveConfig } from "../../config/effective";
import { readMarkdown } from "../../markdown/read";
import type { DocumentModel } from "../../model/document";
import { readModel } from "../../model/readModel";
import { isTooLarge } from "../../rules/document/tooLarge";
import { roleOf, sizeLimit } from "../../workspace/documentPatterns";
import { canonical } from "../../workspace/folders";
import type { Session } from "./session";

/** A document of the workspace with its configuration. */
export interface ReadPage {
  /** In the form of `canonical`. */
  readonly uri: string;
  readonly model: DocumentModel;
  readonly config: EffectiveConfig;
}

/** A document as it is in the editor, else as it is on disk; undefined when it cannot be read or is none of ours. */
export async function readAny(session: Session, clientUri: string): Promise<ReadPage | undefined> {
  const uri = canonical(clientUri);
  const open = await session.contextOf(uri);
  if (open !== undefined) return { uri, model: open.model, config: open.config };
  const place = session.folders.placeOf(uri);
  if (roleOf(place.path, session.isDocument) !== "document" || session.documents.get(uri) !== undefined)
    return undefined;
  const read = await session.ports.files.read(uri, sizeLimit);
  if (!("text" in read) || isTooLarge(read.text)) return undefined;
  const { config } = await session.configurations.of(uri);
  return { uri, model: readModel(readMarkdown(read.text), { ...place, config }), config };
}
