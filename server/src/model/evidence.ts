import { memoByText } from "../text/memo";
import type { MarkdownDocument } from "../markdown/document";
import { alertNamesIn } from "./alertNames";
import type { Field, FieldKey, Section, SectionKey, Timeline } from "./document";
import type { Outline } from "./sections";

/** What speaks for a kind, in points and in words. */
export interface Evidence {
  readonly points: number;
  readonly why: readonly string[];
}

export interface Findings {
  readonly markdown: MarkdownDocument;
  readonly outline: Outline;
  readonly fields: readonly Field[];
  readonly timelines: readonly Timeline[];
  readonly sections: readonly Section[];
  readonly title: string;
  /** File name. */
  readonly name: string;
  readonly path: string;
}

/** A document, or what is known of one by its front matter alone. */
export type WithFrontMatter = Pick<MarkdownDocument, "frontMatter">;

class Tally {
  points = 0;
  readonly why: string[] = [];

  add(points: number, why: string): void {
    this.points += points;
    this.why.push(why);
  }
}

export const sectionPoints: readonly (readonly [SectionKey, number])[] = [
  ["timeline", 1.5],
  ["cause", 1.5],
  ["impact", 1],
  ["actions", 1],
  ["lessons", 1],
  ["went_well", 1],
  ["went_wrong", 1],
  ["lucky", 1],
  ["detection", 1],
  ["resolution", 0.5],
  ["summary", 0.5],
  ["trigger", 0.5],
  ["stats", 0.5],
];
export const fieldPoints: readonly (readonly [FieldKey, number])[] = [
  ["start", 1],
  ["end", 1],
  ["detected", 1],
  ["mitigated", 1],
  ["declared", 1],
  ["duration", 1],
  ["ttd", 1],
  ["ttr", 1],
  ["severity", 0.5],
  ["commander", 1],
  ["services", 0.5],
  ["id", 0.5],
];
export const incidentWords =
  /\bincidents?\b|\boutages?\b|\bpost-?mortems?\b|\brca\b|\broot cause\b|\bdowntime\b|\bdegrad|インシデント|障害|ポストモーテム|事故|hendelse|nedetid|故障|事件|复盘/i;
const reportWords =
  /\bpost-?mortem\b|\bincident (?:report|disclosure|review|retro)|\bincident\b.*\d{4}|障害(?:報告|レポート|記録)|インシデント(?:レポート|報告|記録)|ポストモーテム|故障复盘|故障报告|hendelsesrapport/i;
const processWords =
  /\bhow (?:we|to|our|i)\b|\bwhy we\b|\b(?:process|guide|guidelines?|policy|policies|how[- ]to|handbook|procedure|training|onboarding|joiners?|plan|checklist|runbook|playbook|definitions?|levels|best practices|culture|template)\b|手順|ガイド|ガイドライン|プロセス|ルール|方針|規約|運用フロー|設計|リリース|手引|読書会|テンプレート/i;

/** A finished or live incident: a timeline that happened, analysis, times, and the words of the trade. */
export function incidentEvidence(found: Findings): Evidence {
  const tally = new Tally();
  const timed = Math.max(
    0,
    ...found.timelines.map(({ entries }) => entries.filter(({ moment }) => moment !== undefined).length),
  );
  const clocked = Math.max(
    0,
    ...found.timelines.map(
      ({ entries }) => entries.filter(({ moment }) => moment && moment.precision !== "day").length,
    ),
  );
  // Times of day tell what happened in an hour; dates alone may be a plan or a history.
  if (clocked >= 3) tally.add(clocked >= 8 ? 4 : 3.5, "timeline entries");
  else if (timed >= 3) tally.add(2, "timeline entries");
  else if (timed > 0) tally.add(1, "timeline entries");
  for (const [key, points] of sectionPoints)
    if (found.sections.some((section) => section.key === key && !section.empty)) tally.add(points, `section: ${key}`);
  for (const [key, points] of fieldPoints) {
    const field = found.fields.find(
      (each) =>
        each.key === key &&
        !each.placeholder &&
        !each.empty &&
        (each.time?.moment ?? each.duration ?? each.severity ?? (each.form !== "front-matter" || key === "severity")),
    );
    if (field) tally.add(points, `field: ${key}`);
  }
  addNames(found, tally);
  if (processWords.test(found.title) && timed < 3) tally.add(-3, "speaks of a procedure");
  const isReport =
    reportWords.test(found.title) ||
    found.fields.some(({ key, severity }) => key === "severity" && severity && !severity.placeholder);
  if (!isReport && timed === 0 && !found.fields.some((field) => field.time?.moment?.dated) && !datedText(found))
    tally.add(-3, "no date or time");
  return tally;
}

