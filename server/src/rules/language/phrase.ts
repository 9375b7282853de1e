import type { Blame } from "./kinds";

/** A turn of phrase worth a hint, as data. */
export interface Phrase {
  readonly kind: Blame;
  /**
   * A regular expression, case-insensitive. A space stands for any blanks, `{who}` and the like for the word lists
   * of the language. What is reported is the group `at` or else the whole match; a group `name` must be a person's name.
   */
  readonly pattern: string;
  /** Silent where the sentence speaks of keeping the thing from happening, or denies it. */
  readonly unlessAverted?: boolean;
  /** A change of words that a fix can make without touching a fact: `$at` is the reported text. */
  readonly rewrite?: string;
}

/** How a language decides that a phrase is meant otherwise. */
export interface Grammar {
  readonly words: Readonly<Record<string, string>>;
  /** Read on the sentence before the phrase. */
  readonly avertedBefore: RegExp;
  /** Read on the sentence from the end of the phrase. */
  readonly avertedAfter: RegExp;
  /** A cheap look that decides whether any phrase can be in a text. */
  readonly trigger: RegExp;
}

export interface Hit {
  readonly phrase: Phrase;
  readonly start: number;
  readonly end: number;
  /** Must turn out to be a person's name. */
  readonly name: string | undefined;
}

interface Compiled {
  readonly phrase: Phrase;
  readonly expression: RegExp;
}

/** A reader of texts for the phrases of a language; its hits do not overlap quotations, nor stand in questions. */
export function phraseFinder(phrases: readonly Phrase[], grammar: Grammar): (text: string) => readonly Hit[] {
  const compiled = phrases.map((phrase): Compiled => ({ phrase, expression: compile(phrase.pattern, grammar.words) }));
  return (text) => {
    if (!grammar.trigger.test(text)) return [];
    const quoted = quotations(text);
    return compiled
      .flatMap(({ phrase, expression }) => [...text.matchAll(expression)].map((match) => hitOf(phrase, match)))
      .filter((hit) => !quoted.some(([start, end]) => start < hit.end && hit.start < end))
      .filter((hit) => !isQuestion(text, hit.end) && !isAverted(text, hit, grammar));
  };
}

function compile(pattern: string, words: Readonly<Record<string, string>>): RegExp {
  const expanded = pattern.replace(/\{([a-z]+)\}/gi, (whole, word: string) => words[word] ?? whole);
  return new RegExp(expanded.replaceAll(" ", "\\s+"), "dgiu");
}

function hitOf(phrase: Phrase, match: RegExpExecArray): Hit {
  const groups = match.indices?.groups ?? {};
  const [start, end] = groups["at"] ?? [match.index, match.index + match[0].length];
  return { phrase, start, end, name: match.groups?.["name"] };
}

const SENTENCE_END = /[.!?](?=\s|$)|[。！？\n]/;

/** The sentence that holds an offset, without its end mark. */
export function sentenceAround(text: string, start: number, end = start): { readonly start: number; readonly end: number } {
  const ends = [...text.slice(0, start).matchAll(new RegExp(SENTENCE_END, "g"))];
  const last = ends.at(-1);
  const length = text.slice(end).search(SENTENCE_END);
  return { start: last === undefined ? 0 : last.index + 1, end: length < 0 ? text.length : end + length };
}

function isQuestion(text: string, from: number): boolean {
  const mark = SENTENCE_END.exec(text.slice(from))?.[0];
  return mark === "?" || mark === "？";
}

function isAverted(text: string, hit: Hit, grammar: Grammar): boolean {
  if (hit.phrase.unlessAverted !== true) return false;
  const sentence = sentenceAround(text, hit.start, hit.end);
  return (
    grammar.avertedBefore.test(text.slice(sentence.start, hit.start)) ||
    grammar.avertedAfter.test(text.slice(hit.end, sentence.end))
  );
}

const QUOTATION = /「[^」]*」|『[^』]*』|“[^”]*”|«[^»]*»|(?<![\w"])"[^"\n]*"(?![\w"])/g;

/** Stretches in quotation marks: other people's words, or words that are only mentioned. */
export function quotations(text: string): readonly (readonly [start: number, end: number])[] {
  return [...text.matchAll(QUOTATION)].map((match) => [match.index, match.index + match[0].length] as const);
}
