import { message } from "../../text/message";
import { insertField } from "../insert";
import { fieldLabel } from "../names";
import { headOf } from "../place";
import type { Rule } from "../rule";

/** Nobody is named to write the internal report; where the document has authors, they are taken to be it. */
export const noReportOwner: Rule = {
  code: "postmortem/no-report-owner",
  severity: "info",
  onByDefault: false,
  kinds: ["postmortem"],
  absence: true,
  *check(model) {
    if (model.fields.some(({ key, people }) => key === "report_owner" || (key === "authors" && people?.length))) return;
    yield {
      span: headOf(model),
      message: message(
        "Nobody is named to write the internal report. What everybody could do is easily left undone. Name its owner.",
      ),
      fixes: [
        {
          title: message("Add the field “{0}”", fieldLabel("report_owner", model.language)),
          edits: [insertField(model, "report_owner")],
        },
      ],
    };
  },
};
