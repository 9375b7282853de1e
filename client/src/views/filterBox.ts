import * as vscode from "vscode";

/** The view follows each character; leaving the box without Enter brings back what was there. */
export function askForFilter(view: { filter: string }, title: string, prompt: string): void {
  const box = vscode.window.createInputBox();
  const before = view.filter;
  let accepted = false;
  box.value = before;
  box.title = title;
  box.prompt = prompt;
  box.onDidChangeValue((value) => {
    view.filter = value;
  });
  box.onDidAccept(() => {
    accepted = true;
    box.hide();
  });
  box.onDidHide(() => {
    if (!accepted) view.filter = before;
    box.dispose();
  });
  box.show();
}
