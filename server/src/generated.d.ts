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

declare module "virtual:annotation-schema" {
  /** Whether a value is a line of an annotation file, as `schemas/annotation.schema.json` says; what is wrong beside it. */
  export const validate: {
    (value: unknown): boolean;
    readonly errors?:
      | readonly {
          readonly instancePath: string;
          readonly keyword: string;
          readonly params?: Readonly<Record<string, unknown>>;
        }[]
      | null;
  };
}
