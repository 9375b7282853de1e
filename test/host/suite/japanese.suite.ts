import * as vscode from "vscode";
import { actionsAt, finding, findingsOf, hoverAt, lensesOf, open, pageText, rangeOf } from "./hands";
import { equal, eventually, ok, suite } from "./sentences";

const flawed = "postmortems/2026-07-08-二重請求.md";
const japanese = /[ぁ-ヿ一-鿿]/;

export const run = suite((it) => {
  it("the editor is Japanese", () => {
    equal(vscode.env.language, "ja");
  });

  it("findings are told in Japanese", async () => {
    const editor = await open(flawed);
    await finding(editor, "timeline/order");
    const english = findingsOf(editor.document.uri).filter(({ message }) => !japanese.test(message));
    equal(
      english.map(({ message }) => message),
      [],
    );
  });

  it("fixes are offered in Japanese", async () => {
    const editor = await open(flawed);
    const { range } = await finding(editor, "timeline/order");
    // The editor tells a finding before it knows the fixes for the same state of the document.
    const actions = await eventually("fixes", async () => {
      const offered = await actionsAt(editor, range);
      return offered.length > 2 ? offered : undefined;
    });
    equal(
      actions.map(({ title }) => title).filter((title) => !japanese.test(title)),
      [],
    );
  });

  it("a hover and the lenses speak Japanese", async () => {
    const editor = await open("postmortems/2026-06-03-座席表の表示遅延.md");
    const hover = await eventually(
      "a hover",
      async () => (await hoverAt(editor, rangeOf(editor, "SEV3").start)) || undefined,
    );
    ok(japanese.test(hover), hover);
    const lenses = await eventually("lenses", async () => {
      const found = await lensesOf(editor);
      return found.length > 0 ? found : undefined;
    });
    ok(
      lenses.some(({ command }) => japanese.test(command?.title ?? "")),
      lenses.map(({ command }) => command?.title).join(" | "),
    );
  });

  it("the explanation of a document is Japanese", async () => {
    await open(flawed);
    await vscode.commands.executeCommand("afterword.explainDocument");
    const text = await pageText("/explain/");
    ok(text.includes("ポストモーテム"), text);
  });

  it("the commands have Japanese names", () => {
    const extension = vscode.extensions.getExtension("afterword.afterword");
    // VS Code does not translate the manifest of an extension that is served over http for development.
    if (extension?.extensionUri.scheme === "http") return;
    const manifest = extension?.packageJSON as {
      readonly contributes: { readonly commands: readonly { readonly title: string | { readonly value: string } }[] };
    };
    const titles = manifest.contributes.commands.map(({ title }) => (typeof title === "string" ? title : title.value));
    equal(
      titles.filter((title) => !japanese.test(title)),
      [],
    );
  });
});
