import type { Topic } from "./presenterNodes";

/** Texts of the presenter mode in the user's language; kinds by their names. */
export interface PresenterTexts {
  readonly previous: string;
  readonly next: string;
  readonly show: string;
  readonly discussed: string;
  readonly isDiscussed: string;
  readonly position: string;
  readonly allDiscussed: string;
  readonly nothing: string;
  readonly wholeDocument: string;
  readonly placeDoubtful: string;
  readonly learned: string;
  readonly learnedHint: string;
  readonly action: string;
  readonly actionHint: string;
  readonly owner: string;
  readonly due: string;
  readonly add: string;
  readonly addWithIssue: string;
  readonly added: string;
  readonly issue: string;
  readonly hasIssue: string;
  readonly wrapUp: string;
  readonly larger: string;
  readonly smaller: string;
  readonly keys: string;
  readonly kinds: Readonly<Record<Topic["kind"], string>>;
}

/** What is written in the form of the minutes and not added yet. */
export interface Typed {
  readonly learned: string;
  readonly action: string;
  readonly owner: string;
  readonly due: string;
}

export const nothingTyped: Typed = { learned: "", action: "", owner: "", due: "" };

/** What could not be added goes back into the form, ahead of what was begun since. */
export function givenBack(back: Partial<Typed>, typed: Typed): Typed {
  const joined = (name: "learned" | "action"): string =>
    [back[name] ?? "", typed[name]].filter((text) => text.trim() !== "").join("\n");
  return {
    learned: joined("learned"),
    action: joined("action"),
    owner: typed.owner === "" ? (back.owner ?? "") : typed.owner,
    due: typed.due === "" ? (back.due ?? "") : typed.due,
  };
}

/** What the page is told: everything it shows. */
export interface PresenterState {
  readonly title: string;
  readonly topics: readonly Topic[];
  /** Where to stand when the page knows no better. */
  readonly start: number;
  /** Writes the minutes: the facilitator or the note-taker. */
  readonly leads: boolean;
  /** What the form shall hold; undefined: it stays as it is. */
  readonly typed: Typed | undefined;
  readonly texts: PresenterTexts;
}

/** What the page asks for. `topic`: the key of a topic. */
export type PresenterMessage =
  | { readonly kind: "ready" | "wrapUp" }
  | { readonly kind: "show"; readonly topic: string }
  | { readonly kind: "issue"; readonly topic: string }
  | { readonly kind: "discussed"; readonly topic: string; readonly discussed: boolean }
  | ({ readonly kind: "typed" } & Typed)
  | { readonly kind: "learn"; readonly text: string }
  | {
      readonly kind: "act";
      readonly text: string;
      readonly owner: string;
      readonly due: string;
      /** An issue is made of it first; its address goes into the minutes too. */
      readonly issue: boolean;
    };

/** Characters; a line of the minutes. The form takes no more, so that nothing is cut here. */
export const longestMinute = 2_000;

/** What a message of the page says; undefined for anything else that may arrive. */
export function readPresenterMessage(value: unknown): PresenterMessage | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const message = value as Readonly<Record<string, unknown>>;
  const text = (name: string): string => {
    const given = message[name];
    return typeof given === "string" ? given.slice(0, longestMinute).trim() : "";
  };
  const { kind } = message;
  switch (kind) {
    case "ready":
    case "wrapUp":
      return { kind };
    case "show":
    case "issue":
      return text("topic") === "" ? undefined : { kind, topic: text("topic") };
    case "discussed":
      return text("topic") === "" ? undefined : { kind, topic: text("topic"), discussed: message.discussed === true };
    case "typed":
      return { kind, learned: text("learned"), action: text("action"), owner: text("owner"), due: text("due") };
    case "learn":
      return text("text") === "" ? undefined : { kind, text: text("text") };
    case "act":
      return text("text") === ""
        ? undefined
        : { kind, text: text("text"), owner: text("owner"), due: text("due"), issue: message.issue === true };
    default:
      return undefined;
  }
}
