import { createHash } from "node:crypto";
import type { FileFindings } from "../check/report";

/**
 * For each finding of a file what stays the same when lines move: made of the rule, the file and the words of the line,
 * with a number to tell equal ones apart (`1f0c…:1`).
 * @param path the file's path from the top of the work tree
 */
export function fingerprints({ text, lines, diagnostics }: FileFindings, path: string): readonly string[] {
  const seen = new Map<string, number>();
  return diagnostics.map(({ code, span }) => {
    const line = lines.lineOf(span.start);
    const words = text.slice(lines.startOf(line), lines.startOf(line + 1)).replace(/\s+/g, "");
    const hash = createHash("sha256").update([code, path, words].join("\0")).digest("hex").slice(0, 16);
    const count = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, count);
    return `${hash}:${count}`;
  });
}
