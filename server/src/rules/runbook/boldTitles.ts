import type { DocumentModel } from "../../model/document";
import { boldLabels } from "../../model/labels";
import { linesOf, placeBlocks } from "../../model/place";

/** Bold labels that begin a line: many runbooks write `**Impact:** …` where others have a heading. */
export function* boldTitles({ markdown }: DocumentModel): Iterable<string> {
  for (const { block } of placeBlocks(markdown)) {
    if (block.type !== "paragraph" && block.type !== "item") continue;
    for (const line of linesOf(block)) {
      const [label] = boldLabels(line);
      if (label !== undefined && (label.colon || label.valueEnd <= label.valueStart)) yield label.label;
    }
  }
}
