import * as vscode from "vscode";
import { closeEverything, file, open } from "./hands";
import { equal, eventually, ok, suite } from "./sentences";

const runbook = "runbooks/SeatMapLatencyHigh.md";

/** The tabs of runs. */
const runTabs = (): readonly vscode.Tab[] =>
  vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith("afterword.run"));

/** The worksheet that is open, once it is. */
const worksheet = (): Promise<vscode.TextDocument> =>
  eventually("the worksheet", () => {
    const document = vscode.window.activeTextEditor?.document;
    return document?.uri.path.includes("/alert-reviews/") === true ? document : undefined;
  });

async function replace(document: vscode.TextDocument, old: string, text: string): Promise<void> {
  const start = document.getText().indexOf(old);
  ok(start >= 0, `not in the document: ${old}\n${document.getText()}`);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(
    document.uri,
    new vscode.Range(document.positionAt(start), document.positionAt(start + old.length)),
    text,
  );
  ok(await vscode.workspace.applyEdit(edit), "the edit was not applied");
}

export const run = suite((it) => {
  it("a run opens beside its runbook, which cannot be written meanwhile", async () => {
    const editor = await open(runbook);
    await vscode.commands.executeCommand("afterword.startRun", editor.document.uri);
    const [tab] = await eventually("the panel of the run", () => (runTabs().length > 0 ? runTabs() : undefined));
    equal(tab?.label, "Run: SeatMapLatencyHigh", "its title");
    const before = editor.document.getText();
    const shown = await vscode.window.showTextDocument(editor.document, vscode.ViewColumn.One);
    await vscode.commands.executeCommand("type", { text: "x" });
    equal(shown.document.getText(), before, "the runbook after typing");
  });

  it("a run of a page that is none of ours is not begun", async () => {
    await closeEverything();
    void vscode.commands.executeCommand("afterword.startRun", file("alerts/seat-map.rules.yaml"));
    await new Promise((resolve) => setTimeout(resolve, 500));
    equal(runTabs().length, 0, "panels of runs");
  });

  it("an alert review begins with a worksheet of the component's alerts", async () => {
    await vscode.commands.executeCommand("afterword.startAlertReview", "seat-map");
    const text = (await worksheet()).getText();
    for (const expected of [
      "kind: alert-review",
      "[SeatMapLatencyHigh](../alerts/seat-map.rules.yaml#L",
      "[SeatMapLatencyHigh](../runbooks/SeatMapLatencyHigh.md)",
      "(dead anchor)",
    ])
      ok(text.includes(expected), `${expected} is missing in\n${text}`);
  });

  it("a second worksheet of the day does not write over the first", async () => {
    const first = await worksheet();
    await closeEverything();
    await vscode.commands.executeCommand("afterword.startAlertReview", "seat-map");
    const second = await worksheet();
    ok(second.uri.path.endsWith("-2.md"), second.uri.path);
    equal(second.getText(), first.getText(), "its text");
  });

  it("a firing history from the clipboard fills the empty cells", async () => {
    const document = await worksheet();
    await vscode.env.clipboard.writeText("alert,count,acted on\nSeatMapLatencyHigh,12,3\nElsewhere,1,1\n");
    await vscode.commands.executeCommand("afterword.pasteFiringHistory");
    await eventually("the counts", () => /\[SeatMapLatencyHigh\]\([^)]*\) \| 12 \| 3 \|/.test(document.getText()));
  });

  it("a verdict becomes an action once, and its due date is watched", async () => {
    const document = await worksheet();
    await replace(document, "| 12 | 3 |  |  |  |  |", "| 12 | 3 | tune | fires at night | Mio | 2026-01-15 |");
    await vscode.commands.executeCommand("afterword.verdictsToFollowUps");
    const row = /\| Tune \[SeatMapLatencyHigh\]\([^)]*\): fires at night \| Mio \| 2026-01-15 \| Open \|/g;
    await eventually("the action", () => row.test(document.getText()));
    await vscode.commands.executeCommand("afterword.verdictsToFollowUps");
    equal(document.getText().match(row)?.length, 1, "actions after the second time");
    await eventually("that it is overdue", () =>
      vscode.languages
        .getDiagnostics(document.uri)
        .some(({ code }) => typeof code === "object" && code.value === "action/overdue"),
    );
  });
});
