import { button, element, fill } from "../../runs/page/elements";
import type { PresenterMessage, PresenterState, PresenterTexts } from "../presenterMessagesNodes";
import type { Topic } from "../presenterNodes";
import { plainWords } from "../plainWordsNodes";
import { MinutesForm } from "./minutesForm";

const sizes = ["1", "1.25", "1.5", "1.8", "2.2"];

/** The page of the presenter mode: one topic, how far the discussion is, and the minutes beside it. */
export class PresenterPage {
  readonly #post: (message: PresenterMessage) => void;
  readonly #head = element("header");
  readonly #topic = element("article", { tabindex: "-1" });
  readonly #live = element("p", { class: "unseen", role: "status" });
  readonly #aside = element("aside");
  #form: MinutesForm | undefined;
  #state: PresenterState | undefined;
  #key: string | undefined;
  #size = 2;

  constructor(main: HTMLElement, post: (message: PresenterMessage) => void) {
    this.#post = post;
    main.append(this.#head, element("div", { class: "stage" }, this.#topic, this.#aside), this.#live);
    this.#resize(0);
  }

  show(state: PresenterState): void {
    // The form keeps what somebody is writing while notes come in.
    if (this.#state?.leads !== state.leads) this.#showForm(state);
    if (state.typed !== undefined) this.#form?.fill(state.typed);
    this.#state = state;
    if (!state.topics.some(({ key }) => key === this.#key)) this.#key = state.topics[state.start]?.key;
    this.#draw();
  }

  press({ key, target, ctrlKey, metaKey, altKey }: KeyboardEvent): void {
    if (ctrlKey || metaKey || altKey) return;
    if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) return;
    if (key === "ArrowRight" || key === "PageDown") this.#go(1);
    else if (key === "ArrowLeft" || key === "PageUp") this.#go(-1);
    else if (key.toLowerCase() === "d") this.#toggle();
  }

  get #index(): number {
    return this.#state?.topics.findIndex(({ key }) => key === this.#key) ?? -1;
  }

  #go(step: number): void {
    const next = this.#state?.topics[this.#index + step];
    if (next === undefined) return;
    this.#key = next.key;
    this.#draw();
    this.#topic.scrollTop = 0;
    this.#topic.focus({ preventScroll: true });
  }

  #toggle(): void {
    const topic = this.#state?.topics[this.#index];
    if (topic === undefined) return;
    this.#post({ kind: "discussed", topic: topic.key, discussed: !topic.discussed });
  }

  #draw(): void {
    const state = this.#state;
    if (state === undefined) return;
    const topic = state.topics[this.#index];
    const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.act : undefined;
    this.#drawHead(state, topic);
    this.#topic.replaceChildren(
      ...(topic === undefined
        ? [element("p", { class: "fine" }, state.texts.nothing)]
        : parts(topic, state, this.#post)),
    );
    if (focused !== undefined) document.querySelector<HTMLElement>(`[data-act="${focused}"]`)?.focus();
  }

  #drawHead({ title, topics, texts, leads }: PresenterState, topic: Topic | undefined): void {
    const at = this.#index;
    const done = topics.filter(({ discussed }) => discussed).length;
    const position = fill(texts.position, at + 1, topics.length);
    const act = (name: string, label: string, run: () => void, more: Readonly<Record<string, string | boolean>> = {}) =>
      button(label, run, { "data-act": name, ...more });
    const size = (step: -1 | 1, label: string): HTMLElement =>
      act(step < 0 ? "smaller" : "larger", step < 0 ? "A−" : "A+", () => this.#resize(step), {
        class: "quiet",
        title: label,
        "aria-label": label,
      });
    this.#head.replaceChildren(
      element("h1", {}, title),
      element("progress", {
        max: String(Math.max(1, topics.length)),
        value: String(done),
        "aria-label": texts.discussed,
      }),
      element(
        "div",
        { class: "actions" },
        act("previous", `← ${texts.previous}`, () => this.#go(-1), { disabled: at <= 0 }),
        element("strong", { class: "position" }, topic === undefined ? "" : position),
        act("next", `${texts.next} →`, () => this.#go(1), { disabled: at >= topics.length - 1 }),
        topic === undefined
          ? undefined
          : act("discussed", topic.discussed ? `✓ ${texts.isDiscussed}` : texts.discussed, () => this.#toggle(), {
              class: topic.discussed ? "" : "primary",
              "aria-pressed": String(topic.discussed),
            }),
        topics.length > 0 && done === topics.length
          ? element("span", { class: "fine" }, texts.allDiscussed)
          : undefined,
        element("span", { class: "room" }),
        size(-1, texts.smaller),
        size(1, texts.larger),
        leads ? act("wrapUp", texts.wrapUp, () => this.#post({ kind: "wrapUp" })) : undefined,
      ),
      element("p", { class: "fine keys" }, texts.keys),
    );
    this.#live.textContent = topic === undefined ? "" : `${position}: ${texts.kinds[topic.kind]}`;
  }

  #showForm({ leads, texts }: PresenterState): void {
    this.#form = leads ? new MinutesForm(texts, this.#post, (text) => this.#announce(text)) : undefined;
    this.#aside.replaceChildren(...(this.#form === undefined ? [] : [this.#form.root]));
    this.#aside.hidden = !leads;
  }

  #announce(text: string): void {
    this.#live.textContent = text;
  }

  #resize(step: number): void {
    this.#size = Math.min(sizes.length - 1, Math.max(0, this.#size + step));
    document.documentElement.dataset.size = String(this.#size);
  }
}

function parts(
  topic: Topic,
  { texts, leads }: PresenterState,
  post: (message: PresenterMessage) => void,
): readonly Node[] {
  const { kind, headings, quote, lost, key, threads, range } = topic;
  const isOnWhole = headings.length === 0 && quote.trim() === "";
  const place = isOnWhole ? texts.wholeDocument : headings.join(" › ");
  const addresses = [...new Set(threads.flatMap(({ issue }) => issue ?? []))];
  return [
    element("p", { class: "place" }, element("span", { class: `kind ${kind}` }, texts.kinds[kind]), place),
    ...(lost ? [element("p", { class: "fine" }, texts.placeDoubtful)] : []),
    ...(quote.trim() === "" ? [] : [element("blockquote", {}, plainWords(quote))]),
    ...threads.map(({ comments }) =>
      element(
        "section",
        { class: "thread" },
        ...comments.map(({ author, body }, index) =>
          element(
            "div",
            { class: index === 0 ? "said" : "said reply" },
            element("p", { class: "author" }, author),
            element("p", { class: "body" }, plainWords(body)),
          ),
        ),
      ),
    ),
    element(
      "div",
      { class: "actions" },
      range === undefined
        ? undefined
        : button(texts.show, () => post({ kind: "show", topic: key }), { class: "link", "data-act": "show" }),
      leads
        ? button(texts.issue, () => post({ kind: "issue", topic: key }), { class: "link", "data-act": "issue" })
        : undefined,
      ...addresses.map((address) => link(address, texts)),
    ),
  ];
}

/** Only addresses of the web; a click goes through the editor, which asks before it leaves. */
function link(address: string, texts: PresenterTexts): HTMLElement {
  if (!/^https?:\/\//i.test(address)) return element("span", { class: "fine" }, address);
  return element("a", { href: address, title: address }, `${texts.hasIssue} ${/\d+$/.exec(address)?.[0] ?? ""}`.trim());
}
