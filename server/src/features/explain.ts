import { message, type Message } from "../text/message";
import { say, type DocumentContext } from "./context";
import { actionTable, fieldTable, findingTable, metricTable, sectionTable, timelineTable } from "./explainTables";
import type { Table } from "./explainTables";
import { kindName, reasonText } from "./kinds";
import { lineOf, plain } from "./plainText";
import { languageName } from "./valueNames";

/** Findings to list; the editor shows all of them. */
const most = 50;

/** What was understood of a document, and why, as a Markdown page. */
export function explainDocument(context: DocumentContext): string {
  const { model } = context;
  const parts = [
    `# ${plain(model.title?.text ?? model.path)}`,
    `**${say(context, kindName(model.kind))}**`,
    plain(say(context, reasonText(model.kindReason, context.audience.locale)), Infinity),
    frame(context),
    ...(model.incidents > 1 ? [heading(context, message("Incidents in this file")), partsList(context)] : []),
    ...tablePart(context, message("Fields"), fieldTable(context)),
    ...tablePart(context, message("Sections"), sectionTable(context)),
    ...model.timelines.flatMap((timeline) => {
      const title =
        timeline.zone === undefined
          ? message("Timeline, no zone stated for the whole")
          : message("Timeline, zone {0}", timeline.zone.name);
      return tablePart(context, title, timelineTable(timeline, context));
    }),
    ...tablePart(context, message("Times of the incident"), metricTable(context)),
    ...tablePart(context, message("Actions"), actionTable(context)),
    ...findingsPart(context),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

/** By what the document is read. */
function frame(context: DocumentContext): string {
  const { model, config } = context;
  const items = [
    message("Path: {0}", model.path),
    message("Language: {0}", languageName(model.language)),
    message("Profile: {0}", config.profile),
    message("Severity scale: {0}", config.severity.name),
    ...(config.timezone === undefined ? [] : [message("Time zone of the configuration: {0}", config.timezone)]),
  ];
  return items.map((item) => `- ${plain(say(context, item))}`).join("\n");
}

const heading = (context: DocumentContext, text: Message): string => `## ${say(context, text)}`;

function partsList(context: DocumentContext): string {
  return context.model.parts
    .map(({ title, span }) => `- ${say(context, message("{0} (line {1})", plain(title), lineOf(context, span.start)))}`)
    .join("\n");
}

function findingsPart(context: DocumentContext): readonly string[] {
  const title = message("Findings");
  const count = context.diagnostics.length;
  if (count === 0) return [heading(context, title), say(context, message("None."))];
  const more = count > most ? say(context, message("And {0} more.", count - most)) : "";
  return [...tablePart(context, title, findingTable(context, most)), more];
}

function tablePart(context: DocumentContext, title: Message, { columns, rows }: Table): readonly string[] {
  if (rows.length === 0) return [];
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const head = columns.map((column) => say(context, column));
  return [heading(context, title), [line(head), line(columns.map(() => "---")), ...rows.map(line)].join("\n")];
}
