import type {
  ClubProblem,
  QueueItem,
  ReadingClub,
  ReadingSession,
  ReadingSuggestion,
} from "../../../server/src/protocol";
import type { Say } from "../status/words";
import { isWebAddress, type Destination, type Icon, type Row } from "../views/rowNodes";
import { isSamePerson } from "../annotations/visibilityNodes";
import { readBy, sourceWord } from "./peopleNodes";
import { placeOf, problemRows } from "./problemNodes";
import { itemTooltip, sessionTooltip, suggestionTooltip } from "./tooltipNodes";

/** What a row of the queue is about. */
export type QueueSubject =
  | { readonly kind: "group"; readonly state: QueueItem["state"] }
  | { readonly kind: "item"; readonly item: QueueItem }
  | { readonly kind: "session"; readonly session: ReadingSession }
  | { readonly kind: "suggestion"; readonly suggestion: ReadingSuggestion };

export interface Suggested {
  /** Component whose reading path is shown; undefined: what everybody may like to read. */
  readonly component: string | undefined;
  readonly suggestions: readonly ReadingSuggestion[];
}

type QueueRow = Row<QueueSubject>;

/**
 * The queue as it is drawn: sessions under way, then what is planned, what waits, what the workspace suggests, what was
 * read, and files that cannot be read. What a session is reading stands there alone.
 * @param reader who looks, as sessions name people; undefined while nobody has said so
 */
export function queueTree(
  { items, sessions, problems }: Pick<ReadingClub, "items" | "sessions" | "problems">,
  suggested: Suggested,
  reader: string | undefined,
  say: Say,
): readonly QueueRow[] {
  const open = sessions.filter((session) => session.state === "open");
  const waiting = items.filter((item) => !open.some((session) => reads(session, item)));
  const of = (state: QueueItem["state"]): readonly QueueItem[] => waiting.filter((item) => item.state === state);
  const wrongWith = ({ uri }: QueueItem): readonly ClubProblem[] => problems.filter((problem) => problem.uri === uri);
  const draw = (item: QueueItem): QueueRow => itemRow(item, wrongWith(item), reader, say);
  const drawn = new Set(waiting.map(({ uri }) => uri));
  const scheduled = [...of("scheduled")].sort((a, b) => compare(a.scheduled ?? "", b.scheduled ?? ""));
  const read = [...of("read")].sort((a, b) => compare(lastRead(b), lastRead(a)));
  return [
    ...group(
      "sessions",
      say("Under Way"),
      "broadcast",
      open.map((session) => sessionRow(session, reader, say)),
      true,
    ),
    ...group("scheduled", say("Scheduled"), "calendar", scheduled.map(draw), true),
    ...group("candidate", say("Candidates"), "inbox", of("candidate").map(draw), true),
    ...suggestions(suggested, items.length === 0, say),
    ...group("read", say("Read"), "pass", read.map(draw), false),
    ...problemRows(
      problems.filter(({ uri }) => !drawn.has(uri)),
      say,
    ),
  ];
}

/** Both are files of one reading club. */
const reads = (session: ReadingSession, { slug, uri }: QueueItem): boolean =>
  session.item === slug && clubOf(session.uri) === clubOf(uri);

const clubOf = (uri: string): string => uri.replace(/\/[^/]+\/[^/]+$/, "");

const lastRead = ({ readings }: QueueItem): string => readings[0]?.date ?? "";
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function group(
  key: "sessions" | "suggestions" | QueueItem["state"],
  label: string,
  icon: string,
  children: readonly QueueRow[],
  expanded: boolean,
): readonly QueueRow[] {
  if (children.length === 0) return [];
  const takesItems = key === "scheduled" || key === "candidate" || key === "read";
  return [
    {
      id: `group:${key}`,
      label,
      description: children.length.toString(),
      icon: { name: icon },
      context: `group ${key}`,
      ...(takesItems ? { subject: { kind: "group" as const, state: key } } : {}),
      children,
      expanded,
    },
  ];
}

function suggestions({ component, suggestions: all }: Suggested, expanded: boolean, say: Say): readonly QueueRow[] {
  const label = component === undefined ? say("Suggestions") : say("Reading Path: {0}", component);
  const rows = all.map((suggestion) => suggestionRow(suggestion, say));
  return group("suggestions", label, "lightbulb", rows, expanded || component !== undefined);
}

