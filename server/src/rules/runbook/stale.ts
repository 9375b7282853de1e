import { periodEnd } from "../../config/period";
import type { EffectiveConfig } from "../../config/effective";
import type { DocumentModel } from "../../model/document";
import type { Runbook } from "../../model/runbook";
import { message } from "../../text/message";
import { day, formatDate, minute } from "../../time/civil";
import type { Finding, Fix, PageHistory, RelatedPlace, Rule } from "../rule";
import { configuredZone } from "../when";
import { redateReview } from "./markReviewed";

type Review = NonNullable<Runbook["lastReviewed"]>;

/**
 * A runbook whose review is old, or no longer worth what it was. The date decides. That files the page names have
 * changed since, or that a review changed nothing but its date, is evidence of less weight: it is told more quietly.
 */
export const runbookStale: Rule = {
  code: "runbook/stale",
  severity: "warning",
  onByDefault: true,
  kinds: ["runbook"],
  *check(model, { config, now, workspace }) {
    const { runbook } = model;
    const review = runbook?.lastReviewed;
    if (runbook === undefined || review?.day === undefined || runbook.deprecated) return;
    const history = workspace?.history;
    const finding =
      overdue(runbook, review, review.day, config, now, history) ?? changed(review, history) ?? bumped(review, history);
    if (finding) yield { ...finding, span: review.span, fixes: reviewedToday(model, review, config, now) };
  },
};

type Told = Pick<Finding, "message" | "related" | "severity">;

/** Past its day wherever the team may be. */
function overdue(
  { reviewEvery }: Runbook,
  review: Review,
  reviewed: number,
  config: EffectiveConfig,
  now: number,
  history: PageHistory | undefined,
): Told | undefined {
  const every = reviewEvery?.days === undefined ? (config.runbooks.reviewEvery ?? "") : reviewEvery.raw;
  const due = periodEnd(reviewed, every);
  if (due === undefined) return undefined;
  const offset = configuredZone(config)?.offset ?? -12 * 60;
  if (now + offset * minute < due + day) return undefined;
  return {
    message: message(
      "The review of this runbook was due on {0}. Systems change, and an old step can make an incident worse. Go through it, mend what no longer holds, and set the date anew.",
      formatDate(due),
    ),
    related: [...changedFiles(review, history), ...bumpedDay(review, history)],
  };
}

function changed(review: Review, history: PageHistory | undefined): Told | undefined {
  const [first, ...more] = history?.changedSince ?? [];
  if (first === undefined) return undefined;
  return {
    severity: "info",
    message:
      more.length === 0
        ? message(
            "“{0}” changed on {1}, after this review. Steps that name it may no longer hold. Compare them, then set the date anew.",
            first.path,
            first.day,
          )
        : message(
            "“{0}” and {1} more files this page names have changed since this review. Steps that name them may no longer hold. Compare them, then set the date anew.",
            first.path,
            more.length,
          ),
    related: [...(more.length === 0 ? [] : changedFiles(review, history)), ...bumpedDay(review, history)],
  };
}

/** A page that is right needs no change: a hint, no more. */
function bumped(_review: Review, history: PageHistory | undefined): Told | undefined {
  if (history?.bumpedAlone === undefined) return undefined;
  return {
    severity: "hint",
    message: message(
      "The commit of {0} changed this date and nothing else on the page. That is fine when the steps were tried and held. If nobody did, try them before the next incident does.",
      history.bumpedAlone,
    ),
  };
}

const changedFiles = ({ span }: Review, history: PageHistory | undefined): readonly RelatedPlace[] =>
  (history?.changedSince ?? []).map(({ path, day: on }) => ({
    span,
    message: message("“{0}” changed on {1}", path, on),
  }));

const bumpedDay = ({ span }: Review, history: PageHistory | undefined): readonly RelatedPlace[] =>
  history?.bumpedAlone === undefined
    ? []
    : [
        {
          span,
          message: message("The commit of {0} changed this date and nothing else on the page", history.bumpedAlone),
        },
      ];

function reviewedToday(model: DocumentModel, review: Review, config: EffectiveConfig, now: number): readonly Fix[] {
  const edit = redateReview(model, review, config, now);
  return edit === undefined ? [] : [{ title: message("Mark as reviewed today ({0})", edit.newText), edits: [edit] }];
}
