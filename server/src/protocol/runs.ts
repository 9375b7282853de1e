import { RequestType, RequestType0, type DocumentUri, type Range, type TextEdit } from "vscode-languageserver-protocol";

/** A command of a step: it is copied, and never run. */
export interface RunCommand {
  readonly text: string;
  readonly language: string | undefined;
}

/** Something to do in a run. Texts are plain, except `markdown` and `source`. */
export interface RunStep {
  /** The same as long as its heading and words stay. */
  readonly id: string;
  readonly text: string;
  /** Its words as one line of Markdown that may stand in another file. */
  readonly markdown: string;
  /** Its words as the runbook writes them. */
  readonly source: string;
  /** `2.` */
  readonly number: string | undefined;
  /** How many steps enclose it. */
  readonly depth: number;
  readonly details: readonly string[];
  readonly commands: readonly RunCommand[];
  readonly range: Range;
  /** The words that a run knew it by, when they were changed since; undefined when they were not. */
  readonly was: KnownRunStep | undefined;
  /** It came after the run had begun. */
  readonly isNew: boolean;
}

export interface RunGroup {
  readonly heading: string | undefined;
  readonly level: number;
  readonly range: Range;
  readonly steps: readonly RunStep[];
}

/** A step as a run remembers it. */
export interface KnownRunStep {
  readonly id: string;
  readonly heading: string | undefined;
  readonly text: string;
}

/** A clock that times are told on: its name, and minutes east of UTC. */
export interface RunClock {
  readonly name: string;
  readonly offset: number;
}

export interface RunSteps {
  readonly uri: DocumentUri;
  readonly title: string;
  /** The one of the configuration: a record is told on it where its document has none of its own. */
  readonly clock: RunClock | undefined;
  /** Only those with steps. */
  readonly groups: readonly RunGroup[];
  /** Steps the run knows that the runbook no longer has. */
  readonly gone: readonly KnownRunStep[];
}

export interface RunStepsParams {
  readonly uri: DocumentUri;
  /** Steps of the run so far; empty for a new run. */
  readonly known: readonly KnownRunStep[];
}

/** The steps of a Markdown page, open or not; null for files that cannot be read. */
export const runSteps = new RequestType<RunStepsParams, RunSteps | null, void>("afterword/runs/steps");

export interface RunStepRecord {
  readonly markdown: string;
  readonly number: string | undefined;
  readonly heading: string | undefined;
  readonly state: "done" | "skipped" | undefined;
  /** Milliseconds since the epoch, as all times here: when it was done or skipped. */
  readonly at: number | undefined;
  readonly note: string;
  readonly notedAt: number | undefined;
  readonly wrong: { readonly what: string; readonly better: string; readonly at: number } | undefined;
}

/** What a run has to tell. */
export interface RunRecordParams {
  readonly runbook: DocumentUri;
  readonly title: string;
  readonly by: string | undefined;
  readonly started: number;
  readonly finished: number | undefined;
  readonly steps: readonly RunStepRecord[];
}

/** A document a run can be told in. */
export interface RunTarget {
  readonly uri: DocumentUri;
  readonly path: string;
  readonly title: string;
  /** In words of the user's language. */
  readonly status: string | undefined;
  /** It says that the incident lasts. */
  readonly live: boolean;
}

/** The latest records and reports of incidents, and those open in the editor; those that last come first. */
export const runTargets = new RequestType0<readonly RunTarget[], void>("afterword/runs/targets");

export interface RunEdits {
  readonly edits: readonly TextEdit[];
  /** How many rows were not there yet. */
  readonly added: number;
  /** The one the document tells them on. */
  readonly clock: RunClock;
}

/** What adding a run to a document's timeline changes; null for files that cannot be read. */
export const runIntoTimeline = new RequestType<
  { readonly uri: DocumentUri; readonly run: RunRecordParams },
  RunEdits | null,
  void
>("afterword/runs/intoTimeline");

export interface RunPageParams {
  readonly run: RunRecordParams;
  /** Folder for the page, relative to the runbook's workspace folder. */
  readonly folder: string;
  /** Minutes east of UTC of the editor: the day in the file's name, where no configuration names a zone. */
  readonly offset: number;
}

/** A page for the run: its address without ending, and its text. Null when the folder lies outside of the workspace. */
export const runPage = new RequestType<
  RunPageParams,
  { readonly stem: DocumentUri; readonly text: string } | null,
  void
>("afterword/runs/page");

/** A runbook with one step in other words; null when nothing would change or the step is gone. */
export const runCorrection = new RequestType<
  { readonly uri: DocumentUri; readonly step: string; readonly words: string },
  { readonly edit: TextEdit; readonly text: string } | null,
  void
>("afterword/runs/correction");
