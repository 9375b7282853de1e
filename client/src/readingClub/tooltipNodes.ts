import type { QueueItem, ReadingSession, ReadingSuggestion } from "../../../server/src/protocol";
import type { Say } from "../status/words";
import { escapeMarkdown, shorten } from "../views/rowNodes";
import { readBy, sourceWord } from "./peopleNodes";
import { portionOf } from "./sessionNodes";

const longest = 400;
const quote = (text: string): string => escapeMarkdown(shorten(text, longest));

/**
 * What is worth knowing of an item, as Markdown with every text escaped.
 * @param wrong what its file says that counts for nothing
 */
export function itemTooltip(item: QueueItem, wrong: readonly string[], reader: string | undefined, say: Say): string {
  const { why, tags, addedBy, addedAt, url, scheduled, readings } = item;
  const [last] = readings;
  const added = [addedBy, addedAt?.slice(0, 10)].filter((part) => part !== undefined).join(" · ");
  return lines(`**${quote(item.title)}** — ${quote(sourceWord(item.source, say))}`, why, [
    ...wrong.map(quote),
    scheduled === undefined ? "" : say("Scheduled: {0}", quote(scheduled)),
    tags.length === 0 ? "" : say("Tags: {0}", quote(tags.join(say(", ")))),
    added === "" ? "" : say("Added: {0}", quote(added)),
    item.openActions === 0 ? "" : say("Open actions: {0}", item.openActions),
    last === undefined ? "" : say("Last read: {0}, {1}", quote(last.date), quote(last.participants.join(say(", ")))),
    reader === undefined ? "" : readBy(item, reader) ? say("Read by me") : say("Not yet read by me"),
    url === undefined ? "" : quote(url),
  ]);
}

export function sessionTooltip(session: ReadingSession, say: Say): string {
  const { participants, facilitator, noteTaker, minutes, date } = session;
  const portion = portionOf(session);
  return lines(`**${quote(session.title)}**`, undefined, [
    date === undefined ? "" : say("Date: {0}", quote(date)),
    facilitator === undefined ? "" : say("Facilitator: {0}", quote(facilitator)),
    noteTaker === undefined ? "" : say("Note-taker: {0}", quote(noteTaker)),
    participants.length === 0 ? "" : say("Participants: {0}", quote(participants.join(say(", ")))),
    portion === undefined ? "" : say("Portion: {0}", quote(portion)),
    say("Reading {0} min, discussion {1} min, wrap-up {2} min", minutes.read, minutes.discuss, minutes.wrapUp),
  ]);
}

export function suggestionTooltip({ title, component, reasons }: ReadingSuggestion, say: Say): string {
  return lines(`**${quote(title)}**`, undefined, [
    ...reasons.map(quote),
    component === undefined ? "" : say("Component: {0}", quote(component)),
  ]);
}

const lines = (head: string, text: string | undefined, facts: readonly string[]): string =>
  [
    head,
    text === undefined ? "" : quote(text),
    facts
      .filter((fact) => fact !== "")
      .map((fact) => `- ${fact}`)
      .join("\n"),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
