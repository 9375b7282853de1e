import { fieldKeys, sectionKeys } from "../model/document";
import { fieldPoints, sectionPoints } from "../model/evidence";
import { fieldLabel, sectionTitle } from "../rules/names";
import { message, type Message } from "../text/message";

/** Pieces of evidence to name; more would be a list to study. */
const most = 5;

/** What spoke for a kind and against it, as the reader is told it; undefined where nothing did. */
export interface EvidenceText {
  readonly pro: Message | undefined;
  readonly contra: Message | undefined;
}

/** The strongest evidence in words, and how much more there is. */
export function evidenceText(evidence: readonly string[], locale: string): EvidenceText {
  // What spoke for two kinds is there twice.
  const different = [...new Set(evidence)];
  const contra = different.filter((item) => against[item] !== undefined);
  const pro = different.filter((item) => against[item] === undefined);
  const strongest = [...pro].sort((a, b) => strength(b) - strength(a));
  return { pro: listed(strongest, locale), contra: listed(contra, locale) };
}

function listed(items: readonly string[], locale: string): Message | undefined {
  // One that is left over is named: saying so would take no less room.
  const shown = items.length === most + 1 ? items : items.slice(0, most);
  const [first, ...others] = shown.map((item) => inWords(item, locale));
  if (first === undefined) return undefined;
  const list = others.reduce((before, item) => message("{0}, {1}", before, item), first);
  return shown.length < items.length ? message("{0} and {1} more", list, items.length - shown.length) : list;
}

/** Points as the judgement gives them; what is told alike counts by how much it tells a reader. */
function strength(item: string): number {
  const [what, key] = item.split(": ");
  const points = what === "section" ? sectionPoints : what === "field" ? fieldPoints : [];
  return pieces[item]?.strength ?? points.find(([known]) => known === key)?.[1] ?? 0;
}

function inWords(item: string, locale: string): Message {
  const [what, key] = item.split(": ");
  const section = what === "section" ? sectionKeys.find((known) => known === key) : undefined;
  if (section !== undefined) return message("section “{0}”", sectionTitle(section, locale));
  const field = what === "field" ? fieldKeys.find((known) => known === key) : undefined;
  if (field !== undefined) return message("field “{0}”", fieldLabel(field, locale));
  return pieces[item]?.words ?? against[item] ?? message("{0}", item);
}

const piece = (strength: number, words: Message) => ({ strength, words });

const pieces: Readonly<Record<string, ReturnType<typeof piece>>> = {
  "title with a date": piece(3, message("an incident's title with a date")),
  "timeline entries": piece(2.5, message("a timeline with times")),
  "alerts in its headings": piece(3, message("sections named after alerts")),
  commands: piece(2, message("commands to run")),
  links: piece(2, message("mostly links")),
  alerts: piece(2, message("alerts it answers")),
  title: piece(1.5, message("its title")),
  meaning: piece(1.5, message("a section on the meaning")),
  diagnosis: piece(1.5, message("a section on the diagnosis")),
  "file name": piece(1, message("its file name")),
  "named like an alert": piece(1, message("a file named like an alert")),
  "review date": piece(1, message("a review date")),
  "review date and period": piece(1, message("a review date and period")),
  mitigation: piece(1, message("a section on mitigation")),
  symptoms: piece(1, message("a section on symptoms")),
  rollback: piece(1, message("a section on rolling back")),
  escalation: piece(1, message("a section on escalation")),
  procedure: piece(1, message("a section with the procedure")),
  impact: piece(0.5, message("a section on the impact")),
  verification: piece(0.5, message("a section on verification")),
  prerequisites: piece(0.5, message("a section on prerequisites")),
  dashboards: piece(0.5, message("a section on dashboards")),
  alert: piece(0.5, message("a section on the alert")),
  "date in the file name": piece(0.5, message("a date in the file name")),
  resolved: piece(1.5, message("the key “{0}”", "resolved")),
  severity: piece(1, message("the key “{0}”", "severity")),
  affected: piece(1, message("the key “{0}”", "affected")),
  section: piece(0.5, message("the key “{0}”", "section")),
};

const against: Readonly<Record<string, Message>> = {
  "speaks of a procedure": message("its title speaks of a procedure"),
  "speaks of something else": message("its title speaks of something else"),
  "no date or time": message("it tells no date or time"),
};
