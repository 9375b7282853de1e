import type { JsonObject } from "../event";
import { isObject } from "../readEvent";
import { addressOf, firstText, listOf } from "./values";

/** Who made what says nothing about it. */
const nobody = "unknown";
/** Code points of a name. */
const longestName = 100;
const kinds: readonly string[] = ["Person", "Organization", "Software"];

/** The first creator with a name, else the program the annotation comes from. */
export function readCreator({ creator, generator }: JsonObject): JsonObject {
  const given = [...listOf(creator), ...listOf(generator)];
  const found = given.find((each) => nameOf(each) !== undefined);
  const own = isObject(found) ? found : { id: addressOf(found) };
  const type = listOf(own["type"]).find((each) => typeof each === "string" && kinds.includes(each));
  const id = addressOf(found);
  const { id: _, ...rest } = own;
  return { ...rest, ...(id !== undefined && { id }), type: type ?? "Person", name: nameOf(found) ?? nobody };
}

function nameOf(creator: unknown): string | undefined {
  const stated = isObject(creator) ? firstText(creator["name"] ?? creator["nickname"]) : undefined;
  const name = stated ?? nameInAddress(addressOf(creator));
  const plain = name?.replace(/[\p{Cc}\p{Cf}\p{Cs}\s]+/gu, " ").trim();
  return plain === undefined || plain === "" ? undefined : Array.from(plain).slice(0, longestName).join("");
}

/** `aoi` of `acct:aoi@example.com` and of `https://example.com/users/aoi`; a name that is no address as it is. */
function nameInAddress(address: string | undefined): string | undefined {
  const [, account] = /^(?:acct|mailto):([^@?]+)/i.exec(address ?? "") ?? [];
  if (account !== undefined) return decoded(account);
  const [, host, path = ""] = /^https?:\/\/([^/?#]+)([^?#]*)/i.exec(address ?? "") ?? [];
  if (host === undefined) return address;
  const last = path.split("/").filter(Boolean).at(-1);
  return last === undefined ? host : decoded(last);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
