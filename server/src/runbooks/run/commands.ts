import type { Inline } from "../../markdown/inline";
import type { StepCommand } from "./steps";

const fence = /^([ \t>]*)(`{3,}|~{3,})[ \t]*([^\s`{]*)[^\n]*$/;
/** Output, diagrams and data are nothing to paste into a shell. */
const noCommand = /^(?:mermaid|plantuml|dot|output|log|diff|text-output)$/i;

/** The command in a block of code as written, fenced or indented; undefined when there is none to copy. */
export function commandIn(source: string): StepCommand | undefined {
  const lines = source.split(/\r\n|\n|\r/);
  const opened = fence.exec(lines[0] ?? "");
  const language = opened?.[3] === "" ? undefined : opened?.[3];
  if (language !== undefined && noCommand.test(language)) return undefined;
  const body = opened === null ? lines : bodyOf(lines.slice(1), opened[2] ?? "```");
  const text = withoutPrompts(withoutIndent(body)).join("\n").trimEnd();
  return text.trim() === "" ? undefined : { text, language };
}

function bodyOf(lines: readonly string[], mark: string): readonly string[] {
  const close = lines.findIndex((line) => line.trim().startsWith(mark) && /^[`~]+$/.test(line.trim()));
  return close < 0 ? lines : lines.slice(0, close);
}

function withoutIndent(lines: readonly string[]): readonly string[] {
  const indents = lines.filter((line) => line.trim() !== "").map((line) => /^[ \t]*/.exec(line)?.[0].length ?? 0);
  const common = Math.min(...indents, 80);
  return lines.map((line) => line.slice(Math.min(common, /^[ \t]*/.exec(line)?.[0].length ?? 0)));
}

/** A session shows prompts: what is behind them was typed, the rest was answered. */
function withoutPrompts(lines: readonly string[]): readonly string[] {
  const first = lines.find((line) => line.trim() !== "");
  if (first === undefined || !/^[$❯] \S/.test(first)) return lines;
  const typed: string[] = [];
  let continues = false;
  for (const line of lines) {
    const command: string | undefined = /^[$❯] (.*)$/.exec(line)?.[1] ?? (continues ? line : undefined);
    if (command !== undefined) typed.push(command);
    continues = command?.endsWith("\\") === true;
  }
  return typed;
}

const shellLike = /^(?:sudo |\.{0,2}\/|[a-z][\w.-]*[ \t]+\S)/;

/** Code spans that read like something to type: a word and what it is given. */
export function commandsInLines(lines: readonly Inline[]): readonly StepCommand[] {
  return lines.flatMap(({ text, marks }) =>
    marks
      .filter(({ kind }) => kind === "code")
      .map(({ start, end }) => text.slice(start, end).trim())
      .filter((code) => shellLike.test(code) && /[ \t]/.test(code))
      .map((code) => ({ text: code, language: undefined })),
  );
}
