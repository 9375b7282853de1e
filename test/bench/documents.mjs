// Documents as people write them, out of a seed: incident reports, runbooks, and pages of other kinds.
import { randomFrom } from "./random.mjs";

/** @typedef {import("./random.mjs").Random} Random */

const services = ["checkout", "search", "billing", "the session store", "image upload", "the API gateway"];
const things = ["connection pool", "error rate", "replica", "deployment", "certificate", "queue", "cache", "feature flag"];
const doings = ["was exhausted", "rose above the threshold", "fell behind", "was rolled back", "expired", "was drained"];
const reasons = ["after the release", "because the limit was too low", "while traffic doubled", "without an alert"];
const people = ["Kim", "Sato", "Olsen", "Garcia", "Nowak", "Tanaka"];
const japanese = [
  "接続プールが枯渇し、決済のエラー率が上昇した。",
  "アラートの閾値が高すぎたため、検知が遅れた。",
  "キャッシュを削除したあと、エラー率は平常に戻った。",
  "デプロイの手順書に切り戻しの判断基準がなかった。",
];

/** @param {Random} random */
function sentence(random) {
  const code = random.happens(0.15) ? ` (\`pool.max=${random.between(10, 90)}\`)` : "";
  const link = random.happens(0.1) ? `, see [the dashboard](https://example.com/d/${random.between(1, 999)})` : "";
  const bold = random.happens(0.1) ? "**" : "";
  return `The ${random.one(things)} of ${bold}${random.one(services)}${bold} ${random.one(doings)} ${random.one(reasons)}${code}${link}.`;
}

/** @param {Random} random */
function paragraph(random) {
  if (random.happens(0.12)) return [random.one(japanese) + random.one(japanese), ""];
  return [...Array.from({ length: random.between(1, 4) }, () => sentence(random)), ""];
}

/** @param {Random} random @param {number} count */
const list = (random, count) => [...Array.from({ length: count }, () => `- ${sentence(random)}`), ""];

/** @param {number} minutes since the day began */
function clock(minutes) {
  const two = (/** @type {number} */ value) => String(value).padStart(2, "0");
  return `2025-11-${two(3 + Math.floor(minutes / 1440))} ${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`;
}

/** @param {Random} random @param {number} rows */
function timeline(random, rows) {
  let now = 600;
  const lines = ["## Timeline", "", "All times are UTC.", "", "| Time | Event |", "| --- | --- |"];
  for (let row = 0; row < rows; row += 1) {
    now += random.between(0, 3);
    const event = row === 0 ? "Detected: the alert fired" : sentence(random).slice(0, -1);
    lines.push(`| ${clock(now)} | ${event} |`);
  }
  return [...lines, ""];
}

/** @param {Random} random @param {number} rows */
function actions(random, rows) {
  const lines = ["## Action items", "", "| Action | Owner | Due | Status |", "| --- | --- | --- | --- |"];
  for (let row = 0; row < rows; row += 1) {
    const action = `Add an alert for the ${random.one(things)} of ${random.one(services)}`;
    lines.push(`| ${action} | ${random.one(people)} | 2025-12-${random.between(10, 28)} | ${random.one(["Open", "Done"])} |`);
  }
  return [...lines, ""];
}

/** @param {Random} random @param {number} number */
function procedure(random, number) {
  const lines = [`### Case ${number}: ${random.one(things)} of ${random.one(services)}`, "", ...paragraph(random)];
  if (random.happens(0.5)) lines.push("```sh", `kubectl -n prod rollout status deploy/app-${number}`, "kubectl get pods", "```", "");
  if (random.happens(0.5)) lines.push(...list(random, random.between(2, 6)));
  if (random.happens(0.2)) lines.push(...Array.from({ length: 4 }, (_, step) => `${step + 1}. ${sentence(random)}`), "");
  if (random.happens(0.1)) lines.push(`> ${sentence(random)}`, "");
  return [...lines, ...paragraph(random)];
}

/** @param {Random} random */
function head(random) {
  return [
    `# Incident report 2025-11-03: ${random.one(services)} unavailable`,
    "",
    "- **Severity**: SEV2",
    "- **Status**: Resolved",
    "- **Start**: 2025-11-03 10:00 UTC",
    "- **End**: 2025-11-12 11:30 UTC",
    `- **Incident Commander**: ${random.one(people)}`,
    "",
    "## Summary",
    "",
    ...paragraph(random),
    "## Impact",
    "",
    "About 40 % of the checkouts failed, and no data was lost.",
    "",
    ...paragraph(random),
  ];
}

/** Where the keystrokes go: a paragraph of its own in the middle of a report. */
export const typingPlace = "Somebody is writing this sentence just now";

/**
 * An incident report: metadata, a timeline over a fifth of its lines, prose, lists, commands, and action items.
 * @param {number} lines
 * @param {number} [seed]
 */
export function incidentReport(lines, seed = 1) {
  const random = randomFrom(seed);
  const result = [...head(random), ...timeline(random, Math.max(4, Math.floor(lines / 5))), "## Root cause", ""];
  const end = [...actions(random, Math.max(2, Math.floor(lines / 40))), "## Lessons learned", "", ...list(random, 3)];
  let typed = false;
  for (let number = 1; result.length + end.length < lines - 12; number += 1) {
    if (!typed && result.length > lines / 2) {
      result.push(`${typingPlace}.`, "");
      typed = true;
    }
    result.push(...procedure(random, number));
  }
  if (!typed) result.push(`${typingPlace}.`, "");
  while (result.length + end.length < lines) result.push(...paragraph(random).slice(0, 1), "");
  return [...result, ...end].slice(0, lines).join("\n") + "\n";
}

/** @param {Random} random @param {number} number */
function runbook(random, number) {
  const alert = `HighLatency${number}`;
  const steps = Array.from({ length: random.between(1, 3) }, (_, at) => procedure(random, at + 1)).flat();
  const lines = [`# ${alert}`, "", "## Meaning", "", ...paragraph(random), "## Impact", "", ...paragraph(random)];
  return [...lines, "## Diagnosis", "", ...steps, "## Mitigation", "", ...list(random, 3)].join("\n");
}

/** @param {Random} random @param {number} number */
function page(random, number) {
  const lines = [`# Reference of module ${number}`, "", ...paragraph(random)];
  for (let at = random.between(2, 12); at > 0; at -= 1) {
    lines.push(`## Option ${at}`, "", ...paragraph(random));
    if (random.happens(0.4)) lines.push("| Name | Meaning |", "| --- | --- |", `| \`option-${at}\` | ${sentence(random)} |`, "");
    if (random.happens(0.5)) lines.push("```ts", `configure({ level: ${at} });`, "```", "");
    if (random.happens(0.4)) lines.push(...list(random, 4));
  }
  return lines.join("\n");
}

/**
 * A repository's Markdown files, path → text: one in eight an incident report, one in four a runbook, the rest pages.
 * @param {number} count
 * @param {number} [seed]
 * @returns {ReadonlyMap<string, string>}
 */
export function folderOf(count, seed = 7) {
  const random = randomFrom(seed);
  /** @type {Map<string, string>} */
  const files = new Map();
  for (let number = 0; number < count; number += 1) {
    const group = Math.floor(number / 50);
    if (number % 8 === 0) {
      files.set(`team-${group}/postmortems/2025-11-03-incident-${number}.md`, incidentReport(random.between(60, 200), number));
    } else if (number % 4 === 1) files.set(`team-${group}/runbooks/HighLatency${number}.md`, runbook(random, number));
    else files.set(`team-${group}/docs/module-${number}.md`, page(random, number));
  }
  return files;
}
