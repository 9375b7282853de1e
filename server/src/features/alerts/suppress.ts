import type { AlertFile } from "../../alerts/alert";
import type { LineIndex } from "../../text/lineIndex";
import type { TextEdit } from "../../text/span";

/** A text with comments: YAML. JSON has none. */
export interface Commentable {
  readonly path: string;
  readonly text: string;
  readonly file: AlertFile;
  readonly lines: LineIndex;
}

const hasComments = ({ path }: Commentable): boolean => !/\.jsonc?$/i.test(path);

/** `key: value`, both on one line, the value plain or in quotes that are closed. */
const wholeValue =
  /^[ \t]*(?:-[ \t]+)*["']?[\w.$-]+["']?[ \t]*:[ \t]+(?:"[^"\\]*"|'[^']*'|[^\s"'|>&*!{[#%@`](?:[^#]|(?<=\S)#)*?)[ \t]*$/;

/**
 * A comment that keeps a rule quiet on the line of an offset. Undefined where a comment could be text: in a block of
 * text, in a value that goes on over the line's end.
 */
export function suppressAlertLine(file: Commentable, offset: number, code: string): TextEdit | undefined {
  if (!hasComments(file)) return undefined;
  const { text, lines } = file;
  const line = lines.lineOf(offset);
  const start = lines.startOf(line);
  const content = text.slice(start, lines.startOf(line + 1)).replace(/[\r\n]+$/, "");
  const next = text.slice(lines.startOf(line + 1), lines.startOf(line + 2));
  const goesOn = next.trim() !== "" && indent(next) > indent(content.replace(/^([ \t]*)-/, "$1 ")) && !isKey(next);
  if (!wholeValue.test(content) || goesOn || insideBlock(file, line)) return undefined;
  const at = start + content.trimEnd().length;
  return { span: { start: at, end: at }, newText: ` # afterword-disable-line ${code}` };
}

const indent = (line: string): number => /^[ \t]*/.exec(line)?.[0].length ?? 0;
const isKey = (line: string): boolean => /^[ \t]*(?:-[ \t]+)*["']?[\w.$-]+["']?[ \t]*:(?:[ \t]|$)/.test(line.trimEnd());

/** Some line above, less indented, opens a block of text (`description: |`). */
function insideBlock({ text, lines }: Commentable, line: number): boolean {
  let limit = indent(text.slice(lines.startOf(line), lines.startOf(line + 1)));
  for (let above = line - 1; above >= 0 && limit > 0; above -= 1) {
    const content = text.slice(lines.startOf(above), lines.startOf(above + 1)).trimEnd();
    if (content === "" || indent(content) >= limit) continue;
    if (/[|>][+-]?\d?[+-]?[ \t]*(?:#.*)?$/.test(content)) return true;
    limit = indent(content);
  }
  return false;
}

/** A comment that keeps a rule quiet in the whole file, on a line of its own at the top. */
export function suppressAlertFile(file: Commentable, code: string): TextEdit | undefined {
  if (!hasComments(file)) return undefined;
  const { text } = file;
  const at = text.startsWith("\ufeff") ? 1 : 0;
  const ending = /\r\n|\n|\r/.exec(text)?.[0] ?? "\n";
  return { span: { start: at, end: at }, newText: `# afterword-disable-file ${code}${ending}` };
}
