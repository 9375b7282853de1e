import type { QueueItem } from "../../../server/src/protocol";
import { isSamePerson } from "../annotations/visibilityNodes";
import type { Say } from "../status/words";

/** Whether the person took part in a session that read the item. */
export const readBy = ({ readings }: QueueItem, person: string | undefined): boolean =>
  readings.some(({ participants }) => participants.some((name) => isSamePerson(name, person)));

/** Names as they are typed, separated by commas, Japanese ones too; without doubles, the first spelling kept. */
export function namesIn(typed: string): readonly string[] {
  const names = typed
    .split(/[,、，;\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== "");
  return names.filter((name, index) => names.findIndex((other) => isSamePerson(other, name)) === index);
}

export function sourceWord(source: QueueItem["source"], say: Say): string {
  switch (source) {
    case "own":
      return say("our own");
    case "internal":
      return say("from inside the company");
    case "external":
      return say("from outside");
  }
}
