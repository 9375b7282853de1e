import type { EventSource } from "./fold";

/** Where the notes of a person in a session are kept, relative to the reading club's folder. */
export interface AnnotationPlace extends EventSource {
  readonly author: string;
}

const openFolder = "open";

/** `annotations/<session or open>/<person>.jsonl`; drafts in `.drafts/`, alike. */
export const annotationPath = ({ session, draft, author }: AnnotationPlace): string =>
  `${draft ? ".drafts" : "annotations"}/${session ?? openFolder}/${personFile(author)}.jsonl`;

/** What a path says of the notes in it; undefined for other files. */
export function readAnnotationPath(path: string): PersonalSource | undefined {
  const match = /^(annotations|\.drafts)\/([^/]+)\/([^/]+)\.jsonl$/.exec(path);
  const [, folder, session, person] = match ?? [];
  if (folder === undefined || session === undefined || person === undefined) return undefined;
  return { session: session === openFolder ? undefined : session, draft: folder === ".drafts", person };
}

/** Where events stand, and whose file that is, as `personFile` names them. */
export interface PersonalSource extends EventSource {
  readonly person: string;
}

/**
 * Sessions are named by their file: one part of a path, never one that leads elsewhere, and not the folder of notes
 * outside of sessions, in whatever case: some disks do not tell cases apart.
 */
export const isSessionName = (name: string): boolean =>
  /^[^./\\\p{Cc}][^/\\\p{Cc}]{0,200}$/u.test(name) && name.toLowerCase() !== openFolder;

/** Names Windows keeps for devices. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/** A person's name as a file name: readable, and never a path. */
export function personFile(name: string): string {
  const safe = name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\p{Cc}\p{Cf}\p{Cs}<>:"/\\|?*\s]+/gu, "-")
    .replace(/^[.\-]+|[.\-]+$/g, "");
  const short = Array.from(safe).slice(0, 60).join("");
  return short === "" || reserved.test(short) ? `person-${short}`.replace(/-$/, "") : short;
}

/** Beside the notes: git merges them line by line, whatever the machine's line endings are. */
export const annotationAttributes = "*.jsonl merge=union text eol=lf linguist-generated\n";

/** Whether attributes say how notes are merged, in whatever way: a folder may have had some of its own. */
export const tellsOfMerging = (attributes: string): boolean =>
  /^(?:\*\*\/)?\*(?:\.jsonl)?[ \t](?:.*[ \t])?[-!]?merge(?:[=\s]|$)/m.test(attributes);

/** In `.drafts/`: nothing of it is ever shared. */
export const draftsIgnore = "*\n";

export const ignoresAll = (ignore: string): boolean => /^\/?\*{1,2}[ \t\r]*$/m.test(ignore);
