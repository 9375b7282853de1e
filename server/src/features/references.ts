import type { Location } from "vscode-languageserver";
import type { DocumentModel } from "../model/document";
import { overlaps } from "../text/span";
import { idKey } from "../workspace/scan";
import type { DocumentContext } from "./context";

/** A document that may name an incident, read. */
export interface ReferringDocument {
  readonly uri: string;
  readonly model: DocumentModel;
}

/** The incident references are wanted of: the one named at the offset, else the document's own when it stands on its title or id. */
export function referencedKeys(context: DocumentContext, offset: number): readonly string[] {
  const { model, index } = context;
  const mention = model.mentions.find(({ span }) => span.start <= offset && offset <= span.end);
  const own = index.get(context.uri)?.keys ?? [];
  if (mention !== undefined) {
    const key = idKey(mention.id);
    return own.includes(key) ? own : (index.find(mention.id)[0]?.keys ?? [key]);
  }
  const idField = model.fields.find(({ key }) => key === "id");
  const places = [model.title?.span, idField?.span].filter((span) => span !== undefined);
  return places.some(({ start, end }) => start <= offset && offset <= end) ? own : [];
}

/** Where a document names an incident known by the keys. The title of the incident's own document is no reference. */
export function referencesIn(
  { uri, model }: ReferringDocument,
  keys: readonly string[],
  isOwn: (uri: string) => boolean,
): Location[] {
  const wanted = new Set(keys);
  const title = model.title?.span;
  return model.mentions
    .filter(({ id, span }) => wanted.has(idKey(id)) && !(title !== undefined && overlaps(title, span) && isOwn(uri)))
    .map(({ span }) => ({ uri, range: model.markdown.lines.rangeOf(span) }));
}
