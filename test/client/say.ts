import type { Say } from "../../client/src/status/words";
import annotations from "../../l10n/ja/client-annotations.json";
import views from "../../l10n/ja/client-views.json";
import others from "../../l10n/ja/client.json";

const translations: Readonly<Record<string, string>> = { ...others, ...views, ...annotations };
const fill = (text: string, args: readonly (string | number)[]): string =>
  text.replace(/\{(\d+)\}/g, (_, index: string) => String(args[Number(index)]));

export const english: Say = (text, ...args) => fill(text, args);
export const japanese: Say = (text, ...args) => fill(translations[text] ?? text, args);
