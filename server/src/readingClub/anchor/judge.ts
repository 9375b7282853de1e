import type { Evidence } from "./evidence";

/**
 * What each piece of evidence weighs, fitted by logistic regression on documents whose truth is known
 * (`test/bench/anchoring/fit.mjs`, which prints this table).
 */
const weights: Evidence = {
  kept: 1.57,
  like: 1.18,
  short: -1.23,
  torn: -0.73,
  put: 0.85,
  verbatim: -0.16,
  onlyVerbatim: 1.06,
  longest: 1.09,
  beside: -0.5,
  besideBoth: 0.36,
  inParagraph: 2.56,
  beginsAlike: 0.57,
  endsAlike: 0.46,
  lineAlike: 1.09,
  adjacent: 0.52,
  closed: -0.4,
  slight: -0.99,
  changedElsewhere: -0.35,
  keptAmongItsOwn: 1.08,
  heading: 0.69,
  alike: -0.92,
  repeated: -1.19,
  distance: -1.05,
  claimed: -2.76,
  told: 1.18,
  newlyTold: -0.4,
  inPlace: 0.7,
  keptInPlace: 1.92,
  elsewhere: -2.44,
  lead: 2.59,
};
const always = -4.89;

const names = Object.keys(weights) as readonly (keyof Evidence)[];

/** How likely a place is the quote's, 0 to 1. */
export function likelihood(evidence: Evidence): number {
  let sum = always;
  for (const name of names) sum += weights[name] * evidence[name];
  return 1 / (1 + Math.exp(-sum));
}
