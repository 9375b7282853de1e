import { periodDays, periodEnd } from "../config/period";
import type { EffectiveConfig } from "../config/effective";
import type { FrontMatter } from "../markdown/document";
import { readRunbook } from "../model/readRunbook";
import { detached } from "../text/detached";
import { formatDate } from "../time/civil";
import { aliasesOf } from "./aliases";
import { gistOf } from "./gist";
import { indexLinksIn } from "./indexLinks";
import { kindAtGlance, mayBeRunbook } from "./kindAtGlance";
import { PageLook, type PageSource } from "./look";
import type { RunbookEntry, RunbookHeading, StatedText } from "./runbookEntry";

/** Longer alert lists, headings and the like are no work of people: the rest is left out. */
const mostHeadings = 2_000;

/**
 * What a look at the lines of a page tells, when it is a runbook or a page of links for on-call people: as the full
 * reading judges it. Undefined for everything else. Nothing of it keeps the text in memory.
 * @param path relative to the workspace root, `/` separated
 * @param root name of the workspace folder, which counts as evidence of the kind
 */
export function scanRunbook(
  path: string,
  text: string,
  config: EffectiveConfig,
  root?: string,
): RunbookEntry | undefined {
  return scan({ path, text, config, root }, kindAtGlance);
}

/**
 * The same for a page that alerts lead to as their runbook: whoever is called lands there, so it is one whatever its
 * words. Only what says that it is something else, or tells of an incident, is none.
 */
export function scanLedPage(
  path: string,
  text: string,
  config: EffectiveConfig,
  root?: string,
): RunbookEntry | undefined {
  return scan({ path, text, config, root }, (look) => {
    const kind = kindAtGlance(look);
    return kind !== "runbook" && mayBeRunbook(look) ? "runbook" : kind;
  });
}

function scan(
  source: PageSource,
  kindOf: (look: PageLook) => RunbookEntry["kind"] | undefined,
): RunbookEntry | undefined {
  // Files of something else than text.
  if (source.text.includes("\0")) return undefined;
  const look = new PageLook(source);
  const kind = kindOf(look);
  return kind === undefined ? undefined : entryOf(look, kind);
}

function entryOf(look: PageLook, kind: "runbook" | "index"): RunbookEntry {
  const { source, frontMatter, statedTitle, headingTitle } = look;
  const { lines } = look.body;
  const stem = stemOf(source.path);
  const headings = look.headings.slice(0, mostHeadings).map(kept);
  const title = kept(look.title ?? { text: stem, span: { start: 0, end: 0 } });
  const runbook = readRunbook({ frontMatter }, `${title.text}\n${headingTitle?.text ?? ""}`);
  const alerts = runbook.alerts.map(({ name, span }) => ({ text: detached(name), span }));
  return {
    kind,
    title: { text: title.text, span: title.span },
    aliases: aliasesOf({ stem, isIndex: kind === "index", alerts, statedTitle, headingTitle, headings }),
    owner: stated(runbook.owner, source.text),
    component: stated(runbook.component, source.text),
    severity: stated(entryIn(frontMatter, ["severity", "priority", "重要度", "重大度"]), source.text),
    alerts,
    ...reviewOf(runbook, source.config),
    deprecated: runbook.deprecated,
    ...(kind === "index" ? { ...gistOf(lines, headings), firstSteps: [] } : gistOf(lines, headings)),
    headings,
    links: kind === "index" ? indexLinksIn(lines) : [],
  };
}

function reviewOf(
  { lastReviewed, reviewEvery: own }: ReturnType<typeof readRunbook>,
  { runbooks }: EffectiveConfig,
): Pick<RunbookEntry, "lastReviewed" | "reviewEvery" | "reviewDue"> {
  const every = own?.days === undefined ? (runbooks.reviewEvery ?? "") : own.raw;
  const last = lastReviewed?.day;
  const due = last === undefined ? undefined : periodEnd(last, every);
  return {
    lastReviewed: last === undefined ? undefined : formatDate(last),
    reviewEvery: periodDays(every),
    reviewDue: due === undefined ? undefined : formatDate(due),
  };
}

function entryIn(frontMatter: FrontMatter | undefined, keys: readonly string[]): StatedText | undefined {
  const entry = frontMatter?.entries.find(({ key, raw }) => keys.includes(key.toLowerCase()) && raw.trim() !== "");
  return entry && { text: entry.raw, span: entry.valueSpan };
}

/** A list is written as its entries, one after the other. Brackets in quotes are no list: nobody has filled them in. */
function stated(value: StatedText | undefined, page: string): StatedText | undefined {
  if (value === undefined || /^["']\[/.test(page.slice(value.span.start, value.span.start + 2))) return undefined;
  const entries = value.text.replace(/^\[|\]$/g, "").split(/\r?\n\s*-\s+|,\s*/);
  const text = entries.map((entry) => entry.replace(/^(?:-\s+)?["']?|["']$/g, "").trim()).filter(Boolean);
  return { text: detached(text.join(", ")), span: value.span };
}

function kept<T extends StatedText | RunbookHeading>(part: T): T {
  return { ...part, text: detached(part.text), ...("anchor" in part ? { anchor: detached(part.anchor) } : {}) };
}

function stemOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1).replace(/(?:\.html)?\.(?:md\.erb|md|markdown|qmd)$/i, "");
}
