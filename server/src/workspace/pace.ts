import type { Clock, Idle } from "../ports";

/** How long work may hold up waiting messages unless it says otherwise, milliseconds. */
const usualStretch = 15;

/** Long work in stretches so short that whoever types does not notice. */
export class Pace {
  readonly #around: { readonly clock: Clock; readonly idle: Idle };
  readonly #stretch: number;
  #since: number;

  constructor(around: { readonly clock: Clock; readonly idle: Idle }, stretch = usualStretch) {
    this.#around = around;
    this.#stretch = stretch;
    this.#since = around.clock.now();
  }

  /** A stretch has been long enough. */
  get isOver(): boolean {
    return this.#around.clock.now() - this.#since > this.#stretch;
  }

  /** Between two pieces of work: lets waiting messages be handled where the stretch is over. */
  async keep(): Promise<void> {
    if (!this.isOver) return;
    await this.#around.idle.pause();
    this.#since = this.#around.clock.now();
  }
}
