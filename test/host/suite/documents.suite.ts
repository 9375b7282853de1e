import * as vscode from "vscode";
import {
  actionsAt,
  closeEverything,
  codeOf,
  completionsAt,
  file,
  finding,
  findingsOf,
  hoverAt,
  inWords,
  lensesOf,
  open,
  pageText,
  rangeOf,
  tabs,
} from "./hands";
import { equal, eventually, ok, suite } from "./sentences";

const flawed = "postmortems/2026-05-20-payment-retries.md";
const finished = "postmortems/2026-03-12-seat-map-timeouts.md";

export const run = suite((it) => {
  it("the mistakes of a postmortem are marked on the words they are about", async () => {
    const editor = await open(flawed);
    await finding(editor, "timeline/order");
    const found = inWords(editor);
    for (const mistake of [
      "severity/invalid: SEV7",
      "time/end-before-start: 2026-05-20 18:05 JST",
      "timeline/order: 19:02",
      "field/placeholder: [Name]",
      "field/placeholder: TBD",
    ]) {
      ok(found.includes(mistake), `${mistake} is missing among\n${found.join("\n")}`);
    }
  });

  it("a backward step names the earlier entry and leads to the rule's page", async () => {
    const editor = await open(flawed);
    const step = await finding(editor, "timeline/order");
    const [earlier] = step.relatedInformation ?? [];
    ok(earlier, "no related place");
    equal(editor.document.getText(earlier.location.range), "19:20", "the earlier entry");
    ok(typeof step.code === "object", "the code is no link");
    equal(step.code.target.toString(true), `${vscode.env.uriScheme}://afterword.afterword/rules/timeline/order`);
  });

  it("a finished postmortem and an ordinary document are left in peace", async () => {
    const flawedEditor = await open(flawed);
    await finding(flawedEditor, "timeline/order");
    for (const path of [finished, "docs/release-procedure.md", "README.md"]) {
      const editor = await open(path);
      await vscode.commands.executeCommand(
        "vscode.executeHoverProvider",
        editor.document.uri,
        new vscode.Position(0, 3),
      );
      equal(inWords(editor), [], path);
    }
  });

  it("sorting the timeline moves the row whole, and undo brings everything back", async () => {
    const editor = await open(flawed);
    const before = editor.document.getText();
    const step = await finding(editor, "timeline/order");
    const fix = (await actionsAt(editor, step.range)).find(({ title }) => title === "Sort the timeline");
    ok(fix?.edit, "no fix that sorts");
    ok(await vscode.workspace.applyEdit(fix.edit), "the fix was not applied");
    const late = "| 19:20 | Retries are switched off with the flag `pay.retry` |\n";
    const early = "| 19:02 | Declared SEV2; Mio takes command |\n";
    equal(editor.document.getText(), before.replace(late + early, early + late), "the text after the fix");
    await eventually("no backward step", () =>
      findingsOf(editor.document.uri).every((each) => codeOf(each) !== "timeline/order"),
    );
    await vscode.commands.executeCommand("undo");
    equal(editor.document.getText(), before, "the text after undo");
    await finding(editor, "timeline/order");
  });

  it("the page of a rule opens from a finding", async () => {
    const editor = await open(flawed);
    const step = await finding(editor, "timeline/order");
    const about = (await actionsAt(editor, step.range)).find(
      ({ command }) => command?.command === "afterword.openRulePage",
    );
    ok(about?.command, "no action that tells about the rule");
    await vscode.commands.executeCommand(about.command.command, ...(about.command.arguments as unknown[]));
    const text = await pageText("/rules/timeline-order.md");
    ok(text.startsWith("# timeline/order"), `the page says: ${text.slice(0, 80)}`);
    await eventually("the page in a tab", () => tabs().some((label) => label.includes("timeline-order")));
  });

  it("severities are offered where one belongs", async () => {
    const editor = await open(flawed);
    const labels = await completionsAt(editor, rangeOf(editor, "SEV7").start);
    for (const level of ["SEV1", "SEV2", "SEV3", "SEV4"])
      ok(labels.includes(level), `${level} is missing among ${labels.join(", ")}`);
  });

  it("a hover tells what the severity means", async () => {
    const editor = await open(finished);
    const text = await eventually(
      "a hover",
      async () => (await hoverAt(editor, rangeOf(editor, "SEV2").start)) || undefined,
    );
    ok(text.includes("SEV2"), text);
    ok(/customer|user|function/i.test(text), text);
  });

  it("the times of the incident stand above its timeline", async () => {
    const editor = await open(finished);
    const lenses = await eventually("code lenses", async () => {
      const found = await lensesOf(editor);
      return found.length > 0 ? found : undefined;
    });
    const titles = lenses.map(({ command }) => command?.title ?? "");
    ok(
      titles.some((title) => title.includes("TTD") && title.includes("6")),
      titles.join(" | "),
    );
    const heading = rangeOf(editor, "## Timeline").start.line;
    ok(
      lenses.every(({ range }) => range.start.line === heading),
      "not above the heading of the timeline",
    );
  });

  it("a document explains itself", async () => {
    await open(finished);
    await vscode.commands.executeCommand("afterword.explainDocument");
    const text = await pageText("/explain/");
    ok(/postmortem/i.test(text), text);
    ok(text.includes("2026-03-12"), text);
    await eventually("the explanation in a tab", () =>
      tabs().some((label) => label.includes("seat-map-timeouts as understood")),
    );
  });

  it("the configuration in force says where each value comes from", async () => {
    await open(finished);
    await vscode.commands.executeCommand("afterword.showEffectiveConfiguration");
    const text = await pageText("/configuration/");
    ok(text.includes("mackerel"), text);
    ok(text.includes(".afterword.yaml"), text);
  });

  it("a wrong value in the configuration is marked on its line", async () => {
    const editor = await open(".afterword.yaml");
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(0, 0), "language: klingon\n");
    });
    const wrong = await finding(editor, "config/invalid");
    equal(wrong.range.start.line, 0, "line");
    await vscode.commands.executeCommand("undo");
    await eventually("no finding", () => findingsOf(editor.document.uri).length === 0);
    await vscode.commands.executeCommand("workbench.action.files.revert");
  });

  it("a report with another language id is read all the same", async () => {
    const path = "postmortems/2026-09-01-copy.html.md.erb";
    const text = await vscode.workspace.fs.readFile(file(flawed));
    await vscode.workspace.fs.writeFile(file(path), text);
    const editor = await open(path);
    await finding(editor, "timeline/order");
    await closeEverything();
    await vscode.workspace.fs.delete(file(path));
  });

  it("turning it off clears the findings, turning it on brings them back", async () => {
    const editor = await open(flawed);
    await finding(editor, "timeline/order");
    await vscode.commands.executeCommand("afterword.toggle");
    await eventually("no findings", () => findingsOf(editor.document.uri).length === 0);
    await vscode.commands.executeCommand("afterword.toggle");
    await finding(editor, "timeline/order");
  });

  it("a restart loses nothing", async () => {
    const editor = await open(flawed);
    await finding(editor, "timeline/order");
    await vscode.commands.executeCommand("afterword.restart");
    await finding(editor, "timeline/order");
  });

  it("checking the workspace finds what nobody has open, and lets go of it when it is opened", async () => {
    await closeEverything();
    const path = "postmortems/2026-07-08-二重請求.md";
    await eventually("a closed document", () => findingsOf(file(path)).length === 0);
    await vscode.commands.executeCommand("afterword.checkWorkspace");
    const before = await eventually("findings of a closed file", () => {
      const found = findingsOf(file(path));
      return found.length > 0 ? found : undefined;
    });
    ok(
      before.some((each) => codeOf(each) === "timeline/order"),
      before.map(codeOf).join(", "),
    );
    equal(findingsOf(file(finished)).length, 0, "findings of a finished postmortem");
    const editor = await open(path);
    const places = () => inWords(editor).sort();
    await eventually("each finding once", () => {
      const all = places();
      return (
        all.length === before.length &&
        new Set(
          findingsOf(editor.document.uri).map(
            (each) => `${codeOf(each)} ${each.range.start.line}:${each.range.start.character}`,
          ),
        ).size === all.length
      );
    });
  });
});
