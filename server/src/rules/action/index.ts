import type { Rule } from "../rule";
import { noDue } from "./noDue";
import { noOwner } from "./noOwner";
import { overdue } from "./overdue";
import { wontDoWithoutReason } from "./wontDoWithoutReason";

export const actionRules: readonly Rule[] = [noOwner, noDue, overdue, wontDoWithoutReason];
