import picomatch from "picomatch";
import { message, type Message } from "../text/message";
import { period } from "./period";
import { mapped, text, type Shape } from "./shape";

/** A pattern for paths below the folder of the configuration file. */
export const glob: Shape<string> = text((pattern) => {
  if (pattern.length > 500) return message("This pattern is too long.");
  if (/^(?:\/|[A-Za-z]:|[a-z][a-z0-9+.-]*:\/\/)/.test(pattern)) {
    return message("A pattern is relative to the folder of this file: “{0}” is not.", pattern);
  }
  if (pattern.includes("\\")) return message("Write “/” between folders, not “\\”.");
  if (pattern.split("/").includes("..")) return message("A pattern cannot lead out of the folder of this file (“..”).");
  return compiles(pattern) ? undefined : message("“{0}” is not a valid pattern: a bracket is not closed.", pattern);
});

/** Options that keep a hostile pattern from running away: no extended globs. */
export const globOptions = { dot: true, noextglob: true, strictBrackets: true } as const;

function compiles(pattern: string): boolean {
  try {
    picomatch(pattern, globOptions);
    return true;
  } catch {
    return false;
  }
}

const periodExamples = "30m, 7d, 2 weeks, 6 months, 1 year, 半年";

const wrongPeriod = (written: string): Message =>
  message("“{0}” is not a period. Examples: {1}.", written, periodExamples);

/** A period as written (`6 months`, 半年): checked, kept as text. */
export const writtenPeriod: Shape<string> = text(
  (written) => (period(written) === undefined ? wrongPeriod(written) : undefined),
  { examples: ["30d", "6 months", "半年"] },
);

/** A period in minutes (`30m`, `2 hours`); a number alone counts minutes. */
export const minutes: Shape<number> = periodIn(1, "minute");

/** A period in days (`7d`, `2 weeks`); a number alone counts days. */
export const days: Shape<number> = periodIn(24 * 60, "day");

function periodIn(unit: number, name: "minute" | "day"): Shape<number> {
  const written = text((value) => (wholeUnits(value, unit) === undefined ? wrongPeriod(value) : undefined), {
    examples: name === "day" ? ["7d", "2 weeks"] : ["30m", "1h"],
  });
  const asText = mapped(written, (value) => wholeUnits(value, unit) ?? 0);
  return {
    schema: { anyOf: [{ type: "integer", minimum: 1, maximum: 100_000 }, written.schema] },
    read(place, source) {
      const number = source.numberAt(place.node);
      if (number === undefined) return asText.read(place, source);
      if (Number.isInteger(number) && number >= 1 && number <= 100_000) return number;
      return source.problem(source.spanOf(place.node, place.keySpan), wrongPeriod(String(number)));
    },
  };
}

function wholeUnits(written: string, unit: number): number | undefined {
  const read = period(written);
  return read === undefined || read.minutes < unit ? undefined : Math.round(read.minutes / unit);
}

/** An IANA name or an offset; abbreviations have two meanings (`IST`) and are told. */
export const timezone: Shape<string> = text(
  (zone) => {
    if (/^(?:[+-](?:0\d|1[0-4]):?[0-5]\d|UTC|Z)$/.test(zone)) return undefined;
    if (/^[A-Z]{2,5}$/.test(zone)) {
      return message("“{0}” is an abbreviation: write a name such as Asia/Tokyo, or an offset such as +09:00.", zone);
    }
    return isZone(zone) ? undefined : message("“{0}” is not a time zone. Examples: Asia/Tokyo, +09:00, UTC.", zone);
  },
  { examples: ["Asia/Tokyo", "+09:00", "UTC"] },
);

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

/** `owner/name` of an issue tracker's repository. */
export const repository: Shape<string> = text((name) =>
  /^(?:[\w.-]+\/)+[\w.-]+$/.test(name) ? undefined : message("“{0}” is not a repository; write owner/name.", name),
);

/** A regular expression or plain beginning that maps addresses; checked when used, so that no pattern runs here. */
export const urlMatch: Shape<string> = text((match) =>
  match.length > 500 ? message("This pattern is too long.") : undefined,
);
