import type { FindingSeverity } from "../../rules/rule";
import { message, type Message } from "../../text/message";
import { countBySeverity, severities, type CheckReport, type FileFindings } from "../check/report";
import { styles, type Styles } from "./colours";
import type { FormatContext, Formatter } from "./formatters";
import { shownPath } from "./paths";
import { displayWidth, printable } from "./width";

/** For people: findings by file, a line each, and a summary. */
export const text: Formatter = (report, context) => {
  const style = styles(context.world);
  const blocks = report.found.map((file) => {
    const path = printable(shownPath(context.world.cwd, file.path));
    return [style.path(path), ...aligned(rowsOf(file, context), style), ""].join("\n");
  });
  // Where nothing could be read there is nothing to sum up: standard error has said why.
  if (report.files === 0 && report.troubles.some(({ fatal }) => fatal)) return "";
  return [...blocks, summary(report, context, style), ""].join("\n");
};

interface Row {
  readonly at: string;
  readonly severity: FindingSeverity;
  readonly what: string;
  readonly code: string;
}

function rowsOf(file: FileFindings, { translate }: FormatContext): readonly Row[] {
  return file.diagnostics.map(({ code, severity, span, message: what }) => {
    const { line, character } = file.lines.positionAt(span.start);
    return { at: `${line + 1}:${character + 1}`, severity, what: printable(translate(what)), code };
  });
}

/** A very long message shall not push all codes out of sight. */
const widestMessage = 100;

function aligned(rows: readonly Row[], style: Styles): readonly string[] {
  const atWidth = rows.reduce((widest, { at }) => Math.max(widest, at.length), 0);
  const messageWidth = rows.reduce(
    (widest, { what }) => Math.max(widest, Math.min(widestMessage, displayWidth(what))),
    0,
  );
  return rows.map(({ at, severity, what, code }) => {
    const gap = " ".repeat(Math.max(0, messageWidth - displayWidth(what)));
    return `  ${at.padStart(atWidth)}  ${style[severity](severity.padEnd(7))}  ${what}${gap}  ${style.code(code)}`;
  });
}

function summary({ files, found }: CheckReport, { translate }: FormatContext, style: Styles): string {
  const looked = translate(files === 1 ? message("1 file checked") : message("{0} files checked", files));
  const counts = countBySeverity(found);
  const total = severities.reduce((sum, severity) => sum + counts[severity], 0);
  if (total === 0) return translate(message("{0}, no findings.", looked));
  const parts = severities.flatMap((severity) => {
    const count = counts[severity];
    return count === 0 ? [] : [message(style[severity](translate(counted[severity](count))))];
  });
  const list = parts.reduce((before, part) => message("{0}, {1}", before, part));
  return translate(
    total === 1
      ? message("{0}, 1 finding: {1}.", looked, list)
      : message("{0}, {1} findings: {2}.", looked, total, list),
  );
}

const counted: Readonly<Record<FindingSeverity, (count: number) => Message>> = {
  error: (count) => (count === 1 ? message("1 error") : message("{0} errors", count)),
  warning: (count) => (count === 1 ? message("1 warning") : message("{0} warnings", count)),
  info: (count) => message("{0} info", count),
  hint: (count) => (count === 1 ? message("1 hint") : message("{0} hints", count)),
};
