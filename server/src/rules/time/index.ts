import type { Rule } from "../rule";
import { durationMismatch } from "./durationMismatch";
import { endBeforeStart } from "./endBeforeStart";
import { timeInvalid } from "./invalid";
import { noZone } from "./noZone";

export const timeRules: readonly Rule[] = [endBeforeStart, timeInvalid, durationMismatch, noZone];
