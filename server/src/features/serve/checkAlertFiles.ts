import { runAlertRules } from "../../rules/alert/run";
import { alertSizeLimit } from "../../workspace/alertFiles";
import { tooLarge, type AlertFileCheck, type CheckedFile } from "../../workspace/checkWorkspace";
import { stateOf } from "./alertFolders";
import type { Session } from "./session";

/** Checks alert files that are not open, as part of a check of the whole workspace. */
export function alertFileCheck(session: Session): AlertFileCheck {
  return {
    find: async () => {
      await session.alerts.ready();
      return [...session.alerts.all(), ...session.alerts.unread()].map(({ uri }) => uri);
    },
    check: (uri) => checkAlertFile(session, uri),
  };
}

async function checkAlertFile(session: Session, uri: string): Promise<CheckedFile> {
  const { alerts, configurations, folders, ports } = session;
  const unread = alerts.unread().find((file) => file.uri === uri);
  if (unread !== undefined)
    return unread.failure === "too-large" ? tooLarge(uri, session) : { uri, failure: unread.failure };
  const source = alerts.get(uri);
  const root = folders.rootOf(uri);
  const read = await ports.files.read(uri, alertSizeLimit);
  if ("failure" in read) return { uri, failure: read.failure };
  if (source === undefined || root === undefined) return { uri, failure: "not-found" };
  const graph = await session.graph.folder(root);
  const { config } = await configurations.of(uri);
  const { path, file, lines } = source;
  const own = graph.alerts.filter((alert) => alert.source === source);
  const linked = { path, text: read.text, file, alerts: own };
  const onRuleError = (code: string, error: unknown): void => session.failed(`The rule ${code} failed`, error);
  const workspace = stateOf(session, graph).surroundings;
  return { uri, lines, diagnostics: runAlertRules(linked, { config, workspace, lines, onRuleError }) };
}
