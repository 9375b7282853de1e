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
  #alignment: Alignment | undefined;

  constructor(source: string, parts: Parts) {
    this.#source = source;
    this.text = parts.text;
    this.value = parts.value;
    this.style = parts.style;
    this.span = parts.span;
    this.outer = parts.outer;
  }

  spanOf(start: number, end: number): Span {
    const inner = this.span;
    const asWritten = inner.end - inner.start === this.text.length && !this.#hasEscapes();
    if (asWritten) return span(inner.start + start, inner.start + end);
    this.#alignment ??= new Alignment(this.#source, inner, this.text, this.style);
    return this.#alignment.spanOf(start, end);
  }

  #hasEscapes(): boolean {
    return this.#source.slice(this.span.start, this.span.end) !== this.text;
  }
}
