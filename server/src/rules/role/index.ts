import type { Rule } from "../rule";

export const roleRules: readonly Rule[] = [];
