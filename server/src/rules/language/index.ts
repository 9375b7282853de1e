import type { Rule } from "../rule";
import { blame } from "./blame";
import { vagueAction } from "./vagueAction";
import { vagueImpact } from "./vagueImpact";

export const languageRules: readonly Rule[] = [blame, vagueImpact, vagueAction];
