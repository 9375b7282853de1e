import { message, type Translate } from "../../text/message";
import type { Invocation } from "../options/parse";
import { UsageError } from "../options/usage";
import type { ExitCode, World } from "../world";
import { addNotes } from "./add";
import { listNotes } from "./list";

const optionsOf: Readonly<Record<string, readonly string[]>> = {
  list: ["format", "fail-on", "lang"],
  add: ["path", "range", "body", "motivation", "author", "stdin", "lang"],
};

/** `afterword annotations list|add`. Throws `UsageError`. */
export function annotations(invocation: Invocation, world: World, t: Translate): ExitCode {
  const [action = "", ...paths] = invocation.paths;
  const usage = (key: string, ...args: readonly string[]): UsageError =>
    new UsageError(message(key, ...args), invocation.command.name);
  const allowed = optionsOf[action];
  if (allowed === undefined) {
    throw action === "" ? usage("say what to do: list or add") : usage('"{0}" is neither list nor add', action);
  }
  const given = [...invocation.values.keys(), ...invocation.switches];
  const wrong = given.find((name) => !allowed.includes(name));
  if (wrong !== undefined) throw usage("option {0} does not go with {1}", `--${wrong}`, action);
  if (action === "list") return listNotes(invocation, paths, world, t);
  if (paths.length > 0) throw usage('add takes its document from --path, but "{0}" is given', paths[0] ?? "");
  const single = ["path", "body"].filter((name) => invocation.values.has(name));
  if (invocation.switches.has("stdin")) {
    const more = given.find((name) => !["stdin", "author", "lang"].includes(name));
    if (more !== undefined) throw usage("option {0} does not go with --stdin", `--${more}`);
  } else if (single.length < 2) throw usage("add needs --path and --body, or --stdin");
  return addNotes(invocation, world);
}
