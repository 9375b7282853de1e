import { runbookHeadingsIn } from "../model/evidence";
import { detached } from "../text/detached";
import type { Span } from "../text/span";
import { alertKey } from "./names";
import type { RunbookAlias, RunbookHeading, StatedText } from "./runbookEntry";

/** Where the names of a page come from. */
export interface NamedPage {
  /** File name without its ending. */
  readonly stem: string;
  readonly isIndex: boolean;
  readonly alerts: readonly StatedText[];
  readonly statedTitle: StatedText | undefined;
  readonly headingTitle: RunbookHeading | undefined;
  readonly headings: readonly RunbookHeading[];
}

/** Every name an alert may call the page by, each once; a name that several things give comes from the most telling. */
export function aliasesOf(page: NamedPage): readonly RunbookAlias[] {
  const aliases = new Map<string, RunbookAlias>();
  const add = (name: string, by: RunbookAlias["by"], span: Span, anchor?: string): void => {
    const key = alertKey(name);
    if (key !== "" && !aliases.has(key)) aliases.set(key, { name: detached(name), by, span, anchor });
  };
  for (const { text, span } of page.alerts) add(text.trim(), "alerts", span);
  if (!page.isIndex && !commonStem.test(page.stem)) add(page.stem, "file-name", { start: 0, end: 0 });
  const { headingTitle, statedTitle } = page;
  if (headingTitle !== undefined && namesThePage(page, headingTitle))
    add(titleName(headingTitle.text), "title", headingTitle.span);
  if (statedTitle !== undefined) add(titleName(statedTitle.text), "front-matter", statedTitle.span);
  for (const { text, anchor, span } of page.headings)
    for (const name of alertNamesIn(text)) add(name, "heading", span, anchor);
  return [...aliases.values()];
}

/** With a title stated elsewhere, the first of several such headings is a section. */
const namesThePage = ({ statedTitle, headings }: NamedPage, { level, text }: RunbookHeading): boolean =>
  runbookHeadingsIn(text).length === 0 &&
  (statedTitle === undefined || (level === 1 && headings.filter((other) => other.level === 1).length === 1));

const commonStem = /^(?:readme|index|_index|runbooks?|playbooks?|summary|toc)$/i;

/** A title without what only says of what kind or state the page is. */
const titleName = (title: string): string =>
  title
    .replace(
      /^\s*(?:[[(【](?:deprecated|非推奨|廃止)[\])】]|(?:run-?book|play-?book|alert|アラート|ランブック)\s*[:：])\s*/i,
      "",
    )
    .trim() || title.trim();

const longestName = 80;
const numbering = /^(?:\d{1,3}(?:\.\d{1,3})*[.)、:：]?\s+|[①-⑳]\s*)/;
const saidToBeAlert = /^(?:alert(?:[ -]?name)?|アラート(?:名)?)\s*[:：]\s*(\S.*)$/i;
const remark = /\s*[（(［[【][^）)］\]】]{0,60}[）)］\]】]\s*/g;

/** The alerts that a heading names: `KubePodCrashLooping`, `1. HighLatency (critical)`, `Alert: disk full`. */
export function alertNamesIn(heading: string): readonly string[] {
  const said = saidToBeAlert.exec(heading.trim())?.[1];
  if (said !== undefined) return said.length <= longestName ? [said] : [];
  const plain = heading.trim().replace(numbering, "").replace(remark, " ").trim();
  const names = plain.split(/\s*(?:[/、,&|・]|\band\b|\bor\b)\s*/).filter((name) => name !== "");
  return names.length > 0 && names.length <= 8 && names.every(isAlertName) ? names : [];
}

const identifier = /^[A-Za-z][A-Za-z\d]*(?:_[A-Za-z\d]+)*$/;
const hump = /[A-Z]{2,}(?![a-z])|[A-Z][a-z\d]*|\d+/g;
/** What goes wrong: two words make the name of an alert only with one of these. */
const trouble =
  /(?:Down|Fail(?:ed|ing|ure|ures|s)?|High|Low|Full|Missing|Absent|Errors?|Firing|Latency|Slow|Unavailable|Unreachable|Lag(?:ging)?|Stuck|Expir(?:ed|es|ing|y|ation)|Restart(?:s|ed|ing)?|OOM|Degraded|Pending|Exceeded|Pressure|Time(?:d)?[oO]uts?|Dead|Unhealthy|Crash(?:ed|ing)?|Killed|Saturat(?:ed|ion)|Overload(?:ed)?|Stale|Lost|Drift|Skew|Mismatch|Burn|Leak|Stopped|NotReady|Throttl(?:ed|ing)|Dropped|Diverged|Blocked|Spike|Flapping|Offline)$/;
const kindsOfThings =
  /^(?:Pod|Persistent|Config|Daemon|Stateful|Replica|Service|Network|Horizontal|Vertical|Cluster|Custom|Volume|Storage|Ingress|Cron|Role|Custom)?(?:VolumeClaim|Volume|DisruptionBudget|Map|Set|Monitor|Account|Policy|PodAutoscaler|Role|RoleBinding|ResourceDefinition|Class|Job|Binding|Attachment|Controller|Manager|Operator|Server|Config|Rule)$/;

/** An identifier of words run together that is the name of an alert rather than of a product or a kind of object. */
function isAlertName(name: string): boolean {
  if (!identifier.test(name) || name.length > longestName || kindsOfThings.test(name)) return false;
  const words = name.split("_");
  if (words.length > 1 && words.some((word) => /^[A-Z]/.test(word))) return words.length > 2 || words.some(isTrouble);
  const humps = /^[A-Z]/.test(name) ? (name.match(hump) ?? []) : [];
  if (!/[a-z]/.test(name) || humps.length < 2) return false;
  return humps.length > 2 ? humps.filter((one) => /[a-z]/.test(one)).length > 1 : isTrouble(name);
}

const isTrouble = (name: string): boolean => trouble.test(name) || /^(?:No|High|Low|Too|Slow|Missing)[A-Z]/.test(name);
