import * as vscode from "vscode";
import { repositoryOf } from "../git/gitExtension";
import { section } from "../settings";
import type { Club } from "./club";
import { canShare, clubGit, type SharingRepository } from "./clubGitNodes";
import { share, type Shared } from "./sharingNodes";
import { branchNamed, commitInWords, keptInWords, stoppedInWords, type SharedSession } from "./sharingWordsNodes";

/**
 * Hands the reading club's files to the others over git: only ever on the person's click. Where git cannot, the
 * person's notes can be copied for somebody who may push.
 */
export async function shareClub(club: Club, session: SharedSession | undefined): Promise<void> {
  const folder = (await club.catalogue.latest())?.club.folder;
  const uri = folder === undefined ? undefined : vscode.Uri.parse(folder);
  const repository: unknown = uri && (await repositoryOf(uri).catch(() => undefined));
  if (uri === undefined || !canShare(repository)) {
    return offerCopy(vscode.l10n.t("There is no git here that could share the notes."));
  }
  const result = await exchange(repository, uri, session, false);
  if (result.kind === "stopped" && result.why === "other-commits") return shareAll(repository, uri, session);
  report(result);
}

/** The branch has, or may have, commits of other things too: they would go along, so the person is asked. */
async function shareAll(repository: SharingRepository, folder: vscode.Uri, session: SharedSession | undefined) {
  const yes = vscode.l10n.t("Push All of Them");
  const chosen = await vscode.window.showWarningMessage(
    vscode.l10n.t("This branch has commits of other files that are not pushed yet. They would be pushed as well."),
    { modal: true, detail: vscode.l10n.t("The notes are committed in any case.") },
    yes,
  );
  if (chosen === yes) report(await exchange(repository, folder, session, true));
}

function exchange(
  repository: SharingRepository,
  folder: vscode.Uri,
  session: SharedSession | undefined,
  withOtherCommits: boolean,
): Thenable<Shared> {
  const stated = vscode.workspace.getConfiguration(section, folder).get<string>("readingClub.branch", "");
  const abortRebase = async (): Promise<void> => {
    await vscode.commands.executeCommand("git.rebaseAbort", repository.rootUri);
  };
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t("Sharing the notes over git") },
    () =>
      share(clubGit(repository, folder.fsPath, abortRebase), {
        message: (files) => commitInWords(folder.fsPath, files, session, vscode.l10n.t),
        branch: branchNamed(stated, session?.name),
        withOtherCommits,
        pause: (attempt) =>
          new Promise<void>((resolve) => {
            setTimeout(resolve, delayBefore(attempt));
          }),
      }),
  );
}

/** Milliseconds; a share of chance keeps those who met once from meeting again. */
const delayBefore = (attempt: number): number => Math.min(4000, 200 * 2 ** attempt) * (0.5 + Math.random());

function report(result: Shared): void {
  if (result.kind === "shared") {
    void vscode.window.showInformationMessage(
      vscode.l10n.t("Shared on the branch {0}. What the others shared is here.", result.branch),
    );
  } else if (result.kind === "kept") void offerCopy(keptInWords(result, vscode.l10n.t));
  else void offerCopy(stoppedInWords(result, vscode.l10n.t));
}

/** Not awaited by those who have nothing else to do. */
async function offerCopy(reason: string): Promise<void> {
  const copy = vscode.l10n.t("Copy My Notes");
  const chosen = await vscode.window.showWarningMessage(
    vscode.l10n.t("{0} Copy your notes, and let somebody who can share paste them: you stay their author.", reason),
    copy,
  );
  if (chosen === copy) await vscode.commands.executeCommand("afterword.copyNotes");
}
