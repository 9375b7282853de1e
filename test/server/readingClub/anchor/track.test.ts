import { describe, expect, it } from "vitest";
import { applyEdits } from "../../../../server/src/text/span";
import { reduceReplacement } from "../../../../server/src/readingClub/anchor/reduce";
import {
  applyChanges,
  startTracking,
  type ContentChange,
  type Tracked,
  type Travel,
} from "../../../../server/src/readingClub/anchor/track";
import { randomFrom, type Random } from "./random";
import { TaggedText } from "./taggedText";

const change = (start: number, end: number, text: string): ContentChange => ({
  rangeOffset: start,
  rangeLength: end - start,
  text,
});

/** A document whose ⟦marked⟧ places are tracked. */
function tracked(marked: string): Tracked {
  const spans: { start: number; end: number }[] = [];
  let text = "";
  for (const part of marked.split(/(?=[⟦⟧])/u)) {
    if (part.startsWith("⟦")) spans.push({ start: text.length, end: text.length });
    const last = spans.at(-1);
    if (part.startsWith("⟧") && last !== undefined) last.end = text.length;
    text += part.replace(/[⟦⟧]/gu, "");
  }
  return startTracking(text, spans);
}

/** The text with what its marks hold, and a question mark behind one that asks. */
function shown({ text, marks }: Tracked): string {
  return marks.map(({ span, asks }) => text.slice(span.start, span.end) + (asks ? "?" : "")).join("|");
}

/** Replaces the only place where a text stands. */
function replace(state: Tracked, old: string, now: string): Tracked {
  const start = state.text.indexOf(old);
  return applyChanges(state, [change(start, start + old.length, now)]);
}

describe("a mark in an open document", () => {
  it("takes in what is typed inside, and leaves out what is typed at its edges", () => {
    const start = tracked("The ⟦pool⟧ was full.");
    expect(shown(applyChanges(start, [change(6, 6, "xx")]))).toBe("poxxol");
    expect(shown(applyChanges(start, [change(4, 4, "new ")]))).toBe("pool");
    expect(shown(applyChanges(start, [change(8, 8, "ing")]))).toBe("pool");
  });

  it("shrinks to what is left when a part of it is replaced", () => {
    expect(shown(replace(tracked("The ⟦connection pool⟧ was full."), "The connection", "A"))).toBe(" pool");
    expect(shown(replace(tracked("The ⟦connection pool⟧ was full."), "pool was", "cache is"))).toBe("connection ");
  });

  it("asks when all of it is replaced, and shows what stands there now", () => {
    const start = tracked("The ⟦pool⟧ was full.");
    expect(shown(replace(start, "pool", "cache"))).toBe("cache?");
    expect(shown(replace(start, " pool", ""))).toBe("?");
  });

  it.each([
    ["And then it stopped at once.", "Nobody noticed anything."],
    ["The cause was a leak in the pool.", "The trigger is unknown so far."],
    ["障害は朝に始まった。", "原因は不明のままだ。"],
    ["😀", "😃"],
    ["👨‍👩‍👧", "👪"],
    ["👨‍👩‍👧", "👨‍👩‍👧‍👦"],
    ["👍🏽", "👍🏿"],
    ["🇯🇵", "🇯🇲"],
    ["1️⃣", "2️⃣"],
  ])("asks when its line or the document comes with other words for it: %s", (old, now) => {
    const start = tracked(`# A\n\nOne came.\n⟦${old}⟧ Two came.\n\nThe end.\n`);
    const line = applyChanges(start, [change(15, 15 + old.length + 11, `${now} Two came.\n`)]);
    const all = applyChanges(start, [change(0, start.text.length, start.text.replace(old, now))]);
    const few = replace(start, `One came.\n${old}`, `One came.\n${now}`);
    for (const edited of [line, all, few]) {
      expect(shown(edited)).toBe(`${now}?`);
      const undone = applyChanges(edited, [change(0, edited.text.length, start.text)], "undo");
      expect(undone.marks).toEqual(start.marks);
    }
  });

  it("asks when an edit leaves only signs or white space of its words", () => {
    const start = tracked("It was late. ⟦Then it stopped.⟧ All was well.");
    expect(shown(replace(start, "Then it stopped", "Nobody knew"))).toBe("Nobody knew.?");
    expect(shown(replace(start, "Then it stopped", ""))).toBe(".?");
    expect(shown(replace(tracked("a ⟦**⟧ b"), "**", "*_"))).toBe("*_?");
    expect(shown(replace(tracked("a ⟦--⟧ b"), "- ", ""))).toBe("-");
  });

  it("keeps most of a sentence that is reworded with its line", () => {
    const start = tracked("One.\n⟦The connection pool was full at noon.⟧\nTwo.\n");
    const edited = applyChanges(start, [change(5, 43, "The connection pool was empty at noon.\n")]);
    expect(shown(edited)).toBe("The connection pool was empty at noon.");
  });

  it("is as it was after an undo, also when several edits are undone at once", () => {
    const start = tracked("The ⟦pool⟧ was full.");
    const edited = replace(replace(start, "pool", ""), "The ", "One");
    const undone = applyChanges(edited, [change(0, 3, "The pool")], "undo");
    expect(undone.text).toBe(start.text);
    expect(undone.marks).toEqual(start.marks);
  });

  it("is as it became after the redo of an undo", () => {
    const start = tracked("The ⟦pool⟧ was full.");
    const edited = replace(start, "pool", "p");
    const undone = applyChanges(edited, [change(4, 5, "pool")], "undo");
    expect(applyChanges(undone, [change(4, 8, "p")], "redo").marks).toEqual(edited.marks);
  });

  it("follows every caret of an edit with several", () => {
    const start = tracked("aa ⟦bb⟧ cc ⟦dd⟧ ee");
    const edited = applyChanges(start, [change(12, 12, "3"), change(4, 4, "2"), change(0, 0, "1")]);
    expect(shown(edited)).toBe("b2b|dd");
  });

  it("goes along with lines that are moved", () => {
    const start = tracked("first\n⟦second⟧\nthird\n");
    const edited = applyChanges(start, [change(0, 0, "second\n"), change(6, 13, "")]);
    expect(edited.text).toBe("second\nfirst\nthird\n");
    expect(shown(edited)).toBe("second");
    expect(edited.marks[0]?.span.start).toBe(0);
  });

  it("keeps its words when the whole document is replaced", () => {
    const start = tracked("# Report\n\nThe *⟦connection pool⟧* was full.\n\n- ⟦one⟧\n- two\n");
    const text = "# Report\n\nThe _connection pool_ was full.\nNobody knew.\n\n* one\n* two\n";
    const edited = applyChanges(start, [change(0, start.text.length, text)]);
    expect(shown(edited)).toBe("connection pool|one");
  });

  it("keeps its place when all line endings change", () => {
    const start = tracked("one\ntwo ⟦three\nfour⟧ five\n");
    const edited = applyChanges(start, [change(0, start.text.length, start.text.replaceAll("\n", "\r\n"))]);
    expect(shown(edited)).toBe("three\r\nfour");
  });
});

