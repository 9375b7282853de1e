import { message, type Message } from "../text/message";

/** A length of time to the minute, in words of the user's language: `12 min`, `2 h`, `146 h 19 min`. */
export function lengthText(minutes: number): Message {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return message("{0} min", rest);
  return rest === 0 ? message("{0} h", hours) : message("{0} h {1} min", hours, rest);
}
