import type { Lexicon } from "../lexicon/lexicon";
import type { MarkdownDocument } from "../markdown/document";
import type { DayContext } from "../time/resolve";
import type { Field, FieldKey, Section, SectionKey } from "./document";
import { frontMatterFields, headingField, lineFields, tableFields, type FieldSource } from "./fieldSources";
import { periodBeside, readPeriod } from "./period";
import { isType } from "./place";
import type { Outline } from "./sections";

/** In these sections a line "Owner: Kim" or a bold word speaks of something else than the incident as a whole. */
const closed: ReadonlySet<SectionKey | undefined> = new Set([
  "timeline", "actions", "lessons", "went_well", "went_wrong", "lucky", "references", "gkpt", "good", "keep", "problem", "try", "questions",
  "remaining_tasks", "handover", "cause", "trigger",
]);
/** Fields that only the head of a document states; elsewhere the same words head a list or a table column. */
const headOnly: ReadonlySet<FieldKey> = new Set(["id", "title", "tags", "owner", "date", "status", "responders", "reporter", "services", "reviewers", "authors"]);
const head: ReadonlySet<SectionKey | undefined> = new Set([undefined, "metadata", "summary", "stats", "attendees", "impact"]);

/** Every field the document states, in document order. */
export function readFields(markdown: MarkdownDocument, outline: Outline, lexicon: Lexicon, context: DayContext): readonly Field[] {
  const fields: Field[] = [];
  // Start and end told beside a duration count where nothing else states them.
  const beside: Field[] = [];
  const add = (sources: readonly FieldSource[], section: Section | undefined): void => {
    for (const { key, stated, spanOf } of sources) {
      if (!allowed(key, stated.form, section)) continue;
      const whole = { ...stated, part: section?.part ?? 0 };
      fields.push(...readPeriod(key, whole, spanOf, context));
      if (key === "duration") beside.push(...periodBeside(whole, spanOf, context));
    }
  };
  add(frontMatterFields(markdown.frontMatter, lexicon), undefined);
  outline.blocks.forEach((placed, index) => {
    const section = outline.sectionOf[index];
    const { block, base } = placed;
    if (block.type === "table") return add(isType(placed, "table") && !isClosed(section, outline.parts) ? tableFields({ block, base }, lexicon) : [], section);
    if (block.type === "heading") {
      const opens = section && outline.extent.get(section)?.[0] === index;
      const source = opens ? headingField(block.content, base, below(outline, section), lexicon) : undefined;
      return add(source ? [source] : [], section);
    }
    if (block.type !== "paragraph" && block.type !== "item") return;
    if (isClosed(section, outline.parts) && section?.form !== "bullet" && section?.form !== "label") return;
    const form = block.type === "item" ? "bullet" : "bold";
    const plainToo = block.depth <= 2 && (!isClosed(section, outline.parts) || section?.form !== "heading");
    for (const line of block.lines) add(lineFields(line, base, form, lexicon, plainToo), section);
  });
  return [...fields, ...beside.filter(({ key, part }) => !fields.some((other) => other.key === key && other.part === part))];
}

function below(outline: Outline, section: Section): Outline["blocks"] {
  const [from, to] = outline.extent.get(section) ?? [0, 0];
  return outline.blocks.slice(from + 1, Math.min(to, from + 14));
}

function isClosed(section: Section | undefined, parts: readonly Section[]): boolean {
  // One of several incidents has a head of its own, wherever it stands.
  for (let at = section; at && !parts.includes(at); at = at.parent) if (closed.has(at.key)) return true;
  return false;
}

function allowed(key: FieldKey, form: Field["form"], section: Section | undefined): boolean {
  if (form === "front-matter" || form === "heading") return true;
  const nearest = nearestKey(section);
  return !headOnly.has(key) || head.has(nearest);
}

function nearestKey(section: Section | undefined): SectionKey | undefined {
  for (let at = section; at; at = at.parent) if (at.key && at.form === "heading") return at.key;
  return undefined;
}
