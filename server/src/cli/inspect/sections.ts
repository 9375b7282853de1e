import type { DocumentModel, Section, SectionKey } from "../../model/document";

/** Meanings that are shown, in this order. */
export const shownSections = [
  "summary",
  "impact",
  "detection",
  "timeline",
  "cause",
  "resolution",
  "actions",
  "lessons",
] as const satisfies readonly SectionKey[];

export type ShownSection = (typeof shownSections)[number];

/** Narrower meanings that count as one of the shown ones where no section has that meaning itself. */
const broader: Readonly<Partial<Record<SectionKey, ShownSection>>> = {
  went_well: "lessons",
  went_wrong: "lessons",
  lucky: "lessons",
  remaining_tasks: "actions",
};

export interface InspectedSections {
  /** 1-based line of the first section of a meaning that says something. */
  readonly sections: Readonly<Partial<Record<ShownSection, number>>>;
  /** Meanings whose sections say nothing. */
  readonly emptySections: readonly ShownSection[];
}

export function inspectSections(model: DocumentModel): InspectedSections {
  const sections: Partial<Record<ShownSection, number>> = {};
  const emptySections: ShownSection[] = [];
  for (const key of shownSections) {
    const exact = model.sections.filter((section) => section.key === key);
    const narrower = model.sections.filter((section) => section.key !== undefined && broader[section.key] === key);
    const filled = exact.find(saysSomething) ?? narrower.find(saysSomething);
    if (filled !== undefined) sections[key] = model.markdown.lines.lineOf(filled.titleSpan.start) + 1;
    else if (exact.length + narrower.length > 0) emptySections.push(key);
  }
  return { sections, emptySections };
}

const saysSomething = ({ empty, placeholder }: Section): boolean => !empty && !placeholder;
