import { splitMinutes, type Metric, type MetricName, type Milestone } from "../model/metrics";
import { lengthText } from "../rules/lengthText";
import { message, type Message } from "../text/message";

/** At a glance: `12 min`, `2 h 5 min`, `1 d 3 h`. */
export function durationText(minutes: number): Message {
  const { days, hours, minutes: rest } = splitMinutes(minutes);
  if (days === 0) return lengthText(60 * hours + rest);
  return hours === 0 ? message("{0} d", days) : message("{0} d {1} h", days, hours);
}

/** A metric's length with what is uncertain about it: `~12 min`, `10 min to 1 h`, `at least 5 min`. */
export function metricLength({ least, most, approximate }: Pick<Metric, "least" | "most" | "approximate">): Message {
  const length =
    most === undefined
      ? message("at least {0}", durationText(least))
      : least === most
        ? durationText(least)
        : message("{0} to {1}", durationText(least), durationText(most));
  return approximate ? message("~{0}", length) : length;
}

const milestones: Readonly<Record<Milestone, Message>> = {
  start: message("start"),
  detected: message("detected"),
  acknowledged: message("acknowledged"),
  mitigated: message("mitigated"),
  end: message("resolved"),
};

const names: Readonly<Record<MetricName, Message>> = {
  TTD: message("Time to detect"),
  TTA: message("Time to acknowledge"),
  TTM: message("Time to mitigate"),
  TTR: message("Time to resolve"),
  response: message("Response to recovery"),
};

/** `TTD`, or words where there is no abbreviation. */
export const metricLabel = (name: MetricName): Message => (name === "response" ? names.response : message(name));

/** `Time to detect: from start to detected`. */
export const metricDefinition = ({ name, from, to }: Pick<Metric, "name" | "from" | "to">): Message =>
  message("{0}: from {1} to {2}", names[name], milestones[from], milestones[to]);
