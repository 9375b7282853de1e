// Project data carried inside the bundles; made by scripts/virtualModules.mjs for esbuild and vitest alike.

declare module "virtual:rule-pages" {
  /** The rule pages of `docs/rules` as Markdown, by code (`timeline/order`). */
  export const rulePages: Readonly<Record<string, string>>;
}

declare module "virtual:l10n-ja" {
  /** All Japanese translations, by English text. */
  export const japanese: Readonly<Record<string, string>>;
}

declare module "virtual:product" {
  /** The version in package.json. */
  export const version: string;
}
