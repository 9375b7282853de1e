import type { Connection, TextEdit as LspEdit } from "vscode-languageserver";
import { coverageOf } from "../../alerts/coverage";
import { fillHistory } from "../../alerts/review/fillHistory";
import { followUps } from "../../alerts/review/followUps";
import { reviewWords } from "../../alerts/review/reviewWords";
import { worksheet } from "../../alerts/review/worksheet";
import type { DocumentModel } from "../../model/document";
import * as protocol from "../../protocol";
import { civilAt } from "../../rules/timeForm";
import { configuredZone } from "../../rules/when";
import { alertKey } from "../../runbooks/names";
import { fileStem } from "../../runbooks/run/recordFile";
import type { TextEdit } from "../../text/span";
import { formatDate } from "../../time/civil";
import type { PlacedAlert } from "../../workspace/alertGraph";
import { join } from "../../workspace/folders";
import { readAny } from "./readAny";
import { gatherSheet, isOf } from "./reviewSheet";
import type { Session } from "./session";

/** The requests about alert reviews: the worksheet, the firing history in it, and what its verdicts ask for. */
export function serveReviews(connection: Connection, session: Session): void {
  connection.onRequest(protocol.reviewComponents, async () => {
    const folders = await session.graph.all();
    return componentsOf(folders.flatMap(({ alerts }) => alerts));
  });
  connection.onRequest(protocol.reviewWorksheet, (params) => newWorksheet(session, params));
  connection.onRequest(protocol.firingHistory, async ({ uri, history }) => {
    const page = await readAny(session, uri);
    if (page === undefined) return null;
    const { edits, filled, unmatched } = fillHistory(page.model.markdown, history);
    return { edits: toLsp(edits, page.model), filled, unmatched };
  });
  connection.onRequest(protocol.verdictFollowUps, async ({ uri }) => {
    const page = await readAny(session, uri);
    if (page === undefined) return null;
    const { edits, added } = followUps(page.model);
    return { edits: toLsp(edits, page.model), added };
  });
}

const toLsp = (edits: readonly TextEdit[], { markdown }: DocumentModel): LspEdit[] =>
  edits.map(({ span, newText }) => ({ range: markdown.lines.rangeOf(span), newText }));

function componentsOf(alerts: readonly PlacedAlert[]): readonly protocol.ReviewComponent[] {
  const groups = new Map<string, PlacedAlert[]>();
  for (const placed of alerts) {
    const key = alertKey(placed.alert.component ?? "");
    groups.set(key, [...(groups.get(key) ?? []), placed]);
  }
  const isUncovered = (placed: PlacedAlert): boolean => !["covered", "external"].includes(coverageOf(placed).state);
  return [...groups]
    .sort(([a], [b]) => (a === "" ? 1 : b === "" ? -1 : a < b ? -1 : 1))
    .map(([, members]) => ({
      component: members[0]?.alert.component,
      alerts: members.length,
      muted: members.filter(({ alert }) => alert.muted).length,
      uncovered: members.filter(isUncovered).length,
    }));
}

/** In the folder that holds most of the component's alerts; null without a folder, and for a place outside of it. */
async function newWorksheet(
  session: Session,
  { component, folder: below, offset }: protocol.WorksheetParams,
): Promise<{ stem: string; text: string } | null> {
  const folders = await session.graph.all();
  const count = (placed: readonly PlacedAlert[]): number => placed.filter((alert) => isOf(alert, component)).length;
  const [folder] = [...folders].sort((a, b) => count(b.alerts) - count(a.alerts));
  const segments = below.split(/[/\\]/).filter((part) => part !== "" && part !== ".");
  if (folder === undefined || segments.includes("..")) return null;
  const { config } = await session.configurations.of(join(folder.root, "review.md"));
  const language = config.language ?? session.audience.locale;
  const zone = configuredZone(config)?.offset ?? offset;
  const day = formatDate(civilAt(session.ports.clock.now(), zone));
  const name = fileStem(day, component ?? reviewWords[language].columns.alert);
  const path = [...segments, name].join("/");
  const sheet = await gatherSheet(session, folder, { component, day, path: `${path}.md` });
  return { stem: join(folder.root, path), text: worksheet(sheet, language) };
}
