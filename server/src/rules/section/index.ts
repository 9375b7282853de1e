import type { Rule } from "../rule";

export const sectionRules: readonly Rule[] = [];
