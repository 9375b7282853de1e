import type { Rule } from "../rule";

export const postmortemRules: readonly Rule[] = [];
