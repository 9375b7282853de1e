/** An edit of a text: the lines it replaced, and what stands there now. */
export interface LineEdit {
  readonly range: { readonly start: { readonly line: number }; readonly end: { readonly line: number } };
  readonly text: string;
}

/**
 * Where the editor itself takes what hangs below a line, when a text is edited: undefined when that cannot be told.
 * @param edits of one change, all in lines of the text before it
 */
export function followedLine(line: number, edits: readonly LineEdit[]): number | undefined {
  let followed = line;
  for (const { range, text } of edits) {
    const [removed, added] = [range.end.line - range.start.line, text.split("\n").length - 1];
    if (range.start.line > line || (removed === 0 && added === 0)) continue;
    if (range.end.line >= line) return undefined;
    followed += added - removed;
  }
  return followed;
}
