import { labelKey } from "../text/normalize";
import type { SeverityReading } from "./readSeverity";
import type { SeverityLevel, SeverityScale } from "./scale";
import { foldWidth } from "./token";

/** How a severity as written stands to a scale. */
export interface Standing {
  /** Valid there; on an open scale also without a level of its own. */
  readonly on: boolean;
  readonly level: SeverityLevel | undefined;
  /** Levels the author may have meant, likeliest first; empty when the severity is valid. */
  readonly suggestions: readonly SeverityLevel[];
}

/** Numbers that some scale in use knows: the floor is 0 or 1, the ceiling 3 to 5. */
const openNumbers = { least: 0, most: 5 };

/** The number in a level's id: 1 of `SEV1`, 0 of `P0`; undefined for a word. */
export function levelNumber({ id }: SeverityLevel): number | undefined {
  const digits = /\d+(?:\.\d+)?/.exec(id)?.[0];
  return digits === undefined ? undefined : Number(digits);
}

/** Where a reading that is no placeholder stands on a scale. The letters before a number do not matter: S1 is SEV1. */
export function standingOn(reading: SeverityReading, scale: SeverityScale): Standing {
  const level = levelOf(reading, scale);
  if (level !== undefined) return { on: true, level, suggestions: [] };
  const { number } = reading;
  if (scale.open && (number === undefined || (number >= openNumbers.least && number <= openNumbers.most))) {
    return { on: true, level: undefined, suggestions: [] };
  }
  return { on: false, level: undefined, suggestions: number === undefined ? scale.levels : nearest(number, scale) };
}

/** The level of a scale that a reading means; undefined for a placeholder and for what the scale does not know. */
export function levelOf(reading: SeverityReading, scale: SeverityScale): SeverityLevel | undefined {
  if (reading.placeholder) return undefined;
  return (
    levelLeading(reading.raw.slice(reading.tokenSpan.start), scale)?.level ??
    levelNamed(reading.token, scale) ??
    scale.levels.find((level) => reading.number !== undefined && levelNumber(level) === reading.number)
  );
}

/** The level that a value states, be it by a name that only the team knows (大障害). */
export function levelStated(
  { raw, severity }: { readonly raw: string; readonly severity?: SeverityReading | undefined },
  scale: SeverityScale,
): SeverityLevel | undefined {
  if (severity !== undefined) return levelOf(severity, scale);
  return levelLeading(raw.replace(/^[^\p{L}\p{N}]+/u, ""), scale)?.level;
}

/** The level with an id or alias of this spelling. */
export function levelNamed(name: string, scale: SeverityScale): SeverityLevel | undefined {
  const key = labelKey(name);
  return scale.levels.find((level) => namesOf(level).some((spelling) => labelKey(spelling) === key));
}

/**
 * The level whose own name leads a text, however unusual the name: a team's 大障害 or "Red" is no severity to
 * anybody else. The longest name wins; a name that goes on (`Reduced` for `Red`) is none.
 */
export function levelLeading(
  text: string,
  scale: SeverityScale,
): { readonly level: SeverityLevel; readonly length: number } | undefined {
  const folded = foldWidth(text);
  let found: { readonly level: SeverityLevel; readonly length: number } | undefined;
  for (const level of scale.levels) {
    for (const name of namesOf(level).map(foldWidth)) {
      if (name.length <= (found?.length ?? 0) || !folded.startsWith(name)) continue;
      if (!/^[\p{L}\p{N}]/u.test(folded.slice(name.length)) || !/[a-z0-9]$/.test(name))
        found = { level, length: name.length };
    }
  }
  return found;
}

const namesOf = ({ id, aliases }: SeverityLevel): readonly string[] => [id, ...aliases];

function nearest(number: number, scale: SeverityScale): readonly SeverityLevel[] {
  const distance = (level: SeverityLevel): number => Math.abs((levelNumber(level) ?? 1000) - number);
  return [...scale.levels].sort((a, b) => distance(a) - distance(b));
}
