import type { Rule } from "../rule";

export const timeRules: readonly Rule[] = [];
