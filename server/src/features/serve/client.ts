import type { ClientCapabilities, InitializeParams } from "vscode-languageserver";
import type { Ports } from "../../ports";
import type { InitializationOptions, Settings } from "../../protocol";
import { translator } from "../../text/message";
import type { Audience } from "../context";

/** What the client on the other side can do. */
export interface ClientAbilities {
  readonly pullDiagnostics: boolean;
  readonly refreshDiagnostics: boolean;
  readonly refreshCodeLenses: boolean;
  readonly refreshInlayHints: boolean;
  readonly relatedInformation: boolean;
  readonly versionedEdits: boolean;
  readonly createFiles: boolean;
  readonly watchFiles: boolean;
  readonly showDocument: boolean;
  readonly folderChanges: boolean;
}

export function abilitiesOf({ textDocument, workspace, window }: ClientCapabilities): ClientAbilities {
  const pull = textDocument?.diagnostic;
  return {
    pullDiagnostics: pull !== undefined,
    refreshDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    refreshCodeLenses: workspace?.codeLens?.refreshSupport === true,
    refreshInlayHints: workspace?.inlayHint?.refreshSupport === true,
    relatedInformation: (pull?.relatedInformation ?? textDocument?.publishDiagnostics?.relatedInformation) === true,
    versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    createFiles:
      workspace?.workspaceEdit?.documentChanges === true &&
      workspace.workspaceEdit.resourceOperations?.includes("create") === true,
    watchFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    showDocument: window?.showDocument?.support === true,
    folderChanges: workspace?.workspaceFolders === true,
  };
}

/** What the client asks for; the rules' pages are found beside the server when it names no place. */
export function optionsOf(params: InitializeParams, { rulePages }: Pick<Ports, "rulePages">): InitializationOptions {
  const given: unknown = params.initializationOptions;
  const options: InitializationOptions = typeof given === "object" && given !== null ? given : {};
  return rulePages === undefined ? options : { ...options, pageBase: options.pageBase ?? rulePages };
}

/** Whom to talk to, and how the pages of rules are reached. */
export function audienceOf(
  params: InitializeParams,
  options: InitializationOptions,
  translations: NonNullable<Ports["translations"]>,
): Audience {
  const locale = (options.locale ?? params.locale ?? "en").toLowerCase().startsWith("ja") ? "ja" : "en";
  return {
    locale,
    translate: translator(options.l10n ?? (locale === "en" ? undefined : translations(locale))),
    pageOf: (code) => pageOf(code, options),
  };
}

function pageOf(code: string, { uriScheme, pageBase }: InitializationOptions): string | undefined {
  if (uriScheme !== undefined) return `${uriScheme}://afterword.afterword/rules/${code}`;
  if (pageBase === undefined) return undefined;
  return `${pageBase.replace(/\/?$/, "/")}${code.replace("/", "-")}.md`;
}

/** The folders named at initialize, newer way first. */
export function foldersOf(params: InitializeParams): readonly string[] {
  if (params.workspaceFolders) return params.workspaceFolders.map(({ uri }) => uri);
  const older: { readonly rootUri?: unknown } = params;
  return typeof older.rootUri === "string" ? [older.rootUri] : [];
}

/** The section `afterword` of settings a client sends; undefined when they do not speak of it. */
export function settingsOf(sent: unknown): Settings | undefined {
  if (typeof sent !== "object" || sent === null || !("afterword" in sent)) return undefined;
  const own: unknown = sent.afterword;
  return typeof own === "object" && own !== null ? own : undefined;
}
