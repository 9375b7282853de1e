import * as vscode from "vscode";
import { issueAddress } from "../../../server/src/protocol";
import type { Session } from "../server/session";
import { addressIn } from "./candidateNodes";
import { nameRepository } from "./nameRepository";
import { issueAddressIn, type IssueText } from "./issueNodes";

/**
 * Opens the page of a new issue, filled in, and asks for the address of what was made of it. Nothing is sent from here:
 * the person does, in the browser.
 * @returns undefined when there is no repository, or the person gives no address
 */
export async function makeIssue(session: Session, { title, body, uri }: IssueText): Promise<string | undefined> {
  const client = await session.whenStarted();
  const answer = await client?.sendRequest(issueAddress, { title, body, uri });
  if (answer?.address === undefined) return offerText(`${title}\n\n${body}`, uri);
  if (answer.rest !== undefined) {
    await vscode.env.clipboard.writeText(answer.rest);
    void vscode.window.showInformationMessage(
      vscode.l10n.t("The text is too long for an address. Its rest is in the clipboard: paste it into the issue."),
    );
  }
  // As a string: an address that is read as a Uri loses the escapes of its parts.
  await vscode.commands.executeCommand("vscode.open", answer.address);
  return askAddress(title);
}

async function offerText(text: string, uri: string | undefined): Promise<undefined> {
  const open = vscode.l10n.t("Open .afterword.yaml");
  const copy = vscode.l10n.t("Copy the Text");
  const chosen = await vscode.window.showWarningMessage(
    vscode.l10n.t("No repository is known for issues. Name one under “issues” in .afterword.yaml."),
    open,
    copy,
  );
  if (chosen === open) await nameRepository(uri);
  if (chosen === copy) await vscode.env.clipboard.writeText(text);
  return undefined;
}

/** An address copied in the browser is filled in when the person comes back. */
function askAddress(title: string): Promise<string | undefined> {
  const input = vscode.window.createInputBox();
  input.title = title;
  input.prompt = vscode.l10n.t("Address of the new issue, to be kept with the note. Escape leaves it out.");
  input.placeholder = "https://";
  input.ignoreFocusOut = true;
  const offer = async (): Promise<void> => {
    const copied = issueAddressIn(await vscode.env.clipboard.readText());
    if (copied !== undefined && input.value === "") input.value = copied;
  };
  return new Promise((resolve) => {
    const subscriptions = [
      input,
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused) void offer();
      }),
      input.onDidChangeValue(() => {
        input.validationMessage = undefined;
      }),
      input.onDidAccept(() => {
        const address = input.value.trim();
        if (address === "" || addressIn(address) !== undefined) {
          resolve(addressIn(address));
          input.hide();
        } else
          input.validationMessage = vscode.l10n.t(
            "This is no address of a web page. One begins with https:// and has no spaces.",
          );
      }),
      input.onDidHide(() => {
        resolve(undefined);
        for (const each of subscriptions) each.dispose();
      }),
    ];
    input.show();
    void offer();
  });
}
