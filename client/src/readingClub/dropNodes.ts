import type { QueueItem } from "../../../server/src/protocol";
import type { QueueSubject } from "./queueNodes";

/** Where an item is put: right before another one, or last. */
export interface Drop {
  readonly item: string;
  readonly before: string | undefined;
}

/**
 * What dropping an item on a row means: it takes the row's place, and what stood there follows; on a group, or on
 * nothing, it goes last. Undefined where nothing would change. What was read keeps the order of time.
 */
export function dropOf(items: readonly QueueItem[], item: string, target: QueueSubject | undefined): Drop | undefined {
  const from = items.findIndex(({ uri }) => uri === item);
  if (from < 0 || target?.kind === "session" || target?.kind === "suggestion") return undefined;
  if (target?.kind !== "item") return from === items.length - 1 ? undefined : { item, before: undefined };
  const at = items.findIndex(({ uri }) => uri === target.item.uri);
  if (at < 0 || at === from) return undefined;
  // Downwards it goes behind the row: dropped on the last one, it is the last.
  const before = from < at ? items[at + 1]?.uri : target.item.uri;
  return { item, before };
}
