import { at, type Run, type Stretch } from "./words";

/** Differences beyond which two stretches are taken for different altogether. */
const mostDifferences = 700;

/**
 * The longest common words of two stretches by Myers' greedy method, with what each step reached kept to walk back; none
 * when the stretches differ too much.
 */
export function byDifferences(a: Stretch, b: Stretch): Run[] {
  const n = a.to - a.from;
  const m = b.to - b.from;
  const most = Math.min(n + m, mostDifferences);
  const reach = new Int32Array(2 * most + 3);
  const middle = most + 1;
  const steps: Int32Array[] = [];
  for (let d = 0; d <= most; d += 1) {
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && at(reach, middle + k - 1) < at(reach, middle + k + 1));
      let x = down ? at(reach, middle + k + 1) : at(reach, middle + k - 1) + 1;
      while (x < n && x - k < m && x - k >= 0 && at(a.ids, a.from + x) === at(b.ids, b.from + x - k)) x += 1;
      reach[middle + k] = x;
      if (x >= n && x - k >= m) {
        const found = walkBack(steps, d, n, m);
        return found.map(({ a: inA, b: inB, length }) => ({ a: a.from + inA, b: b.from + inB, length }));
      }
    }
    steps.push(reach.slice(middle - d, middle + d + 1));
  }
  return [];
}

function walkBack(steps: readonly Int32Array[], last: number, n: number, m: number): Run[] {
  const runs: Run[] = [];
  let x = n;
  let y = m;
  for (let d = last; d > 0; d -= 1) {
    const before = steps[d - 1] ?? new Int32Array(0);
    // `before` holds the diagonals from -(d - 1) to d - 1.
    const reached = (k: number) => (k < 1 - d || k > d - 1 ? -1 : at(before, k + d - 1));
    const k = x - y;
    const down = k === -d || (k !== d && reached(k - 1) < reached(k + 1));
    const fromX = down ? reached(k + 1) : reached(k - 1);
    const fromY = down ? fromX - k - 1 : fromX - k + 1;
    const startX = down ? fromX : fromX + 1;
    if (x > startX) runs.push({ a: startX, b: startX - k, length: x - startX });
    x = fromX;
    y = fromY;
  }
  if (x > 0) runs.push({ a: 0, b: 0, length: x });
  return runs.reverse();
}
