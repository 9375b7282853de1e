import type { AnchorRecord } from "../anchor/anchor";
import { shareLeft } from "../anchor/shareLeft";
import { gitBlob } from "./gitBlob";
import type { FoldedNote } from "./fold";

/** A document that may be the one notes were made on, under another name. */
export interface Candidate {
  readonly path: string;
  readonly text: string;
}

/** Letters of a quote; shorter ones stand in many documents. A sign of a script without spaces says as much as three. */
const tellingQuote = 12;
/** The same of a quote with its context that are the same by chance in no two documents. */
const tellingPassage = 60;
/** UTF-16 units of context on each side of a quote: what stands further away may have been edited since. */
const besideQuote = 64;

/**
 * How surely a document is the one that notes were made on: 1 for the very text, up to 0.9 for a share of the quotes,
 * of the sentences, or of the words remembered; 0 for no more than chance. One quote counts with its context only: several notes have to agree.
 * @param old earlier texts of the document that are known, such as when notes were made, and before it was moved
 */
export function likeness(notes: readonly FoldedNote[], candidate: Candidate, old: readonly string[] = []): number {
  const bySentences = Math.max(0, ...old.map((text) => sharedSentences(text, candidate.text)));
  const byWords = shareLeft(
    notes.flatMap(({ target }) => target.anchor ?? []),
    candidate.text,
  );
  return Math.max(
    bySentences < leastShared ? 0 : 0.9 * bySentences,
    byWords < leastShared ? 0 : 0.8 * byWords,
    likenessOfQuotes(notes, candidate),
  );
}

/** As git takes a file for renamed. */
const leastShared = 0.5;

/** The share of a text's sentences, weighed by their length, that stand in the other one. */
function sharedSentences(old: string, now: string): number {
  // A paragraph may be one long line.
  const sentencesOf = (text: string): string[] =>
    text.split(/[\r\n]+|(?<=[.!?]) |(?<=[。！？])/).map((sentence) => sentence.trim());
  const there = new Set(sentencesOf(now));
  let all = 0;
  let shared = 0;
  for (const sentence of sentencesOf(old)) {
    all += sentence.length;
    if (there.has(sentence)) shared += sentence.length;
  }
  return all < tellingPassage ? 0 : shared / all;
}

function likenessOfQuotes(notes: readonly FoldedNote[], { text }: Candidate): number {
  const anchors = notes.flatMap(({ target }) => target.anchor ?? []);
  const blobs = new Set(anchors.flatMap(({ blob }) => blob ?? []));
  const plain = text.replace(/\r\n?/g, "\n");
  const quotes = new Map(anchors.map((anchor) => [anchor.exact, anchor] as const));
  const found = [...quotes.values()].filter(({ exact }) => telling(exact) >= tellingQuote && plain.includes(exact));
  const passages = [...quotes.values()].filter(({ prefix, exact, suffix }) => {
    const passage = prefix.slice(-besideQuote) + exact + suffix.slice(0, besideQuote);
    return telling(passage) >= tellingPassage && plain.includes(passage);
  });
  const mayBeThat = found.length > 0 || passages.length > 0 || anchors.some((anchor) => mayBeOf(anchor, plain));
  if (blobs.size > 0 && mayBeThat && blobs.has(gitBlob(text))) return 1;
  const agreeing = new Set([...found, ...passages]).size;
  if (passages.length === 0 && agreeing < 2) return 0;
  const share = agreeing / quotes.size;
  return share < 0.5 ? 0 : 0.9 * share;
}

/** Cheaper than git's id: in the very text an anchor was made on, its quote stands as it did, among more. */
const mayBeOf = ({ blob, prefix, exact, suffix }: AnchorRecord, plain: string): boolean =>
  blob !== undefined && telling(plain.trim()) >= tellingQuote && plain.includes(prefix + exact + suffix);

const telling = (text: string): number => text.length + 2 * (text.match(/[\u3040-\u9fff]/g)?.length ?? 0);

/** A share of what notes remember that another text of the same kind may have too. */
const hardlyAny = 0.2;
/** Likeness from which a document has what another one has lost: one that is there and empty may just be unlike. */
const leastTaken = 0.6;

/**
 * Whether next to nothing of what notes remember is left in their document, as where it was moved and a line that
 * tells so was left in its place. False where too little is remembered to tell.
 */
export function isEmptied(notes: readonly FoldedNote[], text: string): boolean {
  const anchors = notes.flatMap(({ target }) => target.anchor ?? []);
  const quotes = new Set(anchors.map(({ exact }) => exact));
  const plain = text.replace(/\r\n?/g, "\n");
  const there = [...quotes].filter((exact) => plain.includes(exact)).length;
  if (quotes.size === 0 || there > hardlyAny * quotes.size) return false;
  const remembered = anchors.reduce((sum, { prefix, exact, suffix }) => sum + telling(prefix + exact + suffix), 0);
  return remembered >= 2 * tellingPassage && shareLeft(anchors, text) < hardlyAny;
}

/** A document that may be the one that notes were made on. */
export interface Likely {
  readonly path: string;
  readonly likeness: number;
  /** Git's id of its text. */
  readonly blob: string;
}

/** A document as one that notes on a missing one may belong to; undefined when it is not. */
export function likelyAs(notes: readonly FoldedNote[], at: Candidate, old: readonly string[] = []): Likely | undefined {
  const found = likeness(notes, at, old);
  return found === 0 ? undefined : { path: at.path, likeness: found, blob: gitBlob(at.text.replace(/\r\n?/g, "\n")) };
}

/** Where the document of some notes is now. */
export interface MovedTo {
  readonly path: string;
  /** Another document has the same text: a person should say which one it is. */
  readonly doubtful: boolean;
}

/**
 * Of the documents that look alike the one to take: the likeliest; of equals the one that has kept its name; of copies
 * of one text the nearest. Undefined when several are equally likely.
 * @param emptied the document is still there
 */
export function mostLikely(source: string, found: readonly Likely[], emptied = false): MovedTo | undefined {
  const best = Math.max(emptied ? leastTaken : 0, ...found.map((each) => each.likeness));
  const equals = found.filter((each) => each.likeness === best && best > 0);
  const sameName = equals.filter(({ path }) => nameOf(path) === nameOf(source));
  const left = equals.length > 1 && sameName.length > 0 ? sameName : equals;
  const [nearest, ...others] = left.sort(
    (a, b) => stepsTo(source, a.path) - stepsTo(source, b.path) || (a.path < b.path ? -1 : 1),
  );
  if (nearest === undefined || others.some(({ blob }) => blob !== nearest.blob)) return undefined;
  return { path: nearest.path, doubtful: others.length > 0 };
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf("/") + 1).toLowerCase();

/** Folders between two files: up to the one that holds both, and down again. */
function stepsTo(from: string, to: string): number {
  const [a, b] = [from.split("/").slice(0, -1), to.split("/").slice(0, -1)];
  const differs = a.findIndex((name, index) => name !== b[index]);
  const shared = differs < 0 ? a.length : differs;
  return a.length + b.length - 2 * shared;
}
