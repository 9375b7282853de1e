/**
 * A text as its words: what stays when white space, emphasis, punctuation, case and full or half width change. A word
 * is a run of letters and digits; where a script writes without spaces, each character of it.
 */
export interface Words {
  readonly count: number;
  /** A number for each word, the same for the same word; different words share one about once in 4 billion. */
  readonly ids: Int32Array;
  /** UTF-16 offsets in the text. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** What a word begins: 0 nothing, 1 a line, 2 a line below a blank one. */
  readonly begins: Uint8Array;
  /**
   * How much each word says: its letters and one; in scripts without spaces, where each sign is a word, as much as
   * three letters, and the least for hiragana, of which particles and endings are made.
   */
  readonly weights: Uint8Array;
}

/** Words that are the same in both sequences, in the order of both. */
export interface Run {
  readonly a: number;
  readonly b: number;
  readonly length: number;
}

/** A part of a sequence of words. */
export interface Stretch {
  readonly ids: Int32Array;
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
}

/** The entry of an array whose index is known to be inside. */
export const at = (values: Int32Array, index: number): number => values[index] ?? 0;

/** What a UTF-16 unit is: between words, of a word, of a word in katakana, a word by itself, a word that says little. */
const separator = 0;
const letter = 1;
const katakana = 2;
const single = 3;
const hiragana = 4;

const singleWeight = 4;
const hiraganaWeight = 1;

const kinds = new Uint8Array(0x10000);
const folded = new Uint16Array(0x10000);

function prepare(): void {
  const set = (from: number, to: number, kind: number) => kinds.fill(kind, from, to + 1);
  for (let unit = 0; unit < folded.length; unit += 1) folded[unit] = unit;
  set(0x30, 0x39, letter);
  set(0x41, 0x5a, letter);
  set(0x61, 0x7a, letter);
  set(0xaa, 0x1fff, letter);
  for (const sign of [0xab, 0xac, 0xad, 0xaf, 0xb0, 0xb1, 0xb4, 0xb6, 0xb7, 0xb8, 0xbb, 0xbf]) kinds[sign] = separator;
  set(0x2100, 0x2bff, single);
  set(0x2500, 0x257f, separator);
  set(0x2e80, 0x2fff, single);
  set(0x3005, 0x3007, single);
  set(0x3041, 0x3096, hiragana);
  set(0x30a1, 0x30fa, katakana);
  set(0x30fc, 0x30fe, katakana);
  set(0x3105, 0x31bf, single);
  set(0x31f0, 0x31ff, katakana);
  set(0x3220, 0x9fff, single);
  set(0xa000, 0xd7ff, letter);
  set(0xd800, 0xdfff, single);
  set(0xf900, 0xfaff, single);
  set(0xfe00, 0xfe0f, separator);
  set(0xfb00, 0xfdff, letter);
  set(0xfe70, 0xfefc, letter);
  set(0xff10, 0xff19, letter);
  set(0xff21, 0xff3a, letter);
  set(0xff41, 0xff5a, letter);
  set(0xff66, 0xff9f, katakana);
  for (let unit = 0x41; unit <= 0x5a; unit += 1) folded[unit] = unit + 0x20;
  for (let unit = 0xff10; unit <= 0xff5a; unit += 1) folded[unit] = fold(unit - 0xfee0);
  for (let unit = 0xff66; unit <= 0xff9d; unit += 1)
    folded[unit] = String.fromCharCode(unit).normalize("NFKC").charCodeAt(0);
}

const fold = (ascii: number) => (ascii >= 0x41 && ascii <= 0x5a ? ascii + 0x20 : ascii);

prepare();

/** The words between two offsets of a text. */
export function readWords(text: string, from = 0, to = text.length): Words {
  const words = new WordList(Math.ceil((to - from) / 4) + 8);
  let offset = from;
  let breaks = 2;
  while (offset < to) {
    const unit = text.charCodeAt(offset);
    const kind = kinds[unit] ?? separator;
    if (kind === separator) {
      if (unit === 10 && breaks < 2) breaks += 1;
      offset += 1;
      continue;
    }
    const start = offset;
    let hash = mix(0x811c9dc5, folded[unit] ?? unit);
    offset += 1;
    if (kind >= single) {
      // Both halves of a surrogate pair are one word.
      if (unit >= 0xd800 && unit <= 0xdbff && offset < to) {
        hash = mix(hash, text.charCodeAt(offset));
        offset += 1;
      }
    } else {
      for (; offset < to; offset += 1) {
        const next = text.charCodeAt(offset);
        if (kinds[next] !== kind) break;
        hash = mix(hash, folded[next] ?? next);
      }
    }
    words.push(hash, start, offset, breaks, weightOf(kind, offset - start));
    breaks = 0;
  }
  return words;
}

function weightOf(kind: number, length: number): number {
  if (kind === hiragana) return hiraganaWeight;
  return kind === single ? singleWeight : Math.min(length, 30) + 1;
}

const mix = (hash: number, unit: number) => Math.imul(hash ^ unit, 0x01000193) ^ (unit << 21);

class WordList implements Words {
  count = 0;
  ids: Int32Array;
  starts: Int32Array;
  ends: Int32Array;
  begins: Uint8Array;
  weights: Uint8Array;

  constructor(capacity: number) {
    this.ids = new Int32Array(capacity);
    this.starts = new Int32Array(capacity);
    this.ends = new Int32Array(capacity);
    this.begins = new Uint8Array(capacity);
    this.weights = new Uint8Array(capacity);
  }

  push(id: number, start: number, end: number, begins: number, weight: number): void {
    if (this.count === this.ids.length) this.#grow();
    this.ids[this.count] = id;
    this.starts[this.count] = start;
    this.ends[this.count] = end;
    this.begins[this.count] = begins;
    this.weights[this.count] = weight;
    this.count += 1;
  }

  #grow(): void {
    const size = this.ids.length * 2;
    this.ids = copied(this.ids, new Int32Array(size));
    this.starts = copied(this.starts, new Int32Array(size));
    this.ends = copied(this.ends, new Int32Array(size));
    this.begins = copied(this.begins, new Uint8Array(size));
    this.weights = copied(this.weights, new Uint8Array(size));
  }
}

function copied<T extends Int32Array | Uint8Array>(values: T, into: T): T {
  into.set(values);
  return into;
}

/** The index of the first word that ends behind an offset; `count` when there is none. */
export function wordFrom(words: Words, offset: number): number {
  return lowest(words.count, (index) => at(words.ends, index) > offset);
}

/** The index behind the last word that begins before an offset. */
export function wordUntil(words: Words, offset: number): number {
  return lowest(words.count, (index) => at(words.starts, index) >= offset);
}

function lowest(count: number, satisfies: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (satisfies(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
