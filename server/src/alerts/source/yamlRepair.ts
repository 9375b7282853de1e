import type { Document, YAMLError } from "yaml";
import { message } from "../../text/message";
import { span } from "../../text/span";
import { joinContinued } from "./continued";
import type { SourceProblem } from "./source";
import { hideTemplates } from "./templates";
import { countFaults, explainYaml, firstFault, harmlessFaults, parseYaml, tabs } from "./yamlParse";

export interface Readable {
  /** As parsed: templates and what cannot be read are hidden. Every character is where it was. */
  readonly text: string;
  readonly documents: readonly Document[];
  readonly problems: readonly SourceProblem[];
}

/** Reads YAML that templates and mistakes have made unreadable: hides as little as possible and reads the rest. */
export function readable(given: string): Readable {
  const original = given.replace(/\r(?!\n)/g, "\n");
  const strict = hideTemplates(original, "syntax");
  const first = parseYaml(strict);
  const unread = firstFault(first);
  if (unread === undefined) return { text: strict, documents: first, problems: harmlessProblems(first) };
  if (countFaults(first) > mostFaults) return { text: strict, documents: first, problems: [problemOf(unread)] };
  const text = joinContinued(strict);
  const documents = text === strict ? first : parseYaml(text);
  const fault = text === strict ? unread : firstFault(documents);
  if (fault === undefined) return { text, documents, problems: harmlessProblems(documents) };
  const plain = joinContinued(hideTemplates(original, "all"));
  const repair = new YamlRepair(plain);
  const mended = repair.mend(plain === text && documents.length === 1 ? fault : undefined);
  const rest = repair.whole ?? parseYaml(mended);
  const left = firstFault(rest);
  const problems = [...repair.problems, ...harmlessProblems(rest)];
  if (left) problems.push(problemOf(left));
  return { text: mended, documents: rest, problems };
}

/** What has more was never meant to be YAML; each further reading would find them all again. */
const mostFaults = 2000;

const problemOf = (error: YAMLError): SourceProblem => ({
  span: span(error.pos[0], error.pos[1]),
  message: explainYaml(error),
});

const harmlessProblems = (documents: readonly Document[]): readonly SourceProblem[] =>
  harmlessFaults(documents).slice(0, mostFaults).map(problemOf);

interface Line {
  readonly start: number;
  readonly text: string;
  /** Of what stands on it; undefined for a line that is blank or a comment. */
  readonly indent: number | undefined;
  /** The first word behind the dash of a list's item. */
  readonly item: string | undefined;
}

interface Lines {
  readonly from: number;
  readonly to: number;
}

interface Fault {
  readonly error: YAMLError;
  readonly line: number;
}

interface Told {
  readonly line: number;
  readonly problem: SourceProblem;
}

/** Lines that are tried one by one, upwards from where the parser stumbles; the cause may lie before. */
const linesTried = 40;

/** UTF-16 units. Parts that are larger are not read again and again; their items are. */
const large = 200_000;

/**
 * Looks for the smallest part without which the text can be read: items of lists are read by themselves, from the
 * inside out, and in one that fails the line whose absence mends it is hidden.
 */
class YamlRepair {
  /** The text as it is shown now, when it has been read so. */
  whole: readonly Document[] | undefined;
  readonly #lines: readonly Line[];
  readonly #shown: string[];
  readonly #told: Told[] = [];
  /** Characters that may still be parsed, so that a large broken file is not read over and over. */
  #budget: number;

  constructor(text: string) {
    this.#lines = linesOf(text);
    this.#shown = this.#lines.map((line) => line.text);
    this.#budget = Math.max(2_000_000, text.length * 3);
  }

