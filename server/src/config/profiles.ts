import type { FieldKey, SectionKey } from "../model/document";
import type { LocalText } from "../severity/scale";
import type { ProfileName } from "./codes";
import { meetingAgenda } from "./questions";

/** What a way of working asks for. What a profile leaves out stays as it was before it. */
export interface Profile {
  readonly description: LocalText;
  /** Name of a scale preset. */
  readonly scale?: string;
  readonly requiredFields?: readonly FieldKey[];
  readonly requiredSections?: readonly SectionKey[];
  readonly requiredRoles?: readonly FieldKey[];
  readonly requiredMilestones?: readonly FieldKey[];
  /** Minutes. */
  readonly statusUpdateEvery?: number;
  readonly postmortem?: { readonly dueDays?: number; readonly slot?: string; readonly agenda?: readonly LocalText[] };
  readonly runbookSections?: readonly string[];
}

export const profiles: Readonly<Record<ProfileName, Profile>> = {
  minimal: {
    description: {
      en: "Checks only what a document itself states.",
      ja: "文書に書かれていることだけをチェックします。",
    },
  },
  mackerel: {
    description: {
      en: "A team flow with SEV1 to SEV4, an information sharing role and a weekly postmortem with GKPT.",
      ja: "SEV1〜SEV4、情報共有係、GKPT を使う週次のポストモーテムを備えたチームの進め方です。",
    },
    scale: "mackerel",
    requiredFields: ["severity", "status", "start", "end"],
    requiredSections: ["summary", "impact", "timeline", "cause", "actions"],
    requiredRoles: ["commander", "information_sharing"],
    requiredMilestones: ["detected", "end"],
    statusUpdateEvery: 60,
    postmortem: { dueDays: 7, slot: "Friday 16:00-17:00", agenda: meetingAgenda },
    runbookSections: ["meaning", "impact", "diagnosis", "mitigation"],
  },
  "sre-book": {
    description: {
      en: "The sections of a postmortem in the style of the SRE book.",
      ja: "SRE 本の形式に沿ったポストモーテムの構成です。",
    },
    requiredFields: ["date", "authors", "status"],
    requiredSections: [
      "summary",
      "impact",
      "cause",
      "trigger",
      "resolution",
      "detection",
      "actions",
      "lessons",
      "timeline",
    ],
    requiredMilestones: ["start", "end"],
    runbookSections: ["meaning", "diagnosis", "mitigation"],
  },
  pagerduty: {
    description: {
      en: "SEV1 to SEV5; postmortems of major incidents within days.",
      ja: "SEV1〜SEV5。重大インシデントのポストモーテムを数日以内に行います。",
    },
    scale: "pagerduty",
    requiredFields: ["severity", "start", "end"],
    requiredSections: ["summary", "cause", "resolution", "impact", "timeline", "actions"],
    requiredRoles: ["commander"],
    requiredMilestones: ["start", "end"],
    postmortem: { dueDays: 5 },
    runbookSections: ["meaning", "diagnosis", "mitigation"],
  },
};
