import { message, type Message } from "../../text/message";
import { preparations, type ClubChange, type NoteState } from "./act";
import { readExchange } from "./exchange";
import { annotationPath } from "./files";
import { lineOf } from "./writeEvent";

/**
 * Takes in notes that another person copied out: every line in the file of its own author, as it was written.
 * @param known ids of lines that are shared already
 * @returns `refused` beside changes tells what was left out
 */
export function paste(
  text: string,
  session: string | undefined,
  known: ReadonlySet<string>,
  state: Pick<NoteState, "exists">,
): { readonly changes: readonly ClubChange[]; readonly refused: Message | undefined } {
  const { events, problems } = readExchange(text);
  const byFile = new Map<string, string>();
  const taken = new Set(known);
  for (const { id, author, line } of events) {
    if (taken.has(id)) continue;
    taken.add(id);
    const path = annotationPath({ session, draft: false, author });
    byFile.set(path, (byFile.get(path) ?? "") + lineOf(line));
  }
  const refused = refusal(events.length, byFile.size, problems);
  const appends = [...byFile].map(([path, append]) => ({ path, append }));
  return { changes: appends.length === 0 ? [] : [...preparations(false, state), ...appends], refused };
}

function refusal(
  read: number,
  files: number,
  problems: readonly { readonly line: number; readonly message: Message }[],
): Message | undefined {
  const [problem] = problems;
  if (read === 0 && problem === undefined) return message("There are no notes in it.");
  if (read === 0 && problem !== undefined) return message("It holds no notes that can be read: {0}", problem.message);
  if (files === 0 && problem === undefined) return message("All of these notes are here already.");
  return (
    problem && message("{0} of the lines could not be read and were left out: {1}", problems.length, problem.message)
  );
}
