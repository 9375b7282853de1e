import { message } from "../../text/message";
import { span } from "../../text/span";
import { embeddedFiles } from "./embedded";
import { readJson } from "./jsonSource";
import type { Source } from "./source";
import { readYaml } from "./yamlSource";

/** Deeper than any file of rules; the parsers go down by recursion. */
const deepest = 500;

/** A YAML or JSON file as data; what cannot be read is told in its problems. Never throws. */
export function readSource(path: string, text: string): Source {
  const syntax = syntaxOf(path, text);
  try {
    if (!isDeep(text))
      return syntax === "json"
        ? readJson(text, /\.json$/i.test(path))
        : (asJson(text) ?? withEmbedded(text, readYaml(text)));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  const problem = { span: span(0, 0), message: message("This file is nested too deeply and is ignored.") };
  return { syntax, roots: [], problems: [problem] };
}

export function syntaxOf(path: string, text: string): Source["syntax"] {
  if (/\.(?:json|jsonc|json5)$/i.test(path)) return "json";
  if (/\.ya?ml$/i.test(path)) return "yaml";
  return /^\ufeff?\s*(?:\{\s*["}]|\[\s*[[{"\]])/.test(text) ? "json" : "yaml";
}

/** Also what manifests hold as files; those come last. */
function withEmbedded(text: string, source: Source): Source {
  const files = embeddedFiles(text, source.roots);
  if (files === undefined) return source;
  const inner = readYaml(files);
  return { ...source, roots: [...source.roots, ...inner.roots], problems: [...source.problems, ...inner.problems] };
}

/** JSON is YAML; as JSON it is read much faster. */
function asJson(text: string): Source | undefined {
  const source = syntaxOf("", text) === "json" ? readJson(text) : undefined;
  return source?.problems.length === 0 ? source : undefined;
}

function isDeep(text: string): boolean {
  let depth = 0;
  for (let i = 0; i < text.length; i += 1) {
    const char = text.charCodeAt(i);
    if (char === 0x5b || char === 0x7b) depth += 1;
    else if (char === 0x5d || char === 0x7d) depth = Math.max(0, depth - 1);
    if (depth > deepest) return true;
  }
  return /(?:[-?][ \t]+){500}/.test(text);
}
