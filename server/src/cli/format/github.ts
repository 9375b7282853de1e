import { isAbsolute } from "node:path";
import type { FindingSeverity } from "../../rules/rule";
import type { FormatContext, Formatter } from "./formatters";
import { shownPath } from "./paths";

const commands: Readonly<Record<FindingSeverity, string>> = {
  error: "error",
  warning: "warning",
  info: "notice",
  hint: "notice",
};

/** Workflow commands of GitHub Actions, which become annotations of the changed files. */
export const github: Formatter = ({ found }, context) =>
  found
    .flatMap((file) => {
      const path = annotationPath(file.path, context);
      return file.diagnostics.map(({ code, severity, span, message }) => {
        const { start, end } = file.lines.rangeOf(span);
        const properties: Readonly<Record<string, string | number>> = { file: path, ...place(start, end), title: code };
        const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
        return `::${commands[severity]} ${list.join(",")}::${escapeData(context.translate(message))}\n`;
      });
    })
    .join("");

interface At {
  readonly line: number;
  readonly character: number;
}

/** One-based, the end column inclusive. GitHub takes columns only of places within one line. */
function place(start: At, end: At): Readonly<Record<string, number>> {
  const line = start.line + 1;
  if (end.line > start.line) return { line, endLine: end.line + (end.character === 0 ? 0 : 1) };
  return { line, endLine: line, col: start.character + 1, endColumn: Math.max(start.character + 1, end.character) };
}

/** Annotations are placed by the path from the top of the checkout, wherever the command runs. */
function annotationPath(path: string, { world }: FormatContext): string {
  const top = world.environment["GITHUB_WORKSPACE"];
  const fromTop = top === undefined || top === "" ? undefined : shownPath(top, path);
  const inside = fromTop !== undefined && !fromTop.startsWith("../") && !isAbsolute(fromTop);
  return inside ? fromTop : shownPath(world.cwd, path);
}

const escapeData = (text: string): string =>
  text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");

const escapeProperty = (text: string): string => escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
