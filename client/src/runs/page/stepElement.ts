import type { PanelMessage, PanelTexts } from "../messagesNodes";
import type { StepState } from "../runNodes";
import { button, element, fill } from "./elements";

export interface Surroundings {
  readonly texts: PanelTexts;
  readonly clock: (at: number) => string;
  readonly post: (message: PanelMessage) => void;
  /** Says something to people who do not see the page. */
  readonly announce: (text: string) => void;
}

/** A step on the page. It is made once, and brought up to date in place, so that focus and half-written notes stay. */
export class StepElement {
  readonly root: HTMLLIElement;
  readonly #around: Surroundings;
  readonly #done: HTMLInputElement;
  readonly #skip: HTMLButtonElement;
  readonly #time: HTMLTimeElement;
  readonly #note: HTMLTextAreaElement;
  readonly #marks: HTMLDivElement;
  readonly #proposal: HTMLDivElement;
  #step: StepState;

  constructor(step: StepState, around: Surroundings) {
    this.#step = step;
    this.#around = around;
    const { texts, post } = around;
    const { id } = step;
    this.#done = element("input", { type: "checkbox", "aria-label": `${texts.done}: ${step.text}` });
    this.#done.addEventListener("change", () => {
      post({ kind: "tick", step: id, state: this.#done.checked ? "done" : undefined });
    });
    this.#skip = button(texts.skip, () => {
      post({ kind: "tick", step: id, state: this.#step.state === "skipped" ? undefined : "skipped" });
    });
    this.#time = element("time", { class: "at" });
    this.#note = element("textarea", {
      rows: "1",
      placeholder: texts.note,
      "aria-label": `${texts.note}: ${step.text}`,
    });
    this.#note.addEventListener("input", () => {
      post({ kind: "note", step: id, text: this.#note.value });
      this.#fit();
    });
    this.#marks = element("div", { class: "marks" });
    this.#proposal = element("div", { class: "proposal" });
    this.root = element("li", { class: "step" });
    this.#build();
    this.update(step);
  }

  update(step: StepState): void {
    this.#step = step;
    const { texts, clock } = this.#around;
    this.root.dataset.state = step.state ?? "open";
    this.root.dataset.gone = String(step.gone);
    this.#done.checked = step.state === "done";
    this.#skip.setAttribute("aria-pressed", String(step.state === "skipped"));
    this.#skip.textContent = step.state === "skipped" ? texts.skipped : texts.skip;
    this.#time.textContent = step.at === undefined ? "" : clock(step.at);
    if (step.at !== undefined) this.#time.dateTime = new Date(step.at).toISOString();
    if (document.activeElement !== this.#note) this.#note.value = step.note;
    this.#fit();
    const { wrong } = step;
    this.#marks.replaceChildren(
      ...(step.was === undefined ? [] : [element("p", { class: "mark" }, fill(texts.wasBefore, step.was))]),
      ...(step.isNew ? [element("p", { class: "mark" }, texts.isNew)] : []),
      ...(step.gone ? [element("p", { class: "mark" }, texts.gone)] : []),
      ...(wrong === undefined
        ? []
        : [
            element(
              "p",
              { class: "mark correction" },
              `${texts.suggestion}: ${[wrong.what, wrong.better].filter(Boolean).join(" → ")}`,
            ),
          ]),
    );
  }

  #build(): void {
    const { number, text, details, commands, depth, gone } = this.#step;
    const { texts, post } = this.#around;
    this.root.classList.add(`depth-${Math.min(depth, 4).toString()}`);
    const words = element("span", { class: "words" }, number === undefined ? "" : `${number} `, text);
    const label = element("label", { class: "head" }, this.#done, words);
    const actions = element(
      "div",
      { class: "actions" },
      this.#skip,
      gone
        ? undefined
        : button(texts.jumpShort, () => post({ kind: "jump", step: this.#step.id }), {
            class: "link",
            title: texts.jump,
            "aria-label": `${texts.jump}: ${text}`,
          }),
      gone
        ? undefined
        : button(texts.wrongShort, () => this.#propose(), {
            class: "link",
            title: texts.wrong,
            "aria-label": `${texts.wrong}: ${text}`,
          }),
    );
    this.root.append(
      element("div", { class: "line" }, label, this.#time),
      ...(details.length === 0
        ? []
        : [element("ul", { class: "details" }, ...details.map((each) => element("li", {}, each)))]),
      ...commands.map((command, index) => this.#command(command.text, index)),
      this.#marks,
      element("div", { class: "foot" }, this.#note, actions),
      this.#proposal,
    );
  }

  #command(text: string, index: number): HTMLElement {
    const { texts, post, announce } = this.#around;
    const copy = button(texts.copy, () => {
      post({ kind: "copy", step: this.#step.id, command: index });
      copy.textContent = texts.copied;
      announce(texts.copied);
      setTimeout(() => (copy.textContent = texts.copy), 2000);
    });
    return element("div", { class: "command" }, element("pre", { tabindex: "0" }, element("code", {}, text)), copy);
  }

  /** Asks what is wrong with the step, and how it should read. */
  #propose(): void {
    const { texts, post } = this.#around;
    if (this.#proposal.childElementCount > 0) return this.#close();
    const { wrong, source, id } = this.#step;
    const what = element("textarea", { rows: "2" });
    const better = element("textarea", { rows: "3", class: "source" });
    what.value = wrong?.what ?? "";
    better.value = wrong?.better === undefined || wrong.better === "" ? source : wrong.better;
    const told = () => ({ step: id, what: what.value, better: better.value });
    this.#proposal.replaceChildren(
      element("label", {}, element("span", {}, texts.whatIsWrong), what),
      element("label", {}, element("span", {}, texts.better), better),
      element(
        "div",
        { class: "actions" },
        button(
          texts.keep,
          () => {
            post({ kind: "wrong", ...told() });
            this.#close();
          },
          { class: "primary" },
        ),
        button(texts.compare, () => post({ kind: "compare", ...told() })),
        button(texts.asNote, () => {
          post({ kind: "asNote", ...told() });
          this.#close();
        }),
        button(texts.cancel, () => this.#close()),
      ),
    );
    what.focus();
  }

  #close(): void {
    this.#proposal.replaceChildren();
  }

  /** As high as what it holds. */
  #fit(): void {
    this.#note.rows = Math.min(8, Math.max(1, this.#note.value.split("\n").length));
  }
}
