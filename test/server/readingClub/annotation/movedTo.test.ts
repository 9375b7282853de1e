import { describe, expect, it } from "vitest";
import { fold } from "../../../../server/src/readingClub/annotation/fold";
import { gitBlob } from "../../../../server/src/readingClub/annotation/gitBlob";
import { likeness, mostLikely } from "../../../../server/src/readingClub/annotation/movedTo";
import { describeAnchor } from "../../../../server/src/readingClub/anchor/describe";
import { writeNote } from "../../../../server/src/readingClub/annotation/writeEvent";
import { eventsOf, stamp, target } from "./people";

const sentences = Array.from(
  { length: 40 },
  (_, n) => `On day ${n.toString()} somebody restarted worker number ${(n * 7).toString()}.`,
);
const text = `# Workers\n\n${sentences.join("\n\n")}\n`;

/** One note on a sentence in the middle, with as much context as is noted. */
const quote = "On day 20 somebody restarted";
const start = text.indexOf(quote);
const anchor = describeAnchor(text, { start, end: start + quote.length });
const notes = fold(eventsOf([writeNote(stamp(1), "idea", "x", { ...target, anchor })]));

describe("the document a single note was made on", () => {
  it("is known by what stands close to the quote, though text further away was edited", () => {
    const edited = text.replace("On day 18 ", "Before that ").replace("On day 22 ", "Later ");
    expect(likeness(notes, { path: "moved.md", text: edited })).toBeGreaterThan(0);
    expect(mostLikely("a/old.md", [{ path: "moved.md", likeness: 0.9, blob: "" }])?.path).toBe("moved.md");
  });

  it("is known by the words that are left, where every sentence was edited and git tells nothing", () => {
    const edited = text.replaceAll("somebody restarted worker", "the night shift had to restart worker");
    expect(likeness(notes, { path: "moved.md", text: edited })).toBeGreaterThan(0);
  });

  it("is not one that has the quote among other words", () => {
    expect(likeness(notes, { path: "x.md", text: `# Review\n\nIt said “${quote}”, which was wrong.\n` })).toBe(0);
  });

  it("is one with the very text, however little that is, and not one with a little less", () => {
    const tiny = "# A\n\nAll well.\n";
    const anchor = describeAnchor(tiny, { start: 5, end: 8 }, { blob: gitBlob(tiny) });
    const few = fold(eventsOf([writeNote(stamp(1), "idea", "x", { ...target, anchor })]));
    expect(likeness(few, { path: "b.md", text: tiny })).toBe(1);
    expect(likeness(few, { path: "b.md", text: tiny.replace("well", "good") })).toBe(0);
  });
});
