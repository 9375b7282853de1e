import { MarkupContent, type Hover } from "vscode-languageserver";
import { canonical } from "../../workspace/folders";
import type { DocumentContext } from "../context";
import { noteHover } from "../noteHover";
import type { Session } from "./session";

/** The notes at a place of a document, unless the client shows them beside the text. */
export async function hoverOfNotes(
  { options, abilities, annotations, documents, audience }: Session,
  { uri, version }: DocumentContext,
  offset: number,
): Promise<Hover | undefined> {
  if (options.notes === true) return undefined;
  // Without news of files they are read each time.
  if (!abilities.watchFiles) annotations.files.forget();
  const placed = await annotations.of(documents.get(uri)?.uri ?? canonical(uri));
  // The document has been edited meanwhile: the offset means another place.
  return placed.version === version ? noteHover(placed, offset, audience) : undefined;
}

/** Both, on the range of what is said of the text itself. */
export function withNotes(own: Hover | undefined, notes: Hover | undefined): Hover | undefined {
  if (own === undefined || notes === undefined) return own ?? notes;
  const texts = [own, notes].map(({ contents }) => (MarkupContent.is(contents) ? contents.value : ""));
  return { ...own, contents: { kind: "markdown", value: texts.filter(Boolean).join("\n\n---\n\n") } };
}
