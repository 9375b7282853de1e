import type { Rule } from "../rule";

export const frontMatterRules: readonly Rule[] = [];
