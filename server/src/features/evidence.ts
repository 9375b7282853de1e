import { fieldKeys, sectionKeys } from "../model/document";
import { fieldLabel, sectionTitle } from "../rules/names";
import { message, type Message } from "../text/message";

/** What spoke for a kind, as a list in words. */
export function evidenceText(evidence: readonly string[], locale: string): Message {
  const [first, ...others] = evidence.map((item) => inWords(item, locale));
  return others.reduce((list, item) => message("{0}, {1}", list, item), first ?? message("{0}", ""));
}

function inWords(item: string, locale: string): Message {
  const [what, key] = item.split(": ");
  const section = what === "section" ? sectionKeys.find((known) => known === key) : undefined;
  if (section !== undefined) return message("section “{0}”", sectionTitle(section, locale));
  const field = what === "field" ? fieldKeys.find((known) => known === key) : undefined;
  if (field !== undefined) return message("field “{0}”", fieldLabel(field, locale));
  return message(item);
}
