/**
 * A test runner small enough for every extension host: no Node, no globals, one exported `run`.
 * What it prints is read by test/host/runSuite.mjs.
 */
type Body = () => Promise<void> | void;

const mark = "afterword-suite ";
const within = 60_000; // milliseconds for one sentence

/** Collects the sentences that `define` states; the result is what a suite module exports as `run`. */
export function suite(define: (it: (sentence: string, body: Body) => void) => void): () => Promise<void> {
  return async () => {
    const sentences: { readonly sentence: string; readonly body: Body }[] = [];
    define((sentence, body) => sentences.push({ sentence, body }));
    let failed = 0;
    for (const { sentence, body } of sentences) {
      const start = Date.now();
      const problem = await problemOf(body);
      if (problem !== undefined) failed++;
      console.log(mark + JSON.stringify({ sentence, problem, milliseconds: Date.now() - start }));
    }
    if (failed > 0) throw new Error(`${failed} of ${sentences.length} failed`);
  };
}

async function problemOf(body: Body): Promise<string | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`not done within ${within / 1000} s`));
    }, within);
  });
  try {
    await Promise.race([Promise.resolve().then(body), late]);
    return undefined;
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  } finally {
    clearTimeout(timer);
  }
}

/** Plain values are compared by what they hold. */
export function equal(actual: unknown, expected: unknown, what = "value"): void {
  const [is, shouldBe] = [show(actual), show(expected)];
  if (is !== shouldBe) throw new Error(`${what}:\n  is        ${is}\n  should be ${shouldBe}`);
}

export function ok(value: unknown, what: string): asserts value {
  if (!value) throw new Error(what);
}

/**
 * Waits until `look` gives something; VS Code does most of its work later.
 * @param seconds how long to wait at most
 */
export async function eventually<T>(
  what: string,
  look: () => Promise<T | undefined | false> | T | undefined | false,
  seconds = 20,
): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > end) throw new Error(`not seen within ${seconds} s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const show = (value: unknown): string => JSON.stringify(value, undefined, 1);
