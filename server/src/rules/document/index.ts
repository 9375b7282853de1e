import type { Rule } from "../rule";
import { documentTooLarge } from "./tooLarge";

export const documentRules: readonly Rule[] = [documentTooLarge];
