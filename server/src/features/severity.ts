import type { SeverityLevel } from "../severity/scale";
import { fieldKeys } from "../model/document";
import { message, type Message } from "../text/message";
import { fieldName, local, say, type DocumentContext } from "./context";
import { durationText } from "./durations";

/** What a team does at a level, as Markdown. */
export function levelMarkdown(level: SeverityLevel, context: DocumentContext): string {
  const facts: Message[] = [];
  if (level.escalateTo.length > 0) facts.push(message("Escalate to: {0}", level.escalateTo.join(", ")));
  const roles = level.roles.map((role) => fieldKeys.find((key) => key === role)).filter((key) => key !== undefined);
  if (roles.length > 0)
    facts.push(message("Roles to fill: {0}", roles.map((key) => fieldName(context, key)).join(", ")));
  if (level.updateEvery !== undefined) facts.push(message("Status update every {0}", durationText(level.updateEvery)));
  if (level.postmortem && level.postmortemDueDays === undefined) facts.push(message("A postmortem is due"));
  if (level.postmortem && level.postmortemDueDays !== undefined) {
    facts.push(message("A postmortem is due within {0} days of the end", level.postmortemDueDays));
  }
  if (level.actionsDueDays !== undefined)
    facts.push(message("Permanent fixes are due within {0} days", level.actionsDueDays));
  const policy = local(context, level.policy);
  return [
    `**${level.id}**: ${local(context, level.meaning)}`,
    ...(policy === "" ? [] : [policy]),
    facts.map((fact) => `- ${say(context, fact)}`).join("\n"),
  ]
    .filter((paragraph) => paragraph !== "")
    .join("\n\n");
}
