// Real documents through their history: pairs of versions some commits apart, with the truth put together from word
// differences through every commit between, which those who are measured do not see.
import { execFileSync } from "node:child_process";
import diff from "fast-diff";
import { randomFrom } from "../random.mjs";
import { isJapanese, tokens } from "./cases.mjs";

/** @typedef {import("./cases.mjs").Edited} Edited */
/** @typedef {{ path: string, blob: string }} Version */

/** Commits between two versions; nearer ones are told by one or two differences, which would be circular. */
const distances = [3, 6, 12, 30, 60];
const largest = 200_000;
const git = ["--no-pager", "-c", "core.fsmonitor=false", "-c", "safe.directory=*"];

/** @param {string} repository @param {readonly string[]} args */
const run = (repository, args) =>
  execFileSync("git", ["-C", repository, ...git, ...args], { maxBuffer: 2 ** 30, encoding: "utf8", env: { ...process.env, GIT_OPTIONAL_LOCKS: "0" } });

/**
 * The versions of each Markdown file, oldest first, renames followed.
 * @param {string} repository @returns {Version[][]}
 */
function lives(repository) {
  const log = ["log", "--first-parent", "-m", "--reverse", "-M50%", "--raw", "--no-abbrev", "--no-ext-diff", "--no-textconv", "--format="];
  /** @type {Map<string, Version[]>} */
  const alive = new Map();
  /** @type {Version[][]} */
  const all = [];
  for (const line of run(repository, [...log, "--", "*.md", "*.markdown"]).split("\n")) {
    const [head = "", from = "", to = from] = line.split("\t");
    const [, , , blob = "", change = ""] = head.split(" ");
    if (change === "" || head.slice(8, 14) === "120000") continue;
    const versions = change.startsWith("A") || change.startsWith("C") ? undefined : alive.get(from);
    if (change === "D") {
      alive.delete(from);
      continue;
    }
    if (change.startsWith("R")) alive.delete(from);
    const life = versions ?? [];
    if (versions === undefined) all.push(life);
    if (life.at(-1)?.blob !== blob) life.push({ path: to, blob });
    alive.set(to, life);
  }
  return all;
}

/** Texts of blobs, all read by one process. @param {string} repository @param {readonly string[]} blobs */
function textsOf(repository, blobs) {
  const output = execFileSync("git", ["-C", repository, ...git, "cat-file", "--batch"], {
    input: blobs.join("\n") + "\n",
    maxBuffer: 2 ** 30,
  });
  /** @type {Map<string, string>} */
  const texts = new Map();
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf(10, at);
    const [blob = "", type, size] = output.toString("latin1", at, end).split(" ");
    at = end + 1;
    if (type !== "blob") continue;
    if (Number(size) <= largest) texts.set(blob, output.toString("utf8", at, at + Number(size)));
    at += Number(size) + 1;
  }
  return texts;
}

/**
 * Pairs of versions of a repository's documents.
 * @param {string} repository @param {number} most pairs @param {number} [seed] @returns {Edited[]}
 */
export function historyOf(repository, most, seed = 3) {
  const random = randomFrom(seed);
  const pairs = lives(repository).flatMap((life) =>
    distances.flatMap((apart) => {
      const from = random.between(0, Math.max(0, life.length - 1 - apart));
      return life.length > apart ? [{ life, from, to: from + apart }] : [];
    }),
  );
  const chosen = shuffled(pairs, random).slice(0, most * 2);
  const texts = textsOf(repository, [...new Set(chosen.flatMap(({ life, from, to }) => life.slice(from, to + 1).map(({ blob }) => blob)))]);
  /** @type {Edited[]} */
  const result = [];
  for (const { life, from, to } of chosen) {
    if (result.length === most) break;
    const versions = life.slice(from, to + 1).map(({ blob }) => texts.get(blob)?.replace(/\r\n?/g, "\n"));
    const edited = compose(`${life[to]?.path ?? ""} +${to - from}`, versions);
    if (edited !== undefined && edited.old !== edited.now) result.push(edited);
  }
  return result;
}

