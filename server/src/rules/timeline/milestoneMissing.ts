import type { DocumentModel, FieldKey } from "../../model/document";
import { message } from "../../text/message";
import { fieldMissing, isMissing } from "../field/missing";
import { fieldLabel } from "../names";
import { titleOf } from "../place";
import { mayStayOpen } from "../progress";
import { incidentKinds, type Rule, type RuleContext } from "../rule";

/** Words by which an entry tells a milestone without naming it: a user's report is a detection. */
const words: Readonly<Partial<Record<FieldKey, RegExp>>> = {
  detected:
    /detect|report|notic|discover|alert|paged?\b|observ|検知|検出|発見|報告|通報|連絡|問い合わせ|気付|気づ|アラート|発報/i,
  end: /resolv|recover|restor|fixed\b|back to normal|healthy|復旧|解消|回復|正常化|収束/i,
  mitigated: /mitigat|rolled? ?back|workaround|緩和|暫定|切り戻し|ロールバック/i,
  start: /start|began|begin|first|発生|開始/i,
};

const tells = (key: FieldKey, text: string): boolean => words[key]?.test(text) === true;

/** A moment the team measures by is told nowhere. */
export const milestoneMissing: Rule = {
  code: "timeline/milestone-missing",
  severity: "info",
  onByDefault: false,
  kinds: incidentKinds,
  absence: true,
  *check(model, context) {
    const filled = model.timelines.filter(({ entries }) => entries.length > 0);
    const timeline = filled.find(({ section }) => section?.key === "timeline") ?? filled[0];
    const place = timeline?.section ? titleOf(model, timeline.section) : timeline?.entries[0]?.timeSpan;
    if (place === undefined) return;
    for (const key of context.config.requiredMilestones) {
      const told =
        model.fields.some((field) => field.key === key) ||
        model.timelines.some(({ entries }) =>
          entries.some((entry) => entry.milestone === key || tells(key, entry.text)),
        );
      if (told || mayStayOpen(model, key) || isAskedAsField(model, key, context)) continue;
      yield {
        span: place,
        message: message(
          "Neither the timeline nor a field tells the moment “{0}”. Without it, the times to detect and to recover cannot be worked out. Add an entry that names it.",
          fieldLabel(key, model.language),
        ),
      };
    }
  },
};

/** The same absence is told once: where the profile asks for a field of this name, `field/missing` tells it. */
const isAskedAsField = (model: DocumentModel, key: FieldKey, { config }: RuleContext): boolean =>
  (config.rules[fieldMissing.code]?.level ?? "off") !== "off" &&
  config.requiredFields.includes(key) &&
  isMissing(model, key);
