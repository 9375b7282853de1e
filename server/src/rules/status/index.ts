import type { Rule } from "../rule";
import { statusInvalid } from "./invalid";

export const statusRules: readonly Rule[] = [statusInvalid];
