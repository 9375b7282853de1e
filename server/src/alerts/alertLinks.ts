import type { AlertLink } from "./alert";
import { linksOf } from "./linkText";
import type { SourceEntry, SourceNode, SourceScalar } from "./source/source";

const runbookKey =
  /^(?:alert)?(?:(?:run|play)books?|sop|手順書?|対応手順書?|ランブック|プレイブック)(?:urls?|uris?|links?|paths?|docs?|files?|pages?|internal|external)?$/;
const dashboardKey = /dashboard|grafana/;
const placeholders = /^(?:n\/?a|none|null|tbd|todo|wip|xxx+|\?+|-+|なし|無し|未定|未作成|未整備|作成中)[.。]?$/i;
/** A path, an anchor or a template: a bare word such as `tbd` or a name of a rule leads nowhere. */
const pathLike = /[/#]|\.\w{1,8}(?:$|#)|\{\{/;

const keyOf = (key: string): string => key.toLowerCase().replace(/[\s_.-]/g, "");

export const isRunbookKey = (key: string): boolean => runbookKey.test(keyOf(key));
export const isDashboardKey = (key: string): boolean => dashboardKey.test(keyOf(key));

/** The links of a field: the whole value of one for runbooks, those of the text of any other. */
export function linksOfEntry({ key, value }: SourceEntry): readonly AlertLink[] {
  if (isRunbookKey(key.text)) return scalarsOf(value).flatMap((scalar) => fieldLinks(key.text, scalar));
  return scalarsOf(value).flatMap((scalar) => textLinks(key.text, scalar));
}

/** Links of a text for people. */
export function textLinks(key: string, scalar: SourceScalar): readonly AlertLink[] {
  return linksOf(scalar.text).map(({ raw, start, end, runbook }) => ({
    raw,
    span: scalar.spanOf(start, end),
    key,
    runbook: runbook && !isDashboardKey(key),
  }));
}

function fieldLinks(key: string, scalar: SourceScalar): readonly AlertLink[] {
  const raw = scalar.text.trim();
  if (raw === "" || placeholders.test(raw)) return [];
  const withoutTemplates = raw.replace(/\{\{[^{}\n]*\}\}/g, "");
  if (/\s|^\[|^</.test(withoutTemplates)) {
    const inText = textLinks(key, scalar);
    if (inText.length > 0) return inText.map((link) => ({ ...link, runbook: true }));
  }
  if (!pathLike.test(raw) || /[\r\n]/.test(raw)) return [];
  const start = scalar.text.indexOf(raw);
  return [{ raw, span: scalar.spanOf(start, start + raw.length), key, runbook: true }];
}

const scalarsOf = (node: SourceNode): readonly SourceScalar[] => {
  if (node.kind === "scalar") return [node];
  return node.kind === "list" ? node.items.filter((item) => item.kind === "scalar") : [];
};

/** In the order of the file, each place once. */
export function inOrder(links: readonly AlertLink[]): readonly AlertLink[] {
  const sorted = [...links].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  return sorted.filter((link, i) => i === 0 || sorted[i - 1]?.span.start !== link.span.start);
}

/** Addresses of dashboards among the links, by their path or by the field that holds them. */
export const dashboardsOf = (links: readonly AlertLink[]): readonly string[] =>
  links
    .filter(
      ({ raw, key }) => /^https?:/i.test(raw) && (isDashboardKey(key) || /\/(?:d|d-solo|dashboards?)\//.test(raw)),
    )
    .map(({ raw }) => raw);
