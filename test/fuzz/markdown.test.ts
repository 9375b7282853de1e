import fc from "fast-check";
import { expect, it } from "vitest";
import { readMarkdown, updateMarkdown } from "../../server/src/markdown/read";
import { parseMarkdown } from "../../server/src/markdown/parse";
import { bodyOf, composeTree, verify } from "../../server/src/markdown/verify";
import { applyEdit, hostileDocument, hostileEdits } from "./markdownEdits";

/** Edits in all; the default keeps the run short. */
const edits = Number(process.env["AFTERWORD_FUZZ_EDITS"] ?? 2000);
const seed = Number(process.env["AFTERWORD_FUZZ_SEED"] ?? 20260115);
const editsPerDocument = 20;

it(`reads ${String(edits)} hostile edits as a full parse does (seed ${String(seed)})`, { timeout: 0 }, () => {
  fc.assert(
    fc.property(hostileDocument, hostileEdits(editsPerDocument), (text, changes) => {
      let document = readMarkdown(text);
      for (const change of changes) {
        const before = document;
        document = updateMarkdown(before, applyEdit(before.text, change));
        if (!verify(document)) {
          expect({ text: document.text, children: composeTree(document).children }).toEqual({
            text: document.text,
            children: bodyOf(parseMarkdown(document.text)),
          });
        }
        if (change.undo) document = updateMarkdown(document, before.text);
      }
    }),
    { seed, numRuns: Math.ceil(edits / editsPerDocument) },
  );
});
