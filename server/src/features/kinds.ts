import type { DocumentKind, KindReason } from "../model/document";
import { message, type Message } from "../text/message";
import { evidenceText, type EvidenceText } from "./evidence";

const names: Readonly<Record<DocumentKind, Message>> = {
  incident: message("Incident record"),
  postmortem: message("Postmortem"),
  runbook: message("Runbook"),
  "status-notice": message("Status notice"),
  "alert-review": message("Alert review"),
  "reading-item": message("Reading candidate"),
  "reading-session": message("Reading session"),
  index: message("Index page"),
  template: message("Template"),
  other: message("Other document"),
};

export const kindName = (kind: DocumentKind): Message => names[kind];

/** What a value of `kind:` stands for, for completion and hover. */
const meanings: Readonly<Record<DocumentKind, Message>> = {
  incident: message("The live record of an incident"),
  postmortem: message("The report of a finished incident"),
  runbook: message("What to do when an alert fires"),
  "status-notice": message("A notice to users"),
  "alert-review": message("A sheet for going through alert rules"),
  "reading-item": message("A candidate of the reading club"),
  "reading-session": message("Notes of a reading session"),
  index: message("A page of links for people on call"),
  template: message("A form to copy; it is not checked"),
  other: message("None of these; it is not checked"),
};

export const kindMeaning = (kind: DocumentKind): Message => meanings[kind];

/** Why a document is taken for its kind. */
export function reasonText(reason: KindReason, locale: string): Message {
  switch (reason.by) {
    case "front-matter":
      return message("The front matter says so.");
    case "config":
      return message("The configuration says so: documents, {0}.", reason.glob);
    case "path": {
      const { pro } = evidenceText(reason.evidence, locale);
      return pro === undefined
        ? message("Because of its place: {0}.", reason.path)
        : message("Because of its place ({0}) and what stands in it: {1}.", reason.path, pro);
    }
    case "evidence":
      return message(
        "Because of what stands in it: {0}.",
        evidenceText(reason.evidence, locale).pro ?? message("{0}", ""),
      );
    case "too-weak":
      return tooWeak(evidenceText(reason.evidence, locale));
  }
}

function tooWeak({ pro, contra }: EvidenceText): Message {
  if (pro === undefined) return message("Nothing in it looks like an incident or a runbook.");
  return contra === undefined
    ? message("Too little points to an incident or a runbook: {0}.", pro)
    : message("Too little points to an incident or a runbook: {0}. Against it: {1}.", pro, contra);
}
