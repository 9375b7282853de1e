import type { Rule } from "../rule";
import { sectionEmpty } from "./empty";
import { sectionMissing } from "./missing";
import { sectionPlaceholder } from "./placeholder";

export const sectionRules: readonly Rule[] = [sectionMissing, sectionPlaceholder, sectionEmpty];
