import type { Rule } from "../rule";
import { noReportOwner } from "./noReportOwner";
import { postmortemOverdue } from "./overdue";

export const postmortemRules: readonly Rule[] = [postmortemOverdue, noReportOwner];
