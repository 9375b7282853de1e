import picomatch from "picomatch";
import { longestDocument } from "../rules/document/tooLarge";

/** Documents are known by their name, not by a language id: `.qmd` and `.erb` belong to other extensions. */
export const documentGlobs: readonly string[] = ["**/*.md", "**/*.markdown", "**/*.qmd", "**/*.md.erb"];

export const configFileName = ".afterword.yaml";

/** Files of more bytes cannot hold a document short enough to be read (three bytes a UTF-16 unit at most). */
export const sizeLimit = 3 * longestDocument;

const builtIn = /\.(?:md|markdown|qmd|md\.erb)$/i;

export type IsDocument = (path: string) => boolean;

/** Tells documents by their path relative to the workspace folder; more globs come from settings and configuration. */
export function documentMatcher(more: readonly string[]): IsDocument {
  if (more.length === 0) return (path) => builtIn.test(path);
  const matches = picomatch([...more], { dot: true, nocase: true });
  return (path) => builtIn.test(path) || matches(path);
}

/** What a file is to the server, by its name. Of the foreign ones some hold alert rules: their content tells. */
export type Role = "document" | "configuration" | "foreign";

export function roleOf(path: string, isDocument: IsDocument): Role {
  if (path === configFileName || path.endsWith(`/${configFileName}`)) return "configuration";
  return isDocument(path) ? "document" : "foreign";
}
