import { CodePoints } from "./codePoints";
import { Outline } from "./outline";
import { readSource, type SourceText } from "./sourceText";
import { WordCounts, WordIndex } from "./wordIndex";
import { readWords, type Words } from "./words";

/** A text and what is read from it, each when it is first asked for, once for all annotations. */
export class Page {
  readonly source: SourceText;
  #points: CodePoints | undefined;
  #words: Words | undefined;
  #index: WordIndex | undefined;
  #outline: Outline | undefined;
  #counts: WordCounts | undefined;

  constructor(given: string) {
    this.source = readSource(given);
  }

  get text(): string {
    return this.source.text;
  }

  get points(): CodePoints {
    return (this.#points ??= new CodePoints(this.text));
  }

  get words(): Words {
    return (this.#words ??= readWords(this.text));
  }

  get index(): WordIndex {
    return (this.#index ??= new WordIndex(this.words));
  }

  get counts(): WordCounts {
    return (this.#counts ??= new WordCounts(this.words));
  }

  get outline(): Outline {
    return (this.#outline ??= new Outline(this.text));
  }
}
