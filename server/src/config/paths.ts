/** A path written in a configuration file, as a path from the workspace root. */
export function fromFolder(configPath: string, written: string): string {
  const folder = configPath.slice(0, configPath.lastIndexOf("/") + 1);
  const relative = /^(?:\/|[A-Za-z]:|[a-z][a-z0-9+.-]*:)/.test(folder) ? "" : folder.replace(/^\.\//, "");
  return relative + written.replace(/^\.\//, "");
}

/** A path whose characters stand for themselves in a pattern. */
export const escapeGlob = (path: string): string => path.replace(/[\\*?[\]{}()!+@|]/g, "\\$&");
