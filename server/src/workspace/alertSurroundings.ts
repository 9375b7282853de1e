import type { LinkedAlert } from "../alerts/links";
import type { AlertSurroundings, LinkablePage, OtherAlert } from "../rules/alert/alertRule";
import type { LineIndex } from "../text/lineIndex";

/** An alert and the lines of its file. */
export interface LocatedAlert extends LinkedAlert {
  readonly source: { readonly lines: LineIndex };
}

/** What is known of all alerts of a folder. */
export interface KnownFolder {
  readonly alerts: readonly LocatedAlert[];
  readonly duplicates: readonly (readonly LocatedAlert[])[];
  /** Asked for once, and only when a link leads nowhere. */
  readonly pages: () => readonly LinkablePage[];
}

/** What the rules of alert files ask of the workspace. */
export function alertSurroundings({ alerts, duplicates, pages }: KnownFolder): AlertSurroundings {
  let known: readonly LinkablePage[] | undefined;
  const groups = new Map(duplicates.flatMap((group) => group.map(({ alert }) => [alert, group] as const)));
  return {
    get pages() {
      known ??= pages();
      return known;
    },
    examples: alerts,
    duplicatesOf: ({ alert }) =>
      (groups.get(alert) ?? [])
        .filter((other) => other.alert !== alert)
        .map((other): OtherAlert => ({ alert: other.alert, path: other.path, lines: other.source.lines })),
  };
}
