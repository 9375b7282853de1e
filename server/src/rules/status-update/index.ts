import type { Rule } from "../rule";

export const statusUpdateRules: readonly Rule[] = [];
