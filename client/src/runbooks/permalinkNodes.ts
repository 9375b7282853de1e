/** A version of a file in a repository that others can reach. */
export interface PublishedPage {
  /** As git knows it: `git@host:owner/name.git`, `https://host/owner/name`. */
  readonly remote: string;
  /** A commit, when the remote is known to have it; else a branch of the remote. */
  readonly version: { readonly commit: string } | { readonly branch: string };
  /** From the repository's root, `/` separated. */
  readonly path: string;
  /** Of a heading, without `#`. */
  readonly anchor: string | undefined;
}

type Forge = "github" | "gitlab" | "bitbucket" | "gitea";

/** The address of the page on the web; undefined when the remote is no forge that is known. */
export function permalink({ remote, version, path, anchor }: PublishedPage): string | undefined {
  const place = placeOf(remote);
  const forge = place === undefined ? undefined : forgeOf(place.host);
  if (place === undefined || forge === undefined) return undefined;
  const base = `https://${place.host}/${encodePath(place.repository)}`;
  const file = encodePath(path);
  const ref = "commit" in version ? version.commit : encodePath(version.branch);
  const fragment = anchor === undefined ? "" : `#${encodeURIComponent(anchor)}`;
  switch (forge) {
    case "github":
      return `${base}/blob/${ref}/${file}${fragment}`;
    case "gitlab":
      return `${base}/-/blob/${ref}/${file}${fragment}`;
    case "bitbucket":
      return `${base}/src/${ref}/${file}${anchor === undefined ? "" : `#markdown-header-${encodeURIComponent(anchor)}`}`;
    case "gitea":
      return `${base}/src/${"commit" in version ? "commit" : "branch"}/${ref}/${file}${fragment}`;
  }
}

/** Host and path of a remote, without user, password, port and `.git`. */
function placeOf(remote: string): { readonly host: string; readonly repository: string } | undefined {
  const url = /^(?:https?|ssh|git):\/\/(?:[^/@]*@)?([^/:?#]+)(?::\d+)?\/([^?#]+)$/i.exec(remote);
  const short = /^(?:[^/:@]+@)?([^/:@]+):(?!\/\/)([^?#]+)$/.exec(remote);
  const [, host, path] = url ?? short ?? [];
  const repository = path?.replace(/^\/+|\/+$/g, "").replace(/\.git$/, "");
  // A host without a dot is an alias of somebody's own ssh configuration, or a drive.
  if (host === undefined || repository === undefined || repository === "" || !host.includes(".")) return undefined;
  // Hosts that take ssh on another port.
  return { host: host.toLowerCase().replace(/^(?:ssh|altssh)\.(?=(?:github|gitlab|bitbucket)\.)/, ""), repository };
}

/** Told from the host's name: nothing is asked of the network. */
function forgeOf(host: string): Forge | undefined {
  const labels = host.split(/[.-]/);
  if (labels.includes("github")) return "github";
  if (labels.includes("gitlab")) return "gitlab";
  if (labels.includes("bitbucket")) return "bitbucket";
  return ["gitea", "forgejo", "codeberg"].some((name) => labels.includes(name)) ? "gitea" : undefined;
}

const encodePath = (path: string): string => path.split("/").map(encodeURIComponent).join("/");

/** A file as the editor knows it. */
export interface LocalPage {
  readonly scheme: string;
  readonly authority: string;
  readonly path: string;
  /** Zero-based. */
  readonly line: number | undefined;
}

/** An address that opens the file in the editor; undefined for file systems that only this window knows. */
export function editorAddress(uriScheme: string, { scheme, authority, path, line }: LocalPage): string | undefined {
  const at = line === undefined ? "" : `:${String(line + 1)}`;
  const file = encodePath(path).replaceAll("%3A", ":");
  if (scheme === "file") return `${uriScheme}://file${authority === "" ? "" : `//${authority}`}${file}${at}`;
  if (scheme === "vscode-remote") return `${uriScheme}://vscode-remote/${authority}${file}${at}`;
  return undefined;
}
