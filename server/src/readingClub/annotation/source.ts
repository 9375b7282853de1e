/** What an annotation's `source` names. */
export interface Source {
  /** Path from the repository root, `/` separated and decoded, or the address as written. */
  readonly source: string;
  readonly external: boolean;
}

/** UTF-16 units of an address that somebody can open. */
const longest = 8_192;
const webAddress = /^https?:\/\/[^\s/?#]+/i;
/** Control characters, and halves of surrogate pairs, which no address can hold. */
const control = /[\p{Cc}\p{Cs}]/u;

/**
 * Reads a `source`: a relative reference from the repository root, or the address of a report on the web.
 * Undefined for anything that leaves the repository or is neither: other schemes, absolute paths, `..`.
 */
export function readSource(written: string): Source | undefined {
  if (written.length > longest) return undefined;
  if (webAddress.test(written)) return control.test(written) ? undefined : { source: written, external: true };
  const path = decoded(written.replace(/[?#].*$/s, ""));
  if (path === undefined || path === "" || control.test(path)) return undefined;
  if (/^[/\\]/.test(path) || /^[a-z][a-z0-9+.-]*:/i.test(path)) return undefined;
  const segments = path.split(/[/\\]/).filter((segment) => segment !== "" && segment !== ".");
  if (segments.length === 0 || segments.includes("..") || segments[0]?.toLowerCase() === ".git") return undefined;
  return { source: segments.join("/"), external: false };
}

/** A path from the repository root as a relative reference. */
export const writeSource = ({ source, external }: Source): string =>
  external ? source : source.split("/").map(encodeURIComponent).join("/");

function decoded(written: string): string | undefined {
  try {
    return decodeURIComponent(written);
  } catch {
    return undefined;
  }
}
