import { isMap, isPair, isScalar, parseDocument, visit, type Scalar } from "yaml";
import { folderOf } from "../../alerts/respellLink";
import type { TextEdit } from "../../text/span";
import { renamedPath, type Renaming } from "./renamedPaths";

/** Keys of `.afterword.yaml` whose values are paths or patterns of paths. */
const pathKeys = [
  /^documents\.[^.]+(?:\.\d+)?$/,
  /^templates\.[^.]+$/,
  /^alerts\.files(?:\.\d+)?$/,
  /^alerts\.runbookUrl\.\d+\.path$/,
  /^readingClub\.folder$/,
];

/**
 * Edits that let the paths of a configuration name what they named before. A pattern changes where a folder it begins
 * with is renamed.
 * @param path of the configuration file, from its workspace folder
 */
export function renameInConfig(path: string, text: string, renamings: readonly Renaming[]): TextEdit[] {
  const document = parseDocument(text, { keepSourceTokens: false, logLevel: "silent" });
  const folder = folderOf(path);
  const edits: TextEdit[] = [];
  visit(document, {
    Scalar(key, scalar, ancestors) {
      if (key === "key" || typeof scalar.value !== "string") return;
      const at = dottedPath([...ancestors.filter(isNodeOrPair), scalar]);
      if (!pathKeys.some((pattern) => pattern.test(at))) return;
      const edit = renamed(scalar, scalar.value, folder, text, renamings);
      if (edit !== undefined) edits.push(edit);
    },
  });
  return edits;
}

const isNodeOrPair = (item: unknown): boolean => typeof item === "object" && item !== null;

function dottedPath(chain: readonly unknown[]): string {
  const keys: string[] = [];
  chain.forEach((item, i) => {
    const next = chain[i + 1];
    if (isPair(item) && isScalar(item.key)) keys.push(String(item.key.value));
    else if (next !== undefined && isSequence(item)) keys.push(item.items.indexOf(next).toString());
  });
  return keys.join(".");
}

const isSequence = (item: unknown): item is { readonly items: readonly unknown[] } =>
  typeof item === "object" && item !== null && "items" in item && !isMap(item) && Array.isArray(item.items);

function renamed(
  scalar: Scalar,
  value: string,
  folder: string,
  text: string,
  renamings: readonly Renaming[],
): TextEdit | undefined {
  const [, dot = "", rest = ""] = /^(\.\/)?(.*)$/.exec(value) ?? [];
  const full = folder === "" ? rest : `${folder}/${rest}`;
  const now = renamedPath(full.replace(/\/$/, ""), renamings);
  if (now === full.replace(/\/$/, "")) return undefined;
  // Values count from the configuration's folder: what was moved out of it cannot be said.
  if (folder !== "" && !now.startsWith(`${folder}/`)) return undefined;
  const written = dot + (folder === "" ? now : now.slice(folder.length + 1)) + (full.endsWith("/") ? "/" : "");
  const range = scalar.range;
  if (range == null) return undefined;
  const start = text.indexOf(value, range[0]);
  const safe = /^[\p{L}\p{N}_./*-]+$/u.test(written) && start >= range[0] && start + value.length <= range[1];
  return safe ? { span: { start, end: start + value.length }, newText: written } : undefined;
}
