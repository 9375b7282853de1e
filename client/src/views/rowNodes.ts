/** A file and a place in it. */
export interface FilePlace {
  readonly uri: string;
  readonly range: Range | undefined;
}

/** What a row opens: a file, or a page of the web. */
export type Destination = FilePlace | { readonly address: string };

/** As in LSP: zero-based lines and UTF-16 columns. */
export interface Range {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

export interface Icon {
  /** A name of VS Code's own icons. */
  readonly name: string;
  /** Id of a theme colour; the colour of the text when undefined. */
  readonly color?: string;
}

/** One row of a tree as it is drawn. `subject` is what its commands are about. */
export interface Row<Subject> {
  /** Stays the same while the row means the same; unlike that of any other row of the view. */
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly icon?: Icon;
  /** Markdown whose texts are escaped; shown without trust. */
  readonly tooltip?: string;
  /** Which commands suit the row: `viewItem` in the manifest. */
  readonly context: string;
  /** What a screen reader says, where label and description alone would not tell. */
  readonly spoken?: string;
  readonly opens?: Destination;
  readonly subject?: Subject;
  readonly children: readonly Row<Subject>[];
  /** Children are shown from the start. */
  readonly expanded?: boolean;
}

/** Compares texts as people sort them: case and width aside, numbers by value. */
export const byText = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" }).compare;

/** A text of a document as plain text of Markdown, on one line: no markup, image, link or address comes alive. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[!-/:-@[-`{-~]/g, "\\$&");
}

/** A text cut to a length, at the end of a whole character. */
export function shorten(text: string, length: number): string {
  const characters = [...text];
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join("")}…`;
}

/** Whether a link of a document may be handed to the browser. */
export const isWebAddress = (address: string): boolean => /^https?:\/\/[^\s/]/i.test(address);

/** The first row, from the top, for which `wanted` holds. */
export function findRow<S>(rows: readonly Row<S>[], wanted: (row: Row<S>) => boolean): Row<S> | undefined {
  for (const row of rows) {
    const found = wanted(row) ? row : findRow(row.children, wanted);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * What to draw anew when one state of a tree follows another: ids of rows, each with all below it; `undefined` for
 * the whole tree. Rows that look as before are left alone.
 */
export function changedRows<S>(
  before: readonly Row<S>[],
  after: readonly Row<S>[],
  parent?: string,
): readonly (string | undefined)[] {
  const sameRows = before.length === after.length && before.every((row, index) => row.id === after[index]?.id);
  if (!sameRows) return [parent];
  return after.flatMap((row, index) => {
    const old = before[index];
    if (old === undefined || look(old) !== look(row)) return [row.id];
    return changedRows(old.children, row.children, row.id);
  });
}

/** All of a row that is drawn, apart from its children. */
function look<S>({ children, subject: _, ...drawn }: Row<S>): string {
  return JSON.stringify([children.length > 0, drawn]);
}
