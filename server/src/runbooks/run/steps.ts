import type { Span } from "../../text/span";

/** A command of a step: to be copied, never to be run. */
export interface StepCommand {
  /** Without fence, indentation and prompt. */
  readonly text: string;
  /** Of the fence's info string; undefined for a code span. */
  readonly language: string | undefined;
}

/** Something to do in a run. Spans are offsets in the runbook. */
export interface Step {
  /** From its heading and text, with the number of equal ones above: the same as long as these stay. */
  readonly id: string;
  /** What a person reads. */
  readonly text: string;
  /** The same as one line of Markdown that keeps its meaning in any other place. */
  readonly markdown: string;
  /** As the runbook counts it: `2.`; undefined where it does not. */
  readonly number: string | undefined;
  /** How many steps enclose it. */
  readonly depth: number;
  /** What stands below it and is nothing to tick off. */
  readonly details: readonly string[];
  readonly commands: readonly StepCommand[];
  /** Of its own words as written, without marker and what is nested: what a correction replaces. */
  readonly span: Span;
}

/** The steps below one heading. */
export interface StepGroup {
  /** Undefined for what stands above the first heading. */
  readonly heading: string | undefined;
  /** Of the heading; 1 without one. */
  readonly level: number;
  readonly span: Span;
  readonly steps: readonly Step[];
}

export interface RunbookSteps {
  readonly title: string | undefined;
  /** In the runbook's order; only groups that hold steps. */
  readonly groups: readonly StepGroup[];
}
