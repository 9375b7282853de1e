import { profileNames } from "../../config/codes";
import { message } from "../../text/message";
import { nearest } from "./nearest";
import type { Invocation } from "./parse";
import { UsageError } from "./usage";

/** What documents to look at, and by what rules. */
export interface ReadingOptions {
  readonly paths: readonly string[];
  /** Name of the document on standard input; undefined when none is read there. */
  readonly stdin: string | undefined;
  readonly config: string | undefined;
  readonly profile: string | undefined;
  /** Milliseconds since the epoch; undefined: the clock. */
  readonly now: number | undefined;
}

/** What standard input is called when nobody gives it a name. */
const unnamedInput = "<stdin>";

/** Throws `UsageError` for options that do not go together. */
export function readingOptions({ command, values, switches, paths }: Invocation): ReadingOptions {
  const usage = (key: string, ...args: readonly string[]): UsageError =>
    new UsageError(message(key, ...args), command.name);
  const stdinName = values.get("stdin-filename");
  const fromStdin = switches.has("stdin");
  if (stdinName !== undefined && !fromStdin) throw usage("--stdin-filename goes with --stdin");
  if (fromStdin && paths.length > 0) throw usage("--stdin and paths do not go together");
  if (!fromStdin && paths.length === 0) throw usage("name at least one file or folder");
  const now = values.get("now");
  const time = now === undefined ? undefined : parseNow(now);
  if (now !== undefined && time === undefined)
    throw usage('"{0}" is no ISO 8601 time such as 2026-01-15T09:00:00Z', now);
  return {
    paths,
    stdin: fromStdin ? (stdinName ?? unnamedInput) : undefined,
    config: values.get("config"),
    profile: profileIn(values.get("profile"), command.name),
    now: time,
  };
}

function profileIn(given: string | undefined, command: string): string | undefined {
  if (given === undefined || profileNames.some((name) => name === given)) return given;
  const near = nearest(given, profileNames);
  throw new UsageError(
    near === undefined
      ? message('there is no profile "{0}"; there are {1}', given, profileNames.join(", "))
      : message('there is no profile "{0}"; did you mean "{1}"?', given, near),
    command,
  );
}

const iso = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:?\d{2})?)?$/i;

/** A time without a zone is UTC, whatever zone the machine is in. Undefined when it is no time. */
export function parseNow(text: string): number | undefined {
  const match = iso.exec(text);
  if (match === null) return undefined;
  const [, date = "", clock = "00:00", zone = "Z"] = match;
  const [, month = 0, day = 0] = date.split("-").map(Number);
  const parsed = Date.parse(`${date}T${clock}${zone.replace(/^([+-]\d{2})(\d{2})$/, "$1:$2").toUpperCase()}`);
  const realDay = new Date(`${date}T00:00Z`).getUTCDate() === day && month <= 12;
  return Number.isNaN(parsed) || !realDay ? undefined : parsed;
}
