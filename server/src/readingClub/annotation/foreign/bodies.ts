import type { JsonObject } from "../event";
import { isObject } from "../readEvent";
import { htmlText } from "./htmlText";
import { addressOf, firstText, isAddress, partsOf } from "./values";

/**
 * What an annotation of the W3C model says, as texts: embedded ones as they are, others by their address. Each keeps
 * the properties it has.
 */
export function readBodies({ body, bodyValue }: JsonObject): readonly JsonObject[] {
  const plain = typeof bodyValue === "string" ? textualBody(bodyValue) : undefined;
  return [plain, ...partsOf(body).map(readBody)].filter((read) => read !== undefined);
}

const textualBody = (value: string): JsonObject => ({ type: "TextualBody", value });

function readBody(part: unknown): JsonObject | undefined {
  if (typeof part === "string") return textualBody(isAddress(part) ? `<${part}>` : part);
  if (!isObject(part)) return undefined;
  const value = firstText(part["value"]);
  if (value !== undefined) return embedded(part, value);
  // A specific resource names another one, and says what it is for.
  const address = addressOf(part["source"] ?? part);
  const purpose = purposeOf(part);
  if (address === undefined) return undefined;
  return { ...textualBody(purpose === "tagging" ? address : `<${address}>`), ...(purpose && { purpose }) };
}

function embedded(part: JsonObject, value: string): JsonObject {
  const { format, language, purpose: _, ...rest } = part;
  const purpose = purposeOf(part);
  const isHtml = firstText(format)?.startsWith("text/html") === true;
  const form = isHtml ? "text/plain" : firstText(format);
  return {
    ...rest,
    ...textualBody(isHtml ? htmlText(value) : value),
    ...(form !== undefined && { format: form }),
    ...(firstText(language) !== undefined && { language: firstText(language) }),
    ...(purpose !== undefined && { purpose }),
  };
}

function purposeOf({ purpose }: JsonObject): string | undefined {
  const name = firstText(purpose);
  return name === undefined ? undefined : bareName(name);
}

/** A name of the vocabulary without its prefix: `oa:tagging`, or its whole address. */
export const bareName = (name: string): string => name.replace(/^(?:oa:|https?:\/\/www\.w3\.org\/ns\/oa#)/, "");
