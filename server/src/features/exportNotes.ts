import { bySource } from "../readingClub/annotation/bySource";
import { writeCollection } from "../readingClub/annotation/exchange";
import { minutes } from "../readingClub/annotation/minutes";
import { plainText } from "../readingClub/annotation/plainMarkdown";
import type { SelectedNotes } from "../readingClub/annotation/select";
import { lineOf } from "../readingClub/annotation/writeEvent";
import { message, type Translate } from "../text/message";
import type { PlacedNotes } from "../workspace/annotationStore";

export type ExportFormat = "w3c" | "markdown" | "lines";

/**
 * Notes to give to others.
 * @param documents places, for the order of the minutes
 */
export function exportNotes(
  format: ExportFormat,
  selected: SelectedNotes,
  documents: readonly PlacedNotes[],
  translate: Translate,
): string {
  const lines = selected.events.map(({ line }) => line);
  if (format === "lines") return lines.map(lineOf).join("");
  if (format === "w3c") return writeCollection(lines, translate(message("Notes of the reading club")));
  const starts = new Map(
    documents.flatMap(({ notes }) => notes.map(({ note, place }) => [note.id, place.span?.start] as const)),
  );
  const chapters = [...bySource(selected.notes)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([source, notes]) => {
      const minuted = notes.map((note) => ({ note, at: starts.get(note.id) }));
      return `## ${plainText(source)}\n\n${minutes(minuted, translate)}`;
    });
  return [`# ${translate(message("Notes of the reading club"))}\n`, ...chapters].join("\n");
}
