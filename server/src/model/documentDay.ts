import type { MarkdownDocument } from "../markdown/document";
import { midnight } from "../time/civil";
import { findTimes } from "../time/readTime";
import type { DayContext } from "../time/resolve";
import { blockText } from "./place";
import type { Outline } from "./sections";

/**
 * The day a document is about, for times that carry none: from its title, its file name, the front matter's `date`,
 * or the first date in the text. Fields and timeline entries with a date of their own come before it.
 */
export function readDocumentDay(markdown: MarkdownDocument, outline: Outline, title: string, path: string): DayContext {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const dates = [dayIn(title), dayIn(firstText(outline)), dayIn(name), dayIn(frontMatterDate(markdown))];
  const day = dates.find((found) => found?.day !== undefined)?.day;
  const year = dates.find((found) => found?.year !== undefined)?.year;
  return day === undefined ? { day: yearless(dates, year), year } : { day, year };
}

interface FoundDay extends DayContext {
  readonly month?: { readonly month: number; readonly day: number };
}

/** `October 15` in the title and the year elsewhere. */
function yearless(dates: readonly (FoundDay | undefined)[], year: number | undefined): number | undefined {
  const found = dates.find((date) => date?.month)?.month;
  return found && year !== undefined ? midnight(year, found.month, found.day) : undefined;
}

function dayIn(text: string): FoundDay | undefined {
  for (const { date, problem } of findTimes(text.replace(/(\d)_(\d)/g, "$1-$2"))) {
    if (!date || problem?.kind === "impossible") continue;
    if (date.year !== undefined && date.day !== undefined)
      return { day: midnight(date.year, date.month, date.day), year: date.year };
    if (date.day !== undefined) return { day: undefined, year: undefined, month: { month: date.month, day: date.day } };
    if (date.year !== undefined) return { day: undefined, year: date.year };
  }
  const compact = /(?<!\d)(20\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)/.exec(text);
  if (compact)
    return { day: midnight(Number(compact[1]), Number(compact[2]), Number(compact[3])), year: Number(compact[1]) };
  const year = /(?<!\d)(20[0-4]\d)(?!\d)/.exec(text)?.[1];
  return year ? { day: undefined, year: Number(year) } : undefined;
}

/** The prose before the second heading, at most a few paragraphs. */
function firstText(outline: Outline): string {
  const paragraphs = outline.blocks.slice(0, 12).filter(({ block }) => block.type === "paragraph");
  return paragraphs
    .slice(0, 3)
    .map(({ block }) => blockText(block))
    .join("\n")
    .slice(0, 1_500);
}

function frontMatterDate(markdown: MarkdownDocument): string {
  return markdown.frontMatter?.entries.find((entry) => entry.key.toLowerCase() === "date")?.raw ?? "";
}
