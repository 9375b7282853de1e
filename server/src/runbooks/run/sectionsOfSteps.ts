import type { Placed } from "../../model/place";
import { isType } from "../../model/place";

/** A heading with the blocks up to the next one. */
export interface PageSection {
  readonly heading: string | undefined;
  readonly level: number;
  readonly span: { readonly start: number; readonly end: number };
  readonly blocks: readonly Placed[];
  /** It, or a heading above it, is called like something to read, not to do. */
  readonly tells: boolean;
}

/** What tells, points elsewhere or keeps books. Its lists are no steps, unless they have boxes to tick. */
const telling =
  /^(?:\d+[.)．]\s*)?(?:meaning|impact|overview|summary|description|about|background|context|introduction|purpose|scope|causes?|possible causes|symptoms?|dashboards?|links?|references?|related(?: .*)?|resources|see also|further reading|contacts?|owners?|metadata|history|change ?log|changes|revision history|glossary|table of contents|toc|contents|notes?|faq|alert(?: details| definition)?|意味|影響(?:範囲)?|概要|説明|背景|はじめに|目的|対象|適用範囲|原因|想定原因|症状|ダッシュボード|リンク(?:集)?|参考(?:資料|リンク|情報)?|関連(?:.*)?|連絡先|担当(?:者)?|オーナー|変更履歴|改訂履歴|更新履歴|用語(?:集)?|目次|補足|備考|メモ|アラート(?:の?(?:定義|詳細|内容))?)(?:\s*[:：])?$/i;

/** Cuts a page at its headings. */
export function pageSections(blocks: readonly Placed[]): readonly PageSection[] {
  const sections: (PageSection & { blocks: Placed[] })[] = [
    { heading: undefined, level: 1, span: { start: 0, end: 0 }, blocks: [], tells: false },
  ];
  const above: { readonly level: number; readonly tells: boolean }[] = [];
  for (const placed of blocks) {
    if (!isType(placed, "heading") || placed.block.quoted) {
      if (!placed.block.quoted) sections.at(-1)?.blocks.push(placed);
      continue;
    }
    const { level, content, span } = placed.block;
    const heading = content.text.trim();
    while ((above.at(-1)?.level ?? 0) >= level) above.pop();
    const tells = telling.test(heading) || above.at(-1)?.tells === true;
    above.push({ level, tells });
    const at = { start: placed.base + span.start, end: placed.base + span.end };
    sections.push({ heading, level, span: at, blocks: [], tells });
  }
  return sections;
}
