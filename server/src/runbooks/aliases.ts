import { alertNamesIn } from "../model/alertNames";
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
