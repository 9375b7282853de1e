import type { Document, YAMLError } from "yaml";
import { message } from "../../text/message";
import { span } from "../../text/span";
import type { SourceProblem } from "./source";
import { hideTemplates } from "./templates";
import { explainYaml, firstFault, harmlessFaults, parseYaml, tabs } from "./yamlParse";

export interface Readable {
  /** As parsed: templates and what cannot be read are hidden. Every character is where it was. */
  readonly text: string;
  readonly documents: readonly Document[];
  readonly problems: readonly SourceProblem[];
}

/** Reads YAML that templates and mistakes have made unreadable: hides as little as possible and reads the rest. */
export function readable(original: string): Readable {
  const text = hideTemplates(original, "syntax");
  const documents = parseYaml(text);
  if (firstFault(documents) === undefined) return { text, documents, problems: harmlessProblems(documents) };
  const plain = hideTemplates(original, "all");
  const repair = new YamlRepair(plain);
  const mended = repair.mend();
  const rest = parseYaml(mended);
  const left = firstFault(rest);
  const problems = [...repair.problems, ...harmlessProblems(rest)];
  if (left) problems.push({ span: span(left.pos[0], left.pos[1]), message: explainYaml(left) });
  return { text: mended, documents: rest, problems };
}

const harmlessProblems = (documents: readonly Document[]): readonly SourceProblem[] =>
  harmlessFaults(documents).map((error) => ({ span: span(error.pos[0], error.pos[1]), message: explainYaml(error) }));

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

/** Lines that are tried one by one, upwards from where the parser stumbles; the cause may lie before. */
const linesTried = 40;

/**
 * Looks for the smallest part without which the text can be read: items of lists are read by themselves, from the
 * inside out, and in one that fails the line whose absence mends it is hidden.
 */
class YamlRepair {
  readonly problems: SourceProblem[] = [];
  readonly #lines: readonly Line[];
  readonly #shown: string[];
  /** Characters that may still be parsed, so that a large broken file is not read over and over. */
  #budget: number;

  constructor(text: string) {
    this.#lines = linesOf(text);
    this.#shown = this.#lines.map((line) => line.text);
    this.#budget = Math.max(2_000_000, text.length * 3);
  }

  mend(): string {
    let from = 0;
    for (let i = 1; i <= this.#lines.length; i += 1) {
      const ends = i === this.#lines.length || /^(?:---|\.\.\.)(?:\s|$)/.test(this.#lines[i]?.text ?? "");
      if (!ends) continue;
      this.#mendDocument({ from, to: i });
      from = i;
    }
    return this.#shown.join("");
  }

  #mendDocument(part: Lines): void {
    for (let tries = 0; tries < 20; tries += 1) {
      const fault = this.#faultIn(part);
      if (fault === undefined) return;
      this.#mend(part, fault, 0);
    }
  }

  /** Mends the items that cannot be read by themselves; where all can, what stands between them. */
  #mend(part: Lines, fault: Fault, depth: number): void {
    const items = depth < 12 ? this.#itemsIn(part) : [];
    let mended = false;
    for (const item of items) {
      const inside = items.length === 1 && covers(item, fault) ? fault : this.#faultIn(item);
      if (inside) this.#mend(item, inside, depth + 1);
      mended ||= inside !== undefined;
    }
    if (mended) return;
    let left: Fault | undefined = fault;
    for (let tries = 0; tries < 20 && left !== undefined; tries += 1) {
      if (!this.#hideCause(part, items, left)) return this.#hideRest(part, left);
      left = this.#faultIn(part);
    }
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

  #hideRest(part: Lines, fault: Fault): void {
    const rest = { from: fault.line, to: part.to };
    this.#hide(rest);
    if (this.#faultIn(part) !== undefined) this.#hide(part);
    this.#tell(rest, fault);
  }

  #tell(hidden: Lines, { error }: Fault): true {
    const line = this.#lines.slice(hidden.from, hidden.to).find(({ indent }) => indent !== undefined);
    if (line === undefined) return true;
    const start = line.start + (line.indent ?? 0);
    const why = /^ *\t/.test(line.text) ? tabs() : explainYaml(error);
    this.problems.push({
      span: span(start, line.start + line.text.trimEnd().length),
      message: message("{0} What stands here is left out.", why),
    });
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

  #faultIn({ from, to }: Lines): Fault | undefined {
    const shown = this.#shown.slice(from, to).join("");
    this.#budget -= shown.length;
    if (this.#budget < 0) return undefined;
    const error = firstFault(parseYaml(shown));
    if (error === undefined) return undefined;
    const at = (this.#lines[from]?.start ?? 0) + Math.min(error.pos[0], Math.max(0, shown.trimEnd().length - 1));
    const line = this.#lines.findLastIndex(({ start }) => start <= at);
    return { error, line: Math.max(from, Math.min(line, to - 1)) };
  }

  #hide({ from, to }: Lines): void {
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
