import { WorkDoneProgressCancelNotification, type Connection, type ProgressToken } from "vscode-languageserver";
import type { Origin } from "../../config/effective";
import * as protocol from "../../protocol";
import { LineIndex } from "../../text/lineIndex";
import { message } from "../../text/message";
import { checkWorkspace } from "../../workspace/checkWorkspace";
import { canonical, join } from "../../workspace/folders";
import { toLsp, type AddressOf } from "../diagnostics";
import { configurationInForce } from "../effectiveConfiguration";
import { explainDocument } from "../explain";
import { readFailures } from "../readFailures";
import { alertFileCheck } from "./checkAlertFiles";
import type { Session } from "./session";
import type { Statuses } from "./statuses";

/** The requests `afterword/*` of the client. */
export function serveCustomRequests(connection: Connection, session: Session, statuses: Statuses): void {
  connection.onRequest(protocol.documentStatus, async ({ uri }) => (await statuses.of(uri)) ?? null);
  connection.onRequest(protocol.explain, async ({ uri }) => {
    const context = await session.contextOf(uri);
    return context === undefined ? null : { markdown: explainDocument(context) };
  });
  connection.onRequest(protocol.effectiveConfiguration, ({ uri }) => inForce(session, canonical(uri)));
  const stops = new Map<ProgressToken, () => void>();
  connection.onNotification(WorkDoneProgressCancelNotification.type, ({ token }) => {
    stops.get(token)?.();
  });
  connection.onRequest(protocol.checkWorkspace, async ({ workDoneToken }, token) => {
    let stopped = false;
    if (workDoneToken !== undefined)
      stops.set(workDoneToken, () => {
        stopped = true;
      });
    try {
      return await check(connection, session, workDoneToken, () => stopped || token.isCancellationRequested);
    } finally {
      if (workDoneToken !== undefined) stops.delete(workDoneToken);
    }
  });
}

async function inForce(session: Session, uri: string): Promise<protocol.ConfigurationInForce> {
  const found = await session.configurations.of(uri);
  const file = found.file === undefined ? undefined : await session.ports.files.read(found.file, 1024 * 1024);
  const lines = file !== undefined && "text" in file ? new LineIndex(file.text) : undefined;
  const lineAt = (origin: Origin): number | undefined =>
    origin.from === "file" ? lines?.lineOf(origin.span.start) : undefined;
  return configurationInForce(found, lineAt, session.audience);
}

async function check(
  connection: Connection,
  session: Session,
  workDoneToken: ProgressToken | undefined,
  cancelled: () => boolean,
): Promise<protocol.WorkspaceFindings> {
  const { audience, folders, documents, configurations, ports, isDocument } = session;
  const reporter = connection.window.attachWorkDoneProgress(workDoneToken);
  reporter.begin(audience.translate(message("Checking the workspace")), 0, undefined, true);
  try {
    const result = await checkWorkspace(
      {
        folders,
        configurations,
        ...ports,
        isDocument,
        moreGlobs: session.settings.documents ?? [],
        factsOf: (uri, model) => session.facts.ofClosed(uri, model),
        alertFiles: alertFileCheck(session),
      },
      {
        skip: (uri) => documents.get(uri) !== undefined,
        cancelled,
        failed: (uri, error) => {
          session.failed(`${folders.pathOf(uri)} could not be read`, error);
        },
        progress: (done, total, path) => {
          reporter.report(Math.floor((100 * done) / total), path);
        },
      },
    );
    return toFindings(result, session);
  } finally {
    reporter.done();
  }
}

function toFindings(
  result: Awaited<ReturnType<typeof checkWorkspace>>,
  { audience, folders }: Session,
): protocol.WorkspaceFindings {
  const addressIn = (uri: string): AddressOf => {
    const root = folders.rootOf(uri);
    return (path) => (root === undefined ? uri : join(root, path));
  };
  const files: protocol.FileFindings[] = [];
  const unreadable: protocol.WorkspaceFindings["unreadable"][number][] = [];
  for (const file of result.files) {
    if ("failure" in file) unreadable.push({ uri: file.uri, reason: audience.translate(readFailures[file.failure]) });
    else {
      const { uri, lines } = file;
      files.push({ uri, diagnostics: toLsp(file.diagnostics, lines, uri, audience, undefined, addressIn(uri)) });
    }
  }
  return { checked: result.checked, files, unreadable, cancelled: result.cancelled };
}
