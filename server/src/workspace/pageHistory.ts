import { readFrontMatter } from "../markdown/frontMatter";
import { findFrontMatter } from "../markdown/frontMatterPlace";
import type { DocumentModel } from "../model/document";
import { readRunbook } from "../model/readRunbook";
import type { GitCommit } from "../protocol";
import type { PageHistory } from "../rules/rule";
import { day, formatDate, hour } from "../time/civil";
import { namedFiles } from "./namedFiles";

/** What is asked of the disk and of git. Paths count from the document's root, `/` separated. */
export type HistoryQuestion =
  | { readonly ask: "exists"; readonly path: string }
  | { readonly ask: "log"; readonly path: string; readonly limit: number }
  | { readonly ask: "show"; readonly path: string; readonly commit: string };

/** The answer to the question's kind; absent for no, none and nothing. */
export interface HistoryAnswer {
  readonly exists?: boolean;
  readonly commits?: readonly GitCommit[];
  readonly text?: string | undefined;
}

type Asking<T> = Generator<HistoryQuestion, T, HistoryAnswer>;

/** How many of the page's commits are looked through for the one that set the review date. */
const depth = 10;

/**
 * What git tells of a runbook with a review date; undefined for other documents, and where git knows nothing. Written
 * as questions, so that it is the same whether whoever answers them waits for git or not.
 */
export function* readPageHistory(model: DocumentModel): Asking<PageHistory | undefined> {
  const review = model.runbook?.lastReviewed;
  if (review?.day === undefined || model.runbook?.deprecated === true) return undefined;
  const { commits = [] } = yield { ask: "log", path: model.path, limit: depth };
  if (commits.length === 0) return undefined;
  const reviewed = yield* reviewCommit(model.path, review.raw, commits);
  // The day has to be over everywhere, and what came with the review itself is reviewed.
  const since = Math.max(review.day + day + 12 * hour, reviewed?.commit.time ?? 0);
  return {
    bumpedAlone: reviewed?.alone === true ? formatDate(reviewed.commit.time) : undefined,
    changedSince: yield* changedFiles(model, since),
  };
}

/** The commit that gave the review date its present value, and whether it changed nothing else. */
function* reviewCommit(
  path: string,
  raw: string,
  commits: readonly GitCommit[],
): Asking<{ readonly commit: GitCommit; readonly alone: boolean } | undefined> {
  let newer: { readonly commit: GitCommit; readonly text: string } | undefined;
  for (const commit of commits) {
    const { text } = yield { ask: "show", path, commit: commit.hash };
    const value = text === undefined ? undefined : reviewDateIn(text);
    if (text !== undefined && value?.raw === raw) newer = { commit, text };
    else if (newer === undefined || text === undefined) return undefined;
    else return { commit: newer.commit, alone: withoutDate(newer.text) === withoutDate(text) };
  }
  return undefined;
}

function reviewDateIn(
  text: string,
): { readonly raw: string; readonly start: number; readonly end: number } | undefined {
  const place = findFrontMatter(text);
  if (place === undefined) return undefined;
  const review = readRunbook({ frontMatter: readFrontMatter(text, place) }, "").lastReviewed;
  return review && { raw: review.raw, ...review.span };
}

function withoutDate(text: string): string {
  const date = reviewDateIn(text);
  const rest = date === undefined ? text : `${text.slice(0, date.start)}\0${text.slice(date.end)}`;
  return rest.replaceAll("\r\n", "\n");
}

/** Files the page names that changed after a moment, the latest change first. */
function* changedFiles(model: DocumentModel, since: number): Asking<PageHistory["changedSince"]> {
  const changed: { readonly path: string; readonly time: number }[] = [];
  for (const places of namedFiles(model)) {
    const path = yield* firstThere(places);
    if (path === undefined) continue;
    const { commits: [last] = [] } = yield { ask: "log", path, limit: 1 };
    if (last !== undefined && last.time > since) changed.push({ path, time: last.time });
  }
  const once = changed.filter(({ path }, index) => changed.findIndex((other) => other.path === path) === index);
  return once.sort((a, b) => b.time - a.time).map(({ path, time }) => ({ path, day: formatDate(time) }));
}

function* firstThere(places: readonly string[]): Asking<string | undefined> {
  for (const path of places) if ((yield { ask: "exists", path }).exists === true) return path;
  return undefined;
}
