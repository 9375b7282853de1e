import * as vscode from "vscode";
import type { QueueItem } from "../../../server/src/protocol";
import type { Session } from "../server/session";
import { openDestination } from "../views/openDestination";
import { askAboutDocument, askCandidate } from "./addItem";
import type { Club } from "./club";
import { importItems } from "./importItems";
import { destinationOf } from "./queueNodes";
import type { QueueView } from "./queueView";
import { dayIn, dayOf } from "./sessionNodes";

export interface QueueParts {
  readonly session: Session;
  readonly club: Club;
  readonly view: QueueView;
}

/** The commands of the queue; those about an item take a row of the view, or ask for an item. */
export function registerQueueCommands({ session, club, view }: QueueParts): vscode.Disposable {
  const withItem = async (given: unknown, act: (item: QueueItem) => unknown): Promise<void> => {
    const item = await itemFor(club, view, given);
    if (item !== undefined) await act(item);
  };
  const commands: Readonly<Record<string, (argument?: unknown) => unknown>> = {
    addToReadingQueue: async (given) => {
      const candidate = given instanceof vscode.Uri ? await askAboutDocument(given) : await askCandidate();
      if (candidate !== undefined) await club.act({ do: "add", candidates: [candidate] });
    },
    addReadingSuggestion: async (given) => {
      const subject = view.subjectOf(given);
      if (subject?.kind !== "suggestion") return;
      const { title, uri, reasons } = subject.suggestion;
      const why = reasons[0] === undefined ? {} : { why: reasons[0] };
      await club.act({ do: "add", candidates: [{ title, source: "own", document: uri, ...why }] });
    },
    importReadingItems: () => importItems(session, club),
    openReadingItem: (given) =>
      withItem(given, async (item) => {
        const destination = destinationOf(item);
        if (destination !== undefined) await openDestination(destination);
        else void vscode.window.showWarningMessage(vscode.l10n.t("What it names is not there any more."));
      }),
    openReadingItemFile: (given) => withItem(given, ({ uri }) => vscode.window.showTextDocument(vscode.Uri.parse(uri))),
    scheduleReading: (given) => withItem(given, (item) => schedule(club, item)),
    putBackForReading: (given) => withItem(given, ({ uri }) => club.act({ do: "putBack", item: uri })),
    removeFromReadingQueue: (given) => withItem(given, (item) => remove(club, item)),
    showReadingPath: () => showPath(club, view),
    showReadingSuggestions: () => view.showPath(undefined),
  };
  const registered = Object.entries(commands).map(([name, run]) =>
    vscode.commands.registerCommand(`afterword.${name}`, run),
  );
  return vscode.Disposable.from(...registered);
}

/** The item of the row that a command was called on; else the person is asked, the selected row's item first. */
export async function itemFor(club: Club, view: QueueView, given: unknown): Promise<QueueItem | undefined> {
  const subject = view.subjectOf(given);
  const item = subject?.kind === "item" ? subject.item : undefined;
  return given === undefined ? askItem(club, item?.uri) : item;
}

async function askItem(club: Club, first: string | undefined): Promise<QueueItem | undefined> {
  const items = (await club.catalogue.latest())?.club.items ?? [];
  if (items.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t("The reading queue is empty."));
    return undefined;
  }
  const order = ["scheduled", "candidate", "read"];
  const place = ({ uri, state }: QueueItem): number => (uri === first ? -1 : order.indexOf(state));
  const rows = [...items]
    .sort((a, b) => place(a) - place(b))
    .map((item) => ({
      label: item.title,
      description: item.scheduled ?? item.readings[0]?.date ?? "",
      iconPath: new vscode.ThemeIcon(
        item.state === "read" ? "pass" : item.state === "scheduled" ? "calendar" : "inbox",
      ),
      item,
    }));
  const chosen = await vscode.window.showQuickPick(rows, { title: vscode.l10n.t("Which item of the queue?") });
  return chosen?.item;
}

async function schedule(club: Club, { uri, title, scheduled }: QueueItem): Promise<void> {
  const typed = await vscode.window.showInputBox({
    title,
    prompt: vscode.l10n.t("Day of the session, such as {0}. Leave it empty to take the day back.", inAWeek()),
    value: scheduled ?? inAWeek(),
    validateInput: (value) =>
      value.trim() === "" || dayIn(value) !== undefined ? undefined : vscode.l10n.t("Write a day as {0}.", inAWeek()),
  });
  if (typed !== undefined) await club.act({ do: "schedule", item: uri, date: dayIn(typed) });
}

const inAWeek = (): string => dayOf(new Date(Date.now() + 7 * 24 * 60 * 60_000));

async function remove(club: Club, { uri, title }: QueueItem): Promise<void> {
  const yes = vscode.l10n.t("Remove");
  const chosen = await vscode.window.showWarningMessage(
    vscode.l10n.t("Remove “{0}” from the queue?", title),
    {
      modal: true,
      detail: vscode.l10n.t("Its file in the queue goes to the trash. Sessions, notes and the document itself stay."),
    },
    yes,
  );
  if (chosen === yes) await club.act({ do: "remove", item: uri });
}

async function showPath(club: Club, view: QueueView): Promise<void> {
  const components = (await club.catalogue.latest())?.components ?? [];
  if (components.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t("No postmortem of this workspace names a component."));
    return;
  }
  const component = await vscode.window.showQuickPick(components, {
    title: vscode.l10n.t("Reading path of which component?"),
  });
  if (component === undefined) return;
  if (!(await view.showPath(component))) {
    void vscode.window.showInformationMessage(vscode.l10n.t("You have read every report on {0}.", component));
    return;
  }
  await vscode.commands.executeCommand("afterword.readingClub.focus");
}
