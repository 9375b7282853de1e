import type { JsonObject, NoteKind, NoteTarget } from "./event";
import { writeSource } from "./source";

/** Who writes, when, under which id (`urn:uuid:…`). */
export interface Stamp {
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly time: string;
  readonly author: string;
}

const context: readonly unknown[] = ["http://www.w3.org/ns/anno.jsonld", { afterword: "urn:afterword:" }];

const annotation = (stamp: Stamp, motivation: string, rest: JsonObject): JsonObject => ({
  "@context": context,
  id: stamp.id,
  type: "Annotation",
  motivation,
  created: stamp.time,
  creator: { type: "Person", name: stamp.author },
  ...rest,
});

/** @param motivation why it was written, where its kind does not say it */
export function writeNote(
  stamp: Stamp,
  kind: NoteKind,
  body: string,
  target: NoteTarget,
  motivation = kind === "question" ? "questioning" : "commenting",
): JsonObject {
  const told = kind === "note" || (kind === "question" && motivation === "questioning");
  const tag = told ? [] : [{ type: "TextualBody", value: kind, purpose: "tagging" }];
  return annotation(stamp, motivation, {
    body: [text(body, motivation), ...tag],
    target: writeTarget(target),
  });
}

export const writeReply = (stamp: Stamp, of: string, body: string): JsonObject =>
  annotation(stamp, "replying", { body: text(body, "replying"), target: of });

export function writeEdit(stamp: Stamp, of: string, body: string, kind: NoteKind | undefined): JsonObject {
  const tag = kind === undefined ? [] : [{ type: "TextualBody", value: kind, purpose: "tagging" }];
  return annotation(stamp, "editing", { body: [text(body, "editing"), ...tag], target: of });
}

export const writeDelete = (stamp: Stamp, of: string): JsonObject =>
  annotation(stamp, "moderating", { target: of, "afterword:deleted": true });

export const writeResolve = (stamp: Stamp, of: string, resolved: boolean): JsonObject =>
  annotation(stamp, "assessing", { target: of, "afterword:resolved": resolved });

export const writeDiscuss = (stamp: Stamp, of: string, discussed: boolean): JsonObject =>
  annotation(stamp, "assessing", { target: of, "afterword:discussed": discussed });

export const writeAttach = (stamp: Stamp, of: string, target: NoteTarget): JsonObject =>
  annotation(stamp, "editing", { target: of, "afterword:target": writeTarget(target) });

export const writeIssue = (stamp: Stamp, of: string, address: string): JsonObject =>
  annotation(stamp, "linking", { body: address, target: of });

/** One line of a file, with its line ending. JSON escapes what would end a line. */
export const lineOf = (event: JsonObject): string => `${JSON.stringify(event)}\n`;

const text = (value: string, purpose: string): JsonObject => ({
  type: "TextualBody",
  value,
  format: "text/markdown",
  purpose,
});

function writeTarget(target: NoteTarget): JsonObject | string {
  const source = writeSource(target);
  const { anchor, commit } = target;
  if (anchor === undefined) return source;
  const state = { ...given("afterword:blob", anchor.blob), ...given("afterword:commit", commit) };
  return {
    type: "SpecificResource",
    source,
    selector: [
      { type: "TextQuoteSelector", exact: anchor.exact, prefix: anchor.prefix, suffix: anchor.suffix },
      ...(anchor.position === undefined ? [] : [{ type: "TextPositionSelector", ...anchor.position }]),
    ],
    ...(Object.keys(state).length === 0 ? {} : { state }),
    ...(anchor.headings.length === 0 ? {} : { "afterword:headings": anchor.headings }),
    ...given("afterword:paragraph", anchor.paragraph),
  };
}

const given = (key: string, value: string | undefined): JsonObject => (value === undefined ? {} : { [key]: value });
