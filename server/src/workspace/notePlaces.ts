import type { TextDocumentContentChangeEvent } from "vscode-languageserver-textdocument";
import type { AnchorOutcome } from "../readingClub/anchor/anchor";
import { placeAll } from "../readingClub/annotation/placeAll";
import { applyChanges, startTracking, type Tracked } from "../readingClub/anchor/track";
import type { FoldedNote } from "../readingClub/annotation/fold";
import type { Span } from "../text/span";
import { editsIn } from "./editsIn";
import { isUnrelated } from "./unrelated";

/** Where a note's text is. `asks`: all of it was replaced while the document was open; `item`: it is about no text. */
export interface NotePlace {
  readonly status: AnchorOutcome["status"] | "asks" | "item";
  /** Of `orphaned` where it would have stood; undefined where that cannot be told. */
  readonly span: Span | undefined;
}

/** Texts of earlier versions, by git's id of them. */
export type BaseTexts = (blob: string) => string | undefined;

const noText: NotePlace = { status: "item", span: undefined };
const unknown: NotePlace = { status: "orphaned", span: undefined };

/** Notes that were placed at the same moment, and have been followed since. */
interface Group {
  readonly notes: ReadonlyMap<string, { readonly status: NotePlace["status"]; readonly mark: number | undefined }>;
  readonly tracked: Tracked;
}

/** Each group remembers how its marks were before each edit, for undo: the older of more groups become one. */
const mostGroups = 8;

/** The places of notes in one text: looked for once, then followed through every edit of it. */
export class NotePlaces {
  #text: string;
  #groups: readonly Group[] = [];
  /** Notes without a place whose very words were seen to be nowhere in the text. */
  readonly #gone = new Set<string>();
  /** Notes whose text went with all of the document's, when something else was put in its place. */
  #lost: ReadonlySet<string> = new Set();

  constructor(text: string) {
    this.#text = text;
  }

  get text(): string {
    return this.#text;
  }

