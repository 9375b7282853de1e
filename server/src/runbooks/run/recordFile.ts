import type { RunRecord } from "./record";
import { recordWords } from "./recordWords";
import { escapeMarkdown, joinLines } from "./stepText";
import { placeOf } from "./recordWords";

/**
 * The page of a run before anything is told in its timeline: what was run, by whom, and what the runbook should say
 * instead. Of kind `other`, so that nothing is looked for in it.
 */
export function recordPage(run: RunRecord, link: string | undefined, language: "en" | "ja"): string {
  const words = recordWords[language];
  const title = escapeMarkdown(joinLines(run.title.split(/\r\n|\n|\r/)));
  const colon = language === "ja" ? "：" : ": ";
  const by = run.by === undefined ? [] : [`- ${words.by}${colon}${escapeMarkdown(run.by)}`];
  const corrections = run.steps.flatMap((step) => {
    if (step.wrong === undefined) return [];
    const place = placeOf(step);
    const where = place === "" ? "" : language === "ja" ? `（${place}）` : ` (${place})`;
    const { what, better } = step.wrong;
    const lines = [`- ${step.markdown}${where}${what === "" ? "" : words.remark(oneLine(what))}`];
    if (better !== "") lines.push(`  ${words.better}${colon}${oneLine(better)}`);
    return lines;
  });
  return [
    "---",
    "kind: other",
    "---",
    "",
    `# ${words.heading(title)}`,
    "",
    `- ${words.runbook}${colon}${link === undefined ? title : `[${title}](${link})`}`,
    ...by,
    "",
    `## ${words.timeline}`,
    "",
    ...(corrections.length === 0 ? [] : [`## ${words.corrections}`, "", ...corrections, ""]),
  ].join("\n");
}

const oneLine = (text: string): string => joinLines(text.split(/\r\n|\n|\r/));

/** `2026-05-20-cache-is-full`: a file's name without its ending. Letters of every script stay, the rest becomes `-`; the name of an alert keeps its capitals. */
export function fileStem(day: string, title: string): string {
  const named = title.normalize("NFKC");
  const slug = (/\s/.test(named.trim()) ? named.toLowerCase() : named)
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  return [day, [...slug].slice(0, 60).join("").replace(/-+$/, "")].filter((part) => part !== "").join("-");
}

/** The way from one file of a workspace folder to another, as a Markdown link writes it. */
export function relativeLink(from: string, to: string): string {
  const [folder, target] = [from.split("/").slice(0, -1), to.split("/")];
  let shared = 0;
  while (shared < folder.length && shared < target.length - 1 && folder[shared] === target[shared]) shared += 1;
  const steps = [...folder.slice(shared).map(() => ".."), ...target.slice(shared)];
  return steps.map(encodeSegment).join("/");
}

/** What would end or change a link is encoded; letters of every script stay readable. */
const encodeSegment = (segment: string): string =>
  segment.replace(/[\s%()<>[\]\\#?"'`]/g, (character) => `%${character.charCodeAt(0).toString(16).padStart(2, "0")}`);
