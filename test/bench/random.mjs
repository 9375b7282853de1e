// Random numbers that are the same in every run.

/** @typedef {ReturnType<typeof randomFrom>} Random */

/**
 * mulberry32: small, fast, good enough for texts.
 * @param {number} seed
 */
export function randomFrom(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    /** A number in [0, 1). */
    next,
    /** @param {number} least @param {number} most inclusive */
    between: (least, most) => least + Math.floor(next() * (most - least + 1)),
    /**
     * @template T
     * @param {readonly T[]} values
     */
    one: (values) => /** @type {T} */ (values[Math.floor(next() * values.length)]),
    /** @param {number} chance */
    happens: (chance) => next() < chance,
  };
}