function addNames({ title, name }: Pick<Findings, "title" | "name">, tally: Tally): void {
  const dated = /\d{4}/.test(title) || /\d{4}-\d{2}-\d{2}/.test(name);
  if (reportWords.test(title) && dated) tally.add(3, "title with a date");
  else if (reportWords.test(title)) tally.add(2.5, "title");
  else if (incidentWords.test(title)) tally.add(1.5, "title");
  if (/post-?mortem|incident|outage|^pm-?\d|^inc-?\d|障害|ポストモーテム|インシデント/i.test(name))
    tally.add(1, "file name");
  if (/^\d{4}-\d{2}-\d{2}/.test(name)) tally.add(0.5, "date in the file name");
}

/** What the names of a document alone give an incident. */
export function incidentNamePoints(names: Pick<Findings, "title" | "name">): number {
  const tally = new Tally();
  addNames(names, tally);
  return tally.points;
}

/** A date or clock in the title, the file name or the first paragraphs: something that happened. */
function datedText({ title, name, markdown }: Findings): boolean {
  return (
    /\d{4}-\d{2}-\d{2}|\d{8}/.test(name) ||
    /\d{4}|\d{1,2}月\d{1,2}日/.test(title) ||
    /\d{1,2}:\d{2}|\d{4}-\d{2}-\d{2}|\d{1,2}月\d{1,2}日|(?:January|February|March|April|May|June|July|August|September|October|November|December)\s\d/.test(
      markdown.text.slice(0, 3_000),
    )
  );
}

const runbookHeadings: readonly (readonly [RegExp, number, string])[] = [
  [/^meaning$|^意味$/i, 1.5, "meaning"],
  [
    /^diagnosis$|^診断|^possible checks$|^investigation$|^troubleshooting|^triage$|^steps to check|切り分け|調査手順|確認手順|確認方法/i,
    1.5,
    "diagnosis",
  ],
  [
    /^mitigation$|^緩和|^remediation|^resolution$|^recommended actions|^recovery|復旧手順|対処手順|対応手順|復旧/i,
    1,
    "mitigation",
  ],
  [/^impact$|^影響/i, 0.5, "impact"],
  [/^symptoms?$|症状/i, 1, "symptoms"],
  [/^verif(?:y|ication)|確認$|^検証/i, 0.5, "verification"],
  [/^roll-?back|ロールバック|切り戻し/i, 1, "rollback"],
  [/^escalation|エスカレーション/i, 1, "escalation"],
  [/^(?:steps|procedure|手順|実施手順|作業手順)/i, 1, "procedure"],
  [/^(?:pre-?requisites|前提条件|事前準備|前提)/i, 0.5, "prerequisites"],
  [/^dashboards?$|ダッシュボード/i, 0.5, "dashboards"],
  [/^(?:alert|アラート)/i, 0.5, "alert"],
];
export const runbookHeadingsIn = memoByText((title) => {
  const plain = title.replace(/^[\d.\s)]+/, "").trim();
  return runbookHeadings.filter(([pattern]) => pattern.test(plain));
});
export const runbookTitle =
  /\brun-?book|\bplay-?book|手順|ランブック|対応手順|\brecover(?:y|ing)?\b|\brestor|\btroubleshoot|\bhow to\b|\bdebug|\brotat|\bupgrad|\bdelet|\bfailover|\bdisaster/i;
const otherTitle =
  /\bguide\b|\bcommunications?\b|\bprocess\b|\bjoiners?\b|\bonboarding\b|\bmeetings?\b|\bpolicy\b|\badd(?:ing)? (?:a )?run-?book|\bteam\b|一覧|目次/i;

/** Somebody answers for the page and will look at it again. */
export const reviewPromise = "review date and period";

/** What only pages tell that are for the time when something goes wrong. */
export const troubleEvidence: ReadonlySet<string> = new Set([
  "meaning",
  "diagnosis",
  "mitigation",
  "symptoms",
  "escalation",
  "alert",
  "alerts",
  "alerts in its headings",
  "named like an alert",
]);

