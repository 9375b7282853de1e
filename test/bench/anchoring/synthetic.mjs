// Edits whose truth is known because they were made here: every character carries where it comes from.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { folderOf, incidentReport } from "../documents.mjs";
import { randomFrom } from "../random.mjs";
import { isJapanese, word } from "./cases.mjs";
import { japaneseDocument, japaneseSentence } from "./japanese.mjs";

/** @typedef {import("./cases.mjs").Edited} Edited */
/** @typedef {import("../random.mjs").Random} Random */
/** @typedef {{ text: string, from: number, moved: boolean }} Piece `from`: offset in the old text, or -1 */
/** @typedef {Piece[]} Line */
/** @typedef {(lines: Line[], at: number, random: Random) => void} Edit */

const spare =
  "operator traffic later restart before queue we the a to of and graph steady checked team during again cluster node retry until".split(
    " ",
  );
const spareJapanese = ["なお", "当日", "一部", "担当者", "再度", "監視"];

/** @param {string} text @returns {Line} */
const fresh = (text) => [{ text, from: -1, moved: false }];

/** @param {Line} line */
const textOf = (line) => line.map(({ text }) => text).join("");

/** @param {Line} line @param {number} at @returns {[Line, Line]} */
function cut(line, at) {
  /** @type {Line} */ const before = [];
  /** @type {Line} */ const after = [];
  let offset = 0;
  for (const piece of line) {
    const inside = Math.max(0, Math.min(piece.text.length, at - offset));
    const from = (/** @type {number} */ by) => (piece.from < 0 ? -1 : piece.from + by);
    if (inside > 0) before.push({ ...piece, text: piece.text.slice(0, inside) });
    if (inside < piece.text.length) after.push({ ...piece, text: piece.text.slice(inside), from: from(inside) });
    offset += piece.text.length;
  }
  return [before, after];
}

/** Puts text in the place of some. @param {Line} line @param {number} start @param {number} end @param {string} text */
function put(line, start, end, text) {
  const [before, rest] = cut(line, start);
  const [, after] = cut(rest, end - start);
  return [...before, ...(text === "" ? [] : fresh(text)), ...after];
}

/** @param {Line} line @returns {Line} */
const carried = (line) => line.map((piece) => ({ ...piece, moved: true }));

/** @param {string} text @param {Random} random */
const another = (text, random) => random.one(isJapanese(text) ? spareJapanese : spare);

/** Endings of Japanese sentences that people change without changing what is said. */
const endings = new Map([["しました", "した"], ["ました", "た"], ["します", "する"], ["した", "しました"], ["する", "します"], ["である", "です"], ["です", "だ"]]);

/** @type {Readonly<Record<string, Edit>>} */
export const edits = {
  insert(lines, at, random) {
    if (isJapanese(textOf(lines[at] ?? []))) {
      lines.splice(at, 0, fresh(japaneseSentence(random)));
      return;
    }
    const length = random.between(6, 14);
    lines.splice(at, 0, fresh(`${Array.from({ length }, () => random.one(spare)).join(" ")}.`));
  },
  delete(lines, at, random) {
    lines.splice(at, random.happens(0.2) ? random.between(2, 5) : 1);
  },
  move(lines, at, random) {
    const block = lines.splice(at, random.happens(0.3) ? random.between(2, 6) : 1).map(carried);
    lines.splice(random.between(0, lines.length), 0, ...block);
  },
  reword(lines, at, random) {
    let line = lines[at] ?? [];
    const words = [...textOf(line).matchAll(word)].reverse();
    const share = 0.1 + random.next() * 0.35;
    for (const { 0: each, index } of words) {
      const ending = endings.get(each);
      if (ending !== undefined && random.happens(0.5)) line = put(line, index, index + each.length, ending);
      else if (random.happens(share)) {
        const kind = random.next();
        if (kind < 0.5) line = put(line, index, index + each.length, another(each, random));
        else if (kind < 0.75) line = put(line, index, index, `${another(each, random)}${isJapanese(each) ? "" : " "}`);
        else line = put(line, index, index + each.length, "");
      }
    }
    lines[at] = line;
  },
  join(lines, at) {
    const next = lines[at + 1];
    if (next === undefined || textOf(next).trim() === "") return;
    lines.splice(at, 2, [...(lines[at] ?? []), ...fresh(" "), ...next]);
  },
  split(lines, at, random) {
    const line = lines[at] ?? [];
    const spaces = [...textOf(line).matchAll(/(?<=\S) (?=\S)|(?<=[、。])(?=\S)/g)];
    if (spaces.length === 0) return;
    const { index, 0: space } = random.one(spaces);
    const [before, rest] = cut(line, index);
    lines.splice(at, 1, before, cut(rest, space.length)[1]);
  },
  /** Emphasis, quotes and the width of punctuation. */
  dress(lines, at, random) {
    let line = lines[at] ?? [];
    for (const { 0: sign, index } of [...textOf(line).matchAll(/[,.、。]| (?=\p{L}{5})/gu)].reverse()) {
      if (!random.happens(0.4)) continue;
      const other = { ",": "，", ".": "．", "、": "，", "。": "．" }[sign];
      line = other === undefined ? put(line, index, index + 1, " **") : put(line, index, index + 1, other);
    }
    lines[at] = line;
  },
  /** An item becomes a row. */
  tabulate(lines, at) {
    let line = lines[at] ?? [];
    const text = textOf(line);
    const lead = /^\s*(?:[-*+]|\d+\.)\s+/.exec(text);
    if (lead === null) return;
    const colon = text.indexOf(": ");
    if (colon > 0) line = put(line, colon, colon + 2, " | ");
    line = put(line, 0, lead[0].length, "| ");
    lines[at] = [...line, ...fresh(" |")];
  },
};

