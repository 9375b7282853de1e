import { editDistance } from "../../text/closest";
import { labelKey } from "../../text/normalize";
import type { RunbookSteps, Step } from "./steps";

/** A step as a run remembers it. */
export interface KnownStep {
  readonly id: string;
  readonly heading: string | undefined;
  readonly text: string;
}

/** What became of the steps of a run since it read the runbook. */
export interface StepChanges {
  /** Present id → the remembered step whose words were changed into it. */
  readonly changed: ReadonlyMap<string, KnownStep>;
  /** Present ids nobody remembers. */
  readonly added: ReadonlySet<string>;
  /** Remembered steps that the page no longer has. */
  readonly gone: readonly KnownStep[];
}

/** Finds remembered steps in the runbook as it is now: by their words, else by being much like one under the same heading. */
export function matchSteps(known: readonly KnownStep[], { groups }: RunbookSteps): StepChanges {
  const present = groups.flatMap(({ heading, steps }) => steps.map((step) => ({ heading, step })));
  const ids = new Set(present.map(({ step }) => step.id));
  const knownIds = new Set(known.map(({ id }) => id));
  const fresh = present.filter(({ step }) => !knownIds.has(step.id));
  const changed = new Map<string, KnownStep>();
  const gone: KnownStep[] = [];
  for (const one of known.filter(({ id }) => !ids.has(id))) {
    const like = fresh.find(({ heading, step }) => !changed.has(step.id) && isLike(one, heading, step));
    if (like === undefined) gone.push(one);
    else changed.set(like.step.id, one);
  }
  const added = new Set(fresh.map(({ step }) => step.id).filter((id) => !changed.has(id)));
  return { changed, added, gone };
}

/** Longer texts are compared by their beginnings: the distance costs their product. */
const compared = 300;

/** The same words under another heading, or words of which at most half are others under the same one. */
function isLike(known: KnownStep, heading: string | undefined, step: Step): boolean {
  const [old, now] = [known.text, step.text].map((text) => labelKey(text).slice(0, compared));
  if (old === undefined || now === undefined) return false;
  if (old === now) return true;
  if (labelKey(known.heading ?? "") !== labelKey(heading ?? "")) return false;
  return editDistance(old, now) * 2 <= Math.max(old.length, now.length);
}
