import type { Lexicon } from "../../lexicon/lexicon";
import { memoByText } from "../../text/memo";
import type { FieldKey } from "../document";
import type { Candidate } from "./candidate";

const milestones: ReadonlySet<FieldKey> = new Set([
  "start",
  "detected",
  "declared",
  "acknowledged",
  "mitigated",
  "end",
]);

/** How a row says in words that a milestone was reached; the first that fits counts. */
const patterns: readonly (readonly [RegExp, FieldKey])[] = [
  [
    /^(?:the )?(?:incident|outage|impact|errors?|failures?)\s+(?:has\s+|have\s+)?(?:begins?|began|starts?|started)\b|^(?:障害|影響|事象)(?:が)?(?:発生|開始)/i,
    "start",
  ],
  [
    /^(?:first\s+)?(?:detected|detection)\b|\balerts? (?:fires?|fired|triggers?|triggered)\b|\b(?:page|alert)(?:d|ed)? (?:the )?on-?call\b|\bincident detected\b|^(?:障害)?(?:を)?検知|アラート(?:を)?(?:検知|発報|受信)/i,
    "detected",
  ],
  [
    /^acknowledged\b|\backnowledges?\b(?! that)|\back(?:ed|s)? the (?:page|alert)\b|(?:一次|初動)?対応(?:を)?開始|^初動/i,
    "acknowledged",
  ],
  [/^(?:an?\s+|the\s+)?incident (?:is\s+|was\s+)?(?:declared|opened)\b|^インシデント(?:を)?宣言/i, "declared"],
  [
    /^(?:the\s+)?(?:(?:incident|impact|issue)\s+(?:is\s+|was\s+)?)?(?:mitigated|repaired)\b|暫定復旧|影響(?:が)?解消/i,
    "mitigated",
  ],
  [
    /^(?:the\s+)?(?:incident\s+(?:is\s+|was\s+|declared\s+)?)?(?:resolved|closed|over)\b|^service (?:is )?(?:fully )?restored\b|^(?:障害|サービス)?(?:が)?(?:完全)?復旧(?:を)?(?:確認|完了)?$|復旧宣言|収束宣言/i,
    "end",
  ],
];

/** The milestone a label names; "Detection:" before an event is the moment, not the way. */
export function labelledMilestone(label: string, lexicon: Lexicon): FieldKey | undefined {
  const key = lexicon.field(label);
  const milestone = key === "detection" ? "detected" : key;
  return milestone && milestones.has(milestone) ? milestone : undefined;
}

export function milestoneOf(found: Candidate, lexicon: Lexicon): FieldKey | undefined {
  const label = found.label ?? labelIn(found.text);
  const key = label ? labelledMilestone(label, lexicon) : undefined;
  if (key) return key;
  return saidIn(found.text) ?? found.strong.map(boldMilestone).find((milestone) => milestone !== undefined);
}

/** `→ **検知・対応開始**`, `**Service restored**`: a milestone set in bold inside the sentence. */
const boldPatterns: readonly (readonly [RegExp, FieldKey])[] = [
  [/^(?:first )?detect(?:ed|ion)\b|^検知/i, "detected"],
  [/^(?:incident )?declared\b|^インシデント宣言/i, "declared"],
  [/^(?:緩和|暫定復旧|一次復旧)|^mitigat(?:ed|ion)\b/i, "mitigated"],
  [
    /^(?:完全|サービス面?|全面)?復旧(?:確認|完了)?|^(?:fully )?(?:resolved|recovered|restored)\b|^service restored\b/i,
    "end",
  ],
  [/^(?:障害|影響)?発生/, "start"],
];
const boldMilestone = memoByText((text) => boldPatterns.find(([pattern]) => pattern.test(text.trim()))?.[1]);

const labelIn = memoByText((text) => /^\s*([^:：]{2,24})[:：]\s/.exec(text)?.[1]);
const saidIn = memoByText((text) => patterns.find(([pattern]) => pattern.test(text))?.[1]);
