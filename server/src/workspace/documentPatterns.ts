import picomatch from "picomatch";

/** Documents are known by their name, not by a language id: `.qmd` and `.erb` belong to other extensions. */
export const documentGlobs: readonly string[] = ["**/*.md", "**/*.markdown", "**/*.qmd", "**/*.md.erb"];

export const configFileName = ".afterword.yaml";

/** Over this many bytes a document is not read: `document/too-large`. */
export const sizeLimit = 5 * 1024 * 1024;

const builtIn = /\.(?:md|markdown|qmd|md\.erb)$/i;

export type IsDocument = (path: string) => boolean;

/** Tells documents by their path relative to the workspace folder; more globs come from settings and configuration. */
export function documentMatcher(more: readonly string[]): IsDocument {
  if (more.length === 0) return (path) => builtIn.test(path);
  const matches = picomatch([...more], { dot: true, nocase: true });
  return (path) => builtIn.test(path) || matches(path);
}

/** True when the text takes more than `limit` bytes as UTF-8. Cheap for small and for huge texts. */
export function exceeds(text: string, limit: number): boolean {
  if (text.length > limit) return true;
  if (text.length * 3 <= limit) return false;
  let bytes = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    // Each half of a surrogate pair counts two of the pair's four bytes.
    bytes += code < 0x80 ? 1 : code < 0x800 || (code >= 0xd800 && code < 0xe000) ? 2 : 3;
  }
  return bytes > limit;
}

/** What a file is to the server. */
export type Role = "document" | "configuration" | "foreign";

export function roleOf(path: string, isDocument: IsDocument): Role {
  if (path === configFileName || path.endsWith(`/${configFileName}`)) return "configuration";
  return isDocument(path) ? "document" : "foreign";
}