/** @template T @param {readonly T[]} values @param {import("../random.mjs").Random} random */
function shuffled(values, random) {
  const result = values.map((value) => ({ value, key: random.next() }));
  return result.sort((one, other) => one.key - other.key).map(({ value }) => value);
}

/** @param {string} name @param {readonly (string | undefined)[]} versions @returns {Edited | undefined} */
export function compose(name, versions) {
  const [old] = versions;
  if (old === undefined) return undefined;
  let origins = Int32Array.from(old, (_, at) => at);
  if (origins.length !== old.length) origins = Int32Array.from({ length: old.length }, (_, at) => at);
  let moved = new Uint8Array(old.length);
  let now = old;
  for (const next of versions.slice(1)) {
    if (next === undefined) return undefined;
    const step = steps(now, next);
    const nextOrigins = new Int32Array(next.length).fill(-1);
    const nextMoved = new Uint8Array(next.length);
    for (const { from, to, length, carried } of step) {
      for (let at = 0; at < length; at += 1) {
        nextOrigins[to + at] = origins[from + at] ?? -1;
        nextMoved[to + at] = carried ? 1 : (moved[from + at] ?? 0);
      }
    }
    [origins, moved, now] = [nextOrigins, nextMoved, next];
  }
  return { name, old, now, origins, moved, exact: false };
}

/** @typedef {{ from: number, to: number, length: number, carried: boolean }} Step */

/** What two successive texts share: word by word in order, then what was carried elsewhere as it was. @param {string} old @param {string} now */
function steps(old, now) {
  /** @type {Map<string, string>} */
  const codes = new Map();
  const coded = (/** @type {string} */ text) => {
    const words = text.match(tokens) ?? [];
    const code = words.map((word) => {
      // `State` and `state` are one word, as they are to a reader; where a letter has no other of its length, it stays.
      const small = word.toLowerCase();
      const folded = small.length === word.length ? small : word;
      const known = codes.get(folded);
      if (known !== undefined) return known;
      // Codes behind the surrogates are few; documents with more different words than this are not taken.
      const next = String.fromCharCode(codes.size + (codes.size >= 0xd7ff ? 0x801 : 1));
      codes.set(folded, next);
      return next;
    });
    return { words, code: code.join("") };
  };
  const [a, b] = [coded(old), coded(now)];
  /** @type {Step[]} */
  const shared = [];
  /** @type {{ start: number, text: string }[]} */
  const cut = [];
  /** @type {{ start: number, text: string }[]} */
  const added = [];
  let [inA, inB, from, to] = [0, 0, 0, 0];
  for (const [kind, part] of diff(a.code, b.code)) {
    const words = kind === diff.INSERT ? b.words.slice(inB, inB + part.length) : a.words.slice(inA, inA + part.length);
    const text = words.join("");
    if (kind === diff.EQUAL) shared.push({ from, to, length: text.length, carried: false });
    else (kind === diff.INSERT ? added : cut).push({ start: kind === diff.INSERT ? to : from, text });
    if (kind !== diff.INSERT) [inA, from] = [inA + part.length, from + text.length];
    if (kind !== diff.DELETE) [inB, to] = [inB + part.length, to + text.length];
  }
  return [...shared, ...carriedOver(cut, added, old)];
}

/** Sentences cut in one place and added in another, word for word. @param {readonly { start: number, text: string }[]} cut @param {readonly { start: number, text: string }[]} added @param {string} old */
function carriedOver(cut, added, old) {
  /** @type {Step[]} */
  const found = [];
  for (const { start, text } of cut) {
    for (const { 0: part, index } of text.matchAll(/[^\n.!?。]{8,}[.!?。]?/gu)) {
      const wanted = part.trim();
      const from = start + index + part.indexOf(wanted);
      const least = isJapanese(wanted) ? 8 : 16;
      if (wanted.length < least || old.indexOf(wanted) !== old.lastIndexOf(wanted)) continue;
      const there = added.filter((each) => each.text.includes(wanted));
      const [only, another] = there;
      if (only === undefined || another !== undefined) continue;
      const at = only.text.indexOf(wanted);
      found.push({ from, to: only.start + at, length: wanted.length, carried: true });
    }
  }
  return found;
}
