import type { DocumentModel, Timeline } from "../../model/document";
import { message } from "../../text/message";
import { titleOf } from "../place";
import { incidentKinds, type Fix, type Rule } from "../rule";
import { isClock } from "../when";

/** The document tells times of day, and nowhere in which zone. */
export const noZone: Rule = {
  code: "time/no-zone",
  severity: "hint",
  onByDefault: false,
  kinds: incidentKinds,
  *check(model, { config }) {
    if (config.timezone !== undefined || statesZone(model)) return;
    const timeline = model.timelines.find(({ entries }) => entries.some(({ moment }) => moment && isClock(moment)));
    const place = timeline
      ? placeIn(timeline)
      : model.fields.find(({ time }) => time?.moment && isClock(time.moment))?.time?.reading.span;
    if (place === undefined) return;
    yield {
      span: place,
      message: message(
        "These times name no time zone. Readers elsewhere cannot match them with their own clocks, nor with logs kept in UTC. Name the zone once, or set `timezone` in `.afterword.yaml`.",
      ),
      fixes: timeline ? zoneFixes(model, timeline) : [],
    };
  },
};

function statesZone(model: DocumentModel): boolean {
  return (
    model.timelines.some(
      ({ zone, entries }) => zone !== undefined || entries.some(({ reading }) => reading.zone ?? reading.until?.zone),
    ) || model.fields.some(({ time }) => time?.reading.zone ?? time?.reading.until?.zone)
  );
}

const placeIn = (timeline: Timeline): Timeline["span"] | undefined =>
  timeline.entries.find(({ moment }) => moment && isClock(moment))?.timeSpan;

/** The title of the timeline is where most reports name the zone. */
function zoneFixes(model: DocumentModel, { section }: Timeline): Fix[] {
  if (section?.form !== "heading") return [];
  const { end } = titleOf(model, section);
  const zones = model.language === "ja" ? ["JST", "UTC"] : ["UTC"];
  return zones.map((zone) => ({
    title: message("Say that these times are {0}", zone),
    edits: [{ span: { start: end, end }, newText: ` (${zone})` }],
  }));
}
