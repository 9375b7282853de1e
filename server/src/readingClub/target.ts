import type { FrontMatter } from "../markdown/document";
import { readSource } from "./annotation/source";
import { textOf } from "./frontMatter";

/** What is read: a document of the repository, or an address of the web. */
export interface ReadingTarget {
  /** From the repository root, `/` separated. */
  readonly path: string | undefined;
  readonly url: string | undefined;
}

/** Reads `path` and `url`; what leads out of the repository, or is no address of the web, is left out. */
export function readTarget(head: FrontMatter | undefined): ReadingTarget {
  const written = textOf(head, "path") ?? "";
  // A percent sign that encodes nothing was typed by hand.
  const path = readSource(written) ?? readSource(written.replace(/%/g, "%25"));
  const url = readSource(textOf(head, "url") ?? "");
  return {
    path: path?.external === false ? path.source : undefined,
    url: url?.external === true ? url.source : undefined,
  };
}

/** A path as it is written: readable, but for what would be read as something else. */
export const writePath = (path: string): string => path.replace(/[%?#]/g, encodeURIComponent);

/** What two spellings of one address share: the scheme, a slash at the end and an anchor do not matter. */
export const addressKey = (url: string): string =>
  url
    .trim()
    // Pages of one address that are told apart behind `#`.
    .replace(/#(?![!/]).*$/s, "")
    .replace(/^https?:\/\/(?:www\.)?/i, "")
    .replace(/\/+(?=$|\?)/, "")
    .replace(/^[^/?]+/, (host) => host.toLowerCase());

/** Whether two name the same document, or the same page of the web. */
export const isSameTarget = (a: ReadingTarget, b: ReadingTarget): boolean =>
  a.path === undefined && a.url !== undefined && b.url !== undefined
    ? addressKey(a.url) === addressKey(b.url)
    : a.path !== undefined && a.path === b.path;
