import * as vscode from "vscode";
import type { AlertCatalogue, RunbookCatalogue } from "../../../server/src/protocol";
import type { Catalogue } from "../views/catalogue";
import { openDestination } from "../views/openDestination";
import { alertEntries, entriesOf, namedIn, type AlertEntry } from "./lookupNodes";

interface EntryItem extends vscode.QuickPickItem {
  /** Undefined: begins a runbook of that name. */
  readonly entry: AlertEntry | undefined;
}

/** From an alert's name to its page in one step: what somebody called at night needs. */
export class GoToRunbook {
  readonly #alerts: Catalogue<AlertCatalogue>;
  readonly #runbooks: Catalogue<RunbookCatalogue>;

  constructor(alerts: Catalogue<AlertCatalogue>, runbooks: Catalogue<RunbookCatalogue>) {
    this.#alerts = alerts;
    this.#runbooks = runbooks;
  }

  /**
   * Opens the page of an alert; asks which alert when none, or an ambiguous one, is given. An alert whose name was
   * copied, alone or in the alert system's message, stands in the box already.
   */
  async ask(name: string | undefined): Promise<void> {
    const pick = vscode.window.createQuickPick<EntryItem>();
    pick.placeholder = vscode.l10n.t("Name of the alert");
    pick.matchOnDescription = true;
    const entries = await this.#entries();
    const [only, another] = name === undefined ? [] : entriesOf(name, entries);
    if (only !== undefined && another === undefined) {
      pick.dispose();
      return openDestination(only.opens);
    }
    if (entries.length === 0) {
      pick.dispose();
      const none = vscode.l10n.t("There are neither alert rules nor runbooks in this workspace.");
      return void vscode.window.showInformationMessage(none);
    }
    const items = entries.map(itemOf);
    pick.items = items;
    pick.onDidChangeValue((value) => {
      // A name nobody knows must not end in an empty list.
      pick.items = value.trim() === "" || entriesOf(value, entries).length > 0 ? items : [...items, newPageItem(value)];
    });
    pick.value = name ?? "";
    pick.onDidAccept(() => {
      const [chosen] = pick.selectedItems;
      pick.hide();
      if (chosen?.entry !== undefined) void openDestination(chosen.entry.opens);
      else if (chosen !== undefined) void vscode.commands.executeCommand("afterword.newRunbook", pick.value.trim());
    });
    pick.onDidHide(() => {
      pick.dispose();
    });
    pick.show();
    const copied = name === undefined ? namedIn(await copiedText(), entries) : undefined;
    if (copied !== undefined && pick.value === "") pick.value = copied;
  }

  async #entries(): Promise<readonly AlertEntry[]> {
    const [alerts, runbooks] = await Promise.all([this.#alerts.latest(), this.#runbooks.latest()]);
    return alertEntries(alerts ?? { items: [], runbooksWithoutAlert: [], unreadable: [] }, runbooks?.items ?? []);
  }
}

/** Browsers ask the user before they give it away, which would stand in the way. */
async function copiedText(): Promise<string> {
  return vscode.env.uiKind === vscode.UIKind.Desktop ? vscode.env.clipboard.readText() : "";
}

const newPageItem = (name: string): EntryItem => ({
  label: vscode.l10n.t("New runbook for “{0}”…", name.trim()),
  iconPath: new vscode.ThemeIcon("add"),
  alwaysShow: true,
  entry: undefined,
});

function itemOf(entry: AlertEntry): EntryItem {
  const { name, page, opens } = entry;
  const icon = page === undefined ? "circle-large-outline" : "uri" in opens ? "book" : "link-external";
  const description = page ?? vscode.l10n.t("no runbook: opens the rule");
  return {
    label: name,
    description: description === name ? "" : description,
    iconPath: new vscode.ThemeIcon(icon),
    entry,
  };
}
