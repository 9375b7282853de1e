import type { IssuePlace } from "./place";

/** What a new issue says. */
export interface NewIssue {
  readonly title: string;
  readonly body: string;
}

/** The address of a new issue, filled in. */
export interface IssueAddress {
  readonly address: string;
  /** The end of the body that did not fit; what is in the address and this are the whole. */
  readonly rest: string | undefined;
}

/** Bytes of an address that GitHub and GitLab accept, percent-encoded: about 900 characters of Japanese. */
export const longestAddress = 8_000;
/** Bytes a title may take; titles are short on both services. */
const longestTitle = 2_000;

/**
 * The address at which a person finds a new issue filled in.
 * @param continued what stands behind a body that was cut: that the rest waits on the clipboard
 */
export function issueAddress(
  { repository, service, labels }: IssuePlace,
  { title, body }: NewIssue,
  continued: string,
): IssueAddress {
  const words = (service === "gitlab" ? gitLab : gitHub)(labels);
  const [shortTitle] = cut(wellFormed(title).replace(/\s+/g, " ").trim(), longestTitle);
  const start = `${repository}${words.page}?${words.title}=${encodeURIComponent(shortTitle)}${words.more}`;
  const text = wellFormed(body);
  const behind = encodeURIComponent(words.behind);
  const open = `${start}&${words.body}=`;
  if (open.length + sizeOf(text) + behind.length <= longestAddress) {
    return { address: text + words.behind === "" ? start : open + encodeURIComponent(text) + behind, rest: undefined };
  }
  const note = encodeURIComponent(`\n\n${continued}`) + behind;
  const [head, rest] = cut(text, longestAddress - open.length - note.length, true);
  return { address: open + encodeURIComponent(head) + note, rest };
}

interface Words {
  readonly page: string;
  readonly title: string;
  readonly body: string;
  /** Parameters of the labels. */
  readonly more: string;
  /** Stands behind the body. */
  readonly behind: string;
}

const gitHub = (labels: readonly string[]): Words => ({
  page: "/issues/new",
  title: "title",
  body: "body",
  more: labels.length === 0 ? "" : `&labels=${labels.map(encodeURIComponent).join(",")}`,
  behind: "",
});

/** GitLab knows labels in addresses by numbers only, and by name in a line of the text that it takes out. */
const gitLab = (labels: readonly string[]): Words => ({
  page: "/-/issues/new",
  title: "issue%5Btitle%5D",
  body: "issue%5Bdescription%5D",
  more: "",
  behind:
    labels.length === 0 ? "" : `\n\n/label ${labels.map((label) => `~"${label.replace(/["\r\n]/g, "")}"`).join(" ")}`,
});

/** Half a character cannot be encoded. */
const wellFormed = (text: string): string => text.replace(/\p{Cs}/gu, "\ufffd");

/** Bytes a text takes in an address. */
const sizeOf = (text: string): number => encodeURIComponent(text).length;

/** Cuts a text so that its beginning takes at most so many bytes in an address, never inside of a character. */
function cut(text: string, most: number, atWords = false): readonly [string, string | undefined] {
  // No character takes less than a byte.
  const candidate = text.slice(0, Math.max(0, most) + 1);
  // Its making takes a tenth of the server's start: it is made when an address is.
  const characters = new Intl.Segmenter(undefined, { granularity: "grapheme" });
  let size = 0;
  let end = 0;
  for (const { segment, index } of characters.segment(candidate)) {
    size += sizeOf(wellFormed(segment));
    if (size > most) break;
    end = index + segment.length;
  }
  if (end >= text.length) return [text, undefined];
  const at = atWords ? wordEnd(text, end) : end;
  return [text.slice(0, at), text.slice(at)];
}

/** The last line, else the last blank, if that gives away little. */
function wordEnd(text: string, end: number): number {
  const least = end - Math.min(400, Math.floor(end / 5));
  const line = text.lastIndexOf("\n", end - 1) + 1;
  if (line > least) return line;
  const blank = text.lastIndexOf(" ", end - 1) + 1;
  return blank > least ? blank : end;
}
