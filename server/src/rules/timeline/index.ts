import type { Rule } from "../rule";
import { timelineFuture } from "./future";
import { milestoneMissing } from "./milestoneMissing";
import { timelineOrder } from "./order";
import { outsideIncident } from "./outsideIncident";
import { timelinePlaceholder } from "./placeholder";

export const timelineRules: readonly Rule[] = [
  timelineOrder,
  timelineFuture,
  outsideIncident,
  timelinePlaceholder,
  milestoneMissing,
];
