import type { Connection } from "vscode-languageserver";
import { folderOf } from "../../alerts/respellLink";
import type { EffectiveConfig } from "../../config/effective";
import type { Ports } from "../../ports";
import { newRunbookText } from "../../protocol";
import { alertKey } from "../../runbooks/names";
import { sizeLimit } from "../../workspace/documentPatterns";
import { canonical, join } from "../../workspace/folders";
import { languageOf } from "../alerts/createRunbook";
import { newRunbook } from "../alerts/newRunbook";
import type { Session } from "./session";

/** Answers `afterword/newRunbook`. */
export function serveNewRunbook(connection: Connection, session: Session): void {
  const { configurations, folders, graph, ports, audience } = session;
  connection.onRequest(newRunbookText, async ({ uri, title, day }) => {
    const address = canonical(uri);
    const root = folders.rootOf(address);
    const { config } = await configurations.of(address);
    const here = (await graph.all()).find((each) => each.root === root);
    const key = alertKey(title);
    const alert = here?.alerts.find((each) => alertKey(each.alert.name.text) === key)?.alert;
    const language = here?.runbooks.length
      ? languageOf([], config, here.runbooks)
      : (config.language ?? audience.locale);
    const template = root === undefined ? undefined : await runbookTemplate(ports, root, config);
    return { text: newRunbook({ title, alert, language, template, day }) };
  });
}

/** The team's template, `templates.runbook` of the configuration; undefined where there is none to read. */
export async function runbookTemplate(
  { files }: Pick<Ports, "files">,
  root: string,
  { templates }: EffectiveConfig,
): Promise<string | undefined> {
  const path = templates["runbook"];
  // A configuration cannot name files outside of its folder.
  if (path === undefined || folderOf(path).split("/").includes("..")) return undefined;
  const read = await files.read(join(root, path), sizeLimit);
  return "text" in read ? read.text : undefined;
}
