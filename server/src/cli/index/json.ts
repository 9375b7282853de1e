import { incidentsAmong, runbooksAmong, type IndexedPage } from "./pages";

/** The index as JSON; what a document does not state is null. */
export function indexJson(pages: readonly IndexedPage[]): string {
  const runbooks = runbooksAmong(pages).map(({ path, entry, alerts }) => ({
    path,
    title: entry.title.text,
    aliases: entry.aliases.map(({ name }) => name),
    owner: entry.owner?.text ?? null,
    component: entry.component?.text ?? null,
    lastReviewed: entry.lastReviewed ?? null,
    reviewDue: entry.reviewDue ?? null,
    deprecated: entry.deprecated,
    alerts,
  }));
  const incidents = incidentsAmong(pages).map(({ path, kind, title, severity, status, start, end }) => ({
    path,
    kind,
    title,
    severity,
    status,
    start,
    end,
  }));
  return `${JSON.stringify({ version: 1, runbooks, incidents }, undefined, 2)}\n`;
}
