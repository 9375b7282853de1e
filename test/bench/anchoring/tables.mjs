// The tables that are printed, and the goals beside what was measured.
import { ratio, time } from "../numbers.mjs";
import { methods } from "./score.mjs";

/** @typedef {import("./score.mjs").SetResult} SetResult */
/** @typedef {import("./score.mjs").Answer} Answer */
/** @typedef {import("./score.mjs").Method} Method */

/** @param {number} part @param {number} whole */
export const percent = (part, whole) => (whole === 0 ? "–" : `${((100 * part) / whole).toFixed(2)}`);

/** @param {readonly Answer[]} answers */
export function counts(answers) {
  const of = (/** @type {string} */ verdict) => answers.filter((answer) => answer.verdict === verdict).length;
  const gone = answers.filter(({ case: { survives, fate } }) => !survives && fate !== "rewritten");
  const surviving = answers.filter(({ case: { survives } }) => survives);
  return {
    n: answers.length,
    right: of("right"),
    wrong: of("wrong"),
    orphan: of("orphan"),
    asked: answers.filter(({ asked }) => asked).length,
    gone: gone.length,
    falsely: gone.filter(({ verdict }) => verdict === "wrong").length,
    surviving: surviving.length,
    found: surviving.filter(({ verdict }) => verdict === "right").length,
    lost: surviving.filter(({ verdict }) => verdict === "orphan").length,
  };
}

/** @param {SetResult} set */
export function setTable(set) {
  const rows = [["class", "n", ...methods.map((method) => `${method}: right / wrong / orphan / asked %`)]];
  const all = set.answers.published;
  const groups = [
    ...[...new Set(all.map(({ case: { fate } }) => fate))].sort().map((fate) => ({ name: fate, has: (/** @type {Answer} */ { case: one }) => one.fate === fate })),
    ...["sentence", "phrase", "passage", "term"].map((form) => ({ name: `(${form}s)`, has: (/** @type {Answer} */ { case: one }) => one.form === form })),
    { name: "all", has: () => true },
  ];
  for (const { name, has } of groups) {
    const cells = methods.map((method) => {
      const { n, right, wrong, orphan, asked } = counts(set.answers[method].filter(has));
      return [right, wrong, orphan, asked].map((count) => percent(count, n)).join(" / ");
    });
    rows.push([name, String(all.filter(has).length), ...cells]);
  }
  return `${set.name}, ${set.ambiguous} ambiguous cases left out\n${markdown(rows)}`;
}

/** Each goal by set and method. @param {readonly SetResult[]} sets */
export function goalTable(sets) {
  const rows = [["set", "method", "wrong % (≤ ¼, < 1)", "on gone % (≤ 3)", "right on surviving %", "orphans there % (≤ 0.5)", "asked % (≤ 5)", "ms each"]];
  for (const { name, answers, cpu } of sets) {
    for (const method of methods) {
      const { n, wrong, asked, gone, falsely, surviving, found, lost } = counts(answers[method]);
      const each = (cpu[method] / Math.max(1, n)).toFixed(3);
      rows.push([name, method, percent(wrong, n), percent(falsely, gone), percent(found, surviving), percent(lost, surviving), percent(asked, n), each]);
    }
  }
  return markdown(rows);
}

/** @param {readonly (readonly string[])[]} rows */
export function markdown(rows) {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
  const line = (/** @type {readonly string[]} */ row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  const [head = [], ...rest] = rows;
  return [line(head), `|${widths.map((width) => "-".repeat(width + 2)).join("|")}|`, ...rest.map(line)].join("\n");
}

/** @param {readonly import("./speed.mjs").Speed[]} speeds */
export const speedTable = (speeds) =>
  markdown([
    ["processor time (goal: ≤ 1/5)", "with base", "from memory", "published"],
    ...speeds.map(({ name, withBase, fromMemory, published }) => [
      name,
      `${time(withBase)}, ${ratio(withBase, published)}`,
      `${time(fromMemory)}, ${ratio(fromMemory, published)}`,
      time(published),
    ]),
  ]);
