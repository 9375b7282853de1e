import { message, type Message } from "../../../text/message";
import type { JsonObject } from "../event";
import { bareName, readBodies } from "./bodies";
import { nameUuid } from "./nameUuid";
import { readCreator } from "./people";
import { readTargets } from "./targets";
import { addressOf, firstText, listOf } from "./values";

/** What is known while annotations of another tool are taken in. */
export interface Adoption {
  /** ISO 8601, UTC: of what has no time of its own. */
  readonly time: string;
  /** Whether an annotation with this id is there, among what is taken in or before. */
  isNote(id: string): boolean;
}

const uuid = /^(?:urn:uuid:|#)?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

/** The id that an annotation gets here: its own where it is a UUID, else one that follows from it. */
export const idFor = (address: string): string =>
  `urn:uuid:${(uuid.exec(address)?.[1] ?? nameUuid(address)).toLowerCase()}`;

/** The id of an annotation as it calls itself; without a name its content names it. */
export const idOf = (given: JsonObject): string => idFor(addressOf(given) ?? JSON.stringify(given));

/** Whether a value says that it is an annotation of the W3C model. */
export const isAnnotation = (given: JsonObject): boolean =>
  listOf(given["type"] ?? given["@type"]).some((type) => typeof type === "string" && bareName(type) === "Annotation");

/**
 * An annotation as another tool writes it, in the shape of our lines. Properties nobody here knows stay; those that
 * are said in another way here stay as they were under `afterword:given`.
 */
export function adopt(
  given: JsonObject,
  adoption: Adoption,
): { readonly line: JsonObject } | { readonly refused: Message } {
  const { "@context": context, "@id": _id, "@type": _type, bodyValue: _value, ...rest } = given;
  const noteNamed = (address: string): string | undefined => {
    const id = idFor(address);
    return adoption.isNote(id) || /^urn:uuid:/i.test(address) ? id : undefined;
  };
  const target = readTargets(given["target"], noteNamed);
  if (target === undefined)
    return { refused: message("Its target is no file of the workspace, no web page and none of the notes.") };
  const bodies = readBodies(given);
  const motivations = listOf(given["motivation"]).flatMap((each) => (typeof each === "string" ? bareName(each) : []));
  if (motivations.includes("replying") && !("of" in target))
    return { refused: message("It replies to a note that is not there.") };
  const own: JsonObject = {
    id: idOf(given),
    type: "Annotation",
    motivation: "of" in target ? "replying" : motivationOf(motivations, bodies),
    created: timeOf(given) ?? adoption.time,
    creator: readCreator(given),
    target: "of" in target ? target.of : target.target,
    // JSON leaves out what is undefined.
    body: bodies.length > 0 ? bodies : undefined,
    modified: utc(given["modified"]),
  };
  return { line: { ...rest, "@context": contextOf(context), ...own, ...kept(given, own) } };
}

function motivationOf(motivations: readonly string[], bodies: readonly JsonObject[]): string {
  const named = [...motivations, ...bodies.flatMap(({ purpose }) => (typeof purpose === "string" ? purpose : []))];
  if (named.includes("questioning")) return "questioning";
  const [first] = motivations.filter((name) => /^[A-Za-z][A-Za-z0-9:/#._-]{0,99}$/.test(name) && name !== "replying");
  return first ?? "commenting";
}

function timeOf({ created, modified: changed, generated }: JsonObject): string | undefined {
  return [created, changed, generated].map(utc).find((time) => time !== undefined);
}

/** A moment in UTC; one without a zone is taken as such, as the model asks for. */
function utc(value: unknown): string | undefined {
  const [, day, clock = "00:00", zone = "Z"] =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:?\d{2})?)?$/i.exec(
      firstText(value) ?? "",
    ) ?? [];
  if (day === undefined) return undefined;
  const at = new Date(`${day}T${clock}${zone.toUpperCase().replace(/^([+-]\d{2})(\d{2})$/, "$1:$2")}`);
  const year = at.getUTCFullYear();
  return Number.isNaN(at.getTime()) || year < 0 || year > 9999 ? undefined : at.toISOString();
}

/** The prefix of what is ours beside what they say. */
function contextOf(context: unknown): readonly unknown[] {
  const known = listOf(context);
  return [...(known.length === 0 ? ["http://www.w3.org/ns/anno.jsonld"] : known), { afterword: "urn:afterword:" }];
}

/** What is said in another way here, as it was; an address of its own is what it is known by everywhere. */
function kept(given: JsonObject, own: JsonObject): JsonObject {
  const name = addressOf(given);
  const isRenamed = name !== undefined && name !== own["id"];
  const isCanonical = isRenamed && given["canonical"] === undefined;
  const changed = ["motivation", "created", "modified", "creator", "body", "bodyValue", "target"].filter(
    (key) => given[key] !== undefined && JSON.stringify(given[key]) !== JSON.stringify(own[key]),
  );
  const before = Object.fromEntries(
    [...(isRenamed && !isCanonical ? ["id"] : []), ...changed].map((key) => [key, given[key]]),
  );
  return {
    ...(isCanonical && { canonical: name }),
    ...(Object.keys(before).length > 0 && { "afterword:given": before }),
  };
}
