import type { LinkedAlert } from "../../alerts/links";
import { message } from "../../text/message";
import { nearest } from "../options/nearest";
import { UsageError } from "../options/usage";
import { alertChecks, type FailCode } from "./checks";

const known = Object.keys(alertChecks);
const isCode = (text: string): text is FailCode => known.includes(text);

/** The codes a comma-separated list names. Throws `UsageError` for one that is none of them. */
export function failCodes(given: string | undefined, command: string): readonly FailCode[] {
  const names = (given ?? "").split(",").map((name) => name.trim());
  return names.filter(Boolean).map((name) => {
    if (isCode(name)) return name;
    const near = nearest(name, known);
    throw new UsageError(
      near === undefined
        ? message('"{0}" is no code of {1}; there are {2}', name, "--fail-on", known.join(", "))
        : message('"{0}" is no code of {1}; did you mean "{2}"?', name, "--fail-on", near),
      command,
    );
  });
}

export const fails = (alerts: readonly LinkedAlert[], codes: readonly FailCode[]): boolean =>
  codes.some((code) => alertChecks[code](alerts));
