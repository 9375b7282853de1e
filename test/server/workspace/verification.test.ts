import { describe, expect, it } from "vitest";
import { readMarkdown, updateMarkdown } from "../../../server/src/markdown/read";
import { documentMatcher } from "../../../server/src/workspace/documentPatterns";
import { Folders } from "../../../server/src/workspace/folders";
import { OpenDocuments } from "../../../server/src/workspace/openDocuments";
import { isFaithful, shapeOf, Verification } from "../../../server/src/workspace/verification";

const text = "# Title\n\nSome text.\n\n- item\n\n## Second\n\nMore.\n";

describe("the check of a reading", () => {
  it("agrees with a reading made edit by edit", () => {
    const edited = text.replace("Some", "Some more");
    const updated = updateMarkdown(readMarkdown(text), edited);
    expect(isFaithful(edited, shapeOf(updated))).toBe(true);
  });

  it("objects to another division of the text", () => {
    expect(isFaithful(text, { starts: [0], blocks: [1] })).toBe(false);
  });

  it("makes a document that fails be read in one piece, tells it, and waits until editing rests", async () => {
    const folders = new Folders();
    folders.set(["file:///work"]);
    const documents = new OpenDocuments(folders);
    documents.match(documentMatcher([]));
    const document = documents.open("file:///work/a.md", "markdown", 1, text);
    const tasks: (() => void)[] = [];
    let withdrawn = 0;
    const told: number[] = [];
    let done = (): void => undefined;
    const finished = new Promise<void>((resolve) => {
      done = resolve;
    });
    const idle = {
      pause: () => Promise.resolve(),
      later: (_: number, task: () => void) => {
        tasks.push(task);
        return () => {
          withdrawn += 1;
        };
      },
    };
    const verifier = { isFaithful: () => Promise.resolve(false) };
    const verification = new Verification(documents, idle, verifier, (_, count) => {
      told.push(count);
      done();
    });
    verification.edited(document.uri);
    verification.edited(document.uri);
    expect(withdrawn).toBe(1);
    tasks.at(-1)?.();
    await finished;
    expect(told).toEqual([1]);
    expect(document.markdown.degraded).toBe(true);
  });
});