function itemRow(item: QueueItem, wrong: readonly ClubProblem[], reader: string | undefined, say: Say): QueueRow {
  const mine = readBy(item, reader);
  const facts = [
    item.missing ? say("leads nowhere") : wrong.length > 0 ? say("to be corrected") : "",
    item.state === "scheduled" ? (item.scheduled ?? "") : "",
    item.state === "read" ? lastRead(item) : "",
    item.source === "own" ? (item.component ?? "") : whereFrom(item, say),
    item.openActions === 0
      ? ""
      : item.openActions === 1
        ? say("1 open action")
        : say("{0} open actions", item.openActions),
    mine ? say("read by me") : "",
  ].filter((fact) => fact !== "");
  // Its own file is where that can be corrected.
  const opens = destinationOf(item) ?? placeOf(item.uri, wrong[0]?.line);
  return {
    id: `item:${item.uri}`,
    label: item.title,
    description: facts.join(" · "),
    icon:
      wrong.length > 0 || item.missing
        ? { name: "warning", color: "list.warningForeground" }
        : mine
          ? { name: "check", color: "testing.iconPassed" }
          : iconOf(item),
    tooltip: itemTooltip(
      item,
      wrong.map(({ reason }) => reason),
      reader,
      say,
    ),
    context: `item ${item.state} ${item.source} ${item.missing ? "gone" : "there"}`,
    spoken: [item.title, sourceWord(item.source, say), ...facts, ...wrong.map(({ reason }) => reason)].join(say(", ")),
    opens,
    subject: { kind: "item", item },
    children: item.readings.map(({ session, date, participants }) => ({
      id: `reading:${item.uri}:${session}`,
      label: date,
      description: participants.join(say(", ")),
      icon: { name: "notebook" },
      context: "reading",
      spoken: say("Read on {0} by {1}", date, participants.join(say(", "))),
      opens: { uri: session, range: undefined },
      children: [],
    })),
  };
}

/** The site of an address: enough to know where one would go. */
function whereFrom({ url, source }: QueueItem, say: Say): string {
  const site = /^https?:\/\/([^/?#]+)/i.exec(url ?? "")?.[1];
  return site?.replace(/^www\./i, "") ?? sourceWord(source, say);
}

/** What is read; undefined when it is not there. */
export function destinationOf({
  document,
  url,
  missing,
}: Pick<QueueItem, "document" | "url" | "missing">): Destination | undefined {
  if (missing) return undefined;
  if (document !== undefined) return { uri: document, range: undefined };
  return url !== undefined && isWebAddress(url) ? { address: url } : undefined;
}

function iconOf({ source }: QueueItem): Icon {
  return { name: source === "own" ? "file" : source === "internal" ? "organization" : "globe" };
}

function sessionRow(session: ReadingSession, reader: string | undefined, say: Say): QueueRow {
  const leads = session.facilitator !== undefined && isSamePerson(session.facilitator, reader);
  const facts = [
    session.date ?? "",
    session.facilitator === undefined ? "" : leads ? say("led by me") : say("led by {0}", session.facilitator),
  ].filter((fact) => fact !== "");
  return {
    id: `session:${session.uri}`,
    label: session.title,
    description: facts.join(" · "),
    icon: { name: "comment-discussion", color: "charts.blue" },
    tooltip: sessionTooltip(session, say),
    context: "session open",
    spoken: say("Session under way: {0}", [session.title, ...facts].join(say(", "))),
    opens: { uri: session.uri, range: undefined },
    subject: { kind: "session", session },
    children: [],
  };
}

function suggestionRow(suggestion: ReadingSuggestion, say: Say): QueueRow {
  // The shortest is most likely to be seen whole; the tooltip has them all.
  const first = suggestion.reasons.reduce(
    (shortest, reason) => (shortest === "" || reason.length < shortest.length ? reason : shortest),
    "",
  );
  return {
    id: `suggestion:${suggestion.uri}`,
    label: suggestion.title,
    description: first,
    icon: { name: "file" },
    tooltip: suggestionTooltip(suggestion, say),
    context: "suggestion",
    spoken: [say("Suggested: {0}", suggestion.title), ...suggestion.reasons].join(say(", ")),
    opens: { uri: suggestion.uri, range: undefined },
    subject: { kind: "suggestion", suggestion },
    children: [],
  };
}

/**
 * What is read next: what is planned for the earliest day, else what stands first.
 * @param items in the order of the queue
 */
export function nextItem(items: readonly QueueItem[]): QueueItem | undefined {
  const planned = items
    .filter(({ state }) => state === "scheduled")
    .sort((a, b) => ((a.scheduled ?? "") < (b.scheduled ?? "") ? -1 : 1));
  return planned[0] ?? items.find(({ state }) => state === "candidate");
}
