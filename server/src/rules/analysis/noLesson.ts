import type { DocumentModel, SectionKey, StatusValue } from "../../model/document";
import { message } from "../../text/message";
import type { Span } from "../../text/span";
import type { Rule } from "../rule";

const learning: ReadonlySet<SectionKey | undefined> = new Set<SectionKey>([
  "lessons",
  "went_well",
  "went_wrong",
  "lucky",
  "gkpt",
  "good",
  "keep",
  "problem",
]);
const unfinished: ReadonlySet<StatusValue | undefined> = new Set<StatusValue>([
  "draft",
  "triage",
  "investigating",
  "mitigated",
  "monitoring",
  "cancelled",
]);
/** Headings that mean no lesson by themselves, but under which people draw one. */
const concluding =
  /conclusion|take-?away|retrospective|reflection|insight|what we learn|まとめ|考察|所感|総括|振り返り|ふりかえり|学び|学ん|教訓|気づき/i;
const learned =
  /\b(?:we|i|the team|our team)(?:['’]ve| have)? (?:also )?(?:learn(?:ed|t)|discovered|were surprised)\b|\b(?:lessons?|takeaways?)\b|学び|学ん|教訓|わかったこと|分かったこと|気づき|想定と(?:違|異)|知見/i;

/** A postmortem that is done, by what it says of itself, and from which nobody can learn anything. */
export const noLesson: Rule = {
  code: "analysis/no-lesson",
  severity: "info",
  onByDefault: false,
  kinds: ["postmortem"],
  absence: true,
  *check(model) {
    if (!isFinished(model) || teaches(model)) return;
    const span = placeOf(model);
    if (span === undefined) return;
    yield {
      span,
      message: message(
        "This postmortem names nothing that was learned. Its actions alone will not teach the next reader. Write at least one thing: what turned out different from what you believed, what helped, or what was luck.",
      ),
    };
  },
};

/** Drafts and reports of a running incident are not finished; without a status, a cause and an action tell it. */
function isFinished(model: DocumentModel): boolean {
  const statuses = model.fields.filter(({ key }) => key === "status");
  if (statuses.some(({ status, placeholder, empty }) => placeholder || empty || unfinished.has(status))) return false;
  if (statuses.length > 0) return true;
  const explains =
    model.sections.some(({ key, empty, placeholder }) => key === "cause" && !empty && !placeholder) ||
    model.fields.some(({ key, empty, placeholder }) => key === "cause" && !empty && !placeholder);
  return explains && model.actions.some(({ placeholder }) => !placeholder);
}

function teaches(model: DocumentModel): boolean {
  return (
    model.sections.some(
      ({ key, title, empty, placeholder }) => (learning.has(key) || concluding.test(title)) && !empty && !placeholder,
    ) ||
    model.gkpt.some(({ kind }) => kind !== "try") ||
    model.questions.some(({ answered }) => answered) ||
    model.prose.some(({ text }) => learned.test(text))
  );
}

/** The heading that waits for the lesson, else the title. */
function placeOf(model: DocumentModel): Span | undefined {
  const waiting = model.sections.find(({ key }) => learning.has(key));
  return waiting?.titleSpan ?? model.title?.span ?? model.sections[0]?.titleSpan;
}