describe("reducing a replacement", () => {
  it("says nothing of a text that stays", () => {
    expect(reduceReplacement("same\ntext", "same\ntext")).toEqual([]);
  });

  it("names the word that changed", () => {
    const old = "One line.\nAnother line of text.\nThe last.\n";
    const edits = reduceReplacement(old, old.replace("Another", "Some"));
    expect(edits).toEqual([{ span: { start: 10, end: 17 }, newText: "Some" }]);
  });

  it("gives exactly the new text, whatever the two are", () => {
    const random = randomFrom(5);
    for (let round = 0; round < 500; round += 1) {
      const [old, now] = [anyText(random, 60), anyText(random, 60)];
      expect(applyEdits(old, reduceReplacement(old, now))).toBe(now);
    }
  });
});

const signs = ["a", "b", "word", "接続", "🎉", "\ud83c", " ", " ", "\n", "\r\n", ".", "**", "ｱ"];
const anyText = (random: Random, most: number) =>
  Array.from({ length: random.between(0, most) }, () => random.one(signs)).join("");

/** More edits than a test run takes: `ANCHOR_EDITS=100000 npx vitest run test/server/readingClub/anchor/track.test.ts`. */
const editCount = Number(process.env.ANCHOR_EDITS ?? 20_000);
const editsEach = 50;

describe("random edits", () => {
  it(`leave every mark where a model says that tags each character, ${editCount} edits`, { timeout: 600_000 }, () => {
    for (let seed = 1; seed <= editCount / editsEach; seed += 1) session(randomFrom(seed));
  });
});

/** Types, pastes, undoes … in one document, and compares after every edit. */
function session(random: Random): void {
  const text = anyText(random, 40);
  const spans = Array.from({ length: random.between(1, 5) }, () => anySpan(random, text.length));
  const model = new TaggedText(text, spans);
  let state = startTracking(text, spans);
  const done = [{ model: model.state, text }];
  let now = 0;
  for (let step = 0; step < editsEach; step += 1) {
    const kind = random.next();
    if (kind < 0.2 && now !== 0) {
      const wanted = done[random.between(Math.max(0, now - 4), now - 1)]?.text;
      // Of states with the same text the nearest is meant.
      now = done.slice(0, now).findLastIndex(({ text: then }) => then === wanted);
      state = travel(state, model, done[now], "undo");
    } else if (kind < 0.25 && now < done.length - 1) {
      now += 1;
      state = travel(state, model, done[now], "redo");
    } else {
      const edited = kind < 0.35 ? carry(random, state, model) : edit(random, state, model, kind);
      if (edited === state) continue;
      state = edited;
      done.splice(now + 1, Infinity, { model: model.state, text: state.text });
      now = done.length - 1;
    }
    expect(state.text).toBe(model.text);
    expect(state.marks).toEqual(model.marks());
  }
}

