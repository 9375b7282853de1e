import type { Say } from "../status/words";

/** A step in other words, as proposed in a run. */
export interface Correction {
  readonly runbook: string;
  readonly step: string;
  readonly what: string;
  readonly better: string;
}

/** What a note on the step says: what was wrong, and how it should read, word for word. Empty when nothing is said. */
export function correctionNote({ what, better }: Correction, source: string, say: Say): string {
  const words = better.trim();
  const isOther = words !== "" && words !== source.trim();
  return [what.trim(), isOther ? `${say("It should read:")}\n\n${fenced(words)}` : ""].filter(Boolean).join("\n\n");
}

/** In a fence longer than any within. */
function fenced(text: string): string {
  const longest = Math.max(2, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}markdown\n${text}\n${fence}`;
}
