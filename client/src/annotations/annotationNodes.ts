import type { AnnotationThread, ClubProblem, MovedAnnotations } from "../../../server/src/protocol";
import type { Say } from "../status/words";
import { escapeMarkdown, isWebAddress, shorten, type Destination, type Row } from "../views/rowNodes";
import { kindIcon, kindInWords } from "./kindNodes";
import { decoded, noteGroups, type NoteGroup, type NoteGrouping } from "./noteGroupNodes";
import { issueName, placeInWords } from "./threadNodes";
import { isSamePerson } from "./visibilityNodes";

/** What a row is about; undefined for groups and files that could not be read. */
export type NoteSubject = AnnotationThread;
type NoteRow = Row<NoteSubject>;

export interface NoteTree {
  readonly rows: readonly NoteRow[];
  /** Notes that the filter lets through. */
  readonly shown: number;
}

export interface NoteCounts {
  readonly notes: number;
  readonly orphans: number;
  readonly drafts: number;
}

export interface NoteTreeOptions {
  readonly grouping: NoteGrouping;
  readonly filter: string;
  readonly author: string | undefined;
}

/** With more notes than this, groups are closed at first. */
const fewNotes = 40;

/** The rows of the view: what has lost its place first, then what asks for a look, then notes in their groups. */
export function noteTree(
  notes: readonly AnnotationThread[],
  problems: readonly ClubProblem[],
  { grouping, filter, author }: NoteTreeOptions,
  say: Say,
): NoteTree {
  const matching = notes.filter((note) => matches(note, filter, say));
  const prefix = `${filter === "" ? "" : "filtered/"}${grouping}`;
  const expanded = filter !== "" || matching.length <= fewNotes;
  const orphans = matching.filter(isOrphan);
  const toLookAt = matching.filter(asks);
  const groups: readonly NoteGroup[] = [
    ...special(
      "orphaned",
      say("Without a place"),
      { name: "debug-disconnect", color: "list.warningForeground" },
      orphans,
    ),
    ...special("confirm", say("Is this the place?"), { name: "question", color: "charts.yellow" }, toLookAt),
    ...noteGroups(
      matching.filter((note) => !isOrphan(note) && !asks(note)),
      grouping,
      say,
    ),
  ];
  const rows = groups.map((group) => groupRow(group, { prefix, expanded, grouping, author }, say));
  return { rows: [...rows, ...problemRows(filter === "" ? problems : [], prefix, say)], shown: matching.length };
}

/** Notes with what was told of their places since. */
export function withMoves(
  notes: readonly AnnotationThread[],
  moves: Iterable<MovedAnnotations>,
): readonly AnnotationThread[] {
  const places = new Map([...moves].flatMap((moved) => moved.places).map((place) => [place.id, place]));
  return places.size === 0 ? notes : notes.map((note) => ({ ...note, ...places.get(note.id) }));
}

export const noteCounts = (notes: readonly AnnotationThread[]): NoteCounts => ({
  notes: notes.length,
  orphans: notes.filter(isOrphan).length,
  drafts: notes.filter(({ draft }) => draft).length,
});

/** What is settled needs no place any more. */
const isOrphan = ({ status, resolved }: AnnotationThread): boolean => status === "orphaned" && !resolved;
const asks = ({ status, resolved }: AnnotationThread): boolean =>
  !resolved && (status === "confirm" || status === "asks");

const special = (
  key: string,
  label: string,
  icon: NoteGroup["icon"],
  notes: readonly AnnotationThread[],
): readonly NoteGroup[] => (notes.length === 0 ? [] : [{ key, label, detail: "", icon, notes }]);

/** Every word of the filter stands somewhere in the note, its replies, its quote or what it is about. */
function matches({ comments, quote, source, session, kind }: AnnotationThread, filter: string, say: Say): boolean {
  const words = fold(filter).split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const said = comments.flatMap(({ author, body }) => [author, body]);
  const text = fold([...said, quote, decoded(source), session ?? "", kindInWords(kind, say)].join("\n"));
  return words.every((word) => text.includes(word));
}

const fold = (text: string): string => text.normalize("NFKC").toLowerCase();

interface Drawing {
  readonly prefix: string;
  readonly expanded: boolean;
  readonly grouping: NoteGrouping;
  readonly author: string | undefined;
}

function groupRow({ key, label, detail, icon, notes }: NoteGroup, drawing: Drawing, say: Say): NoteRow {
  const id = `${drawing.prefix}/${key}`;
  const count = say("Notes: {0}", notes.length);
  return {
    id,
    label,
    description: [String(notes.length), detail].filter(Boolean).join(" · "),
    icon,
    context: "group",
    spoken: [label, count, detail].filter(Boolean).join(say(", ")),
    children: notes.map((note) => noteRow(note, `${id}/${note.id}`, drawing, say)),
    expanded: drawing.expanded,
  };
}

