/** Random numbers that are the same in every run (mulberry32). */
export function randomFrom(seed: number) {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    /** Both inclusive. */
    between: (least: number, most: number): number => least + Math.floor(next() * (most - least + 1)),
    one: <T>(values: readonly T[]): T => {
      const value = values[Math.floor(next() * values.length)];
      if (value === undefined) throw new Error("nothing to choose from");
      return value;
    },
    happens: (chance: number): boolean => next() < chance,
  };
}

export type Random = ReturnType<typeof randomFrom>;
