import { message, type Translate } from "../../text/message";
import { styles } from "../format/colours";
import { displayWidth, printable } from "../format/width";
import type { World } from "../world";
import {
  byComponent,
  incidentsAmong,
  linkPagesAmong,
  runbooksAmong,
  type IndexedPage,
  type RunbookPage,
} from "./pages";

/** Longer titles do not push the rest of the table away, columns. */
const widest = 60;

type Row = readonly string[];

/** For people: tables of runbooks by component, of pages of links and of incidents, and how many there are. */
export function indexText(pages: readonly IndexedPage[], world: World, t: Translate): string {
  const style = styles(world);
  const runbooks = runbooksAmong(pages);
  const links = linkPagesAmong(pages);
  const incidents = incidentsAmong(pages);
  const parts: (readonly [string, readonly Row[]])[] = byComponent(runbooks).map(([component, group]) => [
    component ?? t(message("runbooks")),
    group.map((page) => runbookRow(page, t)),
  ]);
  parts.push([t(message("pages of links")), links.map(({ entry, path }) => [entry.title.text, "", "", path])]);
  parts.push([
    t(message("incidents")),
    incidents.map(({ title, severity, status, start, path }) => [
      title ?? "",
      severity ?? "",
      [start?.slice(0, 10), status].filter((text) => text !== undefined && text !== null).join(" "),
      path,
    ]),
  ]);
  const widths = [0, 1, 2].map((column) =>
    Math.min(widest, Math.max(0, ...parts.flatMap(([, rows]) => rows.map((row) => displayWidth(cell(row, column)))))),
  );
  const lines = parts
    .filter(([, rows]) => rows.length > 0)
    .flatMap(([title, rows]) => [style.path(printable(title)), ...rows.map((row) => `  ${line(row, widths)}`), ""]);
  const counted = message(
    "{0} runbooks ({1} past their review, {2} deprecated), {3} pages of links, {4} incidents",
    runbooks.length,
    runbooks.filter(({ stale }) => stale).length,
    runbooks.filter(({ entry }) => entry.deprecated).length,
    links.length,
    incidents.length,
  );
  return `${[...lines, t(counted)].join("\n")}\n`;
}

function runbookRow({ path, entry, stale }: RunbookPage, t: Translate): Row {
  const review = entry.reviewDue ?? entry.lastReviewed ?? "";
  const state = entry.deprecated
    ? t(message("deprecated"))
    : stale
      ? t(message("review was due on {0}", review))
      : review;
  return [entry.title.text, entry.owner?.text ?? "", state, path];
}

const cell = (row: Row, column: number): string => printable(row[column] ?? "");

const line = (row: Row, widths: readonly number[]): string =>
  row
    .map(
      (_, column) =>
        cell(row, column) + " ".repeat(Math.max(0, (widths[column] ?? 0) - displayWidth(cell(row, column)))),
    )
    .join("  ")
    .trimEnd();