function noteRow(note: AnnotationThread, id: string, { grouping, author }: Drawing, say: Say): NoteRow {
  const [{ author: writer, body }] = note.comments;
  const about = aboutInWords(note, grouping, say);
  const state = statesOf(note, say);
  const opens = destinationOf(note);
  return {
    id,
    label: shorten(firstLine(body), 80),
    description: [...state, grouping === "author" ? "" : writer, about].filter(Boolean).join(" · "),
    icon: note.draft
      ? { name: "lock" }
      : note.resolved
        ? { name: "pass", color: "disabledForeground" }
        : kindIcon(note.kind),
    tooltip: tooltip(note, say),
    context: contextOf(note, author),
    spoken: [
      say("{0} by {1}: {2}", kindInWords(note.kind, say), writer, shorten(firstLine(body), 200)),
      ...state,
      say("on {0}", about),
    ].join(say(", ")),
    ...(opens === undefined ? {} : { opens }),
    subject: note,
    children: [],
  };
}

/** The words that a note is on; for one on a whole document its path, unless it stands in the document's own group. */
function aboutInWords({ quote, source, status }: AnnotationThread, grouping: NoteGrouping, say: Say): string {
  if (quote !== "") return say("“{0}”", shorten(oneLine(quote), 40));
  return grouping === "document" && status === "item" ? say("on the whole document") : decoded(source);
}

function contextOf(
  { status, resolved, draft, comments, uri, issue }: AnnotationThread,
  author: string | undefined,
): string {
  const words = [
    "note",
    status,
    resolved ? "resolved" : "open",
    draft ? "draft" : "shared",
    isSamePerson(comments[0].author, author) ? "mine" : "theirs",
    uri === undefined ? "elsewhere" : "here",
    issue === undefined ? "" : "issue",
  ];
  return words.filter(Boolean).join(" ");
}

function statesOf({ draft, resolved, discussed, comments, issue }: AnnotationThread, say: Say): readonly string[] {
  const replies = comments.length - 1;
  return [
    draft ? say("draft") : "",
    resolved ? say("Resolved") : discussed ? say("discussed") : "",
    replies === 0 ? "" : replies === 1 ? say("1 reply") : say("{0} replies", replies),
    issue === undefined ? "" : say("issue {0}", issueName(issue)),
  ].filter(Boolean);
}

function destinationOf({ uri, range, source }: AnnotationThread): Destination | undefined {
  if (uri !== undefined) return { uri, range };
  return isWebAddress(source) ? { address: source } : undefined;
}

function tooltip(note: AnnotationThread, say: Say): string {
  // The quote stands above it.
  const place = placeInWords({ ...note, quote: "" }, say);
  const head = say("{0} by {1}", kindInWords(note.kind, say), note.comments[0].author);
  const said = note.comments.map(({ author, body }, index) =>
    index === 0
      ? escapeMarkdown(shorten(body, 400))
      : `**${escapeMarkdown(author)}** ${escapeMarkdown(shorten(body, 200))}`,
  );
  return [
    `**${escapeMarkdown(head)}**`,
    note.quote === "" ? "" : `> ${escapeMarkdown(shorten(note.quote, 200))}`,
    ...said.slice(0, 6),
    place === "" ? "" : `*${escapeMarkdown(place)}*`,
    escapeMarkdown([decoded(note.source), ...note.headings].join(" › ")),
  ]
    .filter(Boolean)
    .join("\n\n");
}

function problemRows(problems: readonly ClubProblem[], prefix: string, say: Say): readonly NoteRow[] {
  if (problems.length === 0) return [];
  const children = problems.map(({ uri, line, reason }, index): NoteRow => {
    const start = { line: line ?? 0, character: 0 };
    return {
      id: `${prefix}/problems/${index.toString()}/${uri}`,
      label: decoded(uri.slice(uri.lastIndexOf("/") + 1)),
      description: reason,
      icon: { name: "warning" },
      context: "problem",
      opens: { uri, range: { start, end: start } },
      children: [],
    };
  });
  const label = say("Lines that could not be read");
  const icon = { name: "warning", color: "list.warningForeground" };
  const description = String(problems.length);
  return [{ id: `${prefix}/problems`, label, description, icon, context: "problems", children }];
}

const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();

/** The first line that says something, without the marks of Markdown. */
function firstLine(body: string): string {
  const line = body.split("\n").find((each) => each.trim() !== "") ?? "";
  return oneLine(
    line
      .replace(/^\s*(?:[-*+>]|#{1,6}|\d+[.)])\s+/, "")
      .replace(/!?\[([^\][]*)\]\([^()\s]*\)/g, "$1")
      .replace(/(\*\*|__|~~|`)(?=\S)(.+?)(?<=\S)\1/g, "$2"),
  );
}

/** A note as Markdown, to paste anywhere: its quote, what was said, and where it stands. */
export function noteAsMarkdown({ quote, comments, source, kind }: AnnotationThread, say: Say): string {
  const quoted =
    quote === ""
      ? []
      : [
          quote
            .split("\n")
            .map((line) => `> ${line}`)
            .join("\n"),
        ];
  const said = comments.map(({ author, body }, index) =>
    index === 0 ? `**${kindInWords(kind, say)}** (${author}): ${body}` : `${author}: ${body}`,
  );
  return `${[...quoted, ...said, `— ${decoded(source)}`].join("\n\n")}\n`;
}
