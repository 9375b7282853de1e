import type { DocumentFilter } from "vscode-languageclient";

/** Files that are read as documents, whatever language the editor gives them. */
export const documentPattern = "**/*.{md,markdown,qmd,md.erb}";
/** Alert rules among much else: the server tells by their content, and is silent about the rest. */
export const alertPattern = "**/*.{yml,yaml,json}";
export const configurationPattern = "**/.afterword.yaml";

/** File systems whose files a person edits; never the left side of a diff, a preview or the editor's own pages. */
const editedSchemes = ["file", "vscode-remote", "vscode-vfs", "vscode-test-web", "memfs"];

/**
 * What the language server is told of. Files are matched by pattern, since `.md.erb` and `.qmd` have another
 * language or none; a new file without a name has nothing but its language.
 */
export function documentSelector(workspaceSchemes: readonly string[], moreGlobs: readonly string[]): DocumentFilter[] {
  const patterns = [documentPattern, configurationPattern, alertPattern, ...moreGlobs];
  const schemes = new Set([...editedSchemes, ...workspaceSchemes]);
  const files = [...schemes].flatMap((scheme) => patterns.map((pattern) => ({ scheme, pattern })));
  return [...files, { scheme: "untitled", language: "markdown" }];
}