  /**
   * Looks for the notes that have no place yet, were attached to another one since, or whose words are back after they
   * were gone, as when a paragraph is cut and pasted elsewhere.
   */
  place(notes: readonly FoldedNote[], base: BaseTexts): void {
    const isSought = (note: FoldedNote): boolean =>
      note.target.anchor !== undefined && (this.#find(note) === undefined || this.#isBack(note));
    const sought = notes.filter(isSought);
    if (sought.length === 0) return;
    const outcomes = placeAll(
      sought.flatMap(({ target }) => target.anchor ?? []),
      this.#text,
      { base },
    );
    const places = new Map(outcomes.map((outcome, index) => [sought[index], this.#placeOf(outcome, sought[index])]));
    // What is known of a note that was not found again is better than nothing.
    const fresh = sought.filter((note) => places.get(note)?.status !== "orphaned" || this.#find(note) === undefined);
    if (fresh.length === 0) return;
    if (this.#groups.length === mostGroups) this.#groups = [this.#together(notes)];
    this.#groups = [
      ...this.#groups,
      group(
        this.#text,
        fresh,
        fresh.map((note) => places.get(note) ?? unknown),
      ),
    ];
  }

  /** Words that were gone and are back in one place only are proposed there, whatever stands around them now. */
  #placeOf(outcome: AnchorOutcome, note: FoldedNote | undefined): NotePlace {
    const exact = note?.target.anchor?.exact ?? "";
    if (outcome.status !== "orphaned" || note === undefined || this.#find(note) === undefined) return placeOf(outcome);
    const start = this.#text.indexOf(exact);
    if (start === -1 || this.#text.includes(exact, start + 1)) return placeOf(outcome);
    return { status: "confirm", span: { start, end: start + exact.length } };
  }

  /** One group of all notes that have been looked for. */
  #together(notes: readonly FoldedNote[]): Group {
    const known = notes.filter((note) => this.#find(note) !== undefined);
    return group(
      this.#text,
      known,
      known.map((note) => this.of(note) ?? unknown),
    );
  }

  /** Words that also stand elsewhere were never gone: they say nothing about the place. */
  #isBack(note: FoldedNote): boolean {
    const exact = note.target.anchor?.exact ?? "";
    const status = this.of(note)?.status;
    if (exact === "" || (status !== "orphaned" && status !== "asks")) return false;
    const text = exact.includes("\n") ? this.#text.replace(/\r\n?/g, "\n") : this.#text;
    if (text.includes(exact)) return this.#gone.delete(keyOf(note));
    this.#gone.add(keyOf(note));
    return false;
  }

  /** The text was edited: changes as the editor tells them, each about the text that the one before has left. */
  edited(changes: readonly TextDocumentContentChangeEvent[]): void {
    for (const change of editsIn(this.#text, changes)) {
      const isOther = this.#groups.length > 0 && isUnrelated(this.#text, change);
      this.#groups = this.#groups.map((each) => ({ ...each, tracked: followed(each.tracked, change.edit) }));
      this.#text = change.text;
      const asking = isOther || this.#lost.size > 0 ? this.#asking() : [];
      this.#lost = new Set(isOther ? asking : asking.filter((key) => this.#lost.has(key)));
    }
  }

  /** Notes whose text was replaced. */
  #asking(): readonly string[] {
    return this.#groups.flatMap(({ notes, tracked }) =>
      [...notes].flatMap(([key, { mark }]) => (mark !== undefined && tracked.marks[mark]?.asks === true ? [key] : [])),
    );
  }

  /** Undefined for a note that was never looked for. */
  of(note: FoldedNote): NotePlace | undefined {
    if (note.target.anchor === undefined) return noText;
    const found = this.#find(note);
    if (found === undefined) return undefined;
    const mark = found.mark === undefined ? undefined : found.tracked.marks[found.mark];
    if (mark?.asks !== true || found.status === "orphaned") return { status: found.status, span: mark?.span };
    if (!this.#lost.has(keyOf(note))) return { status: "asks", span: mark.span };
    // None of the text that stands there now has to do with the note.
    return { status: "orphaned", span: { start: mark.span.start, end: mark.span.start } };
  }

  #find(
    note: FoldedNote,
  ): { readonly status: NotePlace["status"]; mark: number | undefined; tracked: Tracked } | undefined {
    const key = keyOf(note);
    const latest = this.#groups.findLast(({ notes }) => notes.has(key));
    const found = latest?.notes.get(key);
    return latest === undefined || found === undefined ? undefined : { ...found, tracked: latest.tracked };
  }
}

const placeOf = (outcome: AnchorOutcome): NotePlace => ({
  status: outcome.status,
  span: outcome.status === "orphaned" ? outcome.near : outcome.span,
});

function group(text: string, notes: readonly FoldedNote[], places: readonly NotePlace[]): Group {
  const spans: Span[] = [];
  const placed = notes.map((note, index) => {
    const { status, span } = places[index] ?? unknown;
    const mark = span === undefined ? undefined : spans.push(span) - 1;
    return [keyOf(note), { status, mark }] as const;
  });
  return { notes: new Map(placed), tracked: startTracking(text, spans) };
}

/** A note that was attached elsewhere is another one: its text is looked for anew. */
function keyOf(note: FoldedNote): string {
  const known = keys.get(note);
  if (known !== undefined) return known;
  const { exact, prefix, suffix, position, blob } = note.target.anchor ?? {};
  const key = `${note.id} ${JSON.stringify([position, exact, prefix, suffix, blob])}`;
  keys.set(note, key);
  return key;
}

const keys = new WeakMap<FoldedNote, string>();

/** Editors do not say what is an undo: a text that was there before brings back its marks. */
function followed(tracked: Tracked, edit: Parameters<typeof applyChanges>[1]): Tracked {
  const back = applyChanges(tracked, edit, "undo");
  if (back.moments === tracked.moments || tracked.now === tracked.moments.length - 1) return back;
  const forth = applyChanges(tracked, edit, "redo");
  return forth.moments === tracked.moments ? forth : back;
}
