import type { Rule } from "../rule";
import { fieldMissing } from "./missing";
import { fieldPlaceholder } from "./placeholder";

export const fieldRules: readonly Rule[] = [fieldMissing, fieldPlaceholder];