/**
 * A text with some of its lines edited.
 * @param {string} name @param {string} old @param {Random} random
 * @param {{ share?: number, only?: readonly string[] }} [options] the share of lines; what edits are made
 * @returns {Edited}
 */
export function edit(name, old, random, { share = 0.25, only = Object.keys(edits) } = {}) {
  /** @type {Line[]} */
  const lines = [];
  let offset = 0;
  for (const text of old.split("\n")) {
    lines.push([{ text, from: offset, moved: false }]);
    offset += text.length + 1;
  }
  const written = lines.filter((line) => textOf(line).trim() !== "").length;
  for (let left = Math.max(1, Math.round(written * share)); left > 0 && lines.length > 0; left -= 1) {
    let at = random.between(0, lines.length - 1);
    for (let tries = 0; tries < 20 && textOf(lines[at] ?? []).trim() === ""; tries += 1) at = random.between(0, lines.length - 1);
    edits[random.one(only)]?.(lines, at, random);
  }
  return build(name, old, lines);
}

/** @param {string} name @param {string} old @param {readonly Line[]} lines @returns {Edited} */
function build(name, old, lines) {
  const now = lines.map(textOf).join("\n");
  const origins = new Int32Array(now.length).fill(-1);
  const moved = new Uint8Array(now.length);
  let at = 0;
  for (const line of lines) {
    for (const { text, from, moved: elsewhere } of line) {
      for (let index = 0; index < text.length; index += 1, at += 1) {
        if (from >= 0) origins[at] = from + index;
        if (elsewhere) moved[at] = 1;
      }
    }
    at += 1;
  }
  return { name, old, now, origins, moved, exact: true };
}

/** Generated documents with edits. @param {number} count @param {number} seed @returns {Edited[]} */
export function generated(count, seed) {
  const random = randomFrom(seed);
  const files = [...folderOf(count, seed)].map(([path, text]) => ({ path, text }));
  files.push({ path: "long.md", text: incidentReport(1_500, seed) });
  return files.map(({ path, text }) => edit(path, text, random));
}

/** Generated Japanese documents with edits. @param {number} count @param {number} seed @returns {Edited[]} */
export function generatedJapanese(count, seed) {
  const random = randomFrom(seed);
  return Array.from({ length: count }, (_, at) => edit(`ja-${at}.md`, japaneseDocument(random), random));
}

const corpus = fileURLToPath(new URL("../../../../shared/corpus/", import.meta.url));
/** Signs of Japanese from which a document is Japanese. */
const fewSigns = 200;

/**
 * Real documents beside the checkout with edits; none when they are not there.
 * @param {number} seed @param {{ japanese?: boolean }} [options] only Japanese ones
 * @returns {Edited[]}
 */
export function corpusEdits(seed, { japanese = false } = {}) {
  if (!existsSync(corpus)) return [];
  const random = randomFrom(seed);
  const files = readdirSync(corpus, { recursive: true, encoding: "utf8" }).filter((path) => /^(?:postmortems|runbooks)\/.*\.(?:md|qmd|md\.erb)$/.test(path));
  return files.sort().flatMap((path) => {
    const text = readFileSync(join(corpus, path), "utf8").replace(/\r\n?/g, "\n");
    if (text.length < 300) return [];
    if (!japanese) return [edit(path, text, random)];
    // Three edits of each: there are few of them.
    return (text.match(/[\u3040-\u9fff]/g) ?? []).length < fewSigns ? [] : [1, 2, 3].map((copy) => edit(`${path} ${copy}`, text, random));
  });
}
