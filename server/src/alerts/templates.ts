import type { Alert } from "./alert";

/** Stands for a template in a text: no file's name has it. */
export const wildcard = "\ue000";

export interface TemplatedText {
  /** With `wildcard` in place of every template whose value nobody knows before the alert fires. */
  readonly text: string;
  readonly templated: boolean;
  /** It begins with a variable that may hold anything, the address of a web page among it. */
  readonly open: boolean;
}

/** `{{ "{{" }}` and `` {{`{{ $labels.x }}`}} ``: how Helm and Jinja write what another program is to fill in. */
const escapedBraces = /\{\{-?\s{0,4}(["'`])(\{\{|\}\})\1\s{0,4}-?\}\}/g;
const escapedTemplate = /\{\{-?\s{0,4}(["'`])(\{\{.{0,300}?\}\})\1\s{0,4}-?\}\}/g;

const template = new RegExp(
  [
    String.raw`\{\{(.{0,500}?)\}\}`,
    String.raw`\{%.{0,500}?%\}`,
    String.raw`<%.{0,500}?%>`,
    String.raw`\$\{[^{}]{1,200}\}`,
    String.raw`\$\([^()]{1,200}\)`,
    String.raw`%\([\w.]{1,100}\)[sd]`,
    String.raw`\[\[.{1,300}?\]\]`,
    String.raw`\$[A-Za-z_][\w.]{0,100}`,
  ].join("|"),
  "g",
);

/** The text with its templates as wildcards; the alert's own name is known. */
export function readTemplates(raw: string, { name }: Pick<Alert, "name">): TemplatedText {
  if (!/[{$%<[]/.test(raw)) return { text: raw, templated: false, open: false };
  const source = raw.replace(escapedBraces, "$2").replace(escapedTemplate, "$2");
  const nameIsTemplated = name.text.search(template) >= 0;
  let templated = false;
  let open = false;
  const text = source.replace(template, (whole: string, inside: string | undefined, ...rest: unknown[]) => {
    templated = true;
    const known = inside === undefined || nameIsTemplated ? undefined : ownName(inside, name.text);
    if (known !== undefined) return known;
    const at = rest.find((each) => typeof each === "number");
    if (at === 0 && !isLabel(inside ?? whole)) open = true;
    return wildcard;
  });
  return { text, templated, open };
}

const alertName = /^-?\s*(?:(\w+)\s+)?(?:\$labels|\.(?:Common|Group)?Labels)\.alertname\s*(?:\|\s*(\w+)\s*)?-?$/;
const indexedName = /^-?\s*index\s+(?:\$labels|\.(?:Common|Group)?Labels)\s+["'`]alertname["'`]\s*-?$/;

/** What a template makes of the alert's name; undefined when it is about something else. */
function ownName(inside: string, name: string): string | undefined {
  if (indexedName.test(inside)) return name;
  const match = alertName.exec(inside);
  if (match === null) return undefined;
  switch (match[1] ?? match[2]) {
    case undefined:
      return name;
    case "toLower":
    case "lower":
      return name.toLowerCase();
    case "toUpper":
    case "upper":
      return name.toUpperCase();
    default:
      return undefined;
  }
}

/** The value of a label is a word, not an address. */
const isLabel = (inside: string): boolean => /\$labels\b|\.(?:Common|Group)?Labels\b/.test(inside);