/** Undo or redo, also over several edits, which an editor tells as one change. */
function travel(
  state: Tracked,
  model: TaggedText,
  to: { readonly model: TaggedText["state"]; readonly text: string } | undefined,
  by: Travel,
): Tracked {
  if (to === undefined) return state;
  let head = 0;
  while (head < Math.min(state.text.length, to.text.length) && state.text[head] === to.text[head]) head += 1;
  model.state = to.model;
  return applyChanges(state, [change(head, state.text.length, to.text.slice(head))], by);
}

/** An edit in one line or several carets; a replacement of the whole document. */
function edit(random: Random, state: Tracked, model: TaggedText, kind: number): Tracked {
  const { text } = state;
  if (kind < 0.5) {
    const now = kind < 0.42 ? otherEndings(text) : formatted(random, text);
    const reduced = reduceReplacement(text, now).map(({ span, newText }) => change(span.start, span.end, newText));
    model.edit(reduced, now !== "");
    return applyChanges(state, [change(0, text.length, now)]);
  }
  const changes: ContentChange[] = [];
  const carets = kind < 0.75 ? 1 : random.between(1, 4);
  const places = Array.from({ length: carets * 2 }, () => random.between(0, text.length)).sort((a, b) => a - b);
  for (let caret = 0; caret < carets; caret += 1) {
    const [start = 0, far = 0] = [places[caret * 2], places[caret * 2 + 1]];
    const end = random.happens(0.4) ? start : far;
    const spansLines = /[\r\n]/.test(text.slice(start, end));
    // What replaces several lines is reduced first: that is another edit here.
    const put = random.happens(0.3) || spansLines || end - start === text.length ? "" : anyText(random, 4);
    const another = changes.some(({ rangeOffset }) => rangeOffset === start);
    if (!another && (end > start || put !== "")) changes.push(change(start, end, put));
  }
  // An edit that looks as if it carried text from one place to another is one: that is another test.
  const taken = changes.some(({ rangeLength, text: put }) => rangeLength > 0 && put === "");
  const given = changes.some(({ rangeLength, text: put }) => rangeLength === 0 && put !== "");
  const used = taken && given ? changes.slice(0, 1) : changes;
  model.edit(used);
  return applyChanges(state, random.happens(0.5) ? [...used].reverse() : used);
}

/** A line goes to another place, as an editor does it: put in there and taken away here, in one edit. */
function carry(random: Random, state: Tracked, model: TaggedText): Tracked {
  const { text } = state;
  const lines = [...text.matchAll(/[^\r\n]*\r?\n/g)].filter(
    ([line]) => line.trim().length >= 2 && line.trim() === line.trimEnd(),
  );
  if (lines.length < 2) return state;
  const { 0: line, index } = random.one(lines);
  const { index: to } = random.one(lines);
  const end = index + line.length;
  const core = { start: index, end: index + line.trimEnd().length };
  const straddles = state.marks.some(
    ({ span }) => span.start < end && span.end > index && !(core.start <= span.start && span.end <= core.end),
  );
  if (
    straddles ||
    to === index ||
    to === end ||
    inside(state, to) ||
    state.marks.some(({ span }) => span.start === span.end)
  )
    return state;
  model.carry(index, end, to);
  return applyChanges(state, [change(index, end, ""), change(to, to, line)]);
}

const inside = ({ marks }: Tracked, offset: number) =>
  marks.some(({ span }) => span.start < offset && offset < span.end);

function anySpan(random: Random, length: number) {
  const [start, end] = [random.between(0, length), random.between(0, length)];
  return { start: Math.min(start, end), end: Math.max(start, end) };
}

const otherEndings = (text: string) =>
  text.includes("\r\n") ? text.replaceAll("\r\n", "\n") : text.replaceAll("\n", "\r\n");

/** What a formatter may do: blanks at the ends of lines, other bullets, empty lines, a changed line. */
function formatted(random: Random, text: string): string {
  return text
    .split("\n")
    .map((line) => (random.happens(0.3) ? line.replace("**", "__") : random.happens(0.1) ? anyText(random, 5) : line))
    .join(random.happens(0.2) ? "\n\n" : "\n");
}
