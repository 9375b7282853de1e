import { parseArgs } from "node:util";
import { message } from "../../text/message";
import { commandOf, commands, type CommandSpec, type OptionSpec } from "./commands";
import { nearest } from "./nearest";
import { UsageError } from "./usage";

/** A command line that makes sense so far: the command, what its options were given, and the paths. */
export interface Invocation {
  readonly command: CommandSpec;
  readonly values: ReadonlyMap<string, string>;
  readonly switches: ReadonlySet<string>;
  readonly paths: readonly string[];
}

/** The command named on the command line; undefined when none is. Throws `UsageError` for one there is not. */
export function commandIn(args: readonly string[]): CommandSpec | undefined {
  const [name] = args;
  if (name === undefined || name.startsWith("-")) return undefined;
  const command = commandOf(name);
  if (command !== undefined) return command;
  const names = commands.map((each) => each.name);
  const near = nearest(name, names);
  throw new UsageError(
    near === undefined
      ? message('unknown command "{0}"; there are {1}', name, names.join(", "))
      : message('unknown command "{0}"; did you mean "{1}"? There are {2}', name, near, names.join(", ")),
  );
}

/** Throws `UsageError`. */
export function parse(command: CommandSpec, args: readonly string[]): Invocation {
  const values = new Map<string, string>();
  const switches = new Set<string>();
  const paths: string[] = [];
  for (const token of tokensOf(command, args)) {
    if (token.kind === "positional") paths.push(token.value);
    if (token.kind !== "option") continue;
    const option = optionOf(command, token.name, token.rawName);
    if (option.value === undefined) switches.add(withoutValue(command, option, token.value));
    else {
      const value = valueOf(command, option, token.value);
      const before = option.repeatable === true ? values.get(option.name) : undefined;
      values.set(option.name, before === undefined ? value : `${before},${value}`);
    }
  }
  if (paths.length > 0 && !command.takesPaths) {
    throw new UsageError(message('{0} takes no paths, but "{1}" is given', command.name, paths[0] ?? ""), command.name);
  }
  return { command, values, switches, paths };
}

function tokensOf(command: CommandSpec, args: readonly string[]) {
  const options = Object.fromEntries(
    command.options.map(({ name, value }) => [
      name,
      {
        type: value === undefined ? ("boolean" as const) : ("string" as const),
        ...(name === "help" ? { short: "h" } : {}),
      },
    ]),
  );
  return parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true }).tokens;
}

function optionOf(command: CommandSpec, name: string, rawName: string): OptionSpec {
  const option = command.options.find((each) => each.name === name);
  if (option !== undefined) return option;
  const near = nearest(
    name,
    command.options.map((each) => each.name),
  );
  throw new UsageError(
    near === undefined
      ? message('unknown option "{0}"', rawName)
      : message('unknown option "{0}"; did you mean "{1}"?', rawName, `--${near}`),
    command.name,
  );
}

function withoutValue(command: CommandSpec, { name }: OptionSpec, value: string | undefined): string {
  if (value !== undefined) throw new UsageError(message('option "{0}" takes no value', `--${name}`), command.name);
  return name;
}

function valueOf(command: CommandSpec, { name, choices }: OptionSpec, value: string | undefined): string {
  if (value === undefined || value === "")
    throw new UsageError(message('option "{0}" needs a value', `--${name}`), command.name);
  if (choices !== undefined && !choices.includes(value)) {
    const text = message('"{0}" is no value of {1}; there are {2}', value, `--${name}`, choices.join(", "));
    throw new UsageError(text, command.name);
  }
  return value;
}
