import type { Idle } from "../ports";

/** Timers of the worker. */
export const idle: Idle = {
  pause: () => new Promise((resolve) => setTimeout(resolve, 0)),
  later(milliseconds, task) {
    const timer = setTimeout(task, milliseconds);
    return () => {
      clearTimeout(timer);
    };
  },
};
