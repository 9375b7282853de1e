import { replaceLink } from "../../alerts/insertLink";
import type { LinkedAlert, ResolvedLink } from "../../alerts/links";
import { respellLink, type AddressMapping } from "../../alerts/respellLink";
import { replaceText } from "../../rules/alert/linkText";
import type { TextEdit } from "../../text/span";
import { renamedPath, type Renaming } from "./renamedPaths";

/** An alert file and its links, as they are before a renaming. */
export interface AlertFileLinks {
  /** From its workspace folder. */
  readonly path: string;
  readonly text: string;
  readonly alerts: readonly LinkedAlert[];
  readonly mapping: AddressMapping;
}

/** Edits that let every link lead where it led before, spelt as it was. */
export function renameInAlerts(file: AlertFileLinks, renamings: readonly Renaming[]): TextEdit[] {
  const edits = new Map<number, TextEdit>();
  for (const link of file.alerts.flatMap(({ links }) => links)) {
    const respelt = respell(link, file, renamings);
    if (respelt === undefined || edits.has(link.span.start)) continue;
    // Nearly every link reads as it is written; only others are worth reading the whole file for.
    const edit = replaceText(file, link, respelt) ?? replaceLink(file.text, link, respelt)[0];
    if (edit !== undefined) edits.set(link.span.start, edit);
  }
  return [...edits.values()];
}

/** Undefined when the link needs no change, or cannot say the new place. */
function respell(
  { raw, status, target }: ResolvedLink,
  { path, mapping }: AlertFileLinks,
  renamings: readonly Renaming[],
): string | undefined {
  if (target === undefined || (status !== "ok" && status !== "missing-anchor")) return undefined;
  const before = { holder: path, target: target.path };
  const after = { holder: renamedPath(path, renamings), target: renamedPath(target.path, renamings) };
  if (after.holder === before.holder && after.target === before.target) return undefined;
  const respelt = respellLink(raw, before, after, mapping);
  return respelt === raw ? undefined : respelt;
}
