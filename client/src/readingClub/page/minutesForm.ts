import { button, element } from "../../runs/page/elements";
import { longestMinute, type PresenterMessage, type PresenterTexts, type Typed } from "../presenterMessagesNodes";

/** Takes down what was learned and what will be done, while it is talked about. */
export class MinutesForm {
  readonly #texts: PresenterTexts;
  readonly #post: (message: PresenterMessage) => void;
  readonly #announce: (text: string) => void;
  readonly #learned: HTMLTextAreaElement;
  readonly #action: HTMLTextAreaElement;
  readonly #owner = element("input", { type: "text", autocomplete: "off" });
  readonly #due = element("input", { type: "date" });
  readonly root: HTMLElement;

  constructor(texts: PresenterTexts, post: (message: PresenterMessage) => void, announce: (text: string) => void) {
    this.#texts = texts;
    this.#post = post;
    this.#announce = announce;
    this.#learned = area(texts.learned, texts.learnedHint);
    this.#action = area(texts.action, texts.actionHint);
    this.root = element("div", { class: "minutes" }, this.#learnedForm(), this.#actionForm());
    this.root.addEventListener("input", () => {
      this.#tell();
    });
  }

  fill({ learned, action, owner, due }: Typed): void {
    this.#learned.value = learned;
    this.#action.value = action;
    this.#owner.value = owner;
    this.#due.value = due;
  }

  #learnedForm(): HTMLElement {
    const { learned, add } = this.#texts;
    const text = this.#learned;
    const send = (): void => {
      if (text.value.trim() === "") return text.focus();
      this.#post({ kind: "learn", text: text.value });
      this.#taken([text]);
    };
    onEnter(text, send);
    return element("form", {}, element("h2", {}, learned), text, button(add, send, { class: "primary" }));
  }

  #actionForm(): HTMLElement {
    const { action, owner, due, add, addWithIssue } = this.#texts;
    const [text, who, when] = [this.#action, this.#owner, this.#due];
    const send = (issue: boolean): void => {
      if (text.value.trim() === "") return text.focus();
      this.#post({ kind: "act", text: text.value, owner: who.value, due: when.value, issue });
      this.#taken([text, who, when]);
    };
    onEnter(text, () => send(false));
    return element(
      "form",
      {},
      element("h2", {}, action),
      text,
      element("div", { class: "pair" }, labelled(owner, who), labelled(due, when)),
      element(
        "div",
        { class: "actions" },
        button(add, () => send(false), { class: "primary" }),
        button(addWithIssue, () => send(true), { class: "link" }),
      ),
    );
  }

  #taken(fields: readonly (HTMLInputElement | HTMLTextAreaElement)[]): void {
    for (const field of fields) field.value = "";
    this.#tell();
    fields[0]?.focus();
    this.#announce(this.#texts.added);
  }

  /** The host keeps what is written, in case that nobody adds it. */
  #tell(): void {
    this.#post({
      kind: "typed",
      learned: this.#learned.value,
      action: this.#action.value,
      owner: this.#owner.value,
      due: this.#due.value,
    });
  }
}

const area = (name: string, hint: string): HTMLTextAreaElement =>
  element("textarea", { rows: "3", maxlength: longestMinute.toString(), placeholder: hint, "aria-label": name });

const labelled = (name: string, field: HTMLElement): HTMLElement =>
  element("label", {}, element("span", {}, name), field);

/** Ctrl+Enter or Command+Enter hands in what was written. */
function onEnter(field: HTMLElement, send: () => void): void {
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    send();
  });
}
