import type { Alert } from "../../../server/src/alerts/alert";
import type { LinkedAlert, LinkTarget, ResolvedLink } from "../../../server/src/alerts/links";
import { PageNames } from "../../../server/src/alerts/pageNames";
import { resolveLinks, type LinkSurroundings } from "../../../server/src/alerts/resolveLinks";
import { repositoryOf } from "../../../server/src/alerts/webAddresses";
import { anchorsOf } from "../../../server/src/runbooks/headings";

const nowhere = { start: 0, end: 0 };

/** An alert with the given links, each claiming to be its runbook. */
export function alertWith(links: readonly string[], about: Partial<Alert> & { readonly called?: string } = {}): Alert {
  const { called = "QueueFull", ...more } = about;
  return {
    format: "prometheus",
    name: { text: called, span: nowhere },
    span: nowhere,
    id: undefined,
    group: undefined,
    severity: undefined,
    component: undefined,
    summary: undefined,
    texts: [],
    expression: undefined,
    muted: false,
    links: links.map((raw) => ({ raw, span: nowhere, key: "runbook_url", runbook: true })),
    dashboards: [],
    ...more,
  };
}

export interface Tree {
  /** Text by path. */
  readonly files: Readonly<Record<string, string>>;
  readonly rules?: LinkSurroundings["rules"];
  readonly remotes?: readonly string[];
  readonly prefix?: string | undefined;
}

const markdown = /\.(?:md|markdown|qmd|md\.erb)$/;

export function surroundings(tree: Tree): LinkSurroundings {
  const { files, rules = [], remotes = [] } = tree;
  const paths = Object.keys(files);
  return {
    pages: new PageNames(paths.filter((path) => markdown.test(path))),
    exists: (path) => paths.some((each) => each === path || each.startsWith(`${path}/`)),
    anchorsOf: (path) => (markdown.test(path) ? anchorsOf(files[path] ?? "") : undefined),
    rules,
    checkout: {
      repositories: remotes.map(repositoryOf).filter((found) => found !== undefined),
      prefix: "prefix" in tree ? tree.prefix : "",
    },
  };
}

export interface Asked extends Tree {
  /** The file that holds the alert. */
  readonly from?: string;
  readonly called?: string;
}

export function resolve(
  raw: string,
  { from = "ops/rules/queue.yml", called = "QueueFull", ...tree }: Asked,
): ResolvedLink {
  const [link] = resolveLinks(alertWith([raw], { called }), from, surroundings(tree));
  if (link === undefined) throw new Error("one link was given");
  return link;
}

/** `ok docs/x.md#start`: the status of a link and its target. */
export function shown({ status, target, unmatched, matches }: ResolvedLink): string {
  const anchor = target?.anchor === undefined ? "" : `#${target.anchor}`;
  const where = target === undefined ? [] : [`${target.path}${anchor}`];
  const possible = matches === undefined ? [] : [`of ${matches.join(" ")}`];
  return [status, ...where, ...possible, ...(unmatched ? ["unmatched"] : [])].join(" ");
}

export const linked = (
  alert: Alert,
  path: string,
  links: readonly ResolvedLink[] = [],
  named: readonly LinkTarget[] = [],
): LinkedAlert => ({ alert, path, links, named });
