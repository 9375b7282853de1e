import { profileNames } from "../../config/codes";
import { alertChecks } from "../alerts/checks";
import { message, type Message } from "../../text/message";

/** One option of a command. */
export interface OptionSpec {
  readonly name: string;
  /** What stands for its value in the usage text; undefined for a switch. */
  readonly value?: string;
  /** The only values there are. */
  readonly choices?: readonly string[];
  /** May be given more than once: the values are joined by commas. */
  readonly repeatable?: true;
  readonly help: Message;
}

export interface CommandSpec {
  readonly name: string;
  readonly summary: Message;
  /** Whether files and folders are named after the options. */
  readonly takesPaths: boolean;
  readonly options: readonly OptionSpec[];
}

const format = (...choices: readonly string[]): OptionSpec => ({
  name: "format",
  value: choices.join("|"),
  choices,
  help: message("how to print; default {0}", choices[0] ?? ""),
});

/** By what rules files are read. */
const judging: readonly OptionSpec[] = [
  { name: "config", value: "FILE", help: message("use this configuration instead of the nearest .afterword.yaml") },
  {
    name: "profile",
    value: "NAME",
    help: message("profile where no configuration extends one: {0}", profileNames.join(", ")),
  },
  { name: "now", value: "ISO", help: message("take this for the present time; without a zone it is UTC") },
];

const reading: readonly OptionSpec[] = [
  ...judging,
  { name: "stdin", help: message("read one document from standard input") },
  { name: "stdin-filename", value: "FILE", help: message("the name that document has") },
];

const everywhere: readonly OptionSpec[] = [
  {
    name: "lang",
    value: "en|ja",
    choices: ["en", "ja"],
    help: message("language of what is printed; default from LC_ALL and LANG"),
  },
  { name: "help", help: message("print this text") },
];

export const commands: readonly CommandSpec[] = [
  {
    name: "check",
    summary: message("check incident records, postmortems and runbooks"),
    takesPaths: true,
    options: [
      format("text", "json", "sarif", "github"),
      {
        name: "fail-on",
        value: "error|warning|info|hint",
        choices: ["error", "warning", "info", "hint"],
        help: message("exit with 1 from this severity on; default error"),
      },
      ...reading,
      ...everywhere,
    ],
  },
  {
    name: "inspect",
    summary: message("print what is understood of each document"),
    takesPaths: true,
    options: [format("json", "text"), ...reading, ...everywhere],
  },
  {
    name: "index",
    summary: message("list runbooks with their names and reviews, and incidents"),
    takesPaths: true,
    options: [format("json", "text", "markdown"), ...judging, ...everywhere],
  },
  {
    name: "alerts",
    summary: message("show which alert rules have a runbook, and which links lead nowhere"),
    takesPaths: true,
    options: [
      format("json", "text"),
      {
        name: "fail-on",
        value: "CODE",
        repeatable: true,
        help: message("exit with 1 on these findings, parted by commas: {0}", Object.keys(alertChecks).join(", ")),
      },
      ...judging,
      ...everywhere,
    ],
  },
  {
    name: "annotations",
    summary: message("list notes of the reading club and where their text is now, or add one: annotations list|add"),
    takesPaths: true,
    options: [
      format("json", "text"),
      {
        name: "fail-on",
        value: "orphaned",
        choices: ["orphaned"],
        help: message("list: exit with 1 when the text of a note is gone"),
      },
      { name: "path", value: "FILE", help: message("add: the document") },
      {
        name: "range",
        value: "L:C-L:C",
        help: message("add: lines and characters, counted from 0 in UTF-16; without it the whole document"),
      },
      { name: "body", value: "TEXT", help: message("add: what the note says, in Markdown") },
      {
        name: "motivation",
        value: "NAME",
        help: message("add: commenting, questioning …, or a kind such as insight; default {0}", "commenting"),
      },
      { name: "author", value: "NAME", help: message("add: who writes; default git's user.name") },
      { name: "stdin", help: message("add: read notes from standard input, one JSON object a line") },
      ...everywhere,
    ],
  },
  {
    name: "lsp",
    summary: message("run the language server for any editor"),
    takesPaths: false,
    options: [{ name: "stdio", help: message("speak over standard input and output") }, ...everywhere],
  },
];

export function commandOf(name: string): CommandSpec | undefined {
  return commands.find((command) => command.name === name);
}
