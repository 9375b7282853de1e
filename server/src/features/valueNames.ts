import type { ActionState, Language, StatusValue } from "../model/document";
import { message, type Message } from "../text/message";

const statuses: Readonly<Record<StatusValue, Message>> = {
  draft: message("Draft"),
  "in-review": message("In review"),
  approved: message("Approved"),
  triage: message("Triage"),
  investigating: message("Investigating"),
  mitigated: message("Mitigated"),
  monitoring: message("Monitoring"),
  resolved: message("Resolved"),
  closed: message("Closed"),
  cancelled: message("Cancelled"),
  other: message("Not a known status"),
};

export const statusName = (status: StatusValue): Message => statuses[status];

const states: Readonly<Record<ActionState, Message>> = {
  open: message("Open"),
  doing: message("In progress"),
  done: message("Done"),
  declined: message("Declined"),
  unknown: message("Not stated"),
};

export const actionStateName = (state: ActionState): Message => states[state];

const languages: Readonly<Record<Language, Message>> = {
  en: message("English"),
  ja: message("Japanese"),
  no: message("Norwegian"),
  zh: message("Chinese"),
};

export const languageName = (language: Language): Message => languages[language];
