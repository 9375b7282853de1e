import * as vscode from "vscode";
import { codeOfAddress } from "./rulePath";

/** Opens `vscode://afterword.afterword/rules/<code>`, the address behind a finding's code. */
export function registerRuleAddress(): vscode.Disposable {
  return vscode.window.registerUriHandler({
    async handleUri(uri) {
      const code = codeOfAddress(uri.path);
      if (code !== undefined) await vscode.commands.executeCommand("afterword.openRulePage", code);
    },
  });
}
