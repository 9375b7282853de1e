import type { ItemBlock, TableBlock } from "../../markdown/blocks";
import type { DayContext } from "../../time/resolve";
import type { Action, Section } from "../document";
import { isType, type Placed } from "../place";
import type { Outline } from "../sections";
import { groupOfItem, groupOfParagraph, isName, type Group } from "./group";
import { readItem } from "./item";
import { ownActions, type OwnAction } from "./own";
import { tableActions } from "./table";

const items = ownActions();
const tables = ownActions();

/** Reads the follow-up work a document lists, in document order. */
export function readActions(outline: Outline, context: DayContext): readonly Action[] {
  const actions: Action[] = [];
  for (const section of outline.sections) {
    if (section.key !== "actions" || hasActionParent(section)) continue;
    actions.push(...new SectionReader(outline, section, context).read());
  }
  return actions;
}

function hasActionParent(section: Section): boolean {
  for (let at = section.parent; at; at = at.parent) if (at.key === "actions") return true;
  return false;
}

/** Sub-headings that explain the list, and the check lists of the report itself. */
const explains = /説明|凡例|legend|categories|カテゴリ$|定義|ステータス$/i;
const reportChore =
  /\b(?:sections? (?:above|are|is)|incident (?:title|has been dealt)|actionable items|after-action report|post-?mortem (?:document|is|has been|review)|this (?:document|page|report|template))\b/i;

class SectionReader {
  readonly #outline: Outline;
  readonly #section: Section;
  readonly #context: DayContext;
  readonly #given: string;
  readonly #actions: Action[] = [];
  #group: Group | undefined;
  #heading: Group | undefined;
  #depth: number | undefined;
  #parents: { readonly depth: number; readonly group: Group }[] = [];

  constructor(outline: Outline, section: Section, context: DayContext) {
    this.#outline = outline;
    this.#section = section;
    this.#context = context;
    this.#given = `${String(context.day)} ${String(context.year)}`;
  }

  read(): readonly Action[] {
    const [from, to] = this.#outline.extent.get(this.#section) ?? [0, 0];
    for (let index = from; index < to; index += 1) {
      const placed = this.#outline.blocks[index];
      const section = this.#outline.sectionOf[index];
      if (
        placed &&
        (index > from || this.#section.form === "heading") &&
        this.#belongs(section, placed.block.type === "table")
      )
        this.#visit(placed, index, section ?? this.#section);
    }
    return isChores(this.#actions) ? [] : this.#actions;
  }

  /** Lessons or a timeline inside the section are no tasks; a sub-heading of any other name is. */
  #belongs(section: Section | undefined, table: boolean): boolean {
    for (let at = section; at && at !== this.#section; at = at.parent) {
      if (
        (at.key !== undefined &&
          !["actions", "remaining_tasks", "detection", "resolution", "cause", "impact", "background"].includes(
            at.key,
          )) ||
        (explains.test(at.title) && !table)
      )
        return false;
    }
    return true;
  }

  #visit(placed: Placed, index: number, section: Section): void {
    const { block } = placed;
    if (isType(placed, "heading")) {
      const text = placed.block.content.text.trim();
      this.#heading =
        placed.block.level > this.#section.level
          ? {
              owner: isName(text) && /^@|^[A-Z]{2,3}$/.test(text) ? text : undefined,
              state:
                /[(（[](?:completed|done|完了|実装済み?|対応済み?|実施済み?|完了済み?|已完成)[)）\]]|^(?:completed|done|完了済み)$/i.test(
                  text,
                )
                  ? "done"
                  : "unknown",
            }
          : undefined;
      this.#group = undefined;
      this.#depth = undefined;
    } else if (isType(placed, "table")) this.#table(placed, section);
    else if (isType(placed, "paragraph") && block.depth <= (this.#depth ?? block.depth)) {
      if (block.depth === 0 || this.#depth === undefined) this.#group = groupOfParagraph(placed.block);
    } else if (isType(placed, "item") && !placed.block.quoted) this.#item(placed, index, section);
  }

  #table({ block, base }: Placed<TableBlock>, section: Section): void {
    for (const own of tables.at(block, base, this.#given, () => tableActions(block, this.#context)))
      this.#actions.push({ ...own, section, part: section.part });
  }

  #item(placed: Placed<ItemBlock>, index: number, section: Section): void {
    const { block } = placed;
    this.#depth = this.#depth === undefined ? block.depth : Math.min(this.#depth, block.depth);
    this.#parents = this.#parents.filter(({ depth }) => depth < block.depth);
    const parent = this.#parents[this.#parents.length - 1];
    if (block.depth > this.#depth && parent?.depth !== block.depth - 1) return;
    const below = this.#outline.blocks[index + 1]?.block;
    const nested = below?.type === "item" && below.depth > block.depth;
    const group = nested && block.checked === undefined ? groupOfItem(block) : undefined;
    if (group) {
      this.#parents.push({
        depth: block.depth,
        group: { owner: group.owner ?? parent?.group.owner, state: group.state },
      });
      return;
    }
    const [own] = items.at(block, placed.base, this.#given, () => {
      const read = readItem(block, this.#context);
      return read ? [read] : [];
    });
    if (own) this.#add(own, section, parent?.group ?? this.#group);
  }

  /** What stands above a task says whose it is and how far, unless it says so itself. */
  #add(own: OwnAction, section: Section, group: Group | undefined): void {
    const state = own.state === "unknown" ? stateAbove(group, this.#heading) : own.state;
    this.#actions.push({
      ...own,
      state,
      owner: own.owner ?? group?.owner ?? this.#heading?.owner,
      section,
      part: section.part,
    });
  }
}

const stateAbove = (group: Group | undefined, heading: Group | undefined): Action["state"] =>
  group && group.state !== "unknown" ? group.state : (heading?.state ?? "unknown");

/** "Sections above are filled out": the check list of the report, not of the incident. */
function isChores(actions: readonly Action[]): boolean {
  const chores = actions.filter((action) => action.form === "checkbox" && reportChore.test(action.text));
  return chores.length > 1 && chores.length * 2 >= actions.length;
}
