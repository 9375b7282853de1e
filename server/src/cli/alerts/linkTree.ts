import { duplicatesAmong, runbooksWithoutAlert } from "../../alerts/coverage";
import { linkAlerts, nameRunbooks, type RunbookPage } from "../../alerts/linkAlerts";
import type { LinkedAlert } from "../../alerts/links";
import { pagesLedTo } from "../../alerts/pagesLedTo";
import { PageNames } from "../../alerts/pageNames";
import type { AddressRules } from "../../alerts/addressMapping";
import type { Checkout, LinkSurroundings } from "../../alerts/resolveLinks";
import { repositoryOf } from "../../alerts/webAddresses";
import { anchorsOf, type Anchor } from "../../runbooks/headings";
import { scanLedPage, scanRunbook } from "../../runbooks/scanRunbook";
import { LineIndex } from "../../text/lineIndex";
import { basename } from "node:path";
import { isTooLarge } from "../../rules/document/tooLarge";
import { below } from "../files/walk";
import type { LocalGit } from "../world";
import type { Tree, Trees } from "./tree";

/** An alert with its runbook, and the lines of its file. */
export interface TreeAlert extends LinkedAlert {
  readonly lines: LineIndex;
}

/** The alerts of a tree and where they lead. Paths count from the tree's root. */
export interface LinkedTree {
  /** Absolute. */
  readonly root: string;
  /** By file, in the order of each. */
  readonly alerts: readonly TreeAlert[];
  readonly duplicates: readonly (readonly TreeAlert[])[];
  /** Runbooks, pages that alerts lead to among them, and pages of links. */
  readonly runbooks: readonly RunbookPage[];
  readonly withoutAlert: readonly RunbookPage[];
}

/** @param onDocument told of each document that is read */
export function linkTree(tree: Tree, trees: Trees, git: LocalGit, onDocument: (path: string) => void): LinkedTree {
  const linked = linkedAlerts(tree, trees, git);
  const runbooks = runbooksOf(tree, trees, pagesLedTo(linked), onDocument);
  const alerts = nameRunbooks(linked, runbooks);
  return {
    root: tree.root,
    alerts,
    duplicates: duplicatesAmong(alerts),
    runbooks,
    withoutAlert: runbooksWithoutAlert(runbooks, alerts),
  };
}

/** The alerts of a tree with where their links lead; which pages go by their names is left open. */
export function linkedAlerts(tree: Tree, trees: Trees, git: LocalGit): readonly TreeAlert[] {
  const around = surroundings(tree, trees, checkoutOf(tree, git));
  return tree.alertFiles.flatMap(({ path, text, file }) => {
    const lines = new LineIndex(text);
    const rules = rulesFor(tree, trees, path);
    return linkAlerts(file.alerts, path, { ...around, rules }).map((alert) => ({ ...alert, lines }));
  });
}

function runbooksOf(
  tree: Tree,
  trees: Trees,
  led: ReadonlyMap<string, unknown>,
  onDocument: (path: string) => void,
): readonly RunbookPage[] {
  return tree.documents.flatMap((path) => {
    onDocument(path);
    const text = trees.document(tree, path);
    if (text === undefined || isTooLarge(text)) return [];
    const { config } = trees.configurations.of(trees.inputOf(tree, path));
    // Kinds are judged by the path from the top, as the configuration's patterns are.
    const scan = led.has(path) ? scanLedPage : scanRunbook;
    const entry = scan(fromTop(tree, path), text, config, basename(tree.top));
    return entry === undefined ? [] : [{ path, entry }];
  });
}

function surroundings(tree: Tree, trees: Trees, checkout: Checkout): Omit<LinkSurroundings, "rules"> {
  const documents = new Set(tree.documents);
  const anchors = new Map<string, readonly Anchor[] | undefined>();
  const there = new Map<string, boolean>();
  return {
    pages: new PageNames(documents),
    exists: (path) => remembered(there, path, () => trees.exists(tree, path)),
    anchorsOf: (path) =>
      remembered(anchors, path, () => {
        const text = documents.has(path) ? trees.document(tree, path) : undefined;
        return text === undefined ? undefined : anchorsOf(text);
      }),
    checkout,
  };
}

function remembered<T>(known: Map<string, T>, path: string, find: () => T): T {
  const found = known.get(path);
  if (found !== undefined || known.has(path)) return found as T;
  const value = find();
  known.set(path, value);
  return value;
}

function checkoutOf({ root, top, inGit }: Tree, git: LocalGit): Checkout {
  const remotes = inGit ? git.remotes(root) : [];
  const repositories = remotes.map(({ url }) => repositoryOf(url)).filter((found) => found !== undefined);
  return { repositories, prefix: inGit ? below(top, root) : undefined };
}

/** The mapping of addresses, which counts from the top, for paths from the root. */
function rulesFor(tree: Tree, trees: Trees, path: string): AddressRules {
  const { config } = trees.configurations.of(trees.inputOf(tree, path));
  const prefix = below(tree.top, tree.root);
  if (prefix === "") return config.alerts.runbookUrl;
  return config.alerts.runbookUrl.flatMap(({ match, path: mapped }) =>
    mapped.startsWith(`${prefix}/`) ? [{ match, path: mapped.slice(prefix.length + 1) }] : [],
  );
}

const fromTop = ({ top, root }: Tree, path: string): string => [below(top, root), path].filter(Boolean).join("/");
