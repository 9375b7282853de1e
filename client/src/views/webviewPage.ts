import * as vscode from "vscode";

/** A page of a panel: its script in `dist/`, its style in `media/`, and the element that the script fills. */
export interface PageParts {
  readonly script: string;
  readonly style: string;
  readonly main: string;
}

/** What the panel may do and load: scripts of its own, and nothing from anywhere but the extension. */
export const pageOptions = (extension: vscode.Uri): vscode.WebviewOptions => ({
  enableScripts: true,
  localResourceRoots: ["dist", "media"].map((folder) => vscode.Uri.joinPath(extension, folder)),
});

/** Nothing but the extension's own script and style runs in the page; what it shows is set as text. */
export function pageHtml(webview: vscode.Webview, extension: vscode.Uri, { script, style, main }: PageParts): string {
  const nonce = newNonce();
  const scriptUri = webview.asWebviewUri(vscode.Uri.joinPath(extension, "dist", script)).toString();
  const styleUri = webview.asWebviewUri(vscode.Uri.joinPath(extension, "media", style)).toString();
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="${vscode.env.language.startsWith("ja") ? "ja" : "en"}">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${styleUri}">
</head>
<body>
<main id="${main}"></main>
<script nonce="${nonce}" src="${scriptUri}"></script>
</body>
</html>`;
}

function newNonce(): string {
  const characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return [...bytes].map((byte) => characters.charAt(byte % characters.length)).join("");
}
