import { message, type Message, type Translate } from "../../text/message";
import { displayWidth } from "../format/width";
import { commands, type CommandSpec, type OptionSpec } from "./commands";

/** The command line is used in a way it has no meaning for. */
export class UsageError extends Error {
  readonly text: Message;
  /** The command whose help tells more. */
  readonly command: string | undefined;

  constructor(text: Message, command?: string) {
    super(text.key);
    this.name = "UsageError";
    this.text = text;
    this.command = command;
  }
}

/** What `afterword --help` prints. */
export function overview(t: Translate): string {
  return [
    "Afterword: Runbooks & Postmortems",
    "",
    `${t(message("Usage:"))} afterword ${commands.map(({ name }) => name).join("|")} [${t(message("options"))}] [PATH…]`,
    "",
    ...columns(commands.map(({ name, summary }) => [name, t(summary)])),
    "",
    t(message("afterword COMMAND --help tells the options of a command.")),
    "",
  ].join("\n");
}

/** What `afterword COMMAND --help` prints. */
export function usageOf(command: CommandSpec, t: Translate): string {
  const paths = command.takesPaths ? " PATH…" : "";
  const about = command.takesPaths ? ["", ...pathsAndExitCodes(t)] : [];
  return [
    `${t(message("Usage:"))} afterword ${command.name} [${t(message("options"))}]${paths}`,
    t(command.summary),
    "",
    ...columns(command.options.map((option) => [flag(option), t(option.help)])),
    ...about,
    "",
  ].join("\n");
}

export const flag = ({ name, value }: OptionSpec): string => (value === undefined ? `--${name}` : `--${name} ${value}`);

function pathsAndExitCodes(t: Translate): readonly string[] {
  return [
    t(
      message(
        "PATH is a file, a folder or a glob. Folders are searched; what .gitignore leaves out is left out, and so is node_modules.",
      ),
    ),
    t(message("Exit code 0: nothing found; 1: findings; 2: wrong usage, or something could not be read.")),
  ];
}

function columns(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(...rows.map(([left]) => displayWidth(left)));
  return rows.map(([left, right]) => `  ${left}${" ".repeat(width - displayWidth(left))}  ${right}`);
}
