import { hasKana } from "../../text/normalize";
import { span, type TextEdit } from "../../text/span";
import { linksOf } from "../linkText";
import type { Insertion } from "./annotation";
import { flowEntry } from "./flowEntry";
import { ownEntry } from "./layout";
import { escaped } from "./quote";

/** The link on a last line of a text for people: `memo` of Mackerel, `message` of Datadog. */
export function appendToText({ layout, source, rule, link }: Insertion, key: string): TextEdit | undefined {
  if (source.syntax !== "json") return undefined;
  const value = ownEntry(rule, key)?.value;
  const alone = escaped(sentence("Runbook", link));
  if (value === undefined) return flowEntry(layout, rule, `"${key}"`, `"${alone}"`);
  if (value.kind !== "scalar") return undefined;
  if (value.value === null) return { span: value.outer, newText: `"${alone}"` };
  if (value.style !== "double") return undefined;
  const around = layout.text.slice(value.span.start, value.span.end);
  const label = hasKana(value.text) ? "手順" : "Runbook";
  const gap = value.text === "" || value.text.endsWith("\n") ? "" : "\n";
  const at = value.span.end;
  return { span: span(at, at), newText: escaped(gap + sentence(label, link), around) };
}

/** As it is, where its end is plain; else as Markdown has it. */
function sentence(label: string, link: string): string {
  const bare = `${label}: ${link}`;
  return linksOf(bare).some(({ raw }) => raw === link) ? bare : `[${label}](<${link}>)`;
}
