import {
  NotificationType0,
  RequestType,
  RequestType0,
  type DocumentUri,
  type Range,
} from "vscode-languageserver-protocol";

/** A place to go to. */
export interface Place {
  readonly uri: DocumentUri;
  readonly range: Range | undefined;
}

/** `fresh`: reviewed in time; `due-soon`: within two weeks; `stale`: past its review date; `unstated`: it does not say. */
export type ReviewState = "fresh" | "due-soon" | "stale" | "unstated";

/** A runbook, or an index page, as views show it. Texts are plain. */
export interface RunbookItem {
  readonly uri: DocumentUri;
  /** Relative to its workspace folder, `/` separated. */
  readonly path: string;
  /** Name of the workspace folder. */
  readonly folder: string;
  readonly kind: "runbook" | "index";
  readonly title: string;
  readonly component: string | undefined;
  readonly owner: string | undefined;
  readonly severity: string | undefined;
  readonly deprecated: boolean;
  /** Days as `YYYY-MM-DD`. */
  readonly review: { readonly state: ReviewState; readonly last: string | undefined; readonly due: string | undefined };
  /**
   * Alert rules that lead here by link or name, and alerts the page names, by its file name where the folder has no
   * rules; `rule` is where one is defined.
   */
  readonly alerts: readonly { readonly name: string; readonly rule: Place | undefined }[];
  /** Headings that name an alert, where one page serves many. */
  readonly headings: readonly { readonly text: string; readonly anchor: string; readonly range: Range }[];
  readonly summary: string | undefined;
  readonly firstSteps: readonly string[];
  /** The latest incident that names the page; `day` as `YYYY-MM-DD`. */
  readonly lastUse: { readonly uri: DocumentUri; readonly title: string; readonly day: string | undefined } | undefined;
  /** Of an index page. `target` is an address: of the web when external; `heading` is where its anchor leads. */
  readonly links: readonly {
    readonly title: string;
    readonly target: string;
    readonly heading: Range | undefined;
    readonly external: boolean;
    readonly range: Range;
  }[];
}

export interface RunbookCatalogue {
  readonly items: readonly RunbookItem[];
}

/** Every runbook and index page of the workspace, by path. Waits until every file has been looked at once. */
export const runbookCatalogue = new RequestType0<RunbookCatalogue, void>("afterword/runbooks");

/**
 * What a new page says: the team's template, else a built-in one, filled from the alert rule of that name where there is
 * one. `day` is the user's own, `YYYY-MM-DD`.
 */
export const newRunbookText = new RequestType<
  { readonly uri: DocumentUri; readonly title: string; readonly day: string },
  { readonly text: string },
  void
>("afterword/newRunbook");

/** Runbooks, alerts or incidents of the workspace are others than before: views ask anew. Sent at most once a second. */
export const workspaceIndexChanged = new NotificationType0("afterword/indexChanged");
