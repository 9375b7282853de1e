import * as vscode from "vscode";
import { closeEverything, file, open } from "./hands";
import { equal, eventually, ok, suite } from "./sentences";

/** The document in front, and the line its cursor is in. */
const inFront = (): { readonly path: string; readonly line: string } | undefined => {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return undefined;
  const { document, selection } = editor;
  return {
    path: decodeURIComponent(vscode.workspace.asRelativePath(document.uri)),
    line: document.lineAt(selection.active.line).text,
  };
};

const seeInFront = (path: string, line: (text: string) => boolean = () => true): Promise<unknown> =>
  eventually(`${path} in front`, () => {
    const seen = inFront();
    return seen?.path === path && line(seen.line);
  });

export const run = suite((it) => {
  it("the views open", async () => {
    for (const view of ["runbooks", "alerts"]) await vscode.commands.executeCommand(`afterword.${view}.focus`);
  });

  it("an alert's name leads to its page in one step, at the alert's heading", async () => {
    await vscode.commands.executeCommand("afterword.openRunbookForAlert", "SeatMapEmpty");
    await seeInFront("runbooks/seat-map.md", (line) => line === "## SeatMapEmpty");
  });

  it("it does, however the name is written, and whatever the page is called", async () => {
    await closeEverything();
    await vscode.commands.executeCommand("afterword.openRunbookForAlert", "payment_queue_stuck");
    await seeInFront("runbooks/決済キューの滞留.md");
  });

  it("an alert without a page leads to its rule", async () => {
    await vscode.commands.executeCommand("afterword.openRunbookForAlert", "PaymentProviderSlow");
    await seeInFront("alerts/payment.rules.yaml", (line) => line.includes("PaymentProviderSlow"));
  });

  it("a page is marked as reviewed by a change of its date alone", async () => {
    const { document } = await open("runbooks/MailQueueLong.md");
    const before = document.getText();
    await vscode.commands.executeCommand("afterword.markReviewed", document.uri);
    ok(document.isDirty, "nothing was changed");
    const after = document.getText();
    const date = /last_reviewed: (\d{4}-\d{2}-\d{2})/.exec(after)?.[1] ?? "";
    ok(date > "2026-01-01", `the date is ${date}`);
    equal(after, before.replace("2025-02-03", date), "the text");
    await vscode.commands.executeCommand("workbench.action.files.revert");
  });

  it("an alert that came to have a page leads there, without a restart", async () => {
    const page = file("runbooks/PaymentProviderSlow.md");
    const text = "---\nkind: runbook\nowner: Payment team\n---\n\n# PaymentProviderSlow\n\n## Diagnosis\n\n1. Look.\n";
    await vscode.workspace.fs.writeFile(page, new TextEncoder().encode(text));
    await eventually("the new page", async () => {
      await vscode.commands.executeCommand("afterword.openRunbookForAlert", "PaymentProviderSlow");
      if (inFront()?.path === "runbooks/PaymentProviderSlow.md") return true;
      // While both the rule and the page go by the name, the command asks which is meant.
      await vscode.commands.executeCommand("workbench.action.closeQuickOpen");
      return false;
    });
    await vscode.workspace.fs.delete(page);
  });
});
