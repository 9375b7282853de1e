import type { Rule } from "../rule";
import { frontMatterInvalid } from "./invalid";

export const frontMatterRules: readonly Rule[] = [frontMatterInvalid];
