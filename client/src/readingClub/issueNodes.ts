import type { AnnotationThread } from "../../../server/src/protocol";
import type { Say } from "../status/words";
import { shorten } from "../views/rowNodes";
import type { Topic } from "./presenterNodes";
import type { MySession } from "./sessionNodes";

/** What a new issue says. */
export interface IssueText {
  readonly title: string;
  readonly body: string;
  /** The document it comes from decides whose issue it is. */
  readonly uri: string | undefined;
}

const longestTitle = 120;
const firstLine = (text: string): string => shorten(text.trim().split(/\r?\n/, 1)[0] ?? "", longestTitle);

/** An issue of what was noted on one place: the quote, then who said what. */
export function issueOfTopic({ threads, quote, uri }: Pick<Topic, "threads" | "quote" | "uri">, say: Say): IssueText {
  const [first] = threads;
  const quoted = quote.trim() === "" ? [] : [quote.trim().replace(/^/gm, "> "), ""];
  const said = threads.flatMap(({ comments }) => comments.map(({ author, body }) => `- ${author}: ${indented(body)}`));
  const from = first?.source ?? "";
  return {
    title: firstLine(first?.comments[0].body ?? quote),
    body: [...quoted, ...said, "", say("From the reading of {0}", from)].join("\n"),
    uri,
  };
}

export interface ActionText {
  readonly text: string;
  readonly owner: string;
  readonly due: string | undefined;
}

/** An issue of an action that a session agreed on. */
export function issueOfAction({ text, owner, due }: ActionText, { title, document }: MySession, say: Say): IssueText {
  const facts = [
    owner === "" ? "" : say("Owner: {0}", owner),
    due === undefined ? "" : say("Due: {0}", due),
    say("From the reading of {0}", title),
  ];
  return {
    title: firstLine(text),
    body: [text.trim(), "", ...facts.filter((fact) => fact !== "").map((fact) => `- ${fact}`)].join("\n"),
    uri: document,
  };
}

/** Further lines stay in the item of the list. */
const indented = (text: string): string => text.trim().replace(/\r?\n/g, "\n  ");

/** The address of an issue that a text holds and nothing else; undefined for other texts. */
export function issueAddressIn(text: string): string | undefined {
  const trimmed = text.trim();
  return /^https?:\/\/[^\s/]+\/\S+\/(?:issues|work_items)\/\d+(?:[#?]\S*)?$/i.test(trimmed) ? trimmed : undefined;
}

/** An issue of one note with its replies. */
export function issueOfNote(note: AnnotationThread, say: Say): IssueText {
  return issueOfTopic({ threads: [note], quote: note.quote, uri: note.uri }, say);
}

/** An action in one line: what the note says. */
export const followUpOf = ({ comments: [{ body }] }: AnnotationThread): string =>
  shorten(body.replace(/\s+/g, " ").trim(), longestFollowUp);

const longestFollowUp = 300;
