import type { FindingSeverity } from "../../rules/rule";
import type { World } from "../world";

type Style = (text: string) => string;

export type Styles = Readonly<Record<FindingSeverity | "path" | "code", Style>>;

const ansi =
  (open: number, close: number): Style =>
  (text) =>
    `\u001b[${open}m${text}\u001b[${close}m`;

const coloured: Styles = {
  error: ansi(31, 39),
  warning: ansi(33, 39),
  info: ansi(36, 39),
  hint: ansi(90, 39),
  path: ansi(4, 24),
  code: ansi(90, 39),
};

const same: Style = (text) => text;
const plain: Styles = { error: same, warning: same, info: same, hint: same, path: same, code: same };

/** Colours for a terminal, unless `NO_COLOR` is set (to anything) or the terminal is a dumb one. */
export function styles({ out, environment }: World): Styles {
  const wanted = out.isTerminal && !environment["NO_COLOR"] && environment["TERM"] !== "dumb";
  return wanted ? coloured : plain;
}
