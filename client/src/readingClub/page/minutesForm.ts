import { button, element } from "../../runs/page/elements";
import type { PresenterMessage, PresenterTexts } from "../presenterMessagesNodes";

/** Takes down what was learned and what will be done, while it is talked about. */
export class MinutesForm {
  readonly #texts: PresenterTexts;
  readonly #post: (message: PresenterMessage) => void;
  readonly #announce: (text: string) => void;
  readonly root: HTMLElement;

  constructor(texts: PresenterTexts, post: (message: PresenterMessage) => void, announce: (text: string) => void) {
    this.#texts = texts;
    this.#post = post;
    this.#announce = announce;
    this.root = element("div", { class: "minutes" }, this.#learned(), this.#action());
  }

  #learned(): HTMLElement {
    const { learned, learnedHint, add } = this.#texts;
    const text = element("textarea", { rows: "3", placeholder: learnedHint, "aria-label": learned });
    const send = (): void => {
      if (text.value.trim() === "") return text.focus();
      this.#post({ kind: "learn", text: text.value });
      this.#taken([text]);
    };
    onEnter(text, send);
    return element("form", {}, element("h2", {}, learned), text, button(add, send, { class: "primary" }));
  }

  #action(): HTMLElement {
    const { action, actionHint, owner, due, add, addWithIssue } = this.#texts;
    const text = element("textarea", { rows: "3", placeholder: actionHint, "aria-label": action });
    const who = element("input", { type: "text", autocomplete: "off" });
    const when = element("input", { type: "date" });
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
    fields[0]?.focus();
    this.#announce(this.#texts.added);
  }
}

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
