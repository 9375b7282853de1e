import type { Alert } from "./alert";

const variable = /^\{\{-?\s{0,9}(\$\w{1,100})(?:\s{0,9}\|\s{0,9}quote)?\s{0,9}-?\}\}$/;
const assignment = /\{\{-?\s{0,9}(\$\w{1,100})\s{0,9}:?=\s{0,9}"([^"\\\n]{1,300})"\s{0,9}-?\}\}/g;

/**
 * Partials of charts give the rule its name by a variable, which they set before: `{{- $alert := "ApiDown" -}}`,
 * `alert: {{ $alert }}`. The alert by that name; itself when it is named otherwise.
 */
export function knownName(alert: Alert, text: string): Alert {
  const [, wanted] = variable.exec(alert.name.text) ?? [];
  if (wanted === undefined) return alert;
  const before = text.slice(0, alert.name.span.start).matchAll(assignment);
  const value = [...before].findLast(([, name]) => name === wanted)?.[2];
  return value === undefined ? alert : { ...alert, name: { ...alert.name, text: value } };
}
