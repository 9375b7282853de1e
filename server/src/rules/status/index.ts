import type { Rule } from "../rule";

export const statusRules: readonly Rule[] = [];
