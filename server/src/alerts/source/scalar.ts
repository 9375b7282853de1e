import { span, type Span } from "../../text/span";
import { Alignment } from "./align";
import type { ScalarStyle, SourceScalar } from "./source";

interface Parts {
  readonly text: string;
  readonly value: string | number | boolean | null;
  readonly style: ScalarStyle;
  readonly span: Span;
  readonly outer: Span;
}

/** A scalar that finds the way back to the source when it is asked. */
export class Scalar implements SourceScalar {
  readonly kind = "scalar";
  readonly text: string;
  readonly value: string | number | boolean | null;
  readonly style: ScalarStyle;
  readonly span: Span;
  readonly outer: Span;
  readonly #source: string;
  readonly #read: string;
  #alignment: Alignment | undefined;

  /**
   * @param source the text as it was parsed
   * @param read what the parser made of it; differs from the text where templates were hidden from the parser
   */
  constructor(source: string, parts: Parts, read = parts.text) {
    this.#source = source;
    this.#read = read;
    this.text = parts.text;
    this.value = parts.value;
    this.style = parts.style;
    this.span = parts.span;
    this.outer = parts.outer;
  }

  spanOf(start: number, end: number): Span {
    const inner = this.span;
    const sameLength = inner.end - inner.start === this.#read.length;
    if (sameLength && this.#source.slice(inner.start, inner.end) === this.#read)
      return span(inner.start + start, inner.start + end);
    this.#alignment ??= new Alignment(this.#source, inner, this.#read, this.style);
    return this.#alignment.spanOf(start, end);
  }
}
