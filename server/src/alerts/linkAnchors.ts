import { sameAnchor, type Anchor } from "../runbooks/headings";

/** A part of a file that is no heading: lines (`#L10-L20`), a text (`#:~:text=…`), the page's own top. */
const noHeading = /^(?:L\d+(?:C\d+)?(?:-L?\d+(?:C\d+)?)?|lines-\d+(?::\d+)?|top|:~:text=.*)?$/i;

export const namesHeading = (anchor: string): boolean => !noHeading.test(anchor);

/**
 * The place an anchor means. Sites and web hosts make different anchors of one heading: all of them count, and so
 * does another case, which hosts and editors overlook as well.
 */
export function findAnchor(anchor: string, anchors: readonly Anchor[]): Anchor | undefined {
  const own = anchor.replace(/^(?:user-content-|markdown-header-)/i, "");
  const exact = anchors.find(({ name }) => name === own) ?? anchors.find(({ name }) => sameAnchor(name, own));
  if (exact !== undefined) return exact;
  const wanted = wordsOf(own);
  if (wanted === "") return undefined;
  return anchors.find(({ name, heading }) =>
    [name, heading?.text ?? name].some((text) => {
      const words = wordsOf(text);
      return words === wanted || words.replace(/^[\d-]+/, "") === wanted;
    }),
  );
}

/** What all ways to make an anchor of a heading leave alone: its words, in order. */
function wordsOf(text: string): string {
  return decoded(text)
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]+/g, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
