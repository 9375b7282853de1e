import { existsSync } from "node:fs";
import { Worker } from "node:worker_threads";
import type { ReadingShape, Verifier } from "../ports";
import { isFaithful } from "../workspace/verification";

interface Question {
  readonly number: number;
  readonly text: string;
  readonly shape: ReadingShape;
}

interface Verdict {
  readonly number: number;
  readonly faithful: boolean;
}

/** Checks readings on a thread that starts with the first question. Undefined when its script is not there. */
export function threadVerifier(script: string): Verifier | undefined {
  if (!existsSync(script)) return undefined;
  const waiting = new Map<number, (faithful: boolean) => void>();
  let asked = 0;
  let worker: Worker | undefined;
  const start = (): Worker => {
    const started = new Worker(script);
    started.unref();
    started.on("message", ({ number, faithful }: Verdict) => {
      waiting.get(number)?.(faithful);
      waiting.delete(number);
    });
    // A thread that dies tells nothing against the readings; the next question starts another.
    started.on("error", () => {
      worker = undefined;
      for (const answer of waiting.values()) answer(true);
      waiting.clear();
    });
    return started;
  };
  return {
    isFaithful: (text, shape) =>
      new Promise((resolve) => {
        worker ??= start();
        asked += 1;
        waiting.set(asked, resolve);
        const question: Question = { number: asked, text, shape };
        worker.postMessage(question);
      }),
  };
}

/** What the thread does: answers questions. */
export function answerQuestion({ number, text, shape }: Question): Verdict {
  return { number, faithful: isFaithful(text, shape) };
}
