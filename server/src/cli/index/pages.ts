import { readMarkdown } from "../../markdown/read";
import type { DocumentKind } from "../../model/document";
import { mayConcern } from "../../model/preFilter";
import { readModel } from "../../model/readModel";
import { reviewState } from "../../runbooks/reviewState";
import type { RunbookEntry } from "../../runbooks/runbookEntry";
import { scanLedPage, scanRunbook } from "../../runbooks/scanRunbook";
import { inspectFields } from "../inspect/fields";
import type { DocumentSource } from "../sources";
import { namesOnce } from "./leadingAlerts";

/** A document as the index lists it. */
export type IndexedPage = RunbookPage | IncidentPage;

export interface RunbookPage {
  readonly is: "runbook" | "index";
  /** As printed. */
  readonly path: string;
  readonly entry: RunbookEntry;
  /** Names of its alerts: those it states, then those whose links lead to it. */
  readonly alerts: readonly string[];
  /** Past its review date. */
  readonly stale: boolean;
}

export interface IncidentPage {
  readonly is: "incident";
  readonly path: string;
  readonly kind: DocumentKind;
  readonly title: string | null;
  readonly severity: string | null;
  readonly status: string | null;
  /** Wall times as far as they are known: `2026-03-23T21:30`, `2026-03-23`. */
  readonly start: string | null;
  readonly end: string | null;
}

/**
 * Undefined for a document that is neither a runbook, a page of links nor an incident.
 * @param leading names of the alerts whose runbook links lead to the page; undefined when none does
 */
export function readForIndex(
  source: DocumentSource,
  path: string,
  now: number,
  leading?: readonly string[],
): IndexedPage | undefined {
  const { text, place, config } = source;
  const entry = (leading === undefined ? scanRunbook : scanLedPage)(place.path, text, config, place.root);
  if (entry !== undefined) {
    const stale = !entry.deprecated && reviewState(entry.reviewDue, config, now) === "stale";
    const alerts = namesOnce([...entry.alerts.map(({ text: name }) => name), ...(leading ?? [])]);
    return { is: entry.kind, path, entry, alerts, stale };
  }
  if (!mayConcern(text, { ...place, config })) return undefined;
  const model = readModel(readMarkdown(text), { ...place, config });
  if (model.kind !== "incident" && model.kind !== "postmortem") return undefined;
  const { severity, status, start, end } = inspectFields(model, 0);
  return {
    is: "incident",
    path,
    kind: model.kind,
    title: model.title?.text ?? null,
    severity: severity?.value ?? severity?.raw ?? null,
    status: status?.value ?? status?.raw ?? null,
    start: start?.value ?? null,
    end: end?.value ?? null,
  };
}

export const runbooksAmong = (pages: readonly IndexedPage[]): readonly RunbookPage[] =>
  pages.filter((page): page is RunbookPage => page.is === "runbook");

export const linkPagesAmong = (pages: readonly IndexedPage[]): readonly RunbookPage[] =>
  pages.filter((page): page is RunbookPage => page.is === "index");

export const incidentsAmong = (pages: readonly IndexedPage[]): readonly IncidentPage[] =>
  pages.filter((page): page is IncidentPage => page.is === "incident");

/** In the order of their names, those without one last. */
export function byComponent(
  runbooks: readonly RunbookPage[],
): readonly (readonly [string | undefined, readonly RunbookPage[]])[] {
  const groups = new Map<string | undefined, RunbookPage[]>();
  for (const page of runbooks) {
    const component = page.entry.component?.text;
    groups.set(component, [...(groups.get(component) ?? []), page]);
  }
  return [...groups].sort(([a], [b]) => (a === undefined ? 1 : b === undefined ? -1 : a < b ? -1 : 1));
}
