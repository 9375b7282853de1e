import type { Rule } from "../rule";

export const timelineRules: readonly Rule[] = [];
