import type { Rule } from "../rule";
import { noOutlook } from "./noOutlook";
import { stale } from "./stale";

export const statusUpdateRules: readonly Rule[] = [noOutlook, stale];
