import type { DecisionTable } from "./decisionTable";
import type { LocalText } from "./scale";

const text = (en: string, ja: string): LocalText => ({ en, ja });

const yesNo = [
  { id: "yes", text: text("Yes", "はい") },
  { id: "no", text: text("No", "いいえ") },
] as const;

const sensitive = {
  id: "sensitive",
  text: text(
    "Is security affected, or billing and charging (or is it suspected)?",
    "セキュリティ、または課金・請求に関わりますか（疑いを含みます）。",
  ),
  answers: yesNo,
};

/** Severity on the scale `mackerel`: a default, to be edited by each team. */
export const severityTable: DecisionTable = {
  name: "severity",
  questions: [
    sensitive,
    {
      id: "core",
      text: text("Is a core function not usable normally?", "中核の機能を正常に使えない状態ですか。"),
      answers: yesNo,
    },
    {
      id: "impaired",
      text: text(
        "Which customers cannot use some function normally?",
        "ある機能を正常に使えないのは、どのお客様ですか。",
      ),
      answers: [
        { id: "all", text: text("All of them", "すべてのお客様") },
        { id: "some", text: text("Some of them", "一部のお客様") },
        { id: "none", text: text("None", "いません") },
      ],
    },
    {
      id: "degraded",
      text: text("Is something irritating, slow or flawed but usable?", "使えるものの、遅さや使いにくさがありますか。"),
      answers: yesNo,
    },
  ],
  outcomes: [
    { id: "SEV1", text: text("SEV1", "SEV1") },
    { id: "SEV2", text: text("SEV2", "SEV2") },
    { id: "SEV3", text: text("SEV3", "SEV3") },
    { id: "SEV4", text: text("SEV4", "SEV4") },
    { id: "no-incident", text: text("Not an incident", "インシデントではありません") },
  ],
  rules: [
    { when: { sensitive: ["yes"] }, then: "SEV1" },
    { when: { core: ["yes"] }, then: "SEV2" },
    { when: { impaired: ["all"] }, then: "SEV2" },
    { when: { impaired: ["some"] }, then: "SEV3" },
    { when: { degraded: ["yes"] }, then: "SEV4" },
  ],
  otherwise: "no-incident",
};

/** Incident or not, on two axes, leaning to never miss one: a default, to be edited by each team. */
export const incidentTable: DecisionTable = {
  name: "incident",
  questions: [
    sensitive,
    { id: "impact", text: text("Do users feel an impact?", "お客様への影響がありますか。"), answers: yesNo },
    { id: "alert", text: text("Did an alert fire?", "アラートは発報しましたか。"), answers: yesNo },
  ],
  outcomes: [
    { id: "respond", text: text("An incident: respond.", "インシデントとして対応します。") },
    {
      id: "respond-and-note-gap",
      text: text(
        "An incident: respond. No alert told of it: note the monitoring gap for the alert review.",
        "インシデントとして対応します。アラートがなかったので、監視の不足をアラートレビュー用に記録します。",
      ),
    },
    {
      id: "look-for-impact",
      text: text(
        "Look for a hidden impact. If there is none, note a false positive for the alert review.",
        "隠れた影響がないか確認します。なければ、誤検知としてアラートレビュー用に記録します。",
      ),
    },
    { id: "no-incident", text: text("Not an incident.", "インシデントではありません。") },
  ],
  rules: [
    { when: { sensitive: ["yes"] }, then: "respond" },
    { when: { impact: ["yes"], alert: ["no"] }, then: "respond-and-note-gap" },
    { when: { impact: ["yes"] }, then: "respond" },
    { when: { alert: ["yes"] }, then: "look-for-impact" },
  ],
  otherwise: "no-incident",
};