  /** One for each mistake: further lines that go with the one before are its consequences. */
  get problems(): readonly SourceProblem[] {
    const told = [...this.#told].sort((a, b) => a.line - b.line);
    return told.filter(({ line }, i) => i === 0 || !this.#isHiddenBefore(line)).map(({ problem }) => problem);
  }

  /** The content before a line is hidden as well, and belongs to the same item. */
  #isHiddenBefore(line: number): boolean {
    if (this.#lines[line]?.item !== undefined) return false;
    const before = this.#lines.findLastIndex(({ indent }, at) => at < line && indent !== undefined);
    return before >= 0 && this.#shown[before]?.trim() === "";
  }

  /** @param known the first mistake of the text, when that has been looked for */
  mend(known: YAMLError | undefined): string {
    let from = 0;
    for (let i = 1; i <= this.#lines.length; i += 1) {
      const ends = i === this.#lines.length || /^(?:---|\.\.\.)(?:\s|$)/.test(this.#lines[i]?.text ?? "");
      if (!ends) continue;
      const part = { from, to: i };
      this.#mendDocument(part, known ? this.#faultAt(part, known, 0) : this.#faultIn(part));
      from = i;
    }
    return this.#shown.join("");
  }

  #mendDocument(part: Lines, first: Fault | undefined): void {
    let fault = first;
    for (let tries = 0; tries < 20 && fault !== undefined; tries += 1) {
      const before = this.#told.length;
      this.#mend(part, fault, 0);
      if (this.#told.length === before) this.#hideNear(part, fault);
      fault = this.#faultIn(part);
    }
  }

  /** Mends the items that cannot be read by themselves; where all can, what stands between them. */
  #mend(part: Lines, fault: Fault, depth: number): void {
    const items = depth < 12 ? this.#itemsIn(part) : [];
    const before = this.#told.length;
    for (const item of items) {
      const known = this.#sizeOf(item) > large || (items.length === 1 && covers(item, fault));
      const inside = known ? fault : this.#faultIn(item);
      if (inside) this.#mend(item, inside, depth + 1);
    }
    if (this.#told.length > before) return;
    let left: Fault | undefined = fault;
    for (let tries = 0; tries < 20 && left !== undefined; tries += 1) {
      if (this.#sizeOf(part) > large) return;
      if (!this.#hideCause(part, items, left)) return this.#hideRest(part, left);
      left = this.#faultIn(part);
    }
  }

  /** In a large part it would take too long to look for the least: the line goes. */
  #hideNear(part: Lines, fault: Fault): void {
    const [line = part] = this.#linesBefore(part, fault.line);
    this.#hide(line);
    this.#tell(line, fault);
  }

  /** Hides the item or the line that makes the part readable, else one that makes more of it readable. */
  #hideCause(part: Lines, items: readonly Lines[], fault: Fault): boolean {
    const candidates = [...this.#itemsNear(items, fault.line), ...this.#linesBefore(part, fault.line)];
    let better: Lines | undefined;
    for (const candidate of candidates) {
      const kept = this.#shown.slice(candidate.from, candidate.to);
      this.#hide(candidate);
      const after = this.#faultIn(part);
      if (after === undefined) return this.#tell(candidate, fault);
      if (after.line > fault.line) better ??= candidate;
      this.#shown.splice(candidate.from, kept.length, ...kept);
    }
    if (better === undefined) return false;
    this.#hide(better);
    return this.#tell(better, fault);
  }

  /** What follows goes, with as many lines before it as it takes; at last the part as a whole. */
  #hideRest(part: Lines, fault: Fault): void {
    const rest = { from: fault.line, to: part.to };
    this.#hide(rest);
    for (let more = 1; this.#faultIn(part) !== undefined; more *= 2) {
      rest.from = Math.max(part.from, rest.from - more);
      this.#hide(rest);
      if (rest.from === part.from) break;
    }
    this.#tell(rest, fault);
  }

  #tell(hidden: Lines, { error }: Fault): true {
    const at = this.#lines.findIndex(({ indent }, i) => i >= hidden.from && i < hidden.to && indent !== undefined);
    const line = this.#lines[at];
    if (line === undefined) return true;
    const start = line.start + (line.indent ?? 0);
    const why = /^ *\t/.test(line.text) ? tabs() : explainYaml(error);
    const problem = {
      span: span(start, line.start + line.text.trimEnd().length),
      message: message("{0} What stands here is left out.", why),
    };
    this.#told.push({ line: at, problem });
    return true;
  }

  #itemsNear(items: readonly Lines[], line: number): readonly Lines[] {
    const at = items.findLastIndex(({ from }) => from <= line);
    return [items[at], items[at - 1]].filter((item) => item !== undefined);
  }

