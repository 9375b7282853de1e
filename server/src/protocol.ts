/**
 * What client and server say to each other beyond the standard: requests `afterword/*` and their plain types.
 * The only server file the client imports.
 */
import {
  NotificationType,
  ProtocolRequestType,
  RequestType,
  type Diagnostic,
  type DocumentUri,
  type WorkDoneProgressParams,
} from "vscode-languageserver-protocol";

export * from "./protocol/alerts";
export * from "./protocol/annotations";
export * from "./protocol/git";
export * from "./protocol/readingClub";
export * from "./protocol/reviews";
export * from "./protocol/runbooks";
export * from "./protocol/runs";

/** `initializationOptions`: every value may be absent; other editors need none of them. */
export interface InitializationOptions {
  /** Language of messages; else the `locale` of initialize. */
  readonly locale?: "en" | "ja";
  /** Contents of the translation bundle (English text → translation); absent: English. */
  readonly l10n?: Readonly<Record<string, string>>;
  /** The editor's URI scheme (`vscode.env.uriScheme`): rule pages open as `<uriScheme>://afterword.afterword/rules/<code>`. */
  readonly uriScheme?: string;
  /** Address of the folder with the rule pages, for editors without such a scheme: `file:///…/docs/rules/`; absent: beside the server. */
  readonly pageBase?: string;
  /** The client answers `afterword/git/*`; otherwise the server asks git itself, where its platform has one. */
  readonly git?: boolean;
  /** The client shows notes beside their text; otherwise they are told on hover. */
  readonly notes?: boolean;
  /** Features that VS Code has of its own; off unless asked for. */
  readonly standard?: StandardFeatures;
  readonly settings?: Settings;
}

export interface StandardFeatures {
  readonly documentSymbols?: boolean;
  readonly foldingRanges?: boolean;
}

/** The section `afterword` of the editor's settings; also sent with `workspace/didChangeConfiguration`. */
export interface Settings {
  /** False: no diagnostics, lenses and hints. Default true. */
  readonly enable?: boolean;
  /** Profile where no `.afterword.yaml` names one. */
  readonly profile?: string;
  /** More globs of documents to read beside .md, .markdown, .qmd and .md.erb. */
  readonly documents?: readonly string[];
  readonly codeLens?: boolean;
  readonly inlayHints?: boolean;
}

export interface DocumentParams {
  readonly uri: DocumentUri;
}

export interface FindingCounts {
  readonly error: number;
  readonly warning: number;
  readonly info: number;
  readonly hint: number;
}

/** What the editor shows of an open document. Texts are in the user's language. */
export interface DocumentStatus {
  readonly uri: DocumentUri;
  /** `incident`, `postmortem`, `runbook` … `other`. */
  readonly kind: string;
  /** The kind in words. */
  readonly kindName: string;
  /** Why the document is taken for that kind. */
  readonly reason: string;
  readonly profile: string;
  readonly language: string;
  readonly findings: FindingCounts;
  /** The document is not read at all because of its size. */
  readonly tooLarge: boolean;
  /** Checking is switched off in the settings. */
  readonly off: boolean;
}

/** Status of an open document; null when the server does not read it. */
export const documentStatus = new RequestType<DocumentParams, DocumentStatus | null, void>("afterword/documentStatus");

/** Sent whenever the status of an open document has changed. */
export const documentStatusChanged = new NotificationType<DocumentStatus>("afterword/documentStatusChanged");

/** A text to show in an editor or a panel. */
export interface MarkdownText {
  readonly markdown: string;
}

/** What was understood of an open document, and why. */
export const explain = new RequestType<DocumentParams, MarkdownText | null, void>("afterword/explain");

/** One value of the configuration in force. */
export interface ConfigurationLine {
  /** Dotted path: `severity.scale`. */
  readonly path: string;
  readonly value: string;
  /** Where it comes from, in words: built in, a profile, a place in a file. */
  readonly origin: string;
}

export interface ConfigurationInForce {
  readonly profile: string;
  /** The `.afterword.yaml` that applies. */
  readonly file: DocumentUri | undefined;
  readonly lines: readonly ConfigurationLine[];
  /** The same as YAML, each line's origin as a comment. */
  readonly text: string;
}

/** The configuration in force for a document, open or not. */
export const effectiveConfiguration = new RequestType<DocumentParams, ConfigurationInForce, void>(
  "afterword/effectiveConfiguration",
);

export interface FileFindings {
  readonly uri: DocumentUri;
  readonly diagnostics: readonly Diagnostic[];
}

export interface WorkspaceFindings {
  /** How many files were looked at. */
  readonly checked: number;
  /** Files that are not open and have findings; those that are open are pulled. */
  readonly files: readonly FileFindings[];
  /** Files that could not be read, with the reason in words. */
  readonly unreadable: readonly { readonly uri: DocumentUri; readonly reason: string }[];
  /** The user stopped the check: the findings are of the files read until then. */
  readonly cancelled: boolean;
}

/**
 * Checks every document of the workspace that is not open. Reports work-done progress on `workDoneToken`;
 * `window/workDoneProgress/cancel` for it, or cancelling the request, stops the check and returns what was found.
 */
export const checkWorkspace = new ProtocolRequestType<WorkDoneProgressParams, WorkspaceFindings, never, void, void>(
  "afterword/checkWorkspace",
);

/** Web build, server → client: the files of the workspace that match any of the globs. */
export interface FindParams {
  /** Folder to look in. */
  readonly folder: DocumentUri;
  /** Globs relative to the folder. `.git` and `node_modules` are never looked into. */
  readonly include: readonly string[];
}

export const findFiles = new RequestType<FindParams, readonly DocumentUri[], void>("afterword/fs/find");

/** Why a file cannot be read. */
export type ReadFailure = "not-found" | "unreadable" | "too-large" | "not-text" | "outside-workspace";

/** A file's text (UTF-8, with or without its byte order mark), or why there is none; never an error response. */
export type FileText =
  | { readonly text: string; readonly size: number }
  | { readonly failure: ReadFailure; readonly size: number | undefined };

export interface ReadParams {
  readonly uri: DocumentUri;
  /** Bytes; a longer file answers `too-large` unread. */
  readonly limit: number;
  /** What is no UTF-8 becomes U+FFFD: one torn line does not hide the others. */
  readonly lenient?: boolean;
  /** Of files of any size only the beginning, at most that many bytes; leniently, for it may end within a letter. */
  readonly head?: number | undefined;
}

/** Web build, server → client: one file's text. */
export const readFile = new RequestType<ReadParams, FileText, void>("afterword/fs/read");

/** Web build, server → client: whether a file or a folder of the workspace is there; never an error response. */
export const fileExists = new RequestType<DocumentParams, boolean, void>("afterword/fs/exists");
