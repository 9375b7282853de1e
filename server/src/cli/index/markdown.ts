import { message, type Message, type Translate } from "../../text/message";
import { pathToReference } from "../format/paths";
import {
  byComponent,
  incidentsAmong,
  linkPagesAmong,
  runbooksAmong,
  type IncidentPage,
  type IndexedPage,
  type RunbookPage,
} from "./pages";

/**
 * The index as a page to commit, for people on a phone: links count from the folder the command runs in. The same
 * documents give the same page, until a review falls due.
 */
export function indexMarkdown(pages: readonly IndexedPage[], t: Translate): string {
  const runbooks = byComponent(runbooksAmong(pages));
  const grouped = runbooks.some(([component]) => component !== undefined);
  const blocks = [`# ${t(message("Runbooks"))}`];
  for (const [component, group] of runbooks) {
    if (grouped) blocks.push(`## ${component === undefined ? t(message("Without a component")) : escaped(component)}`);
    blocks.push(group.flatMap((page) => runbookLines(page, t)).join("\n"));
  }
  blocks.push(...part(message("Pages of links"), linkPagesAmong(pages).map(pageLine), t));
  const incidents = [...incidentsAmong(pages)].sort((a, b) => order(b) - order(a));
  blocks.push(...part(message("Incidents"), incidents.map(incidentLine), t));
  return `${blocks.join("\n\n")}\n`;
}

function part(title: Message, lines: readonly string[], t: Translate): readonly string[] {
  return lines.length === 0 ? [] : [`## ${t(title)}`, lines.join("\n")];
}

/** The page, and below it every alert that it has a section of. */
function runbookLines({ path, entry, alerts, stale }: RunbookPage, t: Translate): readonly string[] {
  const marks = [
    ...(entry.deprecated ? [`**${t(message("deprecated"))}**`] : []),
    ...(stale ? [`**${t(message("review was due on {0}", entry.reviewDue ?? ""))}**`] : []),
    ...(entry.owner === undefined ? [] : [escaped(entry.owner.text)]),
  ];
  const named = alerts.map(escaped).filter((name) => name !== escaped(entry.title.text));
  return [
    `- ${[link(entry.title.text, path), ...marks, ...(named.length > 0 ? [named.join(", ")] : [])].join(" · ")}`,
    ...entry.aliases.flatMap(({ name, by, anchor }) =>
      by === "heading" && anchor !== undefined ? [`  - ${link(name, path, anchor)}`] : [],
    ),
  ];
}

const pageLine = ({ path, entry }: RunbookPage): string => `- ${link(entry.title.text, path)}`;

function incidentLine({ path, title, start, severity, status }: IncidentPage): string {
  const facts = [start?.slice(0, 10), severity, status].filter((fact) => typeof fact === "string").map(escaped);
  return `- ${[link(title ?? path, path), ...facts].join(" · ")}`;
}

/** The latest first; those without a date behind the others, as they come. */
function order({ start }: IncidentPage): number {
  const day = Date.parse(start?.slice(0, 10) ?? "");
  return Number.isNaN(day) ? 0 : day;
}

function link(text: string, path: string, anchor?: string): string {
  const target = pathToReference(path).replace(
    /[()!'*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `[${escaped(text)}](${target}${anchor === undefined ? "" : `#${encodeURIComponent(anchor)}`})`;
}

/** Text as text: no markup of its own takes effect, and it stays on its line. */
function escaped(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[\\`*_[\]<>|~&]/g, "\\$&")
    .replace(/^(?:#{1,6}|[-+=]|\d{1,9}[.)])(?=\s|$)/, (mark) => `${mark.slice(0, -1)}\\${mark.slice(-1)}`)
    .replace(/[\u0000-\u001f\u007f]/g, "");
}
