import { mayHoldAlerts } from "../../alerts/readAlerts";
import { runAlertRules } from "../../rules/alert/run";
import { LineIndex } from "../../text/lineIndex";
import type { FolderAlerts } from "../../workspace/alertGraph";
import type { IndexedAlertFile } from "../../workspace/alertIndex";
import { canonical } from "../../workspace/folders";
import { tooLargeFindings } from "../../workspace/notices";
import { worstFirst, type OpenDocument } from "../../workspace/openDocument";
import type { AlertFileContext } from "../alerts/alertContext";
import { toLsp } from "../diagnostics";
import { stateOf, workspaceOf } from "./alertFolders";
import { none, type Findings } from "./pulled";
import type { Session } from "./session";

/** An open alert file with everything its alerts lead to. */
export interface OpenAlertFile {
  readonly context: AlertFileContext;
  readonly graph: FolderAlerts;
}

/** How often a text that is being typed in is waited for. */
const mostTries = 5;

/** Undefined for files that hold no alerts; told at once, without a look at any other file. */
export async function openAlertFile(session: Session, uri: string): Promise<OpenAlertFile | undefined> {
  const { alerts, documents, folders, graph: graphs } = session;
  const address = canonical(uri);
  const root = folders.rootOf(address);
  if (root === undefined || documents.get(uri)?.role !== "foreign") return undefined;
  for (let tries = 0; tries < mostTries && alerts.get(address) !== undefined; tries += 1) {
    await session.configurations.of(address);
    const graph = await graphs.folder(root);
    const source = alerts.get(address);
    const document = documents.get(uri);
    if (source === undefined || document === undefined) return undefined;
    const context = contextOf(session, graph, source, document);
    if (context !== undefined) return { context: { ...context, now: session.ports.clock.now() }, graph };
  }
  return undefined;
}

/** Undefined when the text was changed while the graph was made. */
function contextOf(
  session: Session,
  graph: FolderAlerts,
  source: IndexedAlertFile,
  document: OpenDocument,
): AlertFileContext | undefined {
  const configuration = session.configurations.known(document.uri);
  const linked = graph.alerts.filter((alert) => alert.source === source);
  if (configuration === undefined || linked.length !== source.file.alerts.length) return undefined;
  const { contexts, surroundings } = stateOf(session, graph);
  const known = contexts.get(document.uri);
  if (known?.version === document.version) return known;
  const { config } = configuration;
  const { lines, path, file } = source;
  const linkedFile = { path, text: document.text, file, alerts: linked };
  const onRuleError = (code: string, error: unknown): void => session.failed(`The rule ${code} failed`, error);
  const context: AlertFileContext = {
    uri: document.clientUri,
    version: document.version,
    linked: linkedFile,
    lines,
    config,
    diagnostics: worstFirst(runAlertRules(linkedFile, { config, workspace: surroundings, lines, onRuleError })),
    now: session.ports.clock.now(),
    audience: session.audience,
    surroundings,
    workspace: workspaceOf(session, graph),
  };
  contexts.set(document.uri, context);
  return context;
}

/** Findings of an open file that may hold alerts. */
export async function alertFindings(session: Session, document: OpenDocument): Promise<Findings> {
  if (document.tooLarge) return tooLarge(session, document);
  const file = await openAlertFile(session, document.uri);
  if (file === undefined) return none;
  const { uri, version, diagnostics, lines, workspace } = file.context;
  const { audience, abilities } = session;
  return {
    resultId: `alerts.${version.toString()}.${stateOf(session, file.graph).id.toString()}`,
    items: () => toLsp(diagnostics, lines, uri, audience, abilities, workspace.addressOf),
  };
}

/** How much of a file tells whether it is one of alerts, UTF-16 units. */
const head = 100_000;

async function tooLarge(session: Session, { uri, clientUri, path, text }: OpenDocument): Promise<Findings> {
  if (!mayHoldAlerts(path, text.slice(0, head))) return none;
  const { config } = await session.configurations.of(uri);
  return {
    resultId: `too-large.${session.configurations.generation.toString()}`,
    items: () => toLsp(tooLargeFindings(config), new LineIndex(""), clientUri, session.audience),
  };
}
