import type { AnnotationAction, ConfigurationLine, Writing } from "../../../server/src/protocol";

/** A fresh UUID (version 4) made of 16 random bytes. */
export function uuidOf(random: Uint8Array): string {
  const bytes = random.slice(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/** What a change of the reading club's files needs of its writer: who, when, and fresh ids. */
export function writingOf(author: string, now: Date, random: (length: number) => Uint8Array, ids = 1): Writing {
  const fresh = Array.from({ length: ids }, () => uuidOf(random(16)));
  return { author, time: now.toISOString(), ids: fresh };
}

/** Ids enough for any action but a paste, which brings its own. */
export const idsFor = (action: AnnotationAction): number => (action.do === "reveal" || action.do === "paste" ? 0 : 1);

/** The name under which `people` of the configuration lists a handle or a name; what is given when it lists none. */
export function nameIn(lines: readonly Pick<ConfigurationLine, "path" | "value">[], given: string): string {
  const key = fold(given);
  for (const { path, value } of lines) {
    const name = /^people\.(.+)\.[^.]+$/.exec(path)?.[1];
    if (name !== undefined && (fold(name) === key || fold(value) === key)) return name;
  }
  return given;
}

/** Values stand in quotation marks. */
const fold = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/^"(.*)"$/, "$1")
    .trim()
    .replace(/^@/, "")
    .toLowerCase();
