import { fieldKeys, type FieldKey, type SectionKey } from "../model/document";
import { memoByText } from "../text/memo";
import { labelKey } from "../text/normalize";
import { actionColumns, timelineColumns, type ActionColumn, type TimelineColumn } from "./columns";
import { fieldLabels, frontMatterKeys } from "./fields";
import { sectionHeadings, sectionPatterns } from "./sections";

/** More labels and headings per meaning, as a team's configuration adds them. */
export interface LexiconExtension {
  readonly fields: Readonly<Record<string, readonly string[]>>;
  readonly sections: Readonly<Record<string, readonly string[]>>;
}

/** What labels, headings and column titles mean. */
export class Lexicon {
  readonly #fields: ReadonlyMap<string, FieldKey>;
  readonly #sections: ReadonlyMap<string, SectionKey>;
  readonly #headings = memoByText((heading) => this.#readHeading(heading));
  readonly #labels = memoByText(
    (label) => this.#fields.get(labelKey(label)) ?? this.#fields.get(labelKey(withoutBrackets(label))),
  );
  readonly #sectionLabels = memoByText((label) => {
    const plain = plainHeading(label);
    return this.#sections.get(labelKey(plain)) ?? this.#sections.get(labelKey(withoutBrackets(plain)));
  });

  constructor(extension: LexiconExtension = { fields: {}, sections: {} }) {
    this.#fields = table(fieldLabels, extension.fields);
    this.#sections = table(sectionHeadings, extension.sections);
  }

  /** Meaning of a label, without its colon; the zone or unit in brackets behind it does not matter. */
  field(label: string): FieldKey | undefined {
    return label.length > 60 ? undefined : this.#labels(label);
  }

  frontMatterKey(key: string): FieldKey | undefined {
    const name = key.toLowerCase().replace(/[-\s]/g, "_");
    const known = Object.hasOwn(frontMatterKeys, name) ? frontMatterKeys[name] : undefined;
    return known ?? fieldKeys.find((known) => known === name) ?? this.field(key);
  }

  /** Meaning of a heading, with its numbering, emoji, brackets and closing marks. */
  section(heading: string): SectionKey | undefined {
    return heading.length > 160 ? undefined : this.#headings(heading);
  }

  /** Meaning of a section label exactly as listed, for labels inside text where a pattern would guess too much. */
  exactSection(label: string): SectionKey | undefined {
    return label.length > 60 ? undefined : this.#sectionLabels(label);
  }

  #readHeading(heading: string): SectionKey | undefined {
    const plain = plainHeading(heading);
    const exact = this.#exact(plain);
    if (exact) return exact;
    for (const part of plain.split(/\s*(?:[/&+,、・:：–—|]|\s-\s|\band\b|および|及び|と(?=[^\s]{2}))\s*/)) {
      const found = part.length > 1 ? this.#exact(part) : undefined;
      if (found) return found;
    }
    if (/^(?:incident |detailed )?timeline\b|^(?:対応)?(?:タイムライン|時系列)|^tidslinje\b/i.test(plain))
      return "timeline";
    if (plain.split(/\s+/).length > 9 || plain.length > 60) return undefined;
    return sectionPatterns.find(([pattern]) => pattern.test(plain))?.[1];
  }

  #exact(plain: string): SectionKey | undefined {
    const bracket = /[（(［[【]([^）)］\]】]+)[）)］\]】]/.exec(plain)?.[1];
    return (
      this.#sections.get(labelKey(plain)) ??
      this.#sections.get(labelKey(withoutBrackets(plain))) ??
      (bracket ? this.#sections.get(labelKey(bracket)) : undefined)
    );
  }
}

const withoutBrackets = (text: string): string => text.replace(/\s*[（(［[【][^）)］\]】]*[）)］\]】]\s*/g, " ").trim();

/** Without leading numbers, emoji and closing marks: `## 1. 概要：` is 概要. */
export function plainHeading(heading: string): string {
  return heading
    .normalize("NFKC")
    .replace(/^[\s\p{Extended_Pictographic}\ufe0f\u200d•·■□◆◇●○▼▶★☆※]+/u, "")
    .replace(
      /^(?:第\s?[\d一二三四五六七八九十]+[章節部]\s*|(?:\d+(?:\.\d+)*[.)、:]?|[([]?\d{1,2}[)\]]|[①-⑳]|[IVX]{1,4}\.|[A-Ha-h][.)])\s+|[①-⑳]|\d{1,2}[.)、]\s*(?=\D))/,
      "",
    )
    .replace(/[\s#:：?？!！。.*_`]+$/u, "")
    .replace(/^[*_`]+/, "")
    .replace(/[\p{Extended_Pictographic}\ufe0f\u200d]+$/u, "")
    .trim();
}

function table<K extends string>(
  builtIn: Readonly<Partial<Record<K, readonly string[]>>>,
  extra: Readonly<Record<string, readonly string[]>>,
): ReadonlyMap<string, K> {
  const map = new Map<string, K>();
  for (const key in builtIn) {
    // The team's own words come first: they may give a built-in word another meaning.
    for (const label of extra[key] ?? []) map.set(labelKey(label), key);
  }
  for (const key in builtIn)
    for (const label of builtIn[key] ?? []) {
      const folded = labelKey(label);
      if (!map.has(folded)) map.set(folded, key);
    }
  return map;
}

const actionTitles = invert(actionColumns);
const timelineTitles = invert(timelineColumns);

/** What a column of an action table holds. */
export const actionColumn = (title: string): ActionColumn | undefined => columnOf(actionTitles, title);
/** What a column of a timeline table holds. */
export const timelineColumn = (title: string): TimelineColumn | undefined => columnOf(timelineTitles, title);

function columnOf<T>(titles: ReadonlyMap<string, T>, title: string): T | undefined {
  const plain = plainHeading(title);
  const cut = plain
    .replace(/\s*[（(].*$/, "")
    .replace(/\s+in\s+[A-Z]{2,5}$/, "")
    .replace(/\s+(?:UTC|JST|GMT|CET|CEST|EST|PST|BST)$/, "");
  return titles.get(labelKey(title)) ?? titles.get(labelKey(plain)) ?? titles.get(labelKey(cut));
}

function invert<K extends string>(words: Readonly<Record<K, readonly string[]>>): ReadonlyMap<string, K> {
  const map = new Map<string, K>();
  for (const key in words) for (const word of words[key]) if (!map.has(labelKey(word))) map.set(labelKey(word), key);
  return map;
}
