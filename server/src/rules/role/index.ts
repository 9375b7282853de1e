import type { Rule } from "../rule";
import { roleConflict } from "./conflict";
import { roleMissing } from "./missing";

export const roleRules: readonly Rule[] = [roleMissing, roleConflict];
