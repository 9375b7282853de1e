import * as vscode from "vscode";
import type { Candidate } from "../../../server/src/protocol";
import { sourceWord } from "./peopleNodes";
import { addressIn, firstHeading, tagsIn } from "./candidateNodes";

/** Asks what kind of thing is to be read, and for what belongs to it; undefined when the person goes no further. */
export async function askCandidate(): Promise<Candidate | undefined> {
  const open = vscode.window.activeTextEditor?.document.uri;
  const current = open !== undefined && vscode.workspace.getWorkspaceFolder(open) !== undefined ? open : undefined;
  const kinds: readonly (vscode.QuickPickItem & { readonly ask: () => Promise<Candidate | undefined> })[] = [
    ...(current === undefined
      ? []
      : [
          {
            label: `$(file) ${vscode.l10n.t("The document in front")}`,
            description: vscode.workspace.asRelativePath(current),
            ask: () => askAboutDocument(current),
          },
        ]),
    { label: `$(files) ${vscode.l10n.t("A document of the workspace…")}`, ask: askDocument },
    {
      label: `$(link) ${vscode.l10n.t("A link…")}`,
      description: vscode.l10n.t("a report on the web; nothing is fetched"),
      ask: askLink,
    },
  ];
  const chosen = await vscode.window.showQuickPick(kinds, { title: vscode.l10n.t("Add to the Reading Queue") });
  return chosen?.ask();
}

async function askDocument(): Promise<Candidate | undefined> {
  const found = await vscode.workspace.findFiles("**/*.{md,markdown,qmd,md.erb}", "**/{node_modules,.git}/**", 5000);
  const items = found
    .map((uri) => ({ label: vscode.workspace.asRelativePath(uri), uri }))
    .sort((a, b) => (a.label < b.label ? -1 : 1));
  const chosen = await vscode.window.showQuickPick(items, { title: vscode.l10n.t("Which document?") });
  return chosen && askAboutDocument(chosen.uri);
}

export async function askAboutDocument(document: vscode.Uri): Promise<Candidate | undefined> {
  const source = await askSource("own");
  return source && askReasons({ title: await titleOf(document), source, document: document.toString() });
}

/** A document without questions: its own title, and ours. */
export async function candidateOf(document: vscode.Uri): Promise<Candidate> {
  return { title: await titleOf(document), source: "own", document: document.toString() };
}

async function titleOf(document: vscode.Uri): Promise<string> {
  const opened = await vscode.workspace.openTextDocument(document);
  return firstHeading(opened.getText()) ?? "";
}

async function askLink(): Promise<Candidate | undefined> {
  const title = vscode.l10n.t("Add a Link");
  const copied = (await vscode.env.clipboard.readText()).trim();
  const url = await vscode.window.showInputBox({
    title,
    prompt: vscode.l10n.t("Address of the report"),
    placeHolder: "https://",
    ignoreFocusOut: true,
    value: addressIn(copied) ?? "",
    validateInput: (typed) =>
      typed.trim() === "" || addressIn(typed) !== undefined
        ? undefined
        : vscode.l10n.t("This is no address of a web page. One begins with https:// and has no spaces."),
  });
  if (url === undefined || url.trim() === "") return undefined;
  const name = await vscode.window.showInputBox({ title, prompt: vscode.l10n.t("Title"), ignoreFocusOut: true });
  if (name === undefined) return undefined;
  const source = await askSource("external");
  return source && askReasons({ title: name.trim(), source, url: url.trim() });
}

async function askSource(usual: Candidate["source"]): Promise<Candidate["source"] | undefined> {
  const sources = ["own", "internal", "external"] as const;
  const items = [...sources]
    .sort((a, b) => Number(b === usual) - Number(a === usual))
    .map((source) => ({ label: sourceWord(source, vscode.l10n.t), source }));
  return (await vscode.window.showQuickPick(items, { title: vscode.l10n.t("Where does it come from?") }))?.source;
}

/** Both may be left empty. */
async function askReasons(candidate: Candidate): Promise<Candidate | undefined> {
  const title = candidate.title === "" ? vscode.l10n.t("Add to the Reading Queue") : candidate.title;
  const ask = (prompt: string): Thenable<string | undefined> =>
    vscode.window.showInputBox({ title, prompt, ignoreFocusOut: true });
  const why = await ask(vscode.l10n.t("Why read it? (may stay empty)"));
  if (why === undefined) return undefined;
  const tags = await ask(vscode.l10n.t("Tags, separated by commas (may stay empty)"));
  if (tags === undefined) return undefined;
  return { ...candidate, ...(why.trim() === "" ? {} : { why: why.trim() }), tags: tagsIn(tags) };
}
