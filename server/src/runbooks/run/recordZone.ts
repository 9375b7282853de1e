import type { DocumentModel, Timeline } from "../../model/document";
import { zoneFor, type Writing } from "../../rules/timelineRow";
import { configuredZone } from "../../rules/when";
import type { Zone } from "../../time/moment";

/** A clock that is known: `offset` is minutes east of UTC. */
export type Clock = Zone & { readonly offset: number };

const utc: Clock = { name: "UTC", offset: 0 };

/** The timeline that rows are added to; undefined when there is none yet. */
export const timelineFor = ({ timelines }: DocumentModel): Timeline | undefined =>
  timelines.filter(({ keyEvents, entries }) => !keyEvents && entries.length > 0).at(-1);

/** The clock on which new rows of a document are told: its own, else that of the configuration, else UTC. */
export function recordZone(writing: Writing): Clock {
  const timeline = timelineFor(writing.model);
  const last = timeline?.entries.at(-1);
  const zone = timeline && last ? zoneFor(last, timeline, writing) : firstZone(writing);
  return clockOf(zone) ?? utc;
}

/** The clock of a document without a timeline, as far as one is told. */
const firstZone = ({ model, config }: Writing): Zone | undefined =>
  model.fields.map(({ time }) => time?.reading.zone).find((zone) => zone?.offset !== undefined) ??
  configuredZone(config);

/** Undefined for a zone whose offset is not known, or depends on the season. */
export const clockOf = (zone: Zone | undefined): Clock | undefined =>
  zone?.offset === undefined ? undefined : { name: zone.name, offset: zone.offset };
