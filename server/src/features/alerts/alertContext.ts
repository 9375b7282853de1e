import type { ResolvedLink, LinkedAlert } from "../../alerts/links";
import type { EffectiveConfig } from "../../config/effective";
import type { AlertSurroundings, LinkedFile } from "../../rules/alert/alertRule";
import type { Diagnostic } from "../../rules/rule";
import type { RunbookEntry } from "../../runbooks/runbookEntry";
import type { LineIndex, Range } from "../../text/lineIndex";
import type { Audience } from "../context";

/** An open alert file as features see it. */
export interface AlertFileContext {
  /** As the editor spells it. */
  readonly uri: string;
  readonly version: number;
  readonly linked: LinkedFile;
  readonly lines: LineIndex;
  readonly config: EffectiveConfig;
  /** Worst first. */
  readonly diagnostics: readonly Diagnostic[];
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly audience: Audience;
  readonly surroundings: AlertSurroundings;
  readonly workspace: AlertWorkspace;
}

/** A page of the workspace. */
export interface KnownPage {
  readonly uri: string;
  /** Relative to its workspace folder. */
  readonly path: string;
  readonly title: string | undefined;
  /** Undefined for documents that are no runbooks. */
  readonly entry: RunbookEntry | undefined;
}

/** An alert rule of the workspace. */
export interface KnownAlert {
  readonly uri: string;
  readonly linked: LinkedAlert;
  /** Of its name. */
  readonly range: Range;
}

/** The pages and alerts of one workspace folder. */
export interface AlertWorkspace {
  /** Address of a path of the folder, whether or not something is there. */
  readonly addressOf: (path: string) => string;
  readonly pageAt: (path: string) => KnownPage | undefined;
  /** Alerts that go by the name, without case and separators. */
  readonly alertsCalled: (name: string) => readonly KnownAlert[];
}

const holds = ({ start, end }: { readonly start: number; readonly end: number }, offset: number): boolean =>
  start <= offset && offset <= end;

export interface AlertPlace {
  readonly alert: LinkedAlert;
  /** Undefined on the alert's name. */
  readonly link: ResolvedLink | undefined;
}

/** The link or the name of an alert at an offset. */
export function alertAt({ alerts }: LinkedFile, offset: number): AlertPlace | undefined {
  for (const alert of alerts) {
    const link = alert.links.find(({ span }) => holds(span, offset));
    if (link !== undefined) return { alert, link };
    if (holds(alert.alert.name.span, offset)) return { alert, link: undefined };
  }
  return undefined;
}

/** The pages an alert leads to: by its links, else by its name; each once. */
export function pagesOf({ links, named }: LinkedAlert): readonly { readonly path: string; readonly anchor?: string }[] {
  const linked = links.flatMap(({ target, status, matches = [] }) => [
    ...(target === undefined || status === "missing-file" ? [] : [place(target.path, target.anchor)]),
    ...matches.map((path) => place(path, undefined)),
  ]);
  const all = linked.length > 0 ? linked : named.map(({ path, anchor }) => place(path, anchor));
  return all.filter(({ path }, i) => all.findIndex((other) => other.path === path) === i);
}

const place = (path: string, anchor: string | undefined): { readonly path: string; readonly anchor?: string } =>
  anchor === undefined ? { path } : { path, anchor };
