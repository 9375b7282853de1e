// The tables that are printed, and the goals beside what was measured.
import { ratio, time } from "./numbers.mjs";

/** @typedef {import("./keystrokes.mjs").Typing} Typing */
/** @typedef {import("./folders.mjs").Checking} Checking */
/** @typedef {import("./start.mjs").Started} Started */
/** @typedef {{ wall: number, cpu: number | undefined }} Took */
/**
 * @typedef {object} Results
 * @property {readonly Typing[]} typing
 * @property {readonly Checking[]} checks
 * @property {readonly Started[]} started
 * @property {{ size: number, zipped: number }} bundle of the server, bytes
 */

/** Wall and, behind a slash, processor. @param {Took} took */
const both = ({ wall, cpu }) => (cpu === undefined ? time(wall) : `${time(wall)} / ${time(cpu)}`);

/** @param {readonly Typing[]} typing */
export function typingTable(typing) {
  const rows = typing.map(({ server, first, prose, row, slow, findings }) => [
    server,
    both(prose),
    time(slow),
    both(row),
    both(first),
    String(findings),
  ]);
  const title = `${typing[0]?.lines ?? 0} lines`;
  return table([title, "in prose (wall / cpu)", "p95 with fences", "in a timeline row", "on opening", "findings"], rows);
}

/** @param {readonly Checking[]} checks @param {number} bytes */
export function checksTable(checks, bytes) {
  const rows = checks.map(({ checker, wall, cpu, memory }) => [checker, time(wall), time(cpu), `${memory.toFixed(0)} MB`]);
  return table([`${checks[0]?.files ?? 0} files, ${(bytes / 1e6).toFixed(1)} MB`, "wall", "cpu", "peak memory"], rows);
}

/** @param {readonly Started[]} started */
export const startTable = (started) => table(["start", "wall / cpu"], started.map((each) => [each.name, both(each)]));

/** What is promised, beside what it was in this run. @param {Results} results */
export function goals({ typing, checks, started, bundle }) {
  const rows = [
    ...[...new Set(typing.map(({ lines }) => lines))].flatMap((lines) => typingGoals(typing, lines)),
    ...growthGoal(typing),
    ...[...new Set(checks.map(({ files }) => files))].flatMap((files) => checkGoals(checks, files)),
    ...startGoal(started),
    ["server bundle", `${(bundle.size / 1000).toFixed(0)} KB, ${(bundle.zipped / 1000).toFixed(0)} KB zipped`, "<= 950 KB"],
  ];
  return table(["goal", "this run (wall; cpu)", "promised"], rows);
}

/** Ratios by both measures. @param {Took} own @param {Took} other */
function compared(own, other) {
  const wall = ratio(own.wall, other.wall);
  return own.cpu === undefined || other.cpu === undefined ? wall : `${wall}; ${ratio(own.cpu, other.cpu)}`;
}

/** @param {readonly Typing[]} typing @param {number} lines @returns {string[][]} */
function typingGoals(typing, lines) {
  const of = (/** @type {string} */ name) => typing.find((each) => each.lines === lines && each.server.startsWith(name));
  const [own, peer, control, empty] = [of("afterword (minimal)"), of("vscode-markdown"), of("full remark"), of("empty")];
  if (!own || !peer || !control || !empty) return [];
  const large = lines >= 10_000;
  const promised = (/** @type {string} */ text) => (large ? text : "");
  return [
    [`${lines} lines: keystroke, of vscode-markdown-languageserver`, compared(own.prose, peer.prose), promised("<= 1/40")],
    [`${lines} lines: keystroke, of a full remark parse`, compared(own.prose, control.prose), promised("<= 1/150")],
    [`${lines} lines: keystroke, of an empty server`, compared(own.prose, empty.prose), promised("<= 12x")],
    [`${lines} lines: 95th percentile, fences opened too`, time(own.slow), promised("<= 16 ms")],
    [`${lines} lines: keystroke in the timeline, of a full remark parse`, compared(own.row, control.row), ""],
    [`${lines} lines: first findings, of a full remark parse`, compared(own.first, control.first), promised("<= 1/5")],
    [`${lines} lines: first findings, of vscode-markdown-languageserver`, compared(own.first, peer.first), promised("<= 1/1")],
  ];
}

/** @param {readonly Typing[]} typing @returns {string[][]} */
function growthGoal(typing) {
  const own = typing.filter(({ server }) => server.startsWith("afterword (minimal)"));
  const [small, large] = [own.find(({ lines }) => lines === 100), own.find(({ lines }) => lines === 10_000)];
  return small && large ? [["keystroke, 100 to 10,000 lines", compared(large.prose, small.prose), "<= 3x"]] : [];
}

/** @param {readonly Checking[]} checks @param {number} files @returns {string[][]} */
function checkGoals(checks, files) {
  const of = (/** @type {string} */ name) => checks.find((each) => each.files === files && each.checker.startsWith(name));
  const [own, markdownlint, remark] = [of("afterword"), of("markdownlint"), of("remark")];
  if (!own || !markdownlint || !remark) return [];
  return [
    [`check ${files} files, of markdownlint-cli2`, compared(own, markdownlint), "<= 1/20"],
    [`check ${files} files, of remark-cli`, compared(own, remark), "<= 1/40"],
    [`check ${files} files: peak memory, of remark-cli`, ratio(own.memory, remark.memory), files >= 2_000 ? "<= 1/10 (5000 files)" : ""],
  ];
}

/** @param {readonly Started[]} started @returns {string[][]} */
function startGoal(started) {
  const bare = started.find(({ name }) => name === "node -e 0");
  const own = started.find(({ name }) => name.startsWith("afterword"));
  return bare && own ? [["start to initialize, of bare node", compared(own, bare), "<= 1.5x"]] : [];
}

/** @param {readonly string[]} head @param {readonly (readonly string[])[]} rows */
function table(head, rows) {
  const widths = head.map((title, at) => Math.max(title.length, ...rows.map((row) => (row[at] ?? "").length)));
  const line = (/** @type {readonly string[]} */ cells) =>
    cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join("   ");
  return [line(head), line(widths.map((width) => "─".repeat(width))), ...rows.map(line), ""].join("\n");
}
