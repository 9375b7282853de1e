import type { DocumentModel, Field } from "../../model/document";
import { message } from "../../text/message";
import type { Finding, Fix, Rule } from "../rule";
import { contradictionOf, partsOf, type Contradiction } from "./spans";

/** The incident ends before it starts. */
export const endBeforeStart: Rule = {
  code: "time/end-before-start",
  severity: "error",
  onByDefault: true,
  kinds: ["incident", "postmortem", "status-notice"],
  *check(model) {
    for (const part of partsOf(model)) {
      const found = contradictionOf(model, part);
      if (found === undefined) continue;
      const { start, end } = found;
      yield {
        span: end.field.time?.reading.span ?? end.field.span,
        ...told(start.field),
        fixes: exchange(model, found),
      };
    }
  },
};

function told({ key, raw, span, time }: Field): Pick<Finding, "message" | "related"> {
  const from = time?.reading.raw ?? raw;
  return key === "start"
    ? {
        message: message(
          "This lies before the start ({0}). One of the two is wrong, and so is every duration made from them. Correct the wrong one.",
          from,
        ),
        related: [{ span, message: message("The start is stated here") }],
      }
    : {
        message: message(
          "This lies before the detection ({0}). One of the two is wrong, and so is every duration made from them. Correct the wrong one.",
          from,
        ),
        related: [{ span, message: message("The detection is stated here") }],
      };
}

/** Often the two values were filled into each other's place. */
function exchange(model: DocumentModel, { start, end }: Contradiction): Fix[] {
  if (start.field.key !== "start" || start.field.form !== end.field.form || start.until || end.until) return [];
  const { text } = model.markdown;
  const valueOf = ({ field }: typeof start): string => text.slice(field.span.start, field.span.end);
  return [
    {
      title: message("Exchange start and end"),
      edits: [
        { span: start.field.span, newText: valueOf(end) },
        { span: end.field.span, newText: valueOf(start) },
      ],
    },
  ];
}
