import { clockText } from "../clockNodes";
import type { PanelMessage, PanelState } from "../messagesNodes";
import type { StepState } from "../runNodes";
import { button, element, fill } from "./elements";
import { StepElement, type Surroundings } from "./stepElement";

/** The page of a run: a head with how far it is, and its steps under their headings. */
export class RunPage {
  readonly #main: HTMLElement;
  readonly #post: (message: PanelMessage) => void;
  readonly #live = element("p", { class: "unseen", role: "status" });
  readonly #elapsed = element("span", { role: "timer" });
  #steps = new Map<string, StepElement>();
  #shape = "";
  #state: PanelState | undefined;
  #head = element("header");

  constructor(main: HTMLElement, post: (message: PanelMessage) => void) {
    this.#main = main;
    this.#post = post;
    setInterval(() => this.tick(Date.now()), 1000);
  }

  show(state: PanelState): void {
    this.#state = state;
    const shape = JSON.stringify(state.run.steps.map(({ id, gone, commands }) => [id, gone, commands.length]));
    if (shape !== this.#shape) this.#build(state);
    this.#shape = shape;
    for (const step of state.run.steps) this.#steps.get(step.id)?.update(step);
    this.#showHead(state);
    this.tick(Date.now());
  }

  tick(now: number): void {
    const run = this.#state?.run;
    if (run !== undefined) this.#elapsed.textContent = duration((run.finished ?? now) - run.started);
  }

  #build({ run, texts }: PanelState): void {
    const around = this.#surroundings();
    this.#steps = new Map(run.steps.map((step) => [step.id, new StepElement(step, around)]));
    this.#head = element("header");
    const groups = grouped(run.steps).map(([heading, steps]) =>
      element(
        "section",
        {},
        element("h2", {}, heading ?? texts.beginning),
        element("ol", {}, ...steps.map(({ id }) => this.#steps.get(id)?.root)),
      ),
    );
    const nothing = groups.length === 0 ? element("p", {}, texts.noSteps) : undefined;
    this.#main.replaceChildren(
      this.#head,
      ...groups,
      ...(nothing ? [nothing] : []),
      element("p", { class: "fine" }, texts.commands),
      this.#live,
    );
  }

  #surroundings(): Surroundings {
    const texts = this.#state?.texts;
    if (texts === undefined) throw new Error("nothing is shown yet");
    return {
      texts,
      clock: (at) => this.#clock(at),
      post: this.#post,
      announce: (text) => (this.#live.textContent = text),
    };
  }

  #clock(at: number): string {
    return clockText(at, this.#state?.run.clock, this.#state?.locale);
  }

  /** Buttons keep the focus: the head is made anew only when another one of them is wanted. */
  #showHead({ run, progress, unrecorded, recordName, texts }: PanelState): void {
    const focused = this.#head.contains(document.activeElement)
      ? (document.activeElement as HTMLElement).dataset.act
      : undefined;
    const act = (kind: "add" | "finish" | "discard" | "chooseRecord", label: string, more = ""): HTMLButtonElement =>
      button(label, () => this.#post({ kind }), { "data-act": kind, class: more });
    const bar = element("progress", {
      max: String(Math.max(1, progress.all)),
      value: String(progress.done),
      "aria-label": texts.steps,
    });
    const times = [run.started, run.finished].filter((at) => at !== undefined).map((at) => this.#clock(at));
    const facts = element(
      "dl",
      {},
      fact(texts.elapsed, this.#elapsed, ` · ${times.join("–")} ${run.clock?.name ?? ""}`),
      run.by === undefined ? undefined : fact(texts.by, run.by),
      fact(
        texts.record,
        recordName === undefined ? texts.noRecord : safelyDecoded(recordName),
        " ",
        act("chooseRecord", texts.chooseRecord, "link"),
      ),
    );
    this.#head.replaceChildren(
      element("h1", {}, run.title),
      element("div", { class: "progress" }, bar, element("span", {}, fill(texts.steps, progress.done, progress.all))),
      facts,
      element(
        "div",
        { class: "actions" },
        run.finished === undefined ? act("finish", texts.finish, "primary") : element("strong", {}, texts.finished),
        act("add", texts.add, run.finished === undefined ? "" : "primary"),
        act("discard", texts.discard, "quiet"),
        recordName === undefined
          ? undefined
          : element("span", { class: "fine" }, unrecorded ? texts.notAdded : texts.added),
      ),
    );
    if (focused !== undefined) this.#head.querySelector<HTMLElement>(`[data-act="${focused}"]`)?.focus();
  }
}

const fact = (name: string, ...value: readonly (Node | string)[]): HTMLElement =>
  element("div", {}, element("dt", {}, name), element("dd", {}, ...value));

function grouped(steps: readonly StepState[]): readonly (readonly [string | undefined, readonly StepState[]])[] {
  const groups: [string | undefined, StepState[]][] = [];
  for (const step of steps) {
    const last = groups.at(-1);
    if (last !== undefined && last[0] === step.heading) last[1].push(step);
    else groups.push([step.heading, [step]]);
  }
  return groups;
}

/** `12:05`, `1:02:03`. */
function duration(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const pad = (value: number): string => value.toString().padStart(2, "0");
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours > 0
    ? `${hours.toString()}:${pad(minutes)}:${pad(seconds % 60)}`
    : `${minutes.toString()}:${pad(seconds % 60)}`;
}

function safelyDecoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
