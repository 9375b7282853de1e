import type { AnchorRecord } from "../anchor/anchor";

/**
 * The headings a note stands under, outermost first. A heading is not above itself: for a note on the title of a
 * document, which nothing is above, the title's own words.
 */
export function placeHeadings({
  headings,
  paragraph = "",
}: Pick<AnchorRecord, "headings" | "paragraph">): readonly string[] {
  if (headings.length > 0) return headings;
  const [first = "", second = ""] = paragraph.split("\n", 2);
  const marked = /^ {0,3}#{1,6}[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$/.exec(first)?.[1];
  const title = marked ?? (/^ {0,3}=+[ \t]*$/.test(second) ? first.trim() : "");
  return title === "" ? [] : [title];
}
