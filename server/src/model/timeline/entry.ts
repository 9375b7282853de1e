import type { Span } from "../../text/span";
import type { Moment, TimeReading } from "../../time/moment";
import type { FieldKey, TimelineEntry } from "../document";
import { inDocument } from "../fieldValue";
import { textSpan } from "../place";
import type { Candidate } from "./candidate";

export const timeSpan = ({ base, line, reading }: Candidate): Span =>
  textSpan(base, line, reading.span.start, reading.span.end);

/** An entry of a timeline. Every keystroke makes thousands of them anew, so spans are worked out only when asked for. */
export class Entry implements TimelineEntry {
  readonly moment: Moment | undefined;
  readonly until: Moment | undefined;
  readonly milestone: FieldKey | undefined;
  readonly #found: Candidate;
  #reading: TimeReading | undefined;

  constructor(
    found: Candidate,
    times: { readonly moment: Moment | undefined; readonly until: Moment | undefined },
    milestone: FieldKey | undefined,
  ) {
    this.#found = found;
    this.moment = times.moment;
    this.until = times.until;
    this.milestone = milestone;
  }

  get span(): Span {
    return this.#found.span;
  }

  get timeSpan(): Span {
    return timeSpan(this.#found);
  }

  get form(): TimelineEntry["form"] {
    return this.#found.form;
  }

  get reading(): TimeReading {
    const { base, line, reading } = this.#found;
    this.#reading ??= inDocument(reading, (start, end) => textSpan(base, line, start, end));
    return this.#reading;
  }

  get text(): string {
    return this.#found.text;
  }

  get textSpan(): Span {
    return this.#found.textSpan;
  }

  get label(): string | undefined {
    return this.#found.label;
  }
}
