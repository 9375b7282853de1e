import type { EffectiveConfig } from "../../config/effective";
import type { DocumentModel, Field } from "../../model/document";
import { message } from "../../text/message";
import { day, formatDate } from "../../time/civil";
import { filledField, momentOf } from "../progress";
import { namesPostmortem } from "./named";
import { incidentKinds, type Rule } from "../rule";
import { statedLevel } from "../severityLevel";
import { configuredZone, inRealTime } from "../when";

/** The incident is over for longer than the team allows, and its postmortem is not finished. */
export const postmortemOverdue: Rule = {
  code: "postmortem/overdue",
  severity: "warning",
  onByDefault: false,
  kinds: incidentKinds,
  *check(model, { config, now }) {
    const days = daysAllowed(model, config);
    const status = unfinishedStatus(model);
    const over = momentOf(model, "end") ?? momentOf(model, "mitigated");
    if (days === undefined || status === undefined || over === undefined) return;
    const ended = inRealTime(over, configuredZone(config));
    if (ended === undefined || ended.latest + days * day >= now) return;
    yield {
      span: status.span,
      message: message(
        "The incident ended on {0}, and its postmortem was due within {1} days. Details fade with every day. Finish it and have it reviewed. If that is done, set the status.",
        formatDate(over.earliest),
        days,
      ),
      related: [
        {
          span: (filledField(model, "end") ?? filledField(model, "mitigated") ?? status).span,
          message: message("The end is stated here"),
        },
      ],
    };
  },
};

/** Undefined when the team writes no postmortem at this level. */
function daysAllowed(model: DocumentModel, config: EffectiveConfig): number | undefined {
  const level = statedLevel(model, config);
  if (level && !level.postmortem) return undefined;
  return level?.postmortemDueDays ?? config.postmortem.dueDays;
}

/** A report that calls itself a draft; a record that is resolved, holds no analysis and names no postmortem. */
function unfinishedStatus(model: DocumentModel): Field | undefined {
  const field = filledField(model, "status");
  if (model.kind === "postmortem") return field?.status === "draft" ? field : undefined;
  return field?.status === "resolved" && !holdsAnalysis(model) && !namesPostmortem(model) ? field : undefined;
}

const analysis = new Set(["lessons", "went_well", "went_wrong", "lucky", "gkpt", "good", "keep", "problem", "try"]);

const holdsAnalysis = (model: DocumentModel): boolean =>
  model.sections.some(({ key }) => key !== undefined && analysis.has(key));
