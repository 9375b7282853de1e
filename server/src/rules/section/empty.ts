import type { DocumentModel, Section } from "../../model/document";
import { message } from "../../text/message";
import { titleOf } from "../place";
import { mayStayOpen } from "../progress";
import { incidentKinds, type Rule } from "../rule";

/** A section of a report was opened, and nothing stands in it. */
export const sectionEmpty: Rule = {
  code: "section/empty",
  severity: "info",
  onByDefault: true,
  kinds: incidentKinds,
  *check(model) {
    const empty = model.sections.filter((section) => section.key !== undefined && section.empty);
    const outer = new Set<Section | undefined>(empty.map((section) => section.parent));
    for (const section of empty) {
      if (
        section.key === undefined ||
        outer.has(section) ||
        mayStayOpen(model, section.key) ||
        isContinued(model, section)
      )
        continue;
      yield {
        span: titleOf(model, section),
        message: message(
          "Nothing stands under “{0}”. Readers cannot tell whether it was forgotten. Write it, say why there is nothing to tell, or remove the heading.",
          section.title,
        ),
      };
    }
  },
};

/** What belongs to a labelled bullet is often not indented: then it stands behind the bullet. */
function isContinued(model: DocumentModel, { form, span }: Section): boolean {
  if (form !== "bullet") return false;
  const next = /^[ \t]*(\S.*)$/m.exec(model.markdown.text.slice(span.end, span.end + 1000))?.[1];
  return next !== undefined && !/^(?:[-*+] +(?:\*\*|__)|#{1,6} )/.test(next);
}
