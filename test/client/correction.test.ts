import { describe, expect, it } from "vitest";
import { correctionNote } from "../../client/src/runs/correctionNodes";
import { readMessage } from "../../client/src/runs/messagesNodes";
import { english as say } from "./say";

const correction = { runbook: "file:///w/runbooks/a.md", step: "s", what: "There are two.", better: "Restart both." };

describe("a correction of a step as a note", () => {
  it("says what was wrong and how the step should read, word for word", () => {
    expect(correctionNote(correction, "Restart it.", say)).toBe(
      "There are two.\n\nIt should read:\n\n```markdown\nRestart both.\n```",
    );
  });

  it("does not repeat words that stay as they are", () => {
    expect(correctionNote({ ...correction, better: "Restart it. " }, "Restart it.", say)).toBe("There are two.");
    expect(correctionNote({ ...correction, what: " ", better: "" }, "Restart it.", say)).toBe("");
  });

  it("keeps code of the step whole", () => {
    const note = correctionNote({ ...correction, what: "", better: "Run:\n````sh\nls\n````" }, "x", say);
    expect(note).toContain("`````markdown\nRun:\n````sh\nls\n````\n`````");
  });

  it("is asked for by the panel", () => {
    const asked = { kind: "asNote", step: "s", what: "w", better: "b" };
    expect(readMessage({ ...asked, more: 1 })).toEqual(asked);
    expect(readMessage({ ...asked, step: 4 })).toBeUndefined();
  });
});
