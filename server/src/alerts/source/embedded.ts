import type { Span } from "../../text/span";
import { likelyFormat } from "../likelyFormat";
import type { SourceMapping, SourceNode, SourceScalar } from "./source";

/** Keys under which manifests hold files: ConfigMap and Secret. */
const holders = ["data", "stringData"];

const mostManifests = 1000;

/**
 * The rule files that manifests hold as block scalars, with everything around them hidden: what is read of them stands
 * where it stands in the manifest. Undefined when there are none.
 */
export function embeddedFiles(text: string, roots: readonly SourceNode[]): string | undefined {
  const spans = roots
    .flatMap(manifestsIn)
    .slice(0, mostManifests)
    .flatMap(filesIn)
    .filter(({ start, end }) => likelyFormat(text.slice(start, end)) !== undefined)
    .sort((a, b) => a.start - b.start);
  return spans.length === 0 ? undefined : onlyThese(text, spans);
}

/** A manifest, or those of a `List`. */
function manifestsIn(root: SourceNode): readonly SourceMapping[] {
  if (root.kind !== "mapping") return [];
  const items = root.get("items");
  return items?.kind === "list" ? items.items.filter((item) => item.kind === "mapping") : [root];
}

function filesIn(manifest: SourceMapping): readonly Span[] {
  const kind = manifest.get("kind");
  if (kind?.kind !== "scalar" || (kind.text !== "ConfigMap" && kind.text !== "Secret")) return [];
  return holders
    .map((key) => manifest.get(key))
    .flatMap((held) => (held?.kind === "mapping" ? held.entries : []))
    .map(({ value }) => value)
    .filter((value): value is SourceScalar => value.kind === "scalar" && value.style === "literal")
    .map(({ span }) => span);
}

/** Each is a document of its own: the end of its header's line, which is long enough, becomes the mark between them. */
function onlyThese(text: string, spans: readonly Span[]): string {
  let shown = "";
  for (const { start, end } of spans) {
    const line = text.lastIndexOf("\n", start - 1) + 1;
    const before = hidden(text.slice(shown.length, line));
    shown += before.replace(/(^|\n) {3}( *\r?\n[\s]*)$/, "$1---$2") + text.slice(line, end);
  }
  return shown + hidden(text.slice(shown.length));
}

const hidden = (text: string): string => text.replace(/[^\r\n]/g, " ");
