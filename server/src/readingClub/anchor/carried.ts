import type { Span } from "../../text/span";
import type { AnchorRecord } from "./anchor";
import { kinshipOf } from "./describe";
import type { Page } from "./page";
import { verbatimPlaces } from "./places";

/** Occurrences of a quote that are looked at. */
const mostCopies = 50;

/**
 * Where a quote was carried when a comparison in order took its likeness for it: sections and rows that change places
 * leave others of the same build where they were. Undefined when nothing tells of such a place, or more than one does.
 * @param inPlace where the quote would be if nothing had changed the order of the text
 * @param isChanged whether it may say something else there
 */
export function carriedTo(record: AnchorRecord, page: Page, inPlace: Span, isChanged: boolean): number | undefined {
  const isUnderAnother = record.headings.length > 0 && !isSamePath(record.headings, pathOf(page, inPlace.start));
  const wasOnly = kinshipOf(record) !== "repeated";
  if (!isUnderAnother && !(isChanged && wasOnly)) return undefined;
  const copies = (verbatimPlaces(record.exact, page, mostCopies) ?? []).filter((start) => start !== inPlace.start);
  if (isChanged && wasOnly && copies.length === 1) return copies[0];
  const [start, another] = isUnderAnother ? copies.filter((copy) => keepsItsSection(record, page, copy)) : [];
  return another === undefined ? start : undefined;
}

/** Whether a place stands under the remembered headings, with the remembered text from the nearest of them up to it. */
function keepsItsSection({ headings, prefix }: AnchorRecord, page: Page, start: number): boolean {
  if (!isSamePath(headings, pathOf(page, start))) return false;
  const before = page.text.slice(page.outline.sectionStart(start), start);
  return before.length <= prefix.length ? prefix.endsWith(before) : before.endsWith(prefix);
}

const pathOf = (page: Page, offset: number) => page.outline.pathAt(offset);

const isSamePath = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((heading, index) => heading === other[index]);
