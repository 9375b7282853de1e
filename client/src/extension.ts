import type * as vscode from "vscode";
import { CorrectionNotes } from "./annotations/correctionNotes";
import { Notes } from "./annotations/notes";
import { registerNotes } from "./annotations/registerNotes";
import { WorkspaceCheck } from "./check/workspaceCheck";
import { registerCommands } from "./commands";
import { FileWriter } from "./files/fileChanges";
import { workspaceStore, type MakeDisk } from "./files/workspaceStore";
import { createLog } from "./log";
import { Pages } from "./pages/pages";
import { registerRuleAddress } from "./pages/ruleAddress";
import { registerReadingClub } from "./readingClub/registerReadingClub";
import { registerReviews } from "./reviews/reviews";
import { registerRuns } from "./runs/registerRuns";
import { Session, type CreateClient } from "./server/session";
import { StatusItems } from "./status/statusItems";
import { createViews } from "./views/views";

/** Puts the parts together; the platform says how the language server is run, and writes to its disk if it has one. */
export function activateAfterword(
  context: vscode.ExtensionContext,
  create: CreateClient,
  makeDisk?: MakeDisk,
): Session {
  const log = createLog();
  const session = new Session(context.extensionUri, create, log);
  const pages = new Pages(session, context.extensionUri);
  const check = new WorkspaceCheck(session, log);
  const memory = context.workspaceState;
  const notes = new Notes({ session, writer: new FileWriter(workspaceStore(makeDisk)), log, memory });
  context.subscriptions.push(
    log,
    session,
    pages,
    check,
    new StatusItems(session),
    registerRuleAddress(),
    registerRuns(session, context, new CorrectionNotes(notes)),
    registerReviews(session),
    registerCommands({ session, pages, check, log }),
    createViews({ session, log, memory }),
    notes,
    registerNotes({ notes, session, log, memory }),
    registerReadingClub({ session, notes, log, context }),
  );
  void session.start();
  return session;
}
