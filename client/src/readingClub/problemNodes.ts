import type { ClubProblem } from "../../../server/src/protocol";
import { decoded } from "../annotations/noteGroupNodes";
import type { Say } from "../status/words";
import type { FilePlace, Row } from "../views/rowNodes";

/** Files of the queue and of sessions that cannot be read, or say something that counts for nothing, by name. */
export function problemRows(problems: readonly ClubProblem[], say: Say): readonly Row<never>[] {
  if (problems.length === 0) return [];
  const children = problems.map(({ uri, line, reason }, index): Row<never> => {
    const name = decoded(uri.slice(uri.lastIndexOf("/") + 1));
    return {
      id: `problem:${index.toString()}:${uri}`,
      label: name,
      description: reason,
      icon: { name: "warning" },
      context: "problem",
      spoken: [name, reason].join(say(", ")),
      opens: placeOf(uri, line),
      children: [],
    };
  });
  return [
    {
      id: "group:problems",
      label: say("Files to Correct"),
      description: problems.length.toString(),
      icon: { name: "warning", color: "list.warningForeground" },
      context: "group problems",
      children,
      expanded: true,
    },
  ];
}

/** @param line zero-based; undefined for the file as a whole */
export function placeOf(uri: string, line: number | undefined): FilePlace {
  const start = { line: line ?? 0, character: 0 };
  return { uri, range: line === undefined ? undefined : { start, end: start } };
}
