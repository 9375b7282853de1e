import type { EffectiveConfig } from "../config/effective";

export type AddressRules = EffectiveConfig["alerts"]["runbookUrl"];

/** The most groups of a pattern: more could make matching slow on an address made for it. */
const mostGroups = 3;
const group = /\((?:\.[*+]|\[\^[/?#]{1,3}\][*+])\)/g;

/**
 * The paths that the configuration says an address stands for, in the order of its rules. `match` is the beginning of
 * the address; groups such as `(.*)` and `([^/]+)` stand for any text, which `path` names as `$1`, `$2`.
 * @param address without its anchor
 */
export function mappedPaths(address: string, rules: AddressRules): readonly string[] {
  return rules.flatMap(({ match, path }) => mapped(address, match, path) ?? []);
}

function mapped(address: string, match: string, path: string): string | undefined {
  const groups = match.match(group) ?? [];
  if (groups.length > 0 && groups.length <= mostGroups) return mappedByGroups(address, match, path, groups);
  if (match === "" || !address.startsWith(match)) return undefined;
  const rest = address.slice(match.length).replace(/\?.*$/s, "");
  // `…/runbooks` is not the beginning of `…/runbooks-old/x`.
  if (/[\w.]$/.test(match) && /^[^/?]/.test(rest)) return undefined;
  return joined(path, rest);
}

/** Only what stands between the groups is taken from the pattern, as plain text: nobody's expression runs. */
function mappedByGroups(address: string, match: string, path: string, groups: readonly string[]): string | undefined {
  const parts = match
    .replace(/^\^|\$$/g, "")
    .split(group)
    .map(literal);
  const source = parts.reduce((all, part, at) => `${all}${groups[at - 1] ?? ""}${part}`);
  const found = new RegExp(`^${source}${match.endsWith("$") ? "$" : ""}`).exec(address);
  if (found === null) return undefined;
  const rest = address.slice(found[0].length).replace(/\?.*$/s, "");
  if (rest !== "" && /[\w.]$/.test(found[0]) && /^[^/]/.test(rest)) return undefined;
  const named = path.replace(/\$(\d)|\$\{(\d)\}/g, (_, plain?: string, braced?: string) => {
    return found[Number(plain ?? braced)] ?? "";
  });
  return joined(named, rest);
}

/** A dot written `\.` is a dot. */
const literal = (part: string): string => part.replace(/\\([./?])/g, "$1").replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");

function joined(path: string, rest: string): string {
  if (rest === "") return path;
  return path === "" ? rest : `${path.replace(/\/+$/, "")}/${rest.replace(/^\/+/, "")}`;
}
