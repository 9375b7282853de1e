import { message, type Translate } from "../text/message";
import { displayWidth, printable } from "./format/width";
import type { World } from "./world";

/** How long a run may take before it says something, and how often it then does; milliseconds. */
const patience = 700;
const interval = 100;

const clearLine = "\r\u001b[K";

/** Tells a person at a terminal how far a long run is, on one line that is wiped at the end. */
export class Progress {
  readonly #world: World;
  readonly #translate: Translate;
  #next: number;
  #shown = false;

  constructor(world: World, translate: Translate) {
    this.#world = world;
    this.#translate = translate;
    this.#next = world.err.isTerminal ? world.now() + patience : Infinity;
  }

  tell(done: number, path: string): void {
    if (this.#next === Infinity || this.#world.now() < this.#next) return;
    this.#next = this.#world.now() + interval;
    this.#shown = true;
    const text = printable(this.#translate(message("{0} files checked, now {1}", done, path)));
    this.#world.err.write(clearLine + shortened(text));
  }

  end(): void {
    if (this.#shown) this.#world.err.write(clearLine);
    this.#shown = false;
  }
}

/** Fits on one line of a narrow terminal. */
function shortened(text: string): string {
  let short = text;
  while (displayWidth(short) > 78) short = short.slice(0, -1);
  return short;
}
