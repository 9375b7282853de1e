import { message } from "../../text/message";
import type { Rule } from "../rule";

/** Questions that the document itself asks; what the team might have asked is not held against it. */
export const unanswered: Rule = {
  code: "question/unanswered",
  severity: "hint",
  onByDefault: false,
  kinds: ["postmortem"],
  *check(model) {
    for (const question of model.questions) {
      if (question.answered) continue;
      yield {
        span: question.span,
        message: message(
          "This question has no answer. A sentence or two is enough. If it does not fit this incident, write “not applicable” and why, or take it out.",
        ),
      };
    }
  },
};
