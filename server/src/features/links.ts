import type { DocumentLink, Location } from "vscode-languageserver";
import { message } from "../text/message";
import type { IndexedDocument } from "../workspace/documentIndex";
import { say, type DocumentContext } from "./context";

/** Ids of other incidents and wiki links, as links to their documents; only where exactly one is meant. */
export function documentLinks(context: DocumentContext): DocumentLink[] {
  const { lines } = context.model.markdown;
  return context.model.mentions.flatMap(({ id, span }) => {
    const [target, another] = othersCalled(id, context);
    if (target === undefined || another !== undefined) return [];
    const tooltip = target.title ?? say(context, message("In {0}", target.path));
    return [{ range: lines.rangeOf(span), target: target.uri, tooltip }];
  });
}

/** From an incident's id to its document's title. */
export function definition(context: DocumentContext, offset: number): Location[] {
  const mention = context.model.mentions.find(({ span }) => span.start <= offset && offset <= span.end);
  if (mention === undefined) return [];
  return othersCalled(mention.id, context).map((target) => ({ uri: target.uri, range: target.titleRange }));
}

function othersCalled(id: string, { index, model }: DocumentContext): readonly IndexedDocument[] {
  return index.find(id).filter(({ path }) => path !== model.path);
}
