import type { ScalarStyle, SourceScalar } from "../source/source";

/** Without quotes YAML reads it as this text, also between braces. */
const plainSafe = /^[\p{L}\p{N}./_](?:[\p{L}\p{N}./_~%?=&@+#-]|:(?=\S))*$/u;
const otherThanText = /^(?:true|false|null|~|yes|no|on|off|[-+.\d][\d_.eExXoO+:-]*|\d{4}-\d\d-\d\d.*)$/i;

export const isPlainSafe = (text: string): boolean => plainSafe.test(text) && !otherThanText.test(text);

/** A value of YAML in the style its neighbours have. */
export function quoted(text: string, neighbours: readonly SourceScalar[]): string {
  const most = usual(neighbours.map(({ style }) => style).filter((style) => style === "double" || style === "single"));
  if (most === "single") return `'${text.replace(/'/g, "''")}'`;
  const plain = neighbours.filter(({ style }) => style === "plain").length;
  const quotes = neighbours.filter(({ style }) => style === most).length;
  return (most === undefined || plain > quotes) && isPlainSafe(text) ? text : `"${escaped(text)}"`;
}

function usual(styles: readonly ScalarStyle[]): ScalarStyle | undefined {
  const single = styles.filter((style) => style === "single").length;
  if (styles.length === 0) return undefined;
  return single * 2 > styles.length ? "single" : "double";
}

/** The inside of a string of JSON; escapes beyond the needed ones only where the text around it has them. */
export function escaped(text: string, around = ""): string {
  let inside = JSON.stringify(text).slice(1, -1);
  if (around.includes("\\/")) inside = inside.replace(/\//g, "\\/");
  if (/\\u[0-9a-f]{4}/i.test(around) && !/[^\p{ASCII}]/u.test(around)) {
    inside = inside.replace(/[^\p{ASCII}]/gu, (char) =>
      char
        .split("")
        .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
        .join(""),
    );
  }
  return inside;
}
