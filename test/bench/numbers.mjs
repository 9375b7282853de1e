/** @param {readonly number[]} values */
export const median = (values) => quantile(values, 0.5);

/** @param {readonly number[]} values @param {number} share */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
}

/** @param {number} milliseconds */
export const time = (milliseconds) =>
  Number.isNaN(milliseconds) ? "–" : milliseconds >= 1000 ? `${(milliseconds / 1000).toFixed(1)} s` : `${milliseconds.toFixed(milliseconds < 10 ? 1 : 0)} ms`;

/** How much of the other it takes: `1/40`, or `2.1x` when it takes more. @param {number} own @param {number} other */
export const ratio = (own, other) => (own <= other ? `1/${(other / own).toFixed(other / own < 10 ? 1 : 0)}` : `${(own / other).toFixed(1)}x`);
