import { coverageOf } from "../../alerts/coverage";
import type { LinkedAlert } from "../../alerts/links";

/** Addresses of graphs and logs, which nobody takes for a runbook. */
const measurements =
  /grafana|dashboard|prometheus|alertmanager|kibana|datadoghq|mackerel\.io|\bgraphs?\b|explore|metrics|\blogs?\b|console/i;

/**
 * The alert has a link meant for whoever is called, wherever it leads: one that leads nowhere is another finding. A web
 * page that nothing calls a runbook may be one all the same.
 */
export function hasRunbookLink(linked: LinkedAlert): boolean {
  const { state, byName, link } = coverageOf(linked);
  if (state !== "no-runbook" && !(byName && link === undefined)) return true;
  return linked.links.some(({ status, raw }) => status === "external" && !measurements.test(raw));
}