/** What tells a runbook: also known of a page that was not read in full. */
export interface RunbookLook {
  /** Of headings. */
  readonly titles: readonly string[];
  /** Of the front matter. */
  readonly keys: ReadonlySet<string>;
  readonly title: string;
  /** File name. */
  readonly name: string;
  readonly codeBlocks: number;
}

export function runbookEvidence(found: Findings): Evidence {
  return runbookEvidenceOf({
    titles: found.sections.flatMap(({ form, title }) => (form === "heading" ? [title] : [])),
    keys: new Set(found.markdown.frontMatter?.entries.map(({ key }) => key)),
    title: found.title,
    name: found.name,
    codeBlocks: found.outline.blocks.filter(({ block }) => block.type === "opaque" && block.what === "code").length,
  });
}

const saysRunbook = /run-?book|play-?book/i;

/** Several sections, each for an alert. */
const namesAlerts = (titles: readonly string[]): boolean =>
  titles.filter((title) => alertNamesIn(title).length > 0).length >= 3;

/** A page for the person on call: what an alert means, what to look at, what to do, with commands. */
export function runbookEvidenceOf({ titles, keys, title, name, codeBlocks }: RunbookLook): Evidence {
  const tally = new Tally();
  const said = new Set(titles.flatMap(runbookHeadingsIn));
  for (const heading of said) tally.add(heading[1], heading[2]);
  const dated = keys.has("last_reviewed_on") || keys.has("last_reviewed");
  const renewed = keys.has("review_in") || keys.has("review_every");
  if (dated && renewed) tally.add(1, reviewPromise);
  else if (dated || renewed) tally.add(1, "review date");
  if (keys.has("alerts") || keys.has("last_exercised")) tally.add(2, "alerts");
  if (runbookTitle.test(title) || saysRunbook.test(name)) tally.add(1.5, "title");
  if (saysRunbook.test(name) && namesAlerts(titles)) tally.add(3, "alerts in its headings");
  if (codeBlocks > 0) tally.add(codeBlocks > 2 ? 2 : 1, "commands");
  if (/^[A-Z][a-z]+(?:[A-Z][A-Za-z0-9]*)+$/.test(name.replace(/\..*$/, ""))) tally.add(1, "named like an alert");
  if (otherTitle.test(title)) tally.add(-3, "speaks of something else");
  return tally;
}

/** cState and the like: typed front matter with severity, resolved and what is affected. */
export function statusNoticeEvidence({ markdown }: { readonly markdown: WithFrontMatter }): Evidence {
  const tally = new Tally();
  const keys = new Set(markdown.frontMatter?.entries.map(({ key }) => key.toLowerCase()));
  if (keys.has("resolved") || keys.has("resolvedwhen")) tally.add(1.5, "resolved");
  if (keys.has("severity")) tally.add(1, "severity");
  if (keys.has("affected")) tally.add(1, "affected");
  if (keys.has("section")) tally.add(0.5, "section");
  return tally;
}

/** A timeline with dates: something that happened, not a form. */
export const isTold = ({ timelines }: Findings): boolean =>
  timelines.some(({ entries }) => entries.filter(({ moment }) => moment?.dated).length > 1);

/** Headings of a report or a runbook, and nothing that happened. */
export const isForm = (found: Findings): boolean =>
  !isTold(found) &&
  (new Set(found.sections.map(({ key }) => key)).size > 2 ||
    found.sections.filter(({ title }) => runbookHeadingsIn(title).length > 0).length >= 2);

/** More gaps than content: a template, or a copy of one that nobody has begun. */
export function isUnfilledTemplate(found: Findings): boolean {
  const { sections, fields, timelines, outline } = found;
  const opened = sections.filter((section) => section.key !== undefined);
  const bare = opened.filter((section) => section.empty || section.placeholder).length;
  const unfilled = fields.filter((field) => field.placeholder || field.empty).length;
  if (isTold(found) || opened.length - bare >= 3) return false;
  const gaps = bare + unfilled + timelines.filter((timeline) => timeline.placeholders.length > 0).length;
  const comments = outline.blocks.filter(({ block }) => block.type === "opaque" && block.what === "comment").length;
  return gaps + comments >= 2 && gaps * 3 >= opened.length + fields.length;
}
