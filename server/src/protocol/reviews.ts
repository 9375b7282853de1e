import { RequestType, RequestType0, type DocumentUri, type TextEdit } from "vscode-languageserver-protocol";

/** A component whose alerts can be reviewed; undefined: the alerts that name none. */
export interface ReviewComponent {
  readonly component: string | undefined;
  readonly alerts: number;
  /** Of these, silenced ones. */
  readonly muted: number;
  /** Of these, ones without a page, or whose link leads nowhere. */
  readonly uncovered: number;
}

/** Components by name, the alerts without one last. Waits until every alert file has been read once. */
export const reviewComponents = new RequestType0<readonly ReviewComponent[], void>("afterword/reviews/components");

export interface WorksheetParams {
  readonly component: string | undefined;
  /** Folder for the worksheet, relative to the workspace folder that holds most of the alerts. */
  readonly folder: string;
  /** Minutes east of UTC of the editor: the day of the review, where no configuration names a zone. */
  readonly offset: number;
}

/** A worksheet for the review of a component's alerts: its address without ending, and its text. */
export const reviewWorksheet = new RequestType<
  WorksheetParams,
  { readonly stem: DocumentUri; readonly text: string } | null,
  void
>("afterword/reviews/worksheet");

export interface FiringHistoryEdits {
  readonly edits: readonly TextEdit[];
  /** How many alerts something was filled in for. */
  readonly filled: number;
  /** Names of the history that the worksheet does not have. */
  readonly unmatched: readonly string[];
}

/** Fills a pasted firing history into a worksheet; null for files that cannot be read. */
export const firingHistory = new RequestType<
  { readonly uri: DocumentUri; readonly history: string },
  FiringHistoryEdits | null,
  void
>("afterword/reviews/firingHistory");

/** Actions for the verdicts of a worksheet that have none yet; null for files that cannot be read. */
export const verdictFollowUps = new RequestType<
  { readonly uri: DocumentUri },
  { readonly edits: readonly TextEdit[]; readonly added: number } | null,
  void
>("afterword/reviews/followUps");
