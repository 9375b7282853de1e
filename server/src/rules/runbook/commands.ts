import type { Mask } from "../../markdown/document";
import type { DocumentModel } from "../../model/document";
import type { Span } from "../../text/span";

/** A command that a page tells its reader to run. */
export interface Command {
  readonly text: string;
  /** Where `text` begins in the document. */
  readonly start: number;
  /** `sql`: statements, also of several lines. */
  readonly language: "shell" | "sql";
  /** Code in a line of text, rather than a block of its own. */
  readonly inline: boolean;
}

const shells =
  /^(?:|sh|bash|zsh|shell|fish|console|terminal|shell-?session|sh-session|bash-session|powershell|pwsh|ps1|cmd|bat|batch|dos|cli|redis|mongo(?:sh)?)$/i;
const sqls = /^(?:sql|mysql|pgsql|psql|postgres(?:ql)?|plsql|sqlite|cql|clickhouse|tsql|mariadb)$/i;

/** The commands in a page's code, in the order they stand; what is shown as output, data or a program is left out. */
export function* commandsOf({ markdown: { text, masks } }: DocumentModel): Iterable<Command> {
  for (const mask of masks) {
    if (mask.kind === "fenced-code" || mask.kind === "indented-code") yield* blockCommands(text, mask);
    if (mask.kind === "code-span") yield* spanCommand(text, mask.span);
  }
}

function* spanCommand(text: string, { start, end }: Span): Iterable<Command> {
  const [whole, ticks = ""] = /^(`+)\s*/.exec(text.slice(start, end)) ?? [""];
  const code = text.slice(start + whole.length, end - ticks.length).trimEnd();
  // A name alone (`kubectl delete`) is spoken of; a command has something to act on.
  if (code.split(/\s+/).length > 1) yield { text: code, start: start + whole.length, language: "shell", inline: true };
}

function* blockCommands(text: string, { kind, span }: Mask): Iterable<Command> {
  const block = text.slice(span.start, span.end);
  const [opening, language = ""] =
    kind === "fenced-code" ? (/^[ \t>]*(?:`{3,}|~{3,})[ \t]*\{?\.?([\w+-]*)[^\n]*\n/.exec(block) ?? []) : [];
  if (kind === "fenced-code" && opening === undefined) return;
  const from = opening?.length ?? 0;
  const code = block.slice(from).replace(/\n[ \t>]*(?:`{3,}|~{3,})[ \t]*$/, "\n");
  const start = span.start + from;
  if (sqls.test(language)) yield { text: code, start, language: "sql", inline: false };
  else if (shells.test(language) && (language !== "" || !looksLikeData(code))) yield* shellCommands(code, start);
}

/** Where some lines have a prompt, the others are what was printed. */
const prompt =
  /^[ \t>]*(?:\$|%|❯|➜|[\w.@~:/-]{2,40}[$#>%]|\[[\w.@~ :/-]{2,40}\][$#]|PS [^>\n]{0,60}>|mysql>|sqlite>|\w{1,30}=[#>])[ \t]+(?=\S)/;

function* shellCommands(code: string, start: number): Iterable<Command> {
  const lines = logicalLines(code);
  const prompted = lines.some(({ text }) => prompt.test(text));
  for (const { text, at } of lines) {
    const mark = prompt.exec(text)?.[0] ?? (prompted ? undefined : /^[ \t>]*/.exec(text)?.[0]);
    if (mark === undefined) continue;
    const command = text.slice(mark.length);
    if (command.trim() === "" || printed.test(command) || /^(?:#|\/\/|--|;|rem\b|::)/i.test(command)) continue;
    yield { text: withoutComment(command), start: start + at + mark.length, language: "shell", inline: false };
  }
}

/** Lines; those that end in `\` or within quotes with the ones they go on in. */
function logicalLines(code: string): readonly { readonly text: string; readonly at: number }[] {
  const lines: { text: string; at: number }[] = [];
  let open = 0;
  for (const match of code.matchAll(/[^\n]*\n?/g)) {
    const line = match[0];
    const last = lines.at(-1);
    if (last !== undefined && open > 0) last.text += line;
    else lines.push({ text: line, at: match.index });
    const text = lines.at(-1)?.text ?? "";
    open = goesOn(text) ? open + 1 : 0;
    // A quote that is never closed is an apostrophe.
    if (open > longest) open = 0;
  }
  return lines;
}

const longest = 20;

const goesOn = (text: string): boolean => /\\\r?\n$/.test(text) || (text.match(/(?<!\\)"/g) ?? []).length % 2 === 1;

/** `Command: …`, `Error: …`: what a program said. */
const printed = /^[A-Z][\w ]{1,30}: /;

/** A comment behind a command; the offsets before it stay. */
const withoutComment = (command: string): string => command.replace(/\s#\s[^\n]*$/, "");

/** Output, logs, YAML and JSON are often put into a block without a language. */
const looksLikeData = (code: string): boolean =>
  /^\s*[{[]/.test(code) ||
  /^\s*(?:apiVersion|kind|groups|- alert|annotations)\s*:/m.test(code) ||
  /^\s*(?:-{3}|\+-{3})/.test(code);
