import { blames, type Blame } from "./kinds";

/** A turn of phrase worth a hint, as data. */
export interface Phrase {
  readonly kind: Blame;
  /**
   * A regular expression, case-insensitive. A space stands for any blanks, `{who}` and the like for the word lists
   * of the language. What is reported is the group `at` or else the whole match; a group `name` must be a person's name.
   */
  readonly pattern: string;
  /** For verbs whose subject stands apart: it must be a person, or may also be left out. */
  readonly subject?: "person" | "person-or-none";
  /**
   * A change of words that touches no fact, offered as a fix. It replaces the reported text, and the group `who`
   * with it where the new words say `{who}`; empty words take the reported text out.
   */
  readonly rewrite?: string;
}

type Patterns = Readonly<Partial<Record<Blame, readonly (string | Omit<Phrase, "kind">)[]>>>;

/** Phrases by kind; where two overlap, the earlier is reported. */
export function phrasesOf(patterns: Patterns): readonly Phrase[] {
  return blames.flatMap((kind) =>
    (patterns[kind] ?? []).map((entry) => (typeof entry === "string" ? { kind, pattern: entry } : { kind, ...entry })),
  );
}

/** How a language decides that a phrase is meant otherwise. */
export interface Grammar {
  readonly words: Readonly<Record<string, string>>;
  readonly flags: "" | "i";
  /** A cheap look that decides whether a phrase of the kind can be in a text: one of these, in lower case, is in it. */
  readonly triggers: Readonly<Partial<Record<Blame, readonly string[]>>>;
  /** Read on the sentence before the phrase. */
  readonly avertedBefore: RegExp;
  /** Read on the sentence from the end of the phrase. */
  readonly avertedAfter: RegExp;
  /** Who does what the phrase says, from the sentence before it. */
  readonly subjectBefore?: (sentence: string) => "person" | "none" | "other";
}

export interface Hit {
  readonly phrase: Phrase;
  readonly start: number;
  readonly end: number;
  /** Must turn out to be a person's name. */
  readonly name: string | undefined;
  /** Offsets of the group `who`. */
  readonly who: readonly [start: number, end: number] | undefined;
}

interface Compiled {
  readonly phrase: Phrase;
  readonly expression: RegExp;
}

/** Phrases of a kind, and what of them a text must hold. */
interface Triggered {
  readonly trigger: readonly string[];
  readonly compiled: readonly Compiled[];
}

function triggered(phrases: readonly Phrase[], grammar: Grammar): readonly Triggered[] {
  return blames.flatMap((kind) => {
    const trigger = grammar.triggers[kind];
    const own = phrases.filter((phrase) => phrase.kind === kind);
    if (trigger === undefined) return [];
    return [{ trigger, compiled: own.map((phrase) => ({ phrase, expression: compile(phrase.pattern, grammar) })) }];
  });
}

/** A reader of texts for the phrases of a language. Silent in quotations and questions; of overlapping hits the first stays. */
export function phraseFinder(phrases: readonly Phrase[], grammar: Grammar): (text: string) => readonly Hit[] {
  // Hundreds of expressions: not before there is a text, since most programs that load this look at none.
  let byKind: readonly Triggered[] | undefined;
  return (text) => {
    byKind ??= triggered(phrases, grammar);
    const lower = text.toLowerCase();
    const hits = byKind
      .filter(({ trigger }) => trigger.some((word) => lower.includes(word)))
      .flatMap(({ compiled: phrasesOfKind }) => phrasesOfKind)
      .flatMap(({ phrase, expression }) => [...text.matchAll(expression)].map((match) => hitOf(phrase, match)));
    if (hits.length === 0) return none;
    const quoted = quotations(text);
    return hits
      .filter((hit) => !quoted.some(([start, end]) => start < hit.end && hit.start < end))
      .filter((hit) => !isQuestion(text, hit.end) && isMeant(text, hit, grammar))
      .filter(
        (hit, index, all) => !all.slice(0, index).some((other) => other.start < hit.end && hit.start < other.end),
      );
  };
}

const none: readonly Hit[] = [];

function compile(pattern: string, { words, flags }: Grammar): RegExp {
  const expanded = pattern.replace(/\{([a-z]+)\}/gi, (whole, word: string) => words[word] ?? whole);
  return new RegExp(expanded.replaceAll(" ?", "\\s*").replaceAll(" ", "\\s+"), `dg${flags}`);
}

function hitOf(phrase: Phrase, match: RegExpExecArray): Hit {
  const groups = match.indices?.groups ?? {};
  const [start, end] = groups["at"] ?? [match.index, match.index + match[0].length];
  return { phrase, start, end, name: fullName(match, groups["name"]), who: groups["who"] };
}

/** The name with the capitalised word before it: `Smith` of `Alice Smith` is known by the given name. */
function fullName(match: RegExpExecArray, at: readonly [number, number] | undefined): string | undefined {
  if (at === undefined) return undefined;
  const first = /\p{Lu}[\p{L}'’-]+\s+$/u.exec(match.input.slice(Math.max(0, at[0] - 30), at[0]))?.[0] ?? "";
  return first + match.input.slice(at[0], at[1]);
}

const SENTENCE_END = /[.!?](?=\s|$)|[。！？\n]/;

/** The sentence that holds an offset, without its end mark. */
export function sentenceAround(
  text: string,
  start: number,
  end = start,
): { readonly start: number; readonly end: number } {
  const ends = [...text.slice(0, start).matchAll(new RegExp(SENTENCE_END, "g"))];
  const last = ends.at(-1);
  const length = text.slice(end).search(SENTENCE_END);
  return { start: last === undefined ? 0 : last.index + 1, end: length < 0 ? text.length : end + length };
}

function isQuestion(text: string, from: number): boolean {
  const mark = SENTENCE_END.exec(text.slice(from))?.[0];
  return mark === "?" || mark === "？";
}

function isMeant(text: string, { phrase, start, end }: Hit, grammar: Grammar): boolean {
  const sentence = sentenceAround(text, start, end);
  const before = text.slice(sentence.start, start);
  if (grammar.avertedBefore.test(before) || grammar.avertedAfter.test(text.slice(end, sentence.end))) return false;
  if (phrase.subject === undefined) return true;
  const subject = grammar.subjectBefore?.(before) ?? "other";
  return subject === "person" || (subject === "none" && phrase.subject === "person-or-none");
}

const QUOTATION = /「[^」]*」|『[^』]*』|“[^”]*”|«[^»]*»|(?<![\w"])"[^"\n]*"(?![\w"])/g;

/** Stretches in quotation marks: other people's words, or words that are only mentioned. */
export function quotations(text: string): readonly (readonly [start: number, end: number])[] {
  return [...text.matchAll(QUOTATION)].map((match) => [match.index, match.index + match[0].length] as const);
}
