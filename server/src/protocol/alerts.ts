import { RequestType0, type DocumentUri, type Range } from "vscode-languageserver-protocol";
import type { Place } from "./runbooks";

/**
 * `covered`: a link, or a runbook of its name, leads to a page; `dead-link` and `dead-anchor`: its link leads nowhere;
 * `external`: its only link is a web page outside of the workspace.
 */
export type AlertState = "covered" | "external" | "no-runbook" | "dead-link" | "dead-anchor";

export interface AlertItem {
  /** Stays the same while the alert keeps its file, name and place among others of the name. */
  readonly id: string;
  readonly name: string;
  readonly uri: DocumentUri;
  /** Relative to its workspace folder, `/` separated. */
  readonly path: string;
  readonly folder: string;
  /** Of the name. */
  readonly range: Range;
  readonly format: "prometheus" | "prometheus-rule" | "mackerel" | "grafana" | "datadog";
  readonly group: string | undefined;
  readonly component: string | undefined;
  readonly severity: string | undefined;
  readonly summary: string | undefined;
  readonly muted: boolean;
  readonly state: AlertState;
  /** Another alert has the same name and nothing that tells them apart. */
  readonly duplicate: boolean;
  /** The page that covers it. */
  readonly runbook: Place | undefined;
  /** It has no link: the page goes by the alert's name. */
  readonly byName: boolean;
  /** The link that leads nowhere, or to the web, as written. */
  readonly link: string | undefined;
  readonly dashboards: readonly string[];
}

export interface AlertCatalogue {
  readonly items: readonly AlertItem[];
  readonly runbooksWithoutAlert: readonly {
    readonly uri: DocumentUri;
    readonly path: string;
    readonly title: string;
  }[];
  /** Alert files that could not be read, in part or at all, with the reason in words. */
  readonly unreadable: readonly { readonly uri: DocumentUri; readonly path: string; readonly reason: string }[];
}

/** Every alert rule of the workspace. Waits until every file has been looked at once. */
export const alertCatalogue = new RequestType0<AlertCatalogue, void>("afterword/alerts");
