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

/** Narrower meanings that count as one of the shown ones. */
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
    const all = model.sections.filter((section) => shownKey(section) === key);
    const filled = all.find((section) => !section.empty && !section.placeholder);
    if (filled !== undefined) sections[key] = model.markdown.lines.lineOf(filled.titleSpan.start) + 1;
    else if (all.length > 0) emptySections.push(key);
  }
  return { sections, emptySections };
}

function shownKey({ key }: Section): ShownSection | undefined {
  if (key === undefined) return undefined;
  return shownSections.find((shown) => shown === key) ?? broader[key];
}
