import type { AlertSurroundings, LinkablePage } from "../../rules/alert/alertRule";
import { alertKey } from "../../runbooks/names";
import type { FolderAlerts, PlacedAlert } from "../../workspace/alertGraph";
import { alertSurroundings } from "../../workspace/alertSurroundings";
import { join } from "../../workspace/folders";
import type { AlertFileContext, AlertWorkspace, KnownAlert, KnownPage } from "../alerts/alertContext";
import type { LinesOf } from "../alerts/navigation";
import type { Session } from "./session";

/** What is worked out once for one state of a folder's alerts. */
export interface FolderState {
  readonly id: number;
  readonly surroundings: AlertSurroundings;
  readonly contexts: Map<string, AlertFileContext>;
  readonly byName: Map<string, KnownAlert[]>;
}

const states = new WeakMap<FolderAlerts, FolderState>();
let count = 0;

export function stateOf(session: Session, graph: FolderAlerts): FolderState {
  let state = states.get(graph);
  if (state === undefined) {
    count += 1;
    const pages = (): readonly LinkablePage[] => pagesOf(session, graph);
    const { alerts, duplicates } = graph;
    const surroundings = alertSurroundings({ alerts, duplicates, pages });
    state = { id: count, surroundings, contexts: new Map(), byName: alertsByName(alerts) };
    states.set(graph, state);
  }
  return state;
}

function pagesOf({ index, folders }: Session, { root, pages }: FolderAlerts): readonly LinkablePage[] {
  return [...index.all()]
    .filter(({ uri }) => folders.rootOf(uri) === root)
    .map(({ path, runbook }) => ({
      path,
      runbook: runbook?.kind === "runbook",
      get headings() {
        return runbook?.headings ?? pages.anchorsOf(path)?.flatMap(({ heading }) => heading ?? []) ?? [];
      },
    }));
}

function alertsByName(alerts: readonly PlacedAlert[]): Map<string, KnownAlert[]> {
  const byName = new Map<string, KnownAlert[]>();
  for (const linked of alerts) {
    const key = alertKey(linked.alert.name.text);
    const known = { uri: linked.source.uri, linked, range: linked.source.lines.rangeOf(linked.alert.name.span) };
    const same = byName.get(key);
    if (same === undefined) byName.set(key, [known]);
    else same.push(known);
  }
  return byName;
}

/** The alerts and pages of a folder, as features ask for them. */
export function workspaceOf(session: Session, graph: FolderAlerts): AlertWorkspace {
  const state = stateOf(session, graph);
  const addressOf = (path: string): string => join(graph.root, path);
  return {
    addressOf,
    pageAt: (path): KnownPage | undefined => {
      const found = session.index.get(addressOf(path));
      return found && { uri: found.uri, path: found.path, title: found.title, entry: found.runbook };
    },
    alertsCalled: (name) => state.byName.get(alertKey(name)) ?? [],
  };
}

/** Lines of the pages of a folder. */
export const linesIn =
  ({ pages }: FolderAlerts): LinesOf =>
  (path) =>
    pages.linesOf(path);
