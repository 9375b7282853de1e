import type { Rule } from "../rule";

export const actionRules: readonly Rule[] = [];
