import type * as vscode from "vscode";
import { WorkspaceCheck } from "./check/workspaceCheck";
import { registerCommands } from "./commands";
import { createLog } from "./log";
import { Pages } from "./pages/pages";
import { registerRuleAddress } from "./pages/ruleAddress";
import { registerReviews } from "./reviews/reviews";
import { registerRuns } from "./runs/registerRuns";
import { Session, type CreateClient } from "./server/session";
import { StatusItems } from "./status/statusItems";
import { createViews } from "./views/views";

/** Puts the parts together; the platform says how the language server is run. */
export function activateAfterword(context: vscode.ExtensionContext, create: CreateClient): Session {
  const log = createLog();
  const session = new Session(context.extensionUri, create, log);
  const pages = new Pages(session, context.extensionUri);
  const check = new WorkspaceCheck(session, log);
  context.subscriptions.push(
    log,
    session,
    pages,
    check,
    new StatusItems(session),
    registerRuleAddress(),
    registerRuns(session, context),
    registerReviews(session),
    registerCommands({ session, pages, check, log }),
    createViews({ session, log, memory: context.workspaceState }),
  );
  void session.start();
  return session;
}
