import type { Mask } from "./document";

interface Marker {
  readonly name: string;
  readonly edge: "begin" | "end";
}

/** Words by which a begin marker says that a program writes what follows. */
const byProgram = /generat|auto|do not edit|do-not-edit|toc\b|tf_docs|terraform-docs|embed|contributors/i;

/** What programs write between a pair of marker comments, markers included. */
export function generatedBlocks(text: string, masks: readonly Mask[]): readonly Mask[] {
  const found: Mask[] = [];
  let begun: { readonly name: string; readonly start: number } | undefined;
  for (const { kind, span } of masks) {
    if (kind !== "html-comment") continue;
    const marker = markerOf(text.slice(span.start + 4, span.end - 3).trim());
    if (marker?.edge === "begin") begun ??= { name: marker.name, start: span.start };
    if (marker?.edge !== "end" || marker.name !== begun?.name) continue;
    found.push({ kind: "generated", span: { start: begun.start, end: span.end } });
    begun = undefined;
  }
  return found;
}

function markerOf(comment: string): Marker | undefined {
  if (/^(?:toc|ts)$/i.test(comment)) return { name: "toc", edge: "begin" };
  if (/^(?:tocstop|\/toc|te)$/i.test(comment)) return { name: "toc", edge: "end" };
  const [, end] = /^(?:end|stop)[\s_:-]+([\w-]+)/i.exec(comment) ?? /^([\w-]+):end\b/i.exec(comment) ?? [];
  if (end) return { name: nameOf(end), edge: "end" };
  const [, begin] =
    /^(?:begin|start)[\s_:-]+([\w-]+)/i.exec(comment) ??
    /^([\w-]+):(?:start|begin)\b/i.exec(comment) ??
    /^([\w-]+):.*do not edit/i.exec(comment) ??
    [];
  return begin && byProgram.test(comment) ? { name: nameOf(begin), edge: "begin" } : undefined;
}

/** `GENERATED`, `generated-runbooks` and `AUTO_GENERATED`: compared without case and kind of separator. */
const nameOf = (written: string): string => written.toLowerCase().replace(/_/g, "-");