  #linesBefore(part: Lines, line: number): readonly Lines[] {
    const candidates: Lines[] = [];
    for (let i = Math.min(line, part.to - 1); i >= part.from && candidates.length < linesTried; i -= 1) {
      if (this.#shown[i]?.trim() !== "") candidates.push({ from: i, to: i + 1 });
    }
    return candidates;
  }

  /** Items of the outermost list inside a part, also those that are indented wrongly but begin with the same key. */
  #itemsIn({ from, to }: Lines): readonly Lines[] {
    const first = this.#lines[from];
    const own = first?.item === undefined ? -1 : (first.indent ?? -1);
    const inner = this.#lines
      .slice(from, to)
      .flatMap((line, i) => (line.item !== undefined && (line.indent ?? 0) > own ? [from + i] : []));
    const indentOf = (line: number): number => this.#lines[line]?.indent ?? 0;
    const outermost = Math.min(...inner.map(indentOf));
    const word = inner.map((line) => this.#lines[line]).find((line) => line?.indent === outermost)?.item;
    const starts = inner.filter((line) => indentOf(line) === outermost || this.#lines[line]?.item === word);
    return starts.map((start, i) => ({ from: start, to: this.#endOfItem(start, starts[i + 1] ?? to) }));
  }

  #endOfItem(start: number, limit: number): number {
    const indent = this.#lines[start]?.indent ?? 0;
    for (let i = start + 1; i < limit; i += 1) {
      const other = this.#lines[i]?.indent;
      if (other !== undefined && other <= indent) return i;
    }
    return limit;
  }

  #faultIn(part: Lines): Fault | undefined {
    const shown = this.#shown.slice(part.from, part.to).join("");
    this.#budget -= shown.length;
    if (this.#budget < 0) return undefined;
    const documents = parseYaml(shown);
    if (part.from === 0 && part.to === this.#lines.length) this.whole = documents;
    const error = firstFault(documents);
    return error && this.#faultAt(part, error, this.#lines[part.from]?.start ?? 0);
  }

  /** @param origin where the text begins that the error was found in */
  #faultAt({ from, to }: Lines, error: YAMLError, origin: number): Fault {
    let line = to - 1;
    while (line > from && ((this.#lines[line]?.start ?? 0) > origin + error.pos[0] || this.#shown[line]?.trim() === ""))
      line -= 1;
    return { error, line };
  }

  #sizeOf({ from, to }: Lines): number {
    const last = this.#lines[to - 1];
    return last === undefined ? 0 : last.start + last.text.length - (this.#lines[from]?.start ?? 0);
  }

  #hide({ from, to }: Lines): void {
    this.whole = undefined;
    for (let i = from; i < to; i += 1) this.#shown[i] = (this.#lines[i]?.text ?? "").replace(/[^\r\n]/g, " ");
  }
}

const covers = ({ from, to }: Lines, { line }: Fault): boolean => from <= line && line < to;

function linesOf(text: string): readonly Line[] {
  let start = 0;
  return (text.match(/[^\n]*(?:\n|$)/g) ?? []).flatMap((line) => {
    if (line === "") return [];
    const at = start;
    start += line.length;
    const indent = line.search(/[^\s\ufeff]/);
    const isContent = indent >= 0 && line[indent] !== "#";
    const item = isContent ? /^-(?:[ \t]+["']?([\w.-]*)|[ \t]*\r?\n?$)/.exec(line.slice(indent)) : null;
    return [
      {
        start: at,
        text: line,
        indent: isContent ? indent : undefined,
        item: item === null ? undefined : (item[1] ?? ""),
      },
    ];
  });
}
