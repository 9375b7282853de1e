import type { EffectiveConfig } from "../config/effective";
import { readBody, type Body } from "../markdown/bodyLines";
import type { FrontMatter } from "../markdown/document";
import { readFrontMatter } from "../markdown/frontMatter";
import { findFrontMatter } from "../markdown/frontMatterPlace";
import { HeadingReader } from "./headings";
import type { RunbookHeading, StatedText } from "./runbookEntry";

/** Where a page stands and by what rules it is read. */
export interface PageSource {
  /** Relative to the workspace root, `/` separated. */
  readonly path: string;
  /** Name of the workspace folder. */
  readonly root: string | undefined;
  readonly text: string;
  readonly config: EffectiveConfig;
}

/** What the lines of a page show; parts are found when they are asked for. */
export class PageLook {
  readonly source: PageSource;
  #body: Body | undefined;
  #headings: HeadingReader | undefined;
  #front: { readonly value: FrontMatter | undefined } | undefined;

  constructor(source: PageSource) {
    this.source = source;
  }

  get body(): Body {
    return (this.#body ??= readBody(this.source.text));
  }

  get headings(): readonly RunbookHeading[] {
    return (this.#headings ??= new HeadingReader(this.body)).headings;
  }

  /** Texts of the headings that stand in no item and no quote. */
  get topTitles(): readonly string[] {
    return (this.#headings ??= new HeadingReader(this.body)).topTitles;
  }

  /** Keys of the front matter as its lines show them; more than there are, perhaps. */
  get likelyKeys(): ReadonlySet<string> {
    return new Set(this.frontMatterText.match(/[A-Za-z_][\w-]*(?=["']?[ \t]*[:=])/g));
  }

  /** Between the fences. */
  get frontMatterText(): string {
    const place = findFrontMatter(this.source.text);
    return place === undefined ? "" : this.source.text.slice(place.content.start, place.content.end);
  }

  get frontMatter(): FrontMatter | undefined {
    if (this.#front === undefined) {
      const place = findFrontMatter(this.source.text);
      this.#front = { value: place && readFrontMatter(this.source.text, place) };
    }
    return this.#front.value;
  }

  /** Stated in the front matter. */
  get statedTitle(): StatedText | undefined {
    const entry = this.frontMatter?.entries.find(({ key, raw }) => key.toLowerCase() === "title" && raw.trim() !== "");
    return entry && { text: typeof entry.value === "string" ? entry.value : entry.raw, span: entry.valueSpan };
  }

  /** The first heading of level one, wherever it stands; else the first of level two. */
  get headingTitle(): RunbookHeading | undefined {
    const named = this.headings.filter(({ text }) => text !== "");
    return named.find(({ level }) => level === 1) ?? named.find(({ level }) => level === 2);
  }

  get title(): StatedText | undefined {
    return this.statedTitle ?? this.headingTitle;
  }
}
