import { isPlaceholder } from "../lexicon/values";
import type { DocumentKind, DocumentModel } from "../model/document";
import { alertKey } from "../runbooks/names";

/** What the reading club wants to know of a document. */
export interface DocumentFacts {
  readonly kind: DocumentKind;
  readonly title: string | undefined;
  /** As the document calls them, the first one the main one. */
  readonly components: readonly string[];
  readonly openActions: number;
  /** 1 is worst; undefined where no number is stated. */
  readonly severity: number | undefined;
  /** Things it says were learned. */
  readonly lessons: number;
  /** Other incidents it names. */
  readonly related: number;
  /** Words in it that look like names of alerts: `QueueFull`. */
  readonly names: ReadonlySet<string>;
}

export function factsOf(model: DocumentModel): DocumentFacts {
  return {
    kind: model.kind,
    title: model.title?.text,
    components: componentsOf(model),
    openActions: model.actions.filter(
      ({ state, placeholder }) => !placeholder && (state === "open" || state === "doing"),
    ).length,
    severity: model.fields.find(({ severity, placeholder }) => !placeholder && severity?.number !== undefined)?.severity
      ?.number,
    lessons: model.prose.filter(({ section, text }) => section === "lessons" && text.trim().length > 3).length,
    related: new Set(model.mentions.map(({ id }) => alertKey(id))).size,
    names: new Set([...model.markdown.text.matchAll(manyHumps)].map(([name]) => name).slice(0, mostWords)),
  };
}

const manyHumps = /(?<![\w/])[A-Z][a-z0-9]+(?:[A-Z][a-z0-9]*)+(?!\w)/g;
const mostWords = 500;

const componentKeys = /^(?:components?|services?|systems?)$/i;
/** Longer texts, and those of more words, describe what was affected; they name nothing. */
const longestName = 40;
const mostWordsOfName = 3;
const mostNames = 8;

/** The components a document says it is about: of its front matter, else of the services it names. */
function componentsOf({ markdown, fields }: DocumentModel): readonly string[] {
  const stated = (markdown.frontMatter?.entries ?? []).filter(({ key }) => componentKeys.test(key));
  const written =
    stated.length > 0
      ? stated.flatMap(({ value, raw }) => (Array.isArray(value) ? value.map(String) : split(raw)))
      : fields
          .filter(({ key, placeholder, empty }) => key === "services" && !placeholder && !empty)
          .flatMap(({ raw }) => split(raw))
          .filter(isName);
  const names = new Map<string, string>();
  for (const name of written.map(bare)) {
    const key = alertKey(name);
    if (key !== "" && name.length <= longestName && !isPlaceholder(name) && !names.has(key)) names.set(key, name);
  }
  return [...names.values()].slice(0, mostNames);
}

/** Remarks in brackets say how it was affected: `search (slow, 5 minutes)`. */
const split = (raw: string): readonly string[] =>
  raw.replace(/\([^()]*\)|（[^（）]*）/g, " ").split(/[,、，;・\n]|\s\/\s/);

const bare = (name: string): string => name.replace(/[`*_[\]]/g, "").trim();

/** A sentence has more words, or ends like one, or is held together by particles. */
function isName(written: string): boolean {
  const name = bare(written);
  if (name.split(/\s+/).length > mostWordsOfName || /[.。()（）:：]$/.test(name)) return false;
  return name.length <= 12 || !/[\u3041-\u3096]/.test(name);
}
