import type { Rule } from "../rule";
import { annotationOrphaned } from "./orphaned";

export const annotationRules: readonly Rule[] = [annotationOrphaned];
