import type { Idle } from "../ports";

/** Timers of the event loop. None of them keeps the process alive. */
export const idle: Idle = {
  // Waiting input is handled between two immediates.
  pause: () => new Promise((resolve) => setImmediate(resolve)),
  later(milliseconds, task) {
    const timer = setTimeout(task, milliseconds);
    timer.unref();
    return () => {
      clearTimeout(timer);
    };
  },
};
