import type { ReviewComponent } from "../../../server/src/protocol";
import type { Say } from "../status/words";

/** `12 alerts, 2 muted, 3 without a page`: only what there is. */
export function countsOf({ alerts, muted, uncovered }: ReviewComponent, say: Say): string {
  const parts = [
    alerts === 1 ? say("1 alert") : say("{0} alerts", alerts),
    muted === 0 ? "" : say("{0} muted", muted),
    uncovered === 0 ? "" : say("{0} without a page", uncovered),
  ];
  return parts.filter((part) => part !== "").join(say(", "));
}

/** The first few names, and how many more there are. */
export function namesInWords(names: readonly string[], say: Say): string {
  const shown = names.slice(0, 5).join(say(", "));
  return names.length <= 5 ? shown : say("{0} and {1} more", shown, names.length - 5);
}
