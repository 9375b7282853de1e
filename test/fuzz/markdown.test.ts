import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { expect, it } from "vitest";
import type { MarkdownDocument } from "../../server/src/markdown/document";
import { parseMarkdown } from "../../server/src/markdown/parse";
import { readMarkdown, updateMarkdown } from "../../server/src/markdown/read";
import { bodyOf, composeTree, verify } from "../../server/src/markdown/verify";
import { applyEdit, hostileDocument, hostileEdits, type Edit } from "./markdownEdits";

/** Edits in all; the default keeps the run short. */
const edits = Number(process.env["AFTERWORD_FUZZ_EDITS"] ?? 3000);
const seed = Number(process.env["AFTERWORD_FUZZ_SEED"] ?? 20260115);
const editsPerDocument = 20;

function expectFullParse(document: MarkdownDocument): void {
  if (verify(document)) return;
  const { text } = document;
  expect({ text, children: composeTree(document).children }).toEqual({ text, children: bodyOf(parseMarkdown(text)) });
}

function expectEditsRead(text: string, changes: readonly Edit[]): void {
  let document = readMarkdown(text);
  expectFullParse(document);
  for (const change of changes) {
    const before = document;
    document = updateMarkdown(before, applyEdit(before.text, change));
    expectFullParse(document);
    if (change.undo) document = updateMarkdown(document, before.text);
  }
}

const lineStarts = ({ lines }: MarkdownDocument): readonly number[] =>
  Array.from({ length: lines.lineCount }, (_, line) => lines.startOf(line));

it(`reads ${String(edits)} hostile edits as a full parse does (seed ${String(seed)})`, { timeout: 0 }, () => {
  const property = fc.property(hostileDocument, hostileEdits(editsPerDocument), expectEditsRead);
  fc.assert(property, { seed, numRuns: Math.ceil(edits / editsPerDocument) });
});

it("reads line starts, front matter, definitions and masks of an edit as of a new document", { timeout: 0 }, () => {
  fc.assert(
    fc.property(hostileDocument, hostileEdits(editsPerDocument), (text, changes) => {
      let document = readMarkdown(text);
      for (const change of changes) {
        document = updateMarkdown(document, applyEdit(document.text, change));
        const anew = readMarkdown(document.text);
        expect(lineStarts(document)).toEqual(lineStarts(anew));
        expect(document.frontMatter).toEqual(anew.frontMatter);
        expect([...document.definitions]).toEqual([...anew.definitions]);
        expect(document.masks).toEqual(anew.masks);
        expect(document.chunks.map(({ content }) => content.text).join("")).toBe(
          document.text.slice(document.chunks[0]?.start ?? document.text.length),
        );
      }
    }),
    { seed, numRuns: 50 },
  );
});

const corpus = fileURLToPath(new URL("../../../shared/corpus", import.meta.url));
const documents = existsSync(corpus)
  ? readdirSync(corpus, { recursive: true, encoding: "utf8" })
      .filter((path) => /\.(?:md|erb|qmd)$/.test(path))
      .sort()
  : [];
const sampled = Math.max(20, Math.round(edits / 100));

it.runIf(documents.length > 0)("reads edits of real documents as a full parse does", { timeout: 0 }, () => {
  const real = fc.nat(documents.length - 1).map((index) => readFileSync(`${corpus}/${documents[index] ?? ""}`, "utf8"));
  fc.assert(fc.property(real, hostileEdits(4), expectEditsRead), { seed, numRuns: sampled, endOnFailure: true });
});

it.runIf(documents.length === 0)("has no real documents at hand to edit", () => {
  expect(existsSync(corpus)).toBe(false);
});
