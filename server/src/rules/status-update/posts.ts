import type { Block } from "../../markdown/blocks";
import type { DocumentModel, Section } from "../../model/document";
import { blockText, placeBlocks, placedSpan, type Placed } from "../../model/place";
import type { Span } from "../../text/span";
import { readLeadingTime } from "../../time/readTime";

/** What a team wrote at a time, in a section for status updates. */
export interface Post {
  readonly span: Span;
  /** It gives an outlook, or says that there is nothing more to wait for. */
  readonly looksAhead: boolean;
}

const updatesTitle =
  /^(?:(?:status|customer|public|incident|progress)\s+)?updates?$|^(?:状況|経過|進捗)(?:報告|更新|共有)$|^続報$/i;

/** Any word about what comes: a post that holds one is left alone. */
const ahead =
  /\b(?:next|eta|expect\w*|outlook|forecast\w*|estimat\w*|will|shall|plan(?:s|ned|ning)?|going to|hop(?:e|es|ing)|until|within|shortly|soon|aim(?:s|ing)?|should|later|by \d|in \d+|again|scheduled|tomorrow)\b|'ll\b|次回|次の|次報|見込|見通し|予定|めど|目処|目途|予測|予想|今後|まで(?:に|には)|分後|時間後|方針|お待ち|改めて|明日/i;

/** The last word needs no outlook. */
const over =
  /\b(?:resolved|recovered|restored|fixed|over|closed|back to normal|operational|all clear)\b|復旧し|復旧済|解消し|解決し|収束|完了|終息|正常化/i;

/** Dated items and what stands under dated headings, in sections whose title says that they hold updates. */
export function postsOf(model: DocumentModel): readonly Post[] {
  const sections = model.sections.filter(({ form, title }) => form === "heading" && updatesTitle.test(title.trim()));
  if (sections.length === 0) return [];
  const placed = placeBlocks(model.markdown);
  return sections.flatMap((section) => postsIn(placed.filter((each) => isIn(each, section))));
}

const isIn = (placed: Placed, { span, titleSpan }: Section): boolean => {
  const at = placedSpan(placed);
  return at.start >= titleSpan.end && at.start < span.end;
};

/** Words outside of posts that look ahead may speak for all of them: then none is read. */
function postsIn(placed: readonly Placed[]): readonly Post[] {
  const posts: Post[] = [];
  for (let at = 0; at < placed.length;) {
    const first = placed[at];
    if (first === undefined) break;
    const end = isDated(first.block) ? endOfPost(placed, at) : at + 1;
    const post = placed.slice(at, end);
    const looksAhead = post.some(({ block }) => speaksOf(block));
    if (isDated(first.block)) posts.push(...postOf(post, looksAhead));
    else if (looksAhead) return [];
    at = end;
  }
  return posts;
}

const isDated = (block: Block): boolean =>
  (block.type === "heading" || block.type === "item") &&
  !block.quoted &&
  readLeadingTime(blockText(block), { dots: true })?.clock !== undefined;

/** An item with what is nested in it; a heading with what stands before the next one. */
function endOfPost(placed: readonly Placed[], from: number): number {
  const first = placed[from];
  const own = first?.block;
  const isNext = (each: Placed): boolean =>
    own?.type === "item" && first !== undefined
      ? placedSpan(each).start >= own.itemEnd + first.base
      : each.block.type === "heading";
  const next = placed.findIndex((each, index) => index > from && isNext(each));
  return next === -1 ? placed.length : next;
}

const speaksOf = (block: Block): boolean => {
  // What a table or a picture says is not read here.
  if (block.type === "table" || (block.type === "opaque" && block.what !== "comment" && block.what !== "rule"))
    return true;
  const text = blockText(block);
  return ahead.test(text) || over.test(text);
};

/** A heading alone says nothing yet; neither does a time alone. */
function postOf(placed: readonly Placed[], looksAhead: boolean): readonly Post[] {
  const [first, below] = placed;
  const place = first?.block.type === "heading" ? below : first;
  if (first === undefined || place === undefined) return [];
  const [line] = place.block.type === "item" || place.block.type === "paragraph" ? place.block.lines : [];
  const words = placed.map(({ block }) => blockText(block)).join("\n");
  const time = readLeadingTime(words, { dots: true });
  if (line === undefined || !/\p{L}{2}/u.test(words.slice(time?.span.end ?? 0))) return [];
  return [{ span: { start: line.span.start + place.base, end: line.span.end + place.base }, looksAhead }];
}
