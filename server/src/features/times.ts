import { message, type Message } from "../text/message";
import { day, formatClock, formatDate, minute } from "../time/civil";
import type { Moment } from "../time/moment";

/** A moment as it was understood: `2026-03-23 21:30 JST`, `about 14:00`, `14:00 or later`, with the end of a range. */
export function momentText(moment: Moment, until?: Moment): Message {
  const own = qualified(moment);
  return until === undefined ? own : message("{0} to {1}", own, qualified(until));
}

function qualified(moment: Moment): Message {
  const zone = moment.zone === undefined ? "" : ` ${moment.zone.name}`;
  const plain = message("{0}", `${civilText(moment)}${zone}`);
  const about = moment.approximate ? message("about {0}", plain) : plain;
  if (moment.open === "after") return message("{0} or later", about);
  return moment.open === "before" ? message("{0} or earlier", about) : about;
}

/** The civil time to its precision, without a zone. */
export function civilText({ earliest, latest, precision, dated }: Moment): string {
  switch (precision) {
    case "year":
      return formatDate(earliest).slice(0, 4);
    case "month":
      return formatDate(earliest).slice(0, 7);
    case "day":
      return dated ? formatDate(earliest) : `+${Math.floor(earliest / day).toString()} d`;
    case "part-of-day":
      return `${dated ? `${formatDate(earliest)} ` : ""}${formatClock(earliest)}–${formatClock(latest - minute)}`;
    default:
      return `${dated ? `${formatDate(earliest)} ` : ""}${formatClock(earliest, precision === "second")}`;
  }
}
