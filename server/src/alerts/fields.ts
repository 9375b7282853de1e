import type { SourceText } from "./alert";
import type { SourceMapping, SourceNode, SourceScalar } from "./source/source";

export const asMapping = (node: SourceNode | undefined): SourceMapping | undefined =>
  node?.kind === "mapping" ? node : undefined;

export const asScalar = (node: SourceNode | undefined): SourceScalar | undefined =>
  node?.kind === "scalar" ? node : undefined;

export const asItems = (node: SourceNode | undefined): readonly SourceNode[] =>
  node?.kind === "list" ? node.items : [];

/** The groups of a list, each list of rules once: references could name it any number of times. */
export function groupsOf(groups: SourceNode | undefined): readonly SourceMapping[] {
  const seen = new Set<SourceNode>();
  return asItems(groups).flatMap((item) => {
    const group = asMapping(item);
    const rules = group?.get("rules");
    if (group === undefined || rules === undefined || seen.has(rules)) return [];
    seen.add(rules);
    return [group];
  });
}

/** The text at a key; undefined when it is missing, empty or no scalar. */
export function textAt(node: SourceMapping | undefined, key: string): SourceScalar | undefined {
  const scalar = asScalar(node?.get(key));
  return scalar === undefined || scalar.text.trim() === "" ? undefined : scalar;
}

export const isTrue = (node: SourceNode | undefined): boolean => node?.kind === "scalar" && node.value === true;

/** Without the blanks around it. */
export function sourceText(scalar: SourceScalar): SourceText {
  const text = scalar.text.trim();
  if (text.length === scalar.text.length) return { text, span: scalar.span };
  const start = scalar.text.length - scalar.text.trimStart().length;
  return { text, span: scalar.spanOf(start, start + text.length) };
}

/** Its first line that holds more than blanks. */
export function firstLine(scalar: SourceScalar): SourceText | undefined {
  const match = /\S[^\r\n]*/.exec(scalar.text);
  if (match === null) return undefined;
  const text = match[0].trimEnd();
  return { text, span: scalar.spanOf(match.index, match.index + text.length) };
}
