/**
 * A sentence for the user, not yet in a language: the English text with `{0}` placeholders is its key.
 * It is put into the user's language once, at the edge (`l10n/bundle.l10n.ja.json`).
 */
export interface Message {
  readonly key: string;
  readonly args: readonly (string | number | Message)[];
}

export const message = (key: string, ...args: readonly (string | number | Message)[]): Message => ({ key, args });

/** Turns a message into text; a bundle maps English keys to translations. */
export type Translate = (message: Message) => string;

export function translator(bundle: Readonly<Record<string, string>> = {}): Translate {
  const translate: Translate = ({ key, args }) =>
    (bundle[key] ?? key).replace(/\{(\d+)\}/g, (whole, index: string) => {
      const arg = args[Number(index)];
      if (arg === undefined) return whole;
      return typeof arg === "object" ? translate(arg) : String(arg);
    });
  return translate;
}
