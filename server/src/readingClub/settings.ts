import type { EffectiveConfig } from "../config/effective";
import { usualMinutes, type SessionMinutes } from "./session/sessionFile";

/** The folder of the reading club below its workspace folder, without slashes at its ends. */
export function clubFolder({ readingClub }: Pick<EffectiveConfig, "readingClub">): string {
  const { folder } = readingClub;
  return typeof folder === "string" ? folder.replace(/^\/+|\/+$/g, "") : "reading-club";
}

/** Minutes of a session's parts, as far as the team has set them. */
export function clubMinutes({ readingClub }: Pick<EffectiveConfig, "readingClub">): SessionMinutes {
  const set: unknown = readingClub["minutes"];
  if (typeof set !== "object" || set === null) return usualMinutes;
  const number = (value: unknown, otherwise: number): number => (typeof value === "number" ? value : otherwise);
  const given: { readonly read?: unknown; readonly discuss?: unknown; readonly wrapUp?: unknown } = set;
  return {
    read: number(given.read, usualMinutes.read),
    discuss: number(given.discuss, usualMinutes.discuss),
    wrapUp: number(given.wrapUp, usualMinutes.wrapUp),
  };
}
