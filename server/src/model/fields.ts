import type { Block } from "../markdown/blocks";
import type { Lexicon } from "../lexicon/lexicon";
import type { MarkdownDocument } from "../markdown/document";
import { shift } from "../text/span";
import { yearOf } from "../time/civil";
import type { DayContext } from "../time/resolve";
import type { Field, Section } from "./document";
import { inheritDays } from "./fieldDays";
import { allowed, isClosed } from "./fieldPlaces";
import { frontMatterFields, headingField, lineFields, tableFields, type FieldSource } from "./fieldSources";
import { inDocument } from "./fieldValue";
import { PlacedMemo } from "./memo";
import { dayOfPart } from "./partDay";
import { periodBeside, readPeriod } from "./period";
import type { Outline } from "./sections";

/** What a block states, and start and end told beside a duration: they count where nothing else states them. */
interface Found {
  readonly fields: readonly Field[];
  readonly beside: readonly Field[];
}

const memos = new WeakMap<Lexicon, PlacedMemo<Block, Found>>();

/** Every field the document states, in document order. */
export function readFields(
  markdown: MarkdownDocument,
  outline: Outline,
  lexicon: Lexicon,
  context: DayContext,
): readonly Field[] {
  const memo = memos.get(lexicon) ?? new PlacedMemo<Block, Found>(shiftFound);
  memos.set(lexicon, memo);
  const whole = givenBy(context);
  const fields: Field[] = [];
  const beside: Field[] = [];
  const add = (found: Found, section: Section | undefined): void => {
    const part = section?.part ?? 0;
    for (const field of found.fields) if (allowed(field, section)) fields.push(part === 0 ? field : { ...field, part });
    for (const field of found.beside) beside.push({ ...field, part });
  };
  add(read(frontMatterFields(markdown.frontMatter, lexicon), context), undefined);
  outline.blocks.forEach(({ block, base }, index) => {
    const section = outline.sectionOf[index];
    if (block.type === "opaque" || (block.type !== "heading" && !outline.hints[index]?.labels)) return;
    const given = outline.parts.length > 0 ? givenBy(contextIn(section, outline, context)) : whole;
    if (block.type === "heading") {
      const opens = section !== undefined && outline.extent.get(section)?.[0] === index;
      const source = opens ? headingField(block.content, base, below(outline, section), lexicon) : undefined;
      if (source) add(read([source], given.context), section);
      return;
    }
    const shut = isClosed(section, outline.parts);
    if (shut && (block.type === "table" || section?.form === "heading")) return;
    const plainToo = block.depth <= 2;
    add(
      memo.at(block, base, plainToo ? given.plain : given.id, () =>
        read(sourcesOf(block, lexicon, plainToo), given.context),
      ),
      section,
    );
  });
  return inheritDays([
    ...fields,
    ...beside.filter(({ key, part }) => !fields.some((other) => other.key === key && other.part === part)),
  ]);
}

/** A context and the keys by which what was read under it is known again. */
const givenBy = (
  context: DayContext,
): { readonly context: DayContext; readonly id: string; readonly plain: string } => {
  const id = `${String(context.day)} ${String(context.year)}`;
  return { context, id, plain: `${id} plain` };
};

/** One of several incidents stands on the day of its heading. */
function contextIn(section: Section | undefined, outline: Outline, context: DayContext): DayContext {
  const on = dayOfPart(section, outline);
  return on === undefined ? context : { day: on, year: yearOf(on) };
}

function sourcesOf(block: Block, lexicon: Lexicon, plainToo: boolean): readonly FieldSource[] {
  if (block.type === "table") return tableFields({ block, base: 0 }, lexicon);
  if (block.type !== "paragraph" && block.type !== "item") return [];
  return block.lines.flatMap((line) =>
    lineFields(line, 0, block.type === "item" ? "bullet" : "bold", lexicon, plainToo),
  );
}

function read(sources: readonly FieldSource[], context: DayContext): Found {
  if (sources.length === 0) return nothing;
  const whole = sources.map((source) => ({ ...source, stated: { ...source.stated, part: 0 } }));
  return {
    fields: whole.flatMap(({ key, stated, spanOf }) => readPeriod(key, stated, spanOf, context)),
    beside: whole.flatMap(({ key, stated, spanOf }) =>
      key === "duration" ? periodBeside(stated, spanOf, context) : [],
    ),
  };
}

const nothing: Found = { fields: [], beside: [] };

const shiftFound = (found: Found, by: number): Found =>
  found === nothing
    ? found
    : {
        fields: found.fields.map((field) => shiftField(field, by)),
        beside: found.beside.map((field) => shiftField(field, by)),
      };

function shiftField(field: Field, by: number): Field {
  const { time, duration, people } = field;
  return {
    ...field,
    span: shift(field.span, by),
    labelSpan: shift(field.labelSpan, by),
    ...(time
      ? { time: { ...time, reading: inDocument(time.reading, (start, end) => ({ start: start + by, end: end + by })) } }
      : {}),
    ...(duration ? { duration: { ...duration, span: shift(duration.span, by) } } : {}),
    ...(people ? { people: people.map(({ name, span }) => ({ name, span: shift(span, by) })) } : {}),
  };
}

/** The blocks under a heading, as far as a field's value can reach. */
function below(outline: Outline, section: Section): Outline["blocks"] {
  const [from, to] = outline.extent.get(section) ?? [0, 0];
  return outline.blocks.slice(from + 1, Math.min(to, from + 14));
}
