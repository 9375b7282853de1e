import { message, type Message } from "../../text/message";
import { preparations, type ClubChange, type NoteState } from "./act";
import type { AnnotationEvent, JsonObject } from "./event";
import { readExchange, type Taken } from "./exchange";
import { annotationPath } from "./files";
import { isUnplaced } from "./placeAll";
import { isBare, withWords } from "./withWords";
import { lineOf } from "./writeEvent";

/** What is known when notes are taken in. */
export interface PasteState extends Pick<NoteState, "written"> {
  /** Ids of lines that are shared already. */
  readonly known: ReadonlySet<string>;
  /** ISO 8601, UTC. */
  readonly time: string;
  /** The present text of a document, by its path from the repository root; undefined where it cannot be read. */
  text(path: string): string | undefined;
}

/** Notes that somebody gave, as they are to be written. */
export interface Pasted {
  readonly changes: readonly ClubChange[];
  /** Beside changes it tells what was left out. */
  readonly refused: Message | undefined;
}

/** Takes in notes that another person or tool has: every line in the file of its own author, as it was written. */
export function paste(text: string, session: string | undefined, state: PasteState): Pasted {
  return pasteTaken(readExchange(text, state), session, state);
}

export function pasteTaken(taken: Taken, session: string | undefined, state: PasteState): Pasted {
  const known = new Set(state.known);
  const fresh = taken.events.filter(({ id }) => !known.has(id) && known.add(id));
  const worded = wordedLines(fresh, state);
  const byFile = new Map<string, string[]>();
  for (const event of fresh) {
    const path = annotationPath({ session, draft: false, author: event.author });
    const line = lineOf(worded.get(event) ?? event.line);
    const same = byFile.get(path);
    if (same === undefined) byFile.set(path, [line]);
    else same.push(line);
  }
  const appends = [...byFile].map(([path, lines]) => ({ path, append: lines.join("") }));
  return {
    changes: appends.length === 0 ? [] : [...preparations(false, state), ...appends],
    refused: refusal(taken, fresh),
  };
}

/** Words that bare positions stand for are remembered with them, while the texts are those they count in. */
function wordedLines(
  events: readonly AnnotationEvent[],
  state: Pick<PasteState, "text">,
): ReadonlyMap<AnnotationEvent, JsonObject> {
  const bare = events.filter(isBare);
  const sources = new Set(bare.map(({ target }) => target.source));
  return new Map(
    [...sources].flatMap((source) => {
      const text = state.text(source);
      const notes = bare.filter(({ target }) => target.source === source);
      return text === undefined ? [] : [...withWords(notes, text)];
    }),
  );
}

function refusal({ events, problems }: Taken, fresh: readonly AnnotationEvent[]): Message | undefined {
  const [problem] = problems;
  if (events.length === 0 && problem === undefined) return message("There are no notes in it.");
  if (events.length === 0 && problem !== undefined)
    return message("It holds no notes that can be read: {0}", problem.message);
  if (fresh.length === 0 && problem === undefined) return message("All of these notes are here already.");
  const unplaced = fresh.filter(isWithoutPlace).length;
  const told = [
    ...(problem === undefined
      ? []
      : [message("{0} of the notes could not be read and were left out: {1}", problems.length, problem.message)]),
    ...(unplaced === 0
      ? []
      : [
          message(
            "The place of {0} of the notes is told in a way that is not understood here: attach them anew.",
            unplaced,
          ),
        ]),
  ];
  const [first, second] = told;
  return second === undefined || first === undefined ? first : message("{0} {1}", first, second);
}

const isWithoutPlace = (event: AnnotationEvent): boolean =>
  event.type === "note" &&
  !event.target.external &&
  event.target.anchor !== undefined &&
  isUnplaced(event.target.anchor);
