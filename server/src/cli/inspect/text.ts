import { message, type Translate } from "../../text/message";
import { styles } from "../format/colours";
import { displayWidth, printable } from "../format/width";
import type { World } from "../world";
import type { InspectedAction, InspectedDocument, InspectedEntry, InspectedReason } from "./project";

/** For people: what was understood, a block for each document, every fact with its line. */
export function inspectionText(documents: readonly InspectedDocument[], world: World, t: Translate): string {
  const style = styles(world);
  return documents
    .map((document) => [style.path(printable(document.path)), ...rows(document, t).map(printRow), "", ""].join("\n"))
    .join("");
}

/** Line (undefined when it has none), name, value. */
type Row = readonly [number | undefined, string, string];

const nameWidth = 14;

function printRow([line, name, value]: Row): string {
  const at = line === undefined ? "" : String(line);
  return `  ${at.padStart(5)}  ${name}${" ".repeat(Math.max(0, nameWidth - displayWidth(name)))}  ${printable(value)}`;
}

function rows(document: InspectedDocument, t: Translate): readonly Row[] {
  const { title, fields, sections, emptySections, timeline, timelineZone, actions, parts = [] } = document;
  return [
    [undefined, t(message("kind")), `${document.kind} (${reasonText(document.kindReason, t)}), ${document.language}`],
    ...(title === null ? [] : [[title.line, t(message("title")), title.value] as const]),
    ...Object.entries(fields).map(
      ([key, { line, raw, value }]) =>
        [line, key, value === undefined || value === raw ? raw : `${value} ← ${raw}`] as const,
    ),
    ...Object.entries(sections).map(([key, line]) => [line, t(message("section")), key] as const),
    ...emptySections.map((key) => [undefined, t(message("empty section")), key] as const),
    ...(timelineZone === null ? [] : [[undefined, t(message("timeline zone")), timelineZone] as const]),
    ...timeline.map((entry) => [entry.line, t(message("timeline entry")), entryText(entry)] as const),
    ...actions.map((action) => [action.line, t(message("action item")), actionText(action)] as const),
    ...parts.map((part) => [part.lines[0], t(message("incident")), part.title.value] as const),
  ];
}

function reasonText({ by, path, glob, evidence = [] }: InspectedReason, t: Translate): string {
  const found = evidence.join(", ");
  if (by === "front-matter") return t(message("stated in the front matter"));
  if (by === "config") return t(message("configured for {0}", glob ?? ""));
  if (by === "path" && found === "") return t(message("by its path {0}", path ?? ""));
  if (by === "path") return t(message("by its path {0} and what it says: {1}", path ?? "", found));
  if (by === "evidence") return t(message("by what it says: {0}", found));
  return found === ""
    ? t(message("nothing speaks for another kind"))
    : t(message("too little speaks for another kind: {0}", found));
}

function entryText({ time, until, zone, approximate, text }: InspectedEntry): string {
  const range = until === undefined ? (time ?? "?") : `${time ?? "?"}–${until}`;
  return `${approximate ? "~" : ""}${range}${zone === null ? "" : ` ${zone}`}  ${text}`;
}

const marks = { open: "[ ]", done: "[x]", unknown: "-" } as const;

function actionText({ state, owner, due, link, text }: InspectedAction): string {
  const tail = [owner === null ? null : `@${owner}`, due, link].filter((part) => typeof part === "string");
  return [marks[state], text, ...(tail.length > 0 ? [`(${tail.join(", ")})`] : [])].join(" ");
}
