import type { Section } from "../../model/document";
import { message, type Message } from "../../text/message";
import { titleOf } from "../place";
import { mayStayOpen } from "../progress";
import { incidentKinds, type Rule } from "../rule";

/** A section holds only what the template put there. */
export const sectionPlaceholder: Rule = {
  code: "section/placeholder",
  severity: "info",
  onByDefault: true,
  kinds: incidentKinds,
  *check(model) {
    for (const section of model.sections) {
      if (section.key === undefined || !section.placeholder || section.empty || mayStayOpen(model, section.key))
        continue;
      yield {
        span: section.placeholderSpan ?? titleOf(model, section),
        message: told(section),
      };
    }
  },
};

/** A label and its value are a line to the author, not a section. */
const told = ({ form, title }: Section): Message =>
  form === "label" || form === "bullet"
    ? message(
        "“{0}” still holds only a placeholder or the template's instructions. Readers cannot tell whether it was forgotten. Fill it in, or remove the line.",
        title,
      )
    : message(
        "“{0}” still holds only a placeholder or the template's instructions. Readers cannot tell whether it was forgotten. Write the section, or remove it.",
        title,
      );
