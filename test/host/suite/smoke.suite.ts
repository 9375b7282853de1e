import * as vscode from "vscode";
import { eventually, ok, suite } from "./sentences";

export const run = suite((it) => {
  it("the extension activates on a Markdown document", async () => {
    const [file] = await vscode.workspace.findFiles("**/*.md", undefined, 1);
    ok(file, "the workspace has no Markdown file");
    await vscode.window.showTextDocument(file);
    const extension = vscode.extensions.getExtension("afterword.afterword");
    ok(extension, "the extension is not installed");
    await eventually("the active extension", () => extension.isActive);
  });

  it("every command of the manifest is there", async () => {
    const manifest = vscode.extensions.getExtension("afterword.afterword")?.packageJSON as {
      readonly contributes?: { readonly commands?: readonly { readonly command: string }[] };
    };
    const known = new Set(await vscode.commands.getCommands(true));
    const missing = (manifest.contributes?.commands ?? []).map(({ command }) => command).filter((id) => !known.has(id));
    ok(missing.length === 0, `not registered: ${missing.join(", ")}`);
  });
});
