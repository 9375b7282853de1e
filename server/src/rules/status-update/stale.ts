import type { EffectiveConfig } from "../../config/effective";
import type { DocumentModel } from "../../model/document";
import { message } from "../../text/message";
import type { Span } from "../../text/span";
import { minute } from "../../time/civil";
import type { Moment } from "../../time/moment";
import { lengthText } from "../lengthText";
import { headOf } from "../place";
import { filledField, isOngoing, momentOf } from "../progress";
import type { Rule } from "../rule";
import { statedLevel } from "../severityLevel";
import { configuredZone, inRealTime } from "../when";
import { updatesOf } from "./updates";

/** The incident lasts, and its last status update is older than the team's interval. */
export const stale: Rule = {
  code: "status-update/stale",
  severity: "warning",
  onByDefault: false,
  kinds: ["incident"],
  *check(model, { config, now }) {
    const every = statedLevel(model, config)?.updateEvery ?? config.statusUpdateEvery;
    const last = every !== undefined && isOngoing(model) ? lastWord(model) : undefined;
    if (every === undefined || last === undefined) return;
    const told = inRealTime(last.moment, zoneOf(model, config));
    if (told === undefined || told.latest + every * minute >= now) return;
    yield {
      span: last.span,
      message: message(
        "The incident is not over, and for more than {0} nothing was said about it. People assume the worst, or that it is over. Post where it stands and the outlook, or set the status.",
        lengthText(every),
      ),
    };
  },
};

interface Word {
  readonly moment: Moment;
  readonly span: Span;
}

/** The latest update; before the first one, the beginning of the incident. */
function lastWord(model: DocumentModel): Word | undefined {
  const posts = updatesOf(model);
  const updates = posts.flatMap(({ time, span, current }): Word[] =>
    time ? [{ moment: time, span: current ?? span }] : [],
  );
  if (updates.length > 0) return updates.reduce((a, b) => (b.moment.latest >= a.moment.latest ? b : a));
  if (posts.length > 0) return undefined;
  const begun = momentOf(model, "declared") ?? momentOf(model, "detected") ?? momentOf(model, "start");
  return begun && { moment: begun, span: filledField(model, "status")?.span ?? headOf(model) };
}

const zoneOf = (model: DocumentModel, config: EffectiveConfig) =>
  model.timelines.find(({ zone }) => zone)?.zone ?? configuredZone(config);
