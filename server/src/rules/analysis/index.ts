import type { Rule } from "../rule";
import { noLesson } from "./noLesson";
import { problemWithoutTry } from "./problemWithoutTry";
import { tryWithoutAction } from "./tryWithoutAction";
import { unanswered } from "./unanswered";

export const analysisRules: readonly Rule[] = [noLesson, problemWithoutTry, tryWithoutAction, unanswered];
