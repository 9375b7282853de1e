import type { AnnotationThread } from "../../../server/src/protocol";
import type { Say } from "../status/words";
import { byText, type Icon } from "../views/rowNodes";
import { kindIcon, kinds, kindInWords } from "./kindNodes";

export const noteGroupings = ["document", "session", "kind", "author", "state"] as const;
export type NoteGrouping = (typeof noteGroupings)[number];

export const isNoteGrouping = (value: unknown): value is NoteGrouping =>
  noteGroupings.some((grouping) => grouping === value);

export interface NoteGroup {
  /** Tells it from other groups of the grouping. */
  readonly key: string;
  readonly label: string;
  /** Where it stands, when the label alone does not tell. */
  readonly detail: string;
  readonly icon: Icon;
  readonly notes: readonly AnnotationThread[];
}

type Face = Omit<NoteGroup, "notes">;

/** Notes in groups, in the order they are shown. Notes keep their order in each. */
export function noteGroups(notes: readonly AnnotationThread[], grouping: NoteGrouping, say: Say): NoteGroup[] {
  const groups = new Map<string, { readonly face: Face; readonly notes: AnnotationThread[] }>();
  for (const note of notes) {
    const face = faceOf(note, grouping, say);
    const group = groups.get(face.key) ?? { face, notes: [] };
    group.notes.push(note);
    groups.set(face.key, group);
  }
  const order = orderOf(grouping);
  return [...groups.values()].map((group) => ({ ...group.face, notes: group.notes })).sort(order);
}

function faceOf(note: AnnotationThread, grouping: NoteGrouping, say: Say): Face {
  switch (grouping) {
    case "document":
      return documentFace(note);
    case "session":
      return note.session === undefined
        ? { key: "", label: say("Outside of sessions"), detail: "", icon: { name: "comment" } }
        : { key: note.session, label: note.session, detail: "", icon: { name: "comment-discussion" } };
    case "kind":
      return { key: note.kind, label: kindInWords(note.kind, say), detail: "", icon: kindIcon(note.kind) };
    case "author": {
      const { author } = note.comments[0];
      return { key: author.normalize("NFKC").toLowerCase(), label: author, detail: "", icon: { name: "person" } };
    }
    case "state":
      return stateFace(note, say);
  }
}

function documentFace({ source, uri }: AnnotationThread): Face {
  const path = uri === undefined && /^https?:/i.test(source) ? source : decoded(source);
  if (path === source && /^https?:/i.test(source)) {
    const [, host = "", rest = ""] = /^https?:\/\/([^/?#]+)(.*)$/i.exec(source) ?? [];
    return { key: source, label: host + rest.replace(/\/$/, ""), detail: "", icon: { name: "globe" } };
  }
  const now = uri === undefined || decoded(uri).endsWith(`/${path}`) ? path : movedTo(decoded(uri));
  const slash = now.lastIndexOf("/");
  return {
    key: uri === undefined ? source : decoded(uri),
    label: now.slice(slash + 1),
    detail: slash < 0 ? "" : now.slice(0, slash),
    icon: { name: "file" },
  };
}

/** A document that is no longer where its notes say: its name and its folder. */
const movedTo = (uri: string): string => uri.split("/").slice(-2).join("/");

const states = ["draft", "open", "discussed", "resolved"] as const;

function stateFace({ draft, resolved, discussed }: AnnotationThread, say: Say): Face {
  if (draft) return { key: "draft", label: say("Drafts, for you alone"), detail: "", icon: { name: "lock" } };
  if (resolved) return { key: "resolved", label: say("Resolved"), detail: "", icon: { name: "pass" } };
  if (discussed) return { key: "discussed", label: say("Discussed"), detail: "", icon: { name: "comment-discussion" } };
  return { key: "open", label: say("Not resolved"), detail: "", icon: { name: "circle-outline" } };
}

function orderOf(grouping: NoteGrouping): (a: NoteGroup, b: NoteGroup) => number {
  const places = grouping === "kind" ? [...kinds, "note"] : grouping === "state" ? states : undefined;
  const placeOf = ({ key }: NoteGroup): number => places?.findIndex((place) => place === key) ?? 0;
  // The newest session first, what is outside of sessions last; else as people sort.
  if (grouping === "session") return (a, b) => Number(a.key === "") - Number(b.key === "") || byText(b.key, a.key);
  if (places !== undefined) return (a, b) => placeOf(a) - placeOf(b);
  return (a, b) => byText(a.label, b.label) || byText(a.key, b.key);
}

/** A path that cannot be decoded stands as it is. */
export function decoded(source: string): string {
  try {
    return decodeURIComponent(source);
  } catch {
    return source;
  }
}
