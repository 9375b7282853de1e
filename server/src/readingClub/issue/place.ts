import type { EffectiveConfig } from "../../config/effective";
import { repositoryOf, type WebRepository } from "../../alerts/webAddresses";
import { alertKey } from "../../runbooks/names";

/** A repository on the web that takes issues. */
export interface IssuePlace {
  /** `https://github.com/owner/name`, without a slash at its end. */
  readonly repository: string;
  readonly service: "github" | "gitlab";
  readonly labels: readonly string[];
}

/** Where issues of a component go: as configured for it, as configured for all, else where the repository comes from. */
export function issuePlace(
  issues: EffectiveConfig["issues"],
  components: readonly string[],
  remotes: readonly { readonly name: string; readonly url: string }[],
): IssuePlace | undefined {
  const keys = components.map(alertKey).filter((key) => key !== "");
  const byComponent = keys.flatMap((key) => Object.entries(issues).find(([name]) => alertKey(name) === key)?.[1] ?? []);
  const configured = byComponent[0] ?? issues["default"];
  const remote = remoteOf(remotes);
  if (configured === undefined) return placeOf(remote, []);
  return placeOf(configuredAs(configured.repository.trim(), remote), configured.labels);
}

/** Where this repository comes from. */
function remoteOf(remotes: readonly { readonly name: string; readonly url: string }[]): WebRepository | undefined {
  const origin = remotes.find(({ name }) => name === "origin") ?? remotes[0];
  return origin && repositoryOf(origin.url);
}

/** Their pages for new issues take other words, or none. */
const others = /^(?:bitbucket\.org|dev\.azure\.com)$|\.visualstudio\.com$/i;

function placeOf(found: WebRepository | undefined, labels: readonly string[]): IssuePlace | undefined {
  if (found === undefined || others.test(found.host)) return undefined;
  // Only GitLab has groups in groups.
  const isGitLab = /gitlab/i.test(found.host) || found.path.split("/").length > 2;
  return { repository: `https://${found.host}/${found.path}`, service: isGitLab ? "gitlab" : "github", labels };
}

const withHost = /^(?:https?:\/\/)?(?:[^/@]*@)?((?:[\w-]+\.)+[\w-]+(?::\d+)?)\/([^?#]+)/i;

/** A repository as people write it: an address in any form, or `owner/name` on the host of this one, else GitHub. */
function configuredAs(written: string, remote: WebRepository | undefined): WebRepository | undefined {
  const [, host, path] = withHost.exec(written) ?? [];
  const isShort = /^[\w-][\w.-]*(?:\/[\w-][\w.-]*)+$/.test(written);
  if (isShort && (host === undefined || written.split("/").length === 2))
    return { host: remote?.host ?? "github.com", path: bare(written) };
  const found = host === undefined || path === undefined ? repositoryOf(written) : { host, path: bare(path) };
  return found !== undefined && /^[^/\s]+(?:\/[^/\s]+)+$/.test(found.path) && /\./.test(found.host) ? found : undefined;
}

const bare = (path: string): string =>
  path
    .replace(/\/(?:-\/)?issues(?:\/new)?\/*$/i, "")
    .replace(/\/+$/, "")
    .replace(/\.git$/i, "");
