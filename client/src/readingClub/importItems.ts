import * as vscode from "vscode";
import { readCandidates, type Candidate } from "../../../server/src/protocol";
import { decodeText } from "../documents/decode";
import type { Session } from "../server/session";
import type { Club } from "./club";

interface Source {
  readonly name: string;
  readonly text: string;
}

/** A list is a page, a summary a few lines: larger files are something else. */
const largest = 2_000_000;
const most = 2_000;

/** Takes entries of a list of links, or of a folder of summaries, into the queue: those the person chooses. */
export async function importItems(session: Session, club: Club): Promise<void> {
  const ways: readonly (vscode.QuickPickItem & { readonly read: () => Promise<readonly Source[] | undefined> })[] = [
    { label: `$(clippy) ${vscode.l10n.t("List of links in the clipboard")}`, read: fromClipboard },
    { label: `$(file) ${vscode.l10n.t("A file with a list of links…")}`, read: fromFile },
    {
      label: `$(folder) ${vscode.l10n.t("A folder of summaries…")}`,
      description: vscode.l10n.t("Markdown files whose front matter has title and url"),
      read: fromFolder,
    },
  ];
  const title = vscode.l10n.t("Import into the Reading Queue");
  const texts = await (await vscode.window.showQuickPick(ways, { title }))?.read();
  if (texts === undefined) return;
  const client = await session.whenStarted();
  const { candidates = [] } = (await client?.sendRequest(readCandidates, { texts })) ?? {};
  if (candidates.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t("There are no links with titles in it."));
    return;
  }
  const chosen = await vscode.window.showQuickPick(candidates.map(itemOf), {
    title,
    placeHolder: vscode.l10n.t("Choose what to take in. Only titles and links are kept."),
    canPickMany: true,
    matchOnDescription: true,
    matchOnDetail: true,
    ignoreFocusOut: true,
  });
  if (chosen !== undefined && chosen.length > 0)
    await club.act({ do: "add", candidates: chosen.map(({ candidate }) => candidate) });
}

function itemOf({ known, ...candidate }: Candidate & { readonly known: boolean }): vscode.QuickPickItem & {
  readonly candidate: Candidate;
} {
  const { title, url, why, tags = [] } = candidate;
  const facts = [known ? vscode.l10n.t("in the queue already") : "", ...tags].filter((fact) => fact !== "");
  return {
    label: title,
    description: facts.join(" · "),
    detail: [why, url].filter((part) => part !== undefined).join(" — "),
    candidate,
  };
}

const fromClipboard = async (): Promise<readonly Source[]> => [
  { name: "", text: (await vscode.env.clipboard.readText()).slice(0, largest) },
];

async function fromFile(): Promise<readonly Source[] | undefined> {
  const chosen = await vscode.window.showOpenDialog({
    title: vscode.l10n.t("A file with a list of links…"),
    openLabel: vscode.l10n.t("Import"),
    filters: { Markdown: ["md", "markdown", "txt"] },
  });
  const [file] = chosen ?? [];
  return file && textsOf([file]);
}

async function fromFolder(): Promise<readonly Source[] | undefined> {
  const chosen = await vscode.window.showOpenDialog({
    title: vscode.l10n.t("A folder of summaries…"),
    openLabel: vscode.l10n.t("Import"),
    canSelectFiles: false,
    canSelectFolders: true,
  });
  const [folder] = chosen ?? [];
  if (folder === undefined) return undefined;
  const entries = await vscode.workspace.fs.readDirectory(folder);
  const pages = entries.filter(([name, type]) => type === vscode.FileType.File && /\.(md|markdown)$/i.test(name));
  return textsOf(pages.slice(0, most).map(([name]) => vscode.Uri.joinPath(folder, name)));
}

async function textsOf(files: readonly vscode.Uri[]): Promise<readonly Source[]> {
  const texts: Source[] = [];
  for (const file of files) {
    const { size } = await vscode.workspace.fs.stat(file);
    const text = size > largest ? undefined : decodeText(await vscode.workspace.fs.readFile(file));
    if (text !== undefined) texts.push({ name: file.path.slice(file.path.lastIndexOf("/") + 1), text });
  }
  return texts;
}
