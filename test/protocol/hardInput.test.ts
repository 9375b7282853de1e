import { afterEach, describe, expect, it } from "vitest";
import {
  CancellationTokenSource,
  CompletionRequest,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  HoverRequest,
} from "vscode-languageserver-protocol";
import { at, Editor } from "./editor";

const path = "postmortems/2026-03-23-orders.md";
const head =
  "# Postmortem: orders were lost\n\n- **Date:** 2026-03-23\n- **Severity:** SEV2\n\n## Summary\n\nOrders were lost.\n\n## Timeline\n\n";
const misorder = "- 2026-03-23 14:20 UTC alert\n- 2026-03-23 14:10 UTC orders fail\n";

let editor: Editor | undefined;

afterEach(async () => {
  await editor?.stop();
  editor = undefined;
});

async function pullOf(text: string): Promise<{ readonly editing: Editor; readonly codes: unknown[] }> {
  editor = await Editor.start();
  await editor.open(path, text);
  return { editing: editor, codes: (await editor.pull(path)).map(({ code }) => code) };
}

describe("input that breaks servers", () => {
  it("answers a document of ten megabytes with one notice", async () => {
    const { editing, codes } = await pullOf(head + misorder.repeat(170_000));
    expect(codes).toEqual(["document/too-large"]);
    expect(
      await editing.client.sendRequest(HoverRequest.type, {
        textDocument: { uri: at(path) },
        position: { line: 0, character: 3 },
      }),
    ).toBeNull();
  });

  it("reads on when a document that was too large has been shortened", async () => {
    const { editing } = await pullOf(head + misorder + "x".repeat(6_000_000));
    await editing.replace(path, "x".repeat(6_000_000), "");
    expect((await editing.pull(path)).map(({ code }) => code)).toEqual(["timeline/order"]);
  });

  it("counts lines that end in CR LF, and leaves out the mark at the start", async () => {
    const { editing } = await pullOf((head + misorder).replaceAll("\n", "\r\n"));
    await editing.replace(path, "# Post", "# A Post");
    const [finding] = await editing.pull(path);
    expect(finding?.range.start).toEqual(editing.positionOf(path, "2026-03-23 14:10"));
  });

  it("counts a byte order mark as the character it is", async () => {
    const { editing } = await pullOf(`\ufeff${head}${misorder}`);
    await editing.replace(path, "Orders were", "All orders were");
    const [finding] = await editing.pull(path);
    expect(finding?.range.start).toEqual(editing.positionOf(path, "2026-03-23 14:10"));
  });

  it.each([
    ["half a surrogate pair", `${head}\ud800 and \udc00\n\n${misorder}`],
    [
      "deep quotes and lists",
      `${head}${misorder}\n${"> ".repeat(80)}deep\n\n${Array.from({ length: 60 }, (_, depth) => `${"  ".repeat(depth)}- item`).join("\n")}\n`,
    ],
    [
      "a table of two thousand columns",
      `${head}${misorder}\n${"| a ".repeat(2000)}|\n${"|---".repeat(2000)}|\n${"| b ".repeat(2000)}|\n`,
    ],
    ["front matter that is no YAML", `---\ntitle: "open\n  - : :\n---\n\n${head}${misorder}`],
    ["a fence that is never closed", `${head}${misorder}\n\`\`\`\n- 2026-03-23 01:00 UTC in code\n`],
    ["characters no keyboard has", `${head}${misorder}\n\u0000\u0001\u0002\u200b\u2028\u2029\n`],
  ])("finds the misplaced entry beside %s", async (_, text) => {
    const { codes } = await pullOf(text);
    expect(codes.filter((code) => code === "timeline/order")).toHaveLength(1);
  });

  it("goes on answering beside a text that cannot be read at all", async () => {
    const { editing } = await pullOf(`${"- ".repeat(5000)}x\n`);
    await editing.open("postmortems/other.md", head + misorder);
    expect((await editing.pull("postmortems/other.md")).map(({ code }) => code)).toEqual(["timeline/order"]);
  });

  it.each([
    ["nothing", ""],
    ["blanks", " \n\t\n"],
    ["one fence", "---"],
    ["one mark", "\ufeff"],
  ])("says nothing of a document that holds %s", async (_, text) => {
    const { codes } = await pullOf(text);
    expect(codes).toEqual([]);
  });
});

describe("a document that has no file yet", () => {
  it("is known by its language, and has the built-in configuration", async () => {
    editor = await Editor.start();
    await editor.client.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: {
        uri: "untitled:Untitled-1",
        languageId: "markdown",
        version: 1,
        text: `---\nkind: postmortem\n---\n\n${head}${misorder}`,
      },
    });
    const report = await editor.client.sendRequest(DocumentDiagnosticRequest.type, {
      textDocument: { uri: "untitled:Untitled-1" },
    });
    expect(report).toMatchObject({ kind: "full", items: [{ code: "timeline/order" }] });
  });
});

describe("cancelling", () => {
  it("ends a request with the error for it, and the next one is answered", async () => {
    const { editing } = await pullOf(head + misorder);
    const source = new CancellationTokenSource();
    const asked = editing.client.sendRequest(
      DocumentDiagnosticRequest.type,
      { textDocument: { uri: at(path) } },
      source.token,
    );
    source.cancel();
    await expect(asked).rejects.toMatchObject({ code: -32800 });
    expect(
      await editing.client.sendRequest(CompletionRequest.type, {
        textDocument: { uri: at(path) },
        position: { line: 4, character: 0 },
      }),
    ).toBeInstanceOf(Array);
  });
});
