/** A repository as its web pages call it: `github.com` and `owner/name`, both in lower case. */
export interface WebRepository {
  readonly host: string;
  readonly path: string;
}

/** A file on the web page of a repository. */
export interface FileAddress {
  readonly repository: WebRepository;
  /** What the path may be: the name of a branch may hold slashes. The likeliest first. */
  readonly paths: readonly string[];
  /** Of one commit or release: what it shows stays, whatever becomes of the file. */
  readonly pinned: boolean;
}

/** An address of the web in its parts, as written. */
export interface WebAddress {
  readonly host: string;
  readonly path: string;
  readonly query: string;
}

const webAddress = /^https?:\/\/(?:[^/?#@]*@)?([^/?#:]+)(?::\d+)?([^?#]*)(?:\?([^#]*))?/i;

export function webAddressOf(url: string): WebAddress | undefined {
  const match = webAddress.exec(url);
  if (match === null) return undefined;
  return { host: hostName(match[1] ?? ""), path: match[2] ?? "", query: match[3] ?? "" };
}

const remoteWithScheme = /^(?:https?|ssh|git|git\+ssh):\/\/(?:[^/@]*@)?([^/:]+)(?::\d+)?\/(.+)$/i;
const remoteOfSsh = /^(?:[\w.-]+@)?([\w.-]{2,}):(?!\/\/)\/?(.+)$/;

/** The repository a git remote leads to; undefined for a folder on disk. */
export function repositoryOf(remote: string): WebRepository | undefined {
  const match = remoteWithScheme.exec(remote) ?? remoteOfSsh.exec(remote);
  if (match === null) return undefined;
  const host = hostName(match[1] ?? "");
  const path = decoded(match[2] ?? "").replace(/\/+$/, "");
  return repository(host, path.replace(/\.git$/i, ""));
}

/** A remote may name a host of the user's own ssh configuration: one without a dot is any host. */
export function sameRepository(a: WebRepository, b: WebRepository): boolean {
  return a.path === b.path && (a.host === b.host || !a.host.includes(".") || !b.host.includes("."));
}

/** The file of a repository that a web address shows; undefined for any other page. */
export function fileAddressOf(address: WebAddress): FileAddress | undefined {
  for (const read of readers) {
    const found = read(address);
    if (found !== undefined) return found;
  }
  return undefined;
}

type Reader = (address: WebAddress) => FileAddress | undefined;

const readers: readonly Reader[] = [rawOfGitHub, ofAzure, ofBitbucketServer, ofGitLab, ofGitea, ofGitHub];

function rawOfGitHub({ host, path }: WebAddress): FileAddress | undefined {
  if (host !== "raw.githubusercontent.com") return undefined;
  const match = /^\/([^/]+\/[^/]+)\/(.+)$/.exec(path);
  return match === null ? undefined : fileOf(repository("github.com", match[1] ?? ""), match[2] ?? "");
}

/** `/-/blob/main/docs/x.md`; a project may stand in groups of groups. */
function ofGitLab({ host, path }: WebAddress): FileAddress | undefined {
  const match = /^\/([^/]+(?:\/[^/]+){1,20}?)\/-\/(?:blob|tree|raw|blame|edit)\/(.+)$/.exec(path);
  return match === null ? undefined : fileOf(repository(host, match[1] ?? ""), match[2] ?? "");
}

function ofGitea({ host, path }: WebAddress): FileAddress | undefined {
  const match = /^\/([^/]+\/[^/]+)\/(?:src|raw|media)\/(branch|tag|commit)\/(.+)$/.exec(path);
  if (match === null) return undefined;
  const found = fileOf(repository(host, match[1] ?? ""), match[3] ?? "");
  return found === undefined || match[2] === "branch" ? found : { ...found, pinned: true };
}

/** GitHub's own and its enterprise hosts, older GitLab; `src` is Bitbucket's word. */
function ofGitHub({ host, path }: WebAddress): FileAddress | undefined {
  const match = /^\/([^/]+\/[^/]+)\/(?:blob|tree|raw|blame|edit|src)\/(.+)$/.exec(path);
  return match === null ? undefined : fileOf(repository(host, match[1] ?? ""), match[2] ?? "");
}

function ofBitbucketServer({ host, path }: WebAddress): FileAddress | undefined {
  const match = /^\/(?:projects|users)\/([^/]+)\/repos\/([^/]+)\/(?:browse|raw)\/(.+)$/.exec(path);
  if (match === null) return undefined;
  return { repository: repository(host, `${match[1]}/${match[2]}`), paths: [decoded(match[3] ?? "")], pinned: false };
}

function ofAzure({ host, path, query }: WebAddress): FileAddress | undefined {
  if (!/^\/.+\/_git\/[^/]+\/?$/.test(path)) return undefined;
  const file = /(?:^|&)path=([^&]+)/.exec(query)?.[1];
  if (file === undefined) return undefined;
  const version = /(?:^|&)version=G([BCT])/.exec(query)?.[1] ?? "B";
  return {
    repository: repository(host, decoded(path)),
    paths: [decoded(file).replace(/^\/+/, "")],
    pinned: version !== "B",
  };
}

/** Most segments a branch's name is taken to have. */
const deepestBranch = 4;

/** @param tail the revision and the path, parted by a slash like everything in them */
function fileOf(of: WebRepository, tail: string): FileAddress | undefined {
  const segments = decoded(tail)
    .replace(/^refs\/(?:heads|tags)\//, "")
    .split("/")
    .filter(Boolean);
  const most = Math.min(deepestBranch, segments.length - 1);
  if (most < 1) return undefined;
  const paths = Array.from({ length: most }, (_, at) => segments.slice(at + 1).join("/"));
  return { repository: of, paths, pinned: isPinned(segments[0] ?? "") };
}

/** A commit, or a version: `4f2a91c…`, `v1.2.0`. */
const isPinned = (revision: string): boolean => /^(?:[0-9a-f]{7,64}|v?\d+(?:\.\d+)+[\w.-]*)$/.test(revision);

/** Hosts by which one service is reached over different doors. */
const doors: Readonly<Record<string, string>> = {
  "ssh.github.com": "github.com",
  "altssh.gitlab.com": "gitlab.com",
  "altssh.bitbucket.org": "bitbucket.org",
  "ssh.dev.azure.com": "dev.azure.com",
};

function hostName(written: string): string {
  const host = written.toLowerCase().replace(/^www\./, "");
  return doors[host] ?? host;
}

/** Azure has three spellings of one repository: with `_git`, with `v3`, and with the organisation as host. */
function repository(host: string, path: string): WebRepository {
  const organisation = /^([^.]+)\.visualstudio\.com$/.exec(host)?.[1];
  const segments = path.toLowerCase().split("/").filter(Boolean);
  if (organisation !== undefined) segments.unshift(organisation);
  const azure = organisation !== undefined || host === "dev.azure.com";
  const own = azure ? segments.filter((segment, at) => segment !== "_git" && (segment !== "v3" || at > 0)) : segments;
  // Bitbucket's server says `scm` where it is cloned from.
  if (own.length > 2 && own[0] === "scm") own.shift();
  return { host: azure ? "dev.azure.com" : host, path: own.join("/") };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
