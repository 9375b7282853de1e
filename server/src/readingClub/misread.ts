import { isPlaceholder } from "../lexicon/values";
import type { FrontMatter, FrontMatterEntry } from "../markdown/document";
import { message, type Message } from "../text/message";
import type { Span } from "../text/span";
import { dayOf, entryOf, textOf } from "./frontMatter";
import { itemSources } from "./queue/item";
import { isMinutes, sessionStates } from "./session/sessionFile";
import { readTarget } from "./target";

/** A value that somebody wrote by hand and that is not read as it was meant. */
export interface Misread {
  /** Of the value. */
  readonly span: Span;
  readonly message: Message;
}

type Judge = (head: FrontMatter, entry: FrontMatterEntry, raw: string) => Message | undefined;

const day: Judge = (head, { key }, raw) =>
  dayOf(head, key.toLowerCase()) === undefined ? message("“{0}” is no day. Write it as 2026-05-01.", raw) : undefined;

const path: Judge = (head, _, raw) =>
  readTarget(head).path === undefined
    ? message("“{0}” is no path from the repository root, so it leads to no document.", raw)
    : undefined;

const url: Judge = (head, _, raw) =>
  readTarget(head).url === undefined
    ? message("“{0}” is no address of a web page. Write it with https://.", raw)
    : undefined;

const oneOf =
  (known: readonly string[]): Judge =>
  (_, __, raw) =>
    known.includes(raw.toLowerCase())
      ? undefined
      : message("“{0}” is not known here. Write one of {1}.", raw, known.join(", "));

const minutes: Judge = (_, { value }, raw) =>
  isMinutes(value) ? undefined : message("“{0}” is no number of minutes, so the usual number counts.", raw);

const names: Judge = (_, { value }, raw) => {
  const isName = (each: unknown): boolean => typeof each === "string" || each === null;
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  return all.every(isName) ? undefined : message("“{0}” is no list of names. Write it as [Aoi, Ren].", raw);
};

const ofTarget = { path, url };

const judges: Readonly<Record<string, Readonly<Record<string, Judge>>>> = {
  "reading-item": { ...ofTarget, source: oneOf(itemSources), scheduled: day, reread_from: day },
  "reading-session": {
    ...ofTarget,
    date: day,
    status: oneOf(sessionStates),
    participants: names,
    "minutes.read": minutes,
    "minutes.discuss": minutes,
    "minutes.wrap_up": minutes,
  },
};

/** What front matter of an item or a session says that counts for nothing, in its order. Empty values say nothing. */
export function misreadIn(head: FrontMatter): readonly Misread[] {
  const judged = judges[textOf(head, "kind")?.toLowerCase() ?? ""] ?? {};
  return head.entries.flatMap((entry) => {
    const key = entry.key.toLowerCase();
    const raw = entry.raw.trim();
    // Of a key that stands there twice the first counts.
    if (entry.value === null || isPlaceholder(raw) || entryOf(head, key) !== entry) return [];
    const said = Object.hasOwn(judged, key) ? judged[key]?.(head, entry, raw.slice(0, longestShown)) : undefined;
    return said === undefined ? [] : [{ span: entry.valueSpan, message: said }];
  });
}

const longestShown = 80;
